// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

#include "core/base/error.h"
#include "widgets/adapters/profile_worker.h"
#include "widgets/plot/profile_plot.h"

#include <cmath>

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class ProfileTest : public QObject {
    Q_OBJECT
  private slots:
    void aHorizontalLineReadsThePixelsItCrosses();
    void aBoxGivesColumnAndRowMeansAsBruteForceDoes();
    void aCircleGivesRingMeansAsBruteForceDoes();
    void theWorkerAnswersTheLatestShape();
    void theCsvParsesAndNamesUnitsAndProvenance();
    void thePlotFollowsTheCurvesUntilTheUserZooms();
    void aLogAxisSurvivesZeros();
    void keysWalkTheCursorAlongTheCurve();
    void thePlotIsExportedInEveryFormat();
    void thePlotIsDrawn();

  private:
    static double value(std::int64_t r, std::int64_t c) {
        return double(r * r % 37) + 3.0 * double(c % 11);
    }
    imaging::DisplayImagePtr image() {
        return picture<float>(*m_pool, 60, 80, [](auto r, auto c) { return value(r, c); });
    }
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void ProfileTest::aHorizontalLineReadsThePixelsItCrosses() {
    const auto curves = profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {45, 12}, 1});
    QCOMPARE(curves.size(), 1);
    QCOMPARE(curves[0].x.size(), 41);
    for (int i = 0; i <= 40; ++i) {
        QCOMPARE(curves[0].x[i], double(i));
        QVERIFY(std::abs(curves[0].y[i] - value(12, 5 + i)) < 1e-4);
    }
}

void ProfileTest::aBoxGivesColumnAndRowMeansAsBruteForceDoes() {
    const ImageShape box{ImageShape::Kind::Box, {9.5, 19.5}, {29.5, 39.5}, 1};
    const auto curves = profileCurves(*image(), box);
    QCOMPARE(curves.size(), 2);
    QCOMPARE(curves[0].x.size(), 20);
    for (int i = 0; i < 20; ++i) {
        double column = 0, row = 0;
        for (int j = 0; j < 20; ++j) {
            column += value(20 + j, 10 + i) / 20;
            row += value(20 + i, 10 + j) / 20;
        }
        QCOMPARE(curves[0].x[i], 10.0 + i);
        QCOMPARE(curves[1].x[i], 20.0 + i);
        QVERIFY(std::abs(curves[0].y[i] - column) < 1e-4);
        QVERIFY(std::abs(curves[1].y[i] - row) < 1e-4);
    }
}

void ProfileTest::aCircleGivesRingMeansAsBruteForceDoes() {
    const auto curves = profileCurves(*image(), {ImageShape::Kind::Circle, {40, 30}, {60, 30}, 1});
    QCOMPARE(curves.size(), 1);
    QCOMPARE(curves[0].x.size(), 20);
    std::vector<double> sum(20), n(20);
    for (int r = 0; r < 60; ++r)
        for (int c = 0; c < 80; ++c) {
            const auto ring = static_cast<std::size_t>(std::hypot(c - 40, r - 30));
            if (ring < 20) {
                sum[ring] += value(r, c);
                n[ring] += 1;
            }
        }
    for (std::size_t i = 0; i < 20; ++i) {
        QCOMPARE(curves[0].count[qsizetype(i)], n[i]);
        QVERIFY(std::abs(curves[0].y[qsizetype(i)] - sum[i] / n[i]) < 1e-4);
    }
}

void ProfileTest::theWorkerAnswersTheLatestShape() {
    ProfileWorker worker;
    QList<ProfileCurve> last;
    int answers = 0;
    connect(&worker, &ProfileWorker::curvesReady, this, [&](const QList<ProfileCurve>& curves) {
        last = curves;
        ++answers;
    });
    const auto shown = image();
    for (int i = 10; i <= 40; ++i)
        worker.request(shown, {ImageShape::Kind::Line, {5, 12}, {5.0 + i, 12}, 1});
    QTRY_VERIFY(worker.idle());
    QTRY_COMPARE(last.size(), 1);
    QCOMPARE(last[0].x.size(), 41);
    worker.request(shown, {});
    QTRY_VERIFY(last.isEmpty());
}

void ProfileTest::theCsvParsesAndNamesUnitsAndProvenance() {
    const auto curves = profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {45, 12}, 3},
                                      {{"file", "frames.h5"}});
    const QStringList lines = profileCsv(curves).trimmed().split('\n');
    int numbers = 0;
    bool provenance = false;
    for (const QString& line : lines) {
        if (line.startsWith("# provenance: ")) {
            const auto json = nlohmann::json::parse(line.mid(14).toStdString());
            QCOMPARE(json["file"], "frames.h5");
            QCOMPARE(json["shape"]["width_px"], 3);
            provenance = true;
        } else if (!line.startsWith('#') && !line[0].isLetter()) {
            const QStringList fields = line.split(',');
            QCOMPARE(fields.size(), 4);
            QCOMPARE(fields[0].toDouble(), curves[0].x[numbers]);
            QCOMPARE(fields[1].toDouble(), curves[0].y[numbers]);
            ++numbers;
        }
    }
    QVERIFY(provenance);
    QCOMPARE(numbers, 41);
    QVERIFY(lines.contains("distance_px,mean,sigma_mean,pixels"));
}

void ProfileTest::thePlotFollowsTheCurvesUntilTheUserZooms() {
    ProfilePlot plot;
    plot.resize(400, 200);
    plot.show();
    plot.setCurves(profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {25, 12}, 1}));
    QVERIFY(plot.shownRange().right() > 20 && plot.shownRange().right() < 22);
    plot.setCurves(profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {45, 12}, 1}));
    QVERIFY(plot.shownRange().right() > 40);
    auto* canvas = plot.findChild<QWidget*>("profilePlotCanvas");
    QVERIFY(canvas);
    wheel(*canvas, QPointF(200, 100), 120);
    const QRectF zoomed = plot.shownRange();
    QVERIFY(zoomed.width() < 40);
    plot.setCurves(profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {25, 12}, 1}));
    QCOMPARE(plot.shownRange(), zoomed);
    QTest::mouseDClick(canvas, Qt::LeftButton, {}, {200, 100});
    QVERIFY(plot.shownRange().right() < 22);
}

void ProfileTest::aLogAxisSurvivesZeros() {
    ProfilePlot plot;
    ProfileCurve curve;
    curve.x = {0, 1, 2, 3};
    curve.y = {0, 10, std::nan(""), 1000};
    curve.sigma = {0, 20, 0, 1};
    plot.setCurves({curve});
    plot.setLogY(true);
    QVERIFY(plot.logY());
    QVERIFY(plot.shownRange().top() > 5);
    QVERIFY(plot.shownRange().bottom() >= 1000);
    plot.setLogX(true);
    QVERIFY(plot.shownRange().left() > 0.5);
    QVERIFY(!plot.toImage({200, 100}).isNull());
}

void ProfileTest::keysWalkTheCursorAlongTheCurve() {
    ProfilePlot plot;
    plot.resize(400, 200);
    plot.show();
    plot.setCurves(profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {45, 12}, 1}));
    auto* canvas = plot.findChild<QWidget*>("profilePlotCanvas");
    QTest::keyClick(canvas, Qt::Key_Right);
    QVERIFY(plot.readout().contains("distance 0 px"));
    QTest::keyClick(canvas, Qt::Key_Right);
    QVERIFY(plot.readout().contains("distance 1 px"));
    QVERIFY(plot.readout().contains(QString::number(value(12, 6), 'g', 6)));
}

void ProfileTest::thePlotIsExportedInEveryFormat() {
    ProfilePlot plot;
    plot.resize(400, 200);
    plot.setCurves(profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {45, 12}, 3}));
    QTemporaryDir folder;
    for (const char* name : {"p.png", "p.svg", "p.pdf", "p.csv"})
        plot.exportTo(folder.filePath(name));
    QImage png(folder.filePath("p.png"));
    QVERIFY(png.width() > 400);
    QCOMPARE(png.pixelColor(2, 2), QColor(Qt::white));
    const auto bytes = [&](const char* name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(bytes("p.svg").contains("<text"));
    QVERIFY(bytes("p.pdf").startsWith("%PDF"));
    QVERIFY(bytes("p.csv").contains("# provenance"));
    QVERIFY_EXCEPTION_THROWN(plot.exportTo(folder.filePath("p.csv")), Error);
    QVERIFY_EXCEPTION_THROWN(plot.exportTo(folder.filePath("p.xyz")), Error);
}

void ProfileTest::thePlotIsDrawn() {
    ProfilePlot plot;
    plot.resize(400, 200);
    const QImage empty = plot.toImage({400, 200});
    plot.setCurves(profileCurves(*image(), {ImageShape::Kind::Line, {5, 12}, {45, 12}, 1}));
    QVERIFY(plot.toImage({400, 200}) != empty);
}

SPECULA_TEST(ProfileTest)
#include "profile_test.moc"
