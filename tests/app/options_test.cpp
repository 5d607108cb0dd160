// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/open_files.h"
#include "app/options.h"
#include "app/translations.h"
#include "test_main.h"

#include <QDir>
#include <QTranslator>

using namespace specula::app;

class OptionsTest : public QObject {
    Q_OBJECT
  private slots:
    void filesAndOptionsAreTakenInAnyOrder();
    void wrongCallsSayWhat_data();
    void wrongCallsSayWhat();
    void datasetIsSplitFromTheFile();
    void translationsAreNotEmpty();
    void numbersReadTheSameInEveryLanguage();
};

void OptionsTest::filesAndOptionsAreTakenInAnyOrder() {
    const Options o =
        parseOptions({"a.tif", "--screenshot=o.png", "--size", "800x600", "--theme", "dark",
                      "--language", "zh_CN", "--workspace", "image", "--", "--b"});
    QCOMPARE(o.error, QString());
    QCOMPARE(o.mode, Options::Mode::Screenshot);
    QCOMPARE(o.files, (QStringList{"a.tif", "--b"}));
    QCOMPARE(o.output, QStringLiteral("o.png"));
    QCOMPARE(o.size, QSize(800, 600));
    QVERIFY(o.headless());
    QVERIFY(!parseOptions({"a.tif"}).headless());
    QVERIFY(!parseOptions({"--no-restore"}).restore);
    QCOMPARE(parseOptions({"--bench", "display", "--repeat", "5"}).repeat, 5);
}

void OptionsTest::wrongCallsSayWhat_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("unknown") << QStringList{"--frobnicate"} << "--frobnicate";
    QTest::newRow("no value") << QStringList{"--screenshot"} << "needs a value";
    QTest::newRow("theme") << QStringList{"--theme", "pink"} << "light, dark";
    QTest::newRow("size") << QStringList{"--size", "big"} << "1600x1000";
    QTest::newRow("workspace") << QStringList{"--workspace", "cellar"} << "twotime";
    QTest::newRow("two modes") << QStringList{"--render", "a", "--screenshot", "b"}
                               << "--screenshot";
    QTest::newRow("bench") << QStringList{"--bench", "io"} << "display";
    QTest::newRow("repeat") << QStringList{"--bench", "display", "--repeat", "0"} << "above 0";
}

void OptionsTest::wrongCallsSayWhat() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const Options o = parseOptions(arguments);
    QVERIFY2(o.error.contains(word), qPrintable(o.error));
}

void OptionsTest::datasetIsSplitFromTheFile() {
    const OpenTarget a = OpenFiles::targetFromText(QStringLiteral("/x/run.H5:/entry/data:1"));
    QCOMPARE(a.path, QStringLiteral("/x/run.H5"));
    QCOMPARE(a.dataset, QStringLiteral("/entry/data:1"));
    const OpenTarget b = OpenFiles::targetFromText(QStringLiteral("c:/d.tif"));
    QCOMPARE(b.path, QDir::current().absoluteFilePath(QStringLiteral("c:/d.tif")));
    QVERIFY(b.dataset.isEmpty());
}

void OptionsTest::translationsAreNotEmpty() {
    for (const QString& language : languages()) {
        QFile file(QStringLiteral(":/i18n/specula_%1.qm").arg(language));
        QVERIFY2(file.exists(), qPrintable(language));
        QTranslator translator;
        // An untranslated .ts makes a .qm of a few bytes.
        QVERIFY2(translator.load(QStringLiteral("specula_") + language, QStringLiteral(":/i18n")),
                 qPrintable(language));
        QVERIFY2(!translator.isEmpty(), qPrintable(language));
        if (language == QLatin1String("en"))
            continue;
        QVERIFY2(file.size() > 10000, qPrintable(language));
        const QString menu = translator.translate("StandardActions", "&File");
        QVERIFY2(!menu.isEmpty() && menu != QLatin1String("&File"), qPrintable(language));
        // Every text is finished.
        QFile source(
            QStringLiteral(SPECULA_SOURCE_DIR "/translations/specula_%1.ts").arg(language));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QByteArray all = source.readAll();
        const auto texts = all.count("<source>");
        const auto unfinished = all.count("type=\"unfinished\"");
        QVERIFY(texts > 200);
        QVERIFY2(unfinished == 0, qPrintable(QStringLiteral("%1: %2 of %3 unfinished")
                                                 .arg(language)
                                                 .arg(unfinished)
                                                 .arg(texts)));
    }
}

void OptionsTest::numbersReadTheSameInEveryLanguage() {
    const QLocale before;
    installTranslations(*QCoreApplication::instance(), QStringLiteral("de"));
    QCOMPARE(QLocale().toString(1234567.5, 'f', 1), QStringLiteral("1234567.5"));
    QLocale::setDefault(before);
    for (QTranslator* translator : qApp->findChildren<QTranslator*>())
        delete translator;
}

SPECULA_TEST(OptionsTest)
#include "options_test.moc"
