// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_fixture.h"

#include "core/base/error.h"
#include "widgets/plot/plot_data_export.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class PlotDataExportTest : public QObject {
    Q_OBJECT
  private slots:
    void columnsNameQuantityUnitAndCurve();
    void curvesOfTheSameXShareItsColumn();
    void everyDigitComesBack();
    void shorterCurvesEndInEmptyFields();
    void jsonHoldsUnitsErrorsAndProvenance();
    void guidesAreNotExported();
    void aFileIsWholeOrNotThere();
    void axesSpeakTheUsersUnits();

  private:
    static QStringList lines(const QByteArray& csv) {
        QStringList out;
        for (const QString& line : QString::fromUtf8(csv).split('\n'))
            if (!line.isEmpty() && !line.startsWith('#'))
                out << line;
        return out;
    }
    static Provenance made() {
        Provenance p = Provenance::now("export g2");
        p.inputs.push_back({.role = "result", .file = "a.hdf", .dataset = "", .contentId = "77"});
        return p;
    }
};

void PlotDataExportTest::columnsNameQuantityUnitAndCurve() {
    PlotContent plot = g2Panel(3);
    plot.curves = {decay("bin 3 q=0.0194 Å⁻¹", 0.1), decay("fit, stretched", 0.2)};
    const QStringList all = lines(plotCsv({plot}, made()));
    QCOMPARE(all.size(), 63);
    // Equal values of x are one column, also when they are not the same object.
    QCOMPARE(all[0], QString("t_s,g2[bin 3 q=0.0194 Å⁻¹],sigma_g2[bin 3 q=0.0194 Å⁻¹],"
                             "\"g2[fit, stretched]\",\"sigma_g2[fit, stretched]\""));
}

void PlotDataExportTest::curvesOfTheSameXShareItsColumn() {
    const QStringList all = lines(plotCsv({g2Panel(1), g2Panel(2)}, made()));
    QCOMPARE(all[0], QString("t_s,g2[bin 1; measured],sigma_g2[bin 1; measured],"
                             "g2[bin 2; measured],sigma_g2[bin 2; measured]"));
}

void PlotDataExportTest::everyDigitComesBack() {
    const PlotContent plot = g2Panel(1);
    const QStringList all = lines(plotCsv({plot}, made()));
    for (int i = 0; i < 62; ++i) {
        const QStringList fields = all[i + 1].split(',');
        QCOMPARE(fields[0].toDouble(), (*plot.curves[0].x)[size_t(i)]);
        QCOMPARE(fields[1].toDouble(), (*plot.curves[0].y)[size_t(i)]);
        QCOMPARE(fields[2].toDouble(), 0.004);
    }
}

void PlotDataExportTest::shorterCurvesEndInEmptyFields() {
    PlotContent plot;
    plot.x = plainAxis("frame");
    plot.y = plainAxis("I", "counts");
    plot.curves = {ramp("a", 3, [](int i) { return i == 1 ? std::nan("") : 2.0 * i; }),
                   ramp("b", 2, [](int i) { return 1.0 * i; })};
    QCOMPARE(lines(plotCsv({plot}, made())),
             (QStringList{"frame,I_counts[a],frame,I_counts[b]", "0,0,0,0", "1,nan,1,1", "2,4,,"}));
}

void PlotDataExportTest::jsonHoldsUnitsErrorsAndProvenance() {
    PlotContent plot = g2Panel(3);
    std::vector<double> y = *plot.curves[0].y;
    y[5] = std::nan("");
    plot.curves[0].y = plotValues(y);
    plot.curves[0].info = {{"bin", 3}};
    const auto json = nlohmann::json::parse(plotJson({plot}, made()).toStdString());
    QCOMPARE(json["provenance"]["operation"], "export g2");
    const auto& panel = json["plots"][0];
    QCOMPARE(panel["x"]["unit"], "s");
    const auto& curve = panel["curves"][0];
    QCOMPARE(curve["x"].size(), size_t(62));
    QVERIFY(curve["y"][5].is_null());
    QCOMPARE(curve["y"][6].get<double>(), y[6]);
    QCOMPARE(curve["sigma"][0].get<double>(), 0.004);
    QCOMPARE(curve["info"]["bin"], 3);
}

void PlotDataExportTest::guidesAreNotExported() {
    PlotContent plot = g2Panel(3);
    plot.curves << decay("guide", 1);
    plot.curves[1].exported = false;
    QVERIFY(!plotCsv({plot}, made()).contains("guide"));
    QVERIFY(!plotJson({plot}, made()).contains("guide"));
}

void PlotDataExportTest::aFileIsWholeOrNotThere() {
    QTemporaryDir folder;
    const QString csv = folder.filePath("g2.csv");
    writePlotData(csv, {g2Panel(1)}, made());
    QVERIFY_EXCEPTION_THROWN(writePlotData(csv, {g2Panel(2)}, made()), Error);
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("bin 1"), 1);
    writePlotData(csv, {g2Panel(2)}, made(), true);
    QVERIFY_EXCEPTION_THROWN(writePlotData(folder.filePath("g2.txt"), {g2Panel(2)}, made()), Error);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"g2.csv"});
}

void PlotDataExportTest::axesSpeakTheUsersUnits() {
    const PlotAxis time = quantityAxis("t", Quantity::Time, {}, 0.01);
    QCOMPARE(time.unit, QString("s"));
    QCOMPARE(time.title(), QString("t (ms)"));
    QCOMPARE(time.shownPerData, 1000.0);
    UnitPreferences nm;
    nm.momentum = UnitPreferences::Momentum::InverseNanometre;
    const PlotAxis q = quantityAxis("q", Quantity::MomentumTransfer, nm);
    QCOMPARE(q.unit, QString("Å⁻¹"));
    QCOMPARE(q.title(), QString("q (nm⁻¹)"));
    QCOMPARE(q.shownPerData, 10.0);
}

SPECULA_TEST(PlotDataExportTest)
#include "plot_data_export_test.moc"
