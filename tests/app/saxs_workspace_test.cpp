// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_workspace.h"
#include "support/result_files.h"
#include "test_main.h"
#include "widgets/forms/number_field.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/map_view.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QTableWidget>
#include <QUndoStack>

using namespace specula;
using namespace specula::app;
using namespace specula::test;

/// Curves beside their image, regions of interest, a background, stability and intensity.
class SaxsWorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void curvesOfAllFilesAreMeansOfTheirBins();
    void normalisationIsOfEachCurve();
    void aRangeThatMatchesNothingSaysSo();
    void regionsAreObjectsThatCanBeUndone();
    void regionsAreExported();
    void aBackgroundIsTakenOffWithItsErrors();
    void theReadoutTellsQ();
    void intensityZoomAndBandAreLinked();
    void stabilityNeedsEnoughSegments();
    void theViewSurvivesARestart();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void settle();
    template<class W>
    W* find(const char* name) {
        return m_fixture->window->findChild<W*>(QLatin1String(name));
    }
    const QList<widgets::PlotCurve>& curves() {
        return find<widgets::CurvePanel>("saxs.panel")->content().curves;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<WindowFixture> m_fixture;
    SaxsWorkspace* m_room = nullptr;
};

void SaxsWorkspaceTest::initTestCase() {
    writeSmallResult(path("a_results.hdf").toStdString(), {});
    writeSmallResult(path("b_results.hdf").toStdString(), {.scale = 3});
}

void SaxsWorkspaceTest::init() {
    m_fixture = std::make_unique<WindowFixture>(true);
    m_fixture->window->resize(1600, 1000);
    QVERIFY(m_fixture->window->showWorkspace(QStringLiteral("saxs")));
    m_room = static_cast<SaxsWorkspace*>(m_fixture->window->workspace(QStringLiteral("saxs")));
    m_fixture->show();
    m_room->openAll({{path("a_results.hdf"), {}}, {path("b_results.hdf"), {}}});
    settle();
}

void SaxsWorkspaceTest::cleanup() {
    m_fixture.reset();
}

void SaxsWorkspaceTest::settle() {
    QTest::qWait(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->settled(), 20000);
}

void SaxsWorkspaceTest::curvesOfAllFilesAreMeansOfTheirBins() {
    QCOMPARE(curves().size(), 2);
    for (int f = 0; f < 2; ++f) {
        const widgets::PlotCurve& curve = curves()[f];
        QCOMPARE(curve.size(), std::size_t(4));
        QCOMPARE((*curve.x)[1], 0.0125);
        // Columns 2 and 3, all rows: 1 + 2.5 + 25.
        QVERIFY(std::abs((*curve.y)[1] - (f == 0 ? 1 : 3) * 28.5) < 1e-5);
    }
    QCOMPARE(find<widgets::MapView>("saxs.map")->map().values.view()(3, 2),
             static_cast<float>(smallImage({}, 3, 2)));
}

void SaxsWorkspaceTest::normalisationIsOfEachCurve() {
    find<QComboBox>("saxs.curves.normalisation")->setCurrentIndex(3); // I / I(q0)
    settle();
    for (const widgets::PlotCurve& curve : curves())
        QCOMPARE((*curve.y)[0], 1.0);
    find<QComboBox>("saxs.curves.normalisation")->setCurrentIndex(1); // I q^2
    settle();
    QVERIFY(std::abs((*curves()[0].y)[1] - 28.5 * 0.0125 * 0.0125) < 1e-8);
}

void SaxsWorkspaceTest::aRangeThatMatchesNothingSaysSo() {
    auto* low = find<widgets::NumberField>("saxs.curves.qLow");
    low->setValue(5);
    emit low->valueChanged(5);
    settle();
    QVERIFY(curves().isEmpty());
    QVERIFY(!find<widgets::CurvePanel>("saxs.panel")->content().emptyText.isEmpty());
}

void SaxsWorkspaceTest::regionsAreObjectsThatCanBeUndone() {
    find<QPushButton>("saxs.roi.wedge")->click();
    find<QPushButton>("saxs.roi.ring")->click();
    settle();
    QCOMPARE(m_room->rois().size(), 2);
    auto* table = find<QTableWidget>("saxs.rois");
    QCOMPARE(table->rowCount(), 2);
    table->item(0, 0)->setText(QStringLiteral("streak"));
    settle();
    QCOMPARE(m_room->rois().all()[0].name, std::string("streak"));
    table->item(0, 1)->setText(QStringLiteral("nonsense"));
    settle();
    QVERIFY(table->item(0, 1)->text() != QLatin1String("nonsense"));
    QUndoStack& undo = m_fixture->services.context().undo;
    undo.undo();
    QVERIFY(m_room->rois().all()[0].name != "streak");
    undo.undo();
    QCOMPARE(m_room->rois().size(), 1);
    undo.redo();
    QCOMPARE(m_room->rois().size(), 2);
    settle();
    // Over the whole circle a ring of everything has the mean of the pixels in use.
    correlate::ScatteringRoi all;
    all.kind = correlate::ScatteringRoi::Kind::Ring;
    all.name = "all";
    all.qHigh = 10;
    all.bins = 4;
    m_room->rois().add(all);
    settle();
    double sum = 0;
    for (int r = 0; r < 6; ++r)
        for (int c = 0; c < 8; ++c)
            sum += r == 0 && c == 0 ? 0 : smallImage({}, r, c);
    QCOMPARE(table->item(2, 6)->text(), QStringLiteral("47"));
    QVERIFY(std::abs(table->item(2, 5)->text().section(QLatin1Char(' '), 0, 0).toDouble() -
                     sum / 47) < 0.1);
}

void SaxsWorkspaceTest::regionsAreExported() {
    correlate::ScatteringRoi all;
    all.kind = correlate::ScatteringRoi::Kind::Ring;
    all.name = "all";
    all.qHigh = 10;
    m_room->rois().add(all);
    settle();
    m_room->exportRois(path("regions.csv"));
    QFile file(path("regions.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QStringList rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            rows << line;
    QCOMPARE(rows.size(), 3); // the head and two files
    QVERIFY(rows[1].contains(QStringLiteral("all,ring,0,10,")));
    QVERIFY(rows[1].endsWith(QStringLiteral(",47")));
}

void SaxsWorkspaceTest::aBackgroundIsTakenOffWithItsErrors() {
    auto* background = find<QComboBox>("saxs.background");
    const int index = background->findData(path("a_results.hdf"));
    QVERIFY(index > 0);
    background->setCurrentIndex(index);
    emit background->activated(index);
    auto* weight = find<widgets::NumberField>("saxs.weight");
    weight->setValue(0.5);
    emit weight->valueChanged(0.5);
    settle();
    // The second file is three times the first: 3 - 0.5.
    QVERIFY(std::abs((*curves()[1].y)[1] - 2.5 * 28.5) < 1e-5);
    QVERIFY(curves()[1].yError != nullptr);
    // Photons of 12 frames in 12 pixels each: sqrt(I / 144) of both.
    const double expected = std::hypot(std::sqrt(3 * 28.5 / 144), 0.5 * std::sqrt(28.5 / 144));
    QVERIFY(std::abs((*curves()[1].yError)[1] - expected) < 1e-6);
}

void SaxsWorkspaceTest::theReadoutTellsQ() {
    QSignalSpy readouts(m_room, &Workspace::readoutChanged);
    widgets::ImageView& view = find<widgets::MapView>("saxs.map")->imageView();
    QTest::mouseMove(&view, view.toWidget(QPointF(6, 3)).toPoint());
    QTRY_VERIFY(!readouts.isEmpty());
    // Two pixels of 75 um at 5 m from the beam, 10 keV: 2 k sin(theta) = 1.520e-4.
    const QString text = readouts.last().at(0).toString();
    QVERIFY2(text.contains(QStringLiteral("0.000152")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("x <b>6</b>")), qPrintable(text));
}

void SaxsWorkspaceTest::intensityZoomAndBandAreLinked() {
    m_room->showTab(SaxsWorkspace::Intensity);
    settle();
    auto* whole = find<widgets::CurvePanel>("saxs.intensity.whole");
    auto* zoom = find<widgets::CurvePanel>("saxs.intensity.zoom");
    QCOMPARE(whole->content().curves.size(), 2);
    QCOMPARE((*whole->content().curves[0].y)[1], 41.0);
    QCOMPARE((*whole->content().curves[0].x)[1], 1e-3);
    const auto items = whole->items();
    QCOMPARE(items.size(), 1);
    QVERIFY(std::abs(items[0]->range().low - zoom->xRange().low) < 1e-9);
    // 0.382 of the way from the end of 0..11 ms, +- 5 %.
    QVERIFY(std::abs(items[0]->range().low - (0.618 - 0.05) * 11e-3) < 1e-9);
    auto* window = find<widgets::NumberField>("saxs.intensity.window");
    window->setValue(3);
    emit window->valueChanged(3);
    settle();
    QVERIFY(std::abs((*whole->content().curves[0].y)[4] - 41.0) < 1e-9); // of 40, 41, 42
}

void SaxsWorkspaceTest::stabilityNeedsEnoughSegments() {
    m_room->showTab(SaxsWorkspace::Stability);
    settle();
    QCOMPARE(find<widgets::CurvePanel>("saxs.stability.lines")->content().curves.size(), 3);
    const QString verdict = find<QLabel>("saxs.stability.verdict")->text();
    QVERIFY2(verdict.size() > 10, qPrintable(verdict)); // three are too few to judge
    QVERIFY(find<widgets::CurvePanel>("saxs.stability.shape")->content().curves.isEmpty());
}

void SaxsWorkspaceTest::theViewSurvivesARestart() {
    find<QComboBox>("saxs.curves.axes")->setCurrentIndex(3);
    find<QPushButton>("saxs.roi.wedge")->click();
    m_room->showTab(SaxsWorkspace::Intensity);
    settle();
    const QJsonObject state = m_room->saveState();
    cleanup();
    init();
    m_room->restoreState(state);
    settle();
    QCOMPARE(find<QComboBox>("saxs.curves.axes")->currentIndex(), 3);
    QCOMPARE(m_room->rois().size(), 1);
    QCOMPARE(find<QTabWidget>("saxs.tabs")->currentIndex(), int(SaxsWorkspace::Intensity));
}

SPECULA_TEST(SaxsWorkspaceTest)
#include "saxs_workspace_test.moc"
