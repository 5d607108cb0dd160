// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/data_table.h"

#include "core/base/error.h"
#include "test_main.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <cstring>
#include <fstream>
#include <limits>
#include <sstream>

using namespace specula;

class DataTableTest : public QObject {
    Q_OBJECT
  private slots:
    void csvHasTitleUnitsProvenanceAndQuotedTexts();
    void numbersComeBackBitForBit();
    void jsonHasNullWhereANumberIsNotFinite();
    void unequalColumnsAreADefect();
    void filesAppearWholeAndAreNotReplaced();
};

namespace {

io::DataTable sample() {
    io::DataTable table;
    table.title = "two\nlines";
    table.columns = {{"tau_s", "s", {1e-3, 0.1, std::numeric_limits<double>::quiet_NaN()}},
                     {"name", "", {}, {"plain", "a, b", "say \"x\""}}};
    table.provenance.operation = "export g2";
    return table;
}

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

} // namespace

void DataTableTest::csvHasTitleUnitsProvenanceAndQuotedTexts() {
    const QStringList lines =
        QString::fromStdString(io::tableCsv(sample())).split(QLatin1Char('\n'));
    QVERIFY(lines[0].startsWith(QLatin1String("# Specula ")));
    QVERIFY(lines[0].endsWith(QLatin1String(": two lines")));
    QCOMPARE(lines[1], QStringLiteral("# tau_s: s"));
    QVERIFY(lines[2].startsWith(QLatin1String("# provenance: {")));
    QVERIFY(lines[2].contains(QLatin1String("export g2")));
    QCOMPARE(lines[3], QStringLiteral("tau_s,name"));
    QCOMPARE(lines[4], QStringLiteral("0.001,plain"));
    QCOMPARE(lines[5], QStringLiteral("0.1,\"a, b\""));
    QCOMPARE(lines[6], QStringLiteral("nan,\"say \"\"x\"\"\""));
    QCOMPARE(lines.size(), 8); // and the end of the last line
}

void DataTableTest::numbersComeBackBitForBit() {
    io::DataTable table;
    table.columns = {{"x", "", {1.0 / 3, 1e-310, -0.0, 1e300}}};
    const auto text = QString::fromStdString(io::tableCsv(table)).split(QLatin1Char('\n'));
    for (std::size_t i = 0; i < 4; ++i) {
        const double back = text[static_cast<qsizetype>(3 + i)].toDouble();
        QCOMPARE(std::memcmp(&back, &table.columns[0].numbers[i], sizeof back), 0);
    }
}

void DataTableTest::jsonHasNullWhereANumberIsNotFinite() {
    const auto json = nlohmann::json::parse(io::tableJson(sample()));
    QCOMPARE(QString::fromStdString(json["columns"][0]["unit"]), QStringLiteral("s"));
    QCOMPARE(json["columns"][0]["values"][0].get<double>(), 1e-3);
    QVERIFY(json["columns"][0]["values"][2].is_null());
    QCOMPARE(QString::fromStdString(json["columns"][1]["values"][1]), QStringLiteral("a, b"));
    QCOMPARE(QString::fromStdString(json["provenance"]["operation"]), QStringLiteral("export g2"));
}

void DataTableTest::unequalColumnsAreADefect() {
    io::DataTable table = sample();
    table.columns[0].numbers.pop_back();
    QVERIFY_EXCEPTION_THROWN(io::tableCsv(table), std::logic_error);
    QVERIFY_EXCEPTION_THROWN(io::tableJson(table), std::logic_error);
}

void DataTableTest::filesAppearWholeAndAreNotReplaced() {
    const QTemporaryDir folder;
    const std::filesystem::path csv = folder.filePath(QStringLiteral("a.CSV")).toStdString();
    io::writeTable(csv, sample(), false);
    QCOMPARE(content(csv), io::tableCsv(sample()));
    QVERIFY_EXCEPTION_THROWN(io::writeTable(csv, sample(), false), Error);
    io::writeTable(csv, sample(), true);
    const std::filesystem::path json = folder.filePath(QStringLiteral("a.json")).toStdString();
    io::writeTable(json, sample(), false);
    QCOMPARE(content(json), io::tableJson(sample()));
    QVERIFY_EXCEPTION_THROWN(
        io::writeTable(folder.filePath(QStringLiteral("a.txt")).toStdString(), sample(), false),
        Error);
}

SPECULA_TEST(DataTableTest)
#include "data_table_test.moc"
