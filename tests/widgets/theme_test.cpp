// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_main.h"
#include "widgets/theme/theme.h"

#include <QApplication>

using namespace specula::widgets;

class ThemeTest : public QObject {
    Q_OBJECT
  private slots:
    void textIsReadableOnEverySurface();
    void everyIconDrawsSomethingInTheColourOfTheTheme();
    void choosingAThemeTellsThoseWhoDraw();
    void styleSheetHasNoNameLeft();
    void numbersDoNotDance();
};

void ThemeTest::textIsReadableOnEverySurface() {
    for (const ThemeColours& c : {ThemeColours::light(), ThemeColours::dark()}) {
        for (const QColor& surface : {c.window, c.panel, c.raised}) {
            QVERIFY(contrastRatio(c.text, surface) >= 4.5);
            QVERIFY2(contrastRatio(c.dim, surface) >= 4.4,
                     qPrintable(QString::number(contrastRatio(c.dim, surface))));
        }
        for (const QColor& ink : {c.accent, c.warning, c.error})
            QVERIFY(contrastRatio(ink, c.panel) >= 4.5);
        QVERIFY(contrastRatio(c.onAccent, c.accent) >= 4.5);
    }
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
}

void ThemeTest::everyIconDrawsSomethingInTheColourOfTheTheme() {
    Theme theme;
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(Theme::iconNames().size() > 50);
    for (const QString& name : Theme::iconNames()) {
        const QImage image = theme.icon(name).pixmap(QSize(40, 40)).toImage();
        int drawn = 0, strong = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                drawn += qAlpha(image.pixel(x, y)) > 40;
                strong += image.pixelColor(x, y) == theme.colours().text;
            }
        QVERIFY2(drawn > 20, qPrintable(name));
        const bool fixedColours = name == QLatin1String("specula") ||
                                  name.startsWith(QLatin1String("arrow-")) ||
                                  name.startsWith(QLatin1String("tick-"));
        QVERIFY2(fixedColours || strong > 5, qPrintable(name));
    }
    QVERIFY(theme.icon(QStringLiteral("no-such-icon")).isNull());
}

void ThemeTest::choosingAThemeTellsThoseWhoDraw() {
    Theme theme;
    int changes = 0;
    connect(&theme, &Theme::changed, this, [&] { ++changes; });
    theme.setChoice(ThemeChoice::Dark);
    QVERIFY(theme.isDark());
    theme.setChoice(ThemeChoice::Light);
    QVERIFY(!theme.isDark());
    QCOMPARE(changes, 2);
    QCOMPARE(themeChoiceFromName(themeChoiceName(ThemeChoice::Dark)), ThemeChoice::Dark);
    QCOMPARE(themeChoiceFromName(QStringLiteral("pink")), ThemeChoice::System);
}

void ThemeTest::styleSheetHasNoNameLeft() {
    for (const bool dark : {false, true}) {
        const QString sheet =
            makeStyleSheet(dark ? ThemeColours::dark() : ThemeColours::light(), dark);
        QVERIFY(sheet.contains(QLatin1String("QPushButton")));
        QVERIFY(!sheet.contains(QLatin1Char('@')));
    }
}

void ThemeTest::numbersDoNotDance() {
    const Theme theme;
    const QFontMetricsF metrics(theme.numberFont());
    for (char c = '1'; c <= '9'; ++c)
        QCOMPARE(metrics.horizontalAdvance(QLatin1Char(c)),
                 metrics.horizontalAdvance(QLatin1Char('0')));
}

SPECULA_TEST(ThemeTest)
#include "theme_test.moc"
