// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme_colours.h"

#include <QFont>
#include <QIcon>
#include <QObject>

class QApplication;

namespace specula::widgets {

enum class ThemeChoice { System, Light, Dark };

/// "system", "light", "dark": as in the settings and on the command line.
QString themeChoiceName(ThemeChoice choice);
/// System for a name it does not know.
ThemeChoice themeChoiceFromName(const QString& name);

/// The look of the program: colours, fonts and icons, light or dark. Made once in main; widgets
/// take what they need from here and repaint on changed(). Icons follow the theme by themselves.
class Theme : public QObject {
    Q_OBJECT
  public:
    explicit Theme(QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);
    bool isDark() const { return m_dark; }

    const ThemeColours& colours() const { return m_colours; }
    const CanvasColours& canvas() const { return m_canvas; }
    /// Colours of curves, Okabe-Ito order; repeats after seven.
    QColor series(int index) const;

    QFont uiFont() const { return m_uiFont; }
    QFont headFont() const { return m_headFont; } ///< section heads, 11 px
    /// Digits of equal width, for numbers that change in place.
    QFont numberFont() const { return m_numberFont; }

    /// A line icon of resources/icons by name ("open", "fit"); recoloured at paint time. A name
    /// that does not exist gives an empty icon.
    QIcon icon(const QString& name) const;
    static QStringList iconNames();

    /// Style, palette, font and style sheet of the whole program, now and after each change.
    void applyTo(QApplication& application);

  signals:
    void changed();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void update();
    bool systemIsDark() const;

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_dark = false;
    bool m_systemDark = false;
    ThemeColours m_colours;
    CanvasColours m_canvas;
    QFont m_uiFont, m_headFont, m_numberFont;
    QApplication* m_application = nullptr;
};

} // namespace specula::widgets
