// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/labels.h"

#include <QStyle>
#include <QVariant>

namespace specula::widgets {

void setRole(QWidget* widget, const char* role) {
    if (widget->property("role").toString() == QLatin1String(role))
        return;
    widget->setProperty("role", QLatin1String(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel* makeSectionHead(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("head"));
    label->setContentsMargins(0, 8, 0, 2);
    return label;
}

QFrame* makeLine(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setProperty("role", QStringLiteral("line"));
    line->setFixedHeight(1);
    return line;
}

QLabel* makeDimLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("dim"));
    return label;
}

} // namespace specula::widgets
