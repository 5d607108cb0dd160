// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/display_settings.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QToolButton;

namespace specula::app {

/// The explicit colours of pixels without an ordinary value: not a number, masked, dead, saturated,
/// and, if wanted, below and above the levels. A click chooses a colour; the right button gives
/// back the usual one.
class SpecialColours : public QWidget {
    Q_OBJECT
  public:
    explicit SpecialColours(QWidget* parent = nullptr);

    void setDisplay(widgets::DisplaySettings* display);

  private:
    struct Entry;
    void choose(const Entry& entry);
    void put(const Entry& entry, std::optional<imaging::Rgb> colour);
    void showColours();

    QPointer<widgets::DisplaySettings> m_display;
    std::vector<std::pair<const Entry*, QToolButton*>> m_buttons;
};

} // namespace specula::app
