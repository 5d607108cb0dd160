// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme_colours.h"

namespace specula::widgets {
namespace {

// Names between @ are replaced by colours; a dynamic property "role" picks special parts.
const char kSheet[] = R"(
QToolTip { background: @raised@; color: @text@; border: 1px solid @line@; padding: 3px 6px; }
QMenuBar { background: @panel@; border: none; border-bottom: 1px solid @line@; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @raised@; }
QMenu { background: @panel@; border: 1px solid @line@; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: @raised@; color: @text@; }
QMenu::item:disabled { color: @dim@; }
QMenu::icon { left: 6px; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 6px; }

QPushButton { background: transparent; border: 1px solid @line@; border-radius: 4px;
    padding: 5px 12px; min-height: 16px; }
QPushButton:hover { background: @raised@; }
QPushButton:pressed { background: @line@; }
QPushButton:focus { border-color: @accent@; }
QPushButton:disabled { color: @dim@; }
QPushButton::menu-indicator { image: url(:/icons/arrow-down-@mode@.svg); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
QPushButton[role="main"] { background: @accent@; color: @onAccent@; border-color: @accent@;
    font-weight: 600; }
QPushButton[role="main"]:focus { border: 2px solid @text@; padding: 4px 11px; }
QPushButton[role="main"]:disabled { background: @line@; color: @dim@; border-color: @line@; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px;
    padding: 4px; }
QToolButton:hover { background: @raised@; }
QToolButton:pressed { background: @line@; }
QToolButton:checked { background: @raised@; border-color: @accent@; }
QToolButton:focus { border-color: @accent@; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: @window@;
    border: 1px solid @line@; border-radius: 4px; padding: 3px 6px; min-height: 18px;
    selection-background-color: @accent@; selection-color: @onAccent@; }
QLineEdit:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border-color: @accent@; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: @dim@; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border-color: @error@; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 16px;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/arrow-up-@mode@.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/arrow-down-@mode@.svg); width: 10px; height: 10px; }

QComboBox { background: @window@; border: 1px solid @line@; border-radius: 4px;
    padding: 3px 20px 3px 6px; min-height: 18px; }
QComboBox:hover { background: @raised@; }
QComboBox:focus { border-color: @accent@; }
QComboBox:disabled { color: @dim@; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/arrow-down-@mode@.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel@; border: 1px solid @line@;
    selection-background-color: @raised@; selection-color: @text@; outline: none; }

QCheckBox { spacing: 7px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    border: 1px solid @dim@; background: @window@; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: @accent@; border-color: @accent@;
    image: url(:/icons/tick-@mode@.svg); }
QRadioButton::indicator:checked { background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5,
    fy:0.5, stop:0 @accent@, stop:0.6 @accent@, stop:0.7 @window@); border-color: @accent@; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent@; }
QCheckBox:focus, QRadioButton:focus { color: @accent@; }

QSlider::groove:horizontal { height: 4px; background: @line@; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent@; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: @line@; }
QSlider::handle:horizontal { background: @accent@; width: 14px; height: 14px; margin: -5px 0;
    border-radius: 7px; }
QSlider::handle:horizontal:focus { border: 2px solid @text@; width: 10px; height: 10px; }
QSlider::handle:horizontal:disabled { background: @dim@; }

QProgressBar { background: @line@; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; }
QProgressBar::chunk { background: @accent@; border-radius: 2px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @line@; border-radius: 4px; margin: 1px; }
QScrollBar::handle:hover { background: @dim@; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QAbstractItemView { background: @panel@; alternate-background-color: @raised@; border: none;
    outline: none; selection-background-color: @raised@; selection-color: @text@; }
QAbstractItemView::item:focus { border: 1px solid @accent@; }
QHeaderView::section { background: @panel@; color: @dim@; border: none;
    border-bottom: 1px solid @line@; padding: 4px 6px; }

QTableView QHeaderView::section { padding: 4px 9px; }

QTabBar::tab { background: transparent; color: @dim@; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text@; border-bottom-color: @accent@; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:focus { color: @accent@; }
QTabWidget::pane { border: none; border-top: 1px solid @line@; }

QDockWidget { color: @text@; }
QDockWidget::title { background: @panel@; border-top: 1px solid @line@; padding: 6px 10px;
    text-align: left; }
QMainWindow::separator { background: @line@; width: 1px; height: 1px; }
QSplitter::handle { background: @line@; }
QSplitter::handle:hover { background: @accent@; }
QGroupBox { border: none; margin-top: 18px; }
QGroupBox::title { subcontrol-origin: margin; color: @dim@; left: 0; }

QLabel[role="head"] { color: @dim@; font-size: 11px; font-weight: 600; }
QLabel[role="dim"] { color: @dim@; }
QLabel[role="error"] { color: @error@; }
QLabel[role="warning"] { color: @warning@; }
QLabel[role="title"] { font-size: 18px; }
QFrame[role="line"] { background: @line@; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="vline"] { background: @line@; border: none; max-width: 1px; min-width: 1px; }
QToolButton[role="rail"] { border: none; border-left: 3px solid transparent; border-radius: 0;
    color: @dim@; font-size: 11px; padding: 6px 3px 4px 0; }
QToolButton[role="rail"]:checked { background: @raised@; border-left-color: @accent@;
    color: @text@; }
QToolButton[role="rail"]:focus { border-left-color: @accent@; color: @text@;
    background: @raised@; }
QPushButton[role="search"] { background: @window@; color: @dim@; text-align: left;
    padding: 2px 10px; min-height: 18px; }
QStatusBar { background: @panel@; border-top: 1px solid @line@; min-height: 24px; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { padding: 1px 4px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QWidget[role="panel"] { background: @panel@; }
QWidget[role="canvas"] { background: @canvas@; }
QFrame[role="raised"] { background: @raised@; border: 1px solid @line@; border-radius: 6px; }
QFrame[role="banner"] { background: @raised@; border: none; border-bottom: 1px solid @line@; }
)";

} // namespace

QString makeStyleSheet(const ThemeColours& c, bool dark) {
    const std::pair<const char*, QColor> table[] = {
        {"window", c.window},
        {"panel", c.panel},
        {"raised", c.raised},
        {"line", c.line},
        {"text", c.text},
        {"dim", c.dim},
        {"accent", c.accent},
        {"warning", c.warning},
        {"error", c.error},
        {"onAccent", c.onAccent},
        {"canvas", CanvasColours::of(c, dark).background}};
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, colour] : table)
        sheet.replace(QLatin1Char('@') + QLatin1String(name) + QLatin1Char('@'), colour.name());
    sheet.replace(QLatin1String("@mode@"), QLatin1String(dark ? "dark" : "light"));
    return sheet;
}

} // namespace specula::widgets
