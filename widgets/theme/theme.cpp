// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "resources/resources.h"
#include "widgets/theme/icon_engine.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

namespace specula::widgets {
namespace {

constexpr int kUiPixels = 13;
constexpr int kHeadPixels = 11;

// Okabe & Ito, without black: it vanishes on a dark canvas.
const QRgb kSeries[] = {0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                        0xff56b4e9, 0xffd55e00, 0xfff0e442};

bool digitsHaveEqualWidth(const QFont& font) {
    const QFontMetricsF metrics(font);
    const qreal width = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char c = '1'; c <= '9'; ++c)
        if (qAbs(metrics.horizontalAdvance(QLatin1Char(c)) - width) > 0.01)
            return false;
    return true;
}

// Qt 6.4 cannot ask a font for its tabular figures, so take the first family that has no others.
QFont tabularFont(const QFont& ui) {
    for (const QString& family : {ui.family(), QStringLiteral("DejaVu Sans"),
                                  QStringLiteral("Liberation Sans"), QStringLiteral("Arial")}) {
        QFont font(ui);
        font.setFamily(family);
        if (digitsHaveEqualWidth(font))
            return font;
    }
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPixelSize(kUiPixels);
    return fixed;
}

} // namespace

QString themeChoiceName(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeChoiceFromName(const QString& name) {
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

Theme::Theme(QObject* parent)
    : QObject(parent) {
    resources::init();
    m_systemDark = systemIsDark();
    update();
}

void Theme::setChoice(ThemeChoice choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    update();
}

QColor Theme::series(int index) const {
    const int count = int(std::size(kSeries));
    return QColor(kSeries[((index % count) + count) % count]);
}

QIcon Theme::icon(const QString& name) const {
    return lineIconExists(name) ? QIcon(new LineIconEngine(name, this)) : QIcon();
}

QStringList Theme::iconNames() {
    resources::init();
    QStringList names = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    for (QString& name : names)
        name.chop(4);
    return names;
}

bool Theme::systemIsDark() const {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // Before we set our own palette the application has the platform's; later only the style's
    // standard palette still follows the platform.
    QPalette palette = QGuiApplication::palette();
    if (m_application != nullptr) {
        const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
        palette = fusion->standardPalette();
    }
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
#endif
}

void Theme::update() {
    m_dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemDark);
    m_colours = m_dark ? ThemeColours::dark() : ThemeColours::light();
    m_canvas = CanvasColours::of(m_colours, m_dark);
    if (m_uiFont.pixelSize() != kUiPixels) {
        m_uiFont = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
        m_uiFont.setPixelSize(kUiPixels);
        m_headFont = m_uiFont;
        m_headFont.setPixelSize(kHeadPixels);
        m_headFont.setWeight(QFont::DemiBold);
        m_numberFont = tabularFont(m_uiFont);
    }
    if (m_application != nullptr) {
        m_application->setPalette(makePalette(m_colours));
        m_application->setStyleSheet(makeStyleSheet(m_colours, m_dark));
    }
    emit changed();
}

void Theme::applyTo(QApplication& application) {
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setFont(m_uiFont);
    m_application = &application;
    application.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemDark = systemIsDark();
        if (m_choice == ThemeChoice::System)
            update();
    });
#endif
    update();
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ThemeChange && watched == m_application) {
        const bool dark = systemIsDark();
        if (dark != m_systemDark) {
            m_systemDark = dark;
            if (m_choice == ThemeChoice::System)
                update();
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace specula::widgets
