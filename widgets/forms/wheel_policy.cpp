// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/wheel_policy.h"

#include <QEvent>
#include <QWidget>

namespace specula::widgets {
namespace {

class WheelFilter : public QObject {
  public:
    using QObject::QObject;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        const auto* field = static_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || field->hasFocus())
            return false;
        event->ignore(); // the panel gets it
        return true;
    }
};

} // namespace

void wheelWhenFocused(QWidget* field) {
    // A wheel that may give the focus would change the field the next moment.
    if (field->focusPolicy() == Qt::WheelFocus)
        field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(new WheelFilter(field));
}

} // namespace specula::widgets
