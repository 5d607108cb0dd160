// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/imaging/ops/cube_file.h"
#include "core/imaging/ops/hue_file.h"
#include "core/imaging/ops/number_text.h"
#include "operation_fixture.h"

#include <clocale>

using namespace specula;
using namespace specula::test;
using namespace specula::imaging;

class CubeFileTest : public QObject {
    Q_OBJECT
  private slots:
    void aTableWithEverything();
    void resolveRangesAndWindowsLineEnds();
    void redVariesFastest();
    void brokenTablesSayWhereAndWhat_data();
    void brokenTablesSayWhereAndWhat();
    void numbersDoNotDependOnTheLocale();
    void hueFilesNeedListsOfOneLength();
    void missingFilesAndFoldersAreErrors();
};

void CubeFileTest::aTableWithEverything() {
    const CubeTable t = parseCube("# made by hand\n\nTITLE \"a # b\"\nDOMAIN_MIN -1 0 0.5\n"
                                  "DOMAIN_MAX 1 2e0 +3\nLUT_1D_SIZE 2\n\n# rows\n"
                                  "  0 1e-3 -.5\n1\t2.5E+2   3   \n\n",
                                  "x.cube");
    QCOMPARE(t.dimensions, 1);
    QCOMPARE(t.size, 2);
    QCOMPARE(t.title, std::string("a # b"));
    QCOMPARE(t.domainMin, (std::array{-1.0, 0.0, 0.5}));
    QCOMPARE(t.domainMax, (std::array{1.0, 2.0, 3.0}));
    QCOMPARE(t.values, (std::vector<double>{0, 1e-3, -.5, 1, 250, 3}));
    QVERIFY(!t.grey());
}

void CubeFileTest::resolveRangesAndWindowsLineEnds() {
    const CubeTable t = parseCube("\xEF\xBB\xBFLUT_1D_SIZE 3\r\nLUT_1D_INPUT_RANGE 0.0 4095\r\n"
                                  "0 0 0\r\n.5 .5 .5\r\n1 1 1",
                                  "x.cube");
    QCOMPARE(t.domainMax, (std::array{4095.0, 4095.0, 4095.0}));
    QCOMPARE(t.rows(), std::size_t{3});
    QVERIFY(t.grey());
}

void CubeFileTest::redVariesFastest() {
    const CubeTable t = parseCube("LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n"
                                  "0 0 1\n1 0 1\n0 1 1\n1 1 1\n",
                                  "x.cube");
    QCOMPARE(t.dimensions, 3);
    QCOMPARE(t.values[3], 1.0);
    QCOMPARE(t.values[3 * 4 + 2], 1.0);
}

void CubeFileTest::brokenTablesSayWhereAndWhat_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << ""
                           << ""
                           << "no LUT_1D_SIZE";
    QTest::newRow("only comments") << "# nothing\n"
                                   << ""
                                   << "no LUT_1D_SIZE";
    QTest::newRow("rows first") << "0 0 0\nLUT_1D_SIZE 2\n"
                                << "line 1"
                                << "before the size";
    QTest::newRow("too few") << "LUT_1D_SIZE 2\n# a comment of some length\n0 0 0\n"
                             << ""
                             << "1 rows";
    QTest::newRow("too many") << "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n2 2 2\n"
                              << "line 4"
                              << "more than 2";
    QTest::newRow("size 1") << "LUT_1D_SIZE 1\n0 0 0\n"
                            << "line 1"
                            << "2..65536";
    QTest::newRow("size 257") << "LUT_3D_SIZE 257\n"
                              << "line 1"
                              << "2..256";
    QTest::newRow("size 2.5") << "LUT_1D_SIZE 2.5\n0 0 0\n"
                              << "line 1"
                              << "whole number";
    QTest::newRow("size missing") << "LUT_1D_SIZE\n0 0 0\n"
                                  << "line 1"
                                  << "whole number";
    QTest::newRow("a size without file") << "LUT_3D_SIZE 256\n0 0 0\n"
                                         << "line 1"
                                         << "too short";
    QTest::newRow("both sizes") << "LUT_1D_SIZE 2\nLUT_3D_SIZE 2\n0 0 0\n1 1 1\n"
                                << "line 2"
                                << "separately";
    QTest::newRow("twice") << "TITLE \"a\"\nTITLE \"b\"\n"
                           << "line 2"
                           << "twice";
    QTest::newRow("two numbers") << "LUT_1D_SIZE 2\n0.5 0.5\n1 1 1\n"
                                 << "line 2"
                                 << "missing";
    QTest::newRow("four numbers") << "LUT_1D_SIZE 2\n0 0 0 0\n1 1 1\n"
                                  << "line 2"
                                  << "more than three";
    QTest::newRow("a word") << "LUT_1D_SIZE 2\n0 zero 0\n1 1 1\n"
                            << "line 2"
                            << "finite number";
    QTest::newRow("nan") << "LUT_1D_SIZE 2\n0 nan 0\n1 1 1\n"
                         << "line 2"
                         << "finite number";
    QTest::newRow("infinite") << "LUT_1D_SIZE 2\n0 1e999 0\n1 1 1\n"
                              << "line 2"
                              << "finite number";
    QTest::newRow("comma") << "LUT_1D_SIZE 2\n0,0 0 0\n1 1 1\n"
                           << "line 2"
                           << "finite number";
    QTest::newRow("keyword") << "LUT_2D_SIZE 2\n"
                             << "line 1"
                             << "no keyword";
    QTest::newRow("late keyword") << "LUT_1D_SIZE 2\n0 0 0\nDOMAIN_MIN 0 0 0\n"
                                  << "line 3"
                                  << "among the rows";
    QTest::newRow("empty domain") << "LUT_1D_SIZE 2\nDOMAIN_MAX 1 0 1\n0 0 0\n1 1 1\n"
                                  << ""
                                  << "domain is empty";
    QTest::newRow("range") << "LUT_1D_INPUT_RANGE 0\n"
                           << "line 1"
                           << "missing";
    QTest::newRow("garbage") << QString("\x01\x02\xff{}[]") << "line 1"
                             << "before the size";
}

void CubeFileTest::brokenTablesSayWhereAndWhat() {
    QFETCH(QString, text);
    QFETCH(QString, field);
    QFETCH(QString, words);
    const Error e = errorOf([&] { parseCube(text.toLatin1().toStdString(), "x.cube"); });
    QCOMPARE(e.code(), ErrorCode::Input);
    QCOMPARE(QString::fromStdString(e.field()), field);
    QCOMPARE(e.file(), std::string("x.cube"));
    QVERIFY2(e.reason().find(words.toStdString()) != std::string::npos, e.what());
    QVERIFY(!e.remedy().empty());
}

void CubeFileTest::numbersDoNotDependOnTheLocale() {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    const bool german = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
    QCOMPARE(parseNumber("1.5"), std::optional(1.5));
    QCOMPARE(parseNumber("1,5"), std::optional<double>());
    std::setlocale(LC_ALL, before.c_str());
    if (!german)
        qInfo("no German locale here; checked in the one there is");
    QCOMPARE(parseNumber("+2"), std::optional(2.0));
    for (const char* bad : {"", " 1", "1 ", "+-1", "--1", "0x10", "1e", "inf", "nan", "1e999", "+"})
        QVERIFY2(!parseNumber(bad), bad);
}

void CubeFileTest::hueFilesNeedListsOfOneLength() {
    const HueCurves c = parseHueCurves(R"({"saturation":[1,2,3]})", "h.json");
    QCOMPARE(c.hue, (std::vector<double>{0, 0, 0}));
    QCOMPARE(c.saturation, (std::vector<double>{1, 2, 3}));
    QCOMPARE(c.lightness, (std::vector<double>{0, 0, 0}));
    for (const char* bad :
         {"", "[]", "{}", "3", "{\"hue\":1}", "{\"hue\":[1]}", "{\"hue\":[1,\"a\"]}",
          "{\"hue\":[1,2],\"saturation\":[1,2,3]}", "{\"hues\":[1,2]}", "{\"hue\":[1,2]",
          "{\"hue\":[1,null]}", "{\"hue\":[1,2],\"hue\":[1,2]}", "{\"hue\":[1,1e999]}"}) {
        const Error e = errorOf([&] { parseHueCurves(bad, "h.json"); });
        QVERIFY2(e.code() == ErrorCode::Input, bad);
        QCOMPARE(e.file(), std::string("h.json"));
    }
}

void CubeFileTest::missingFilesAndFoldersAreErrors() {
    QCOMPARE(errorOf([] { readCube("/nowhere/x.cube"); }).code(), ErrorCode::Input);
    const std::string folder = scratchFolder().toStdString();
    QCOMPARE(errorOf([&] { readCube(folder); }).code(), ErrorCode::Input);
    QCOMPARE(errorOf([&] { readHueCurves(folder); }).code(), ErrorCode::Input);
}

SPECULA_TEST(CubeFileTest)
#include "cube_file_test.moc"
