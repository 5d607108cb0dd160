// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/main_window.h"
#include "app/results/result_library.h"
#include "app/unit_model.h"
#include "app/workspaces/g2/colour_scale_bar.h"
#include "app/workspaces/g2/curves_page.h"
#include "app/workspaces/g2/g2_workspace.h"
#include "app/workspaces/g2/map_page.h"
#include "app/workspaces/g2/range_field.h"
#include "app/workspaces/g2/regroup_page.h"
#include "core/base/thread_pool.h"
#include "core/io/result_writer.h"
#include "test_main.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/map_view.h"
#include "widgets/plot/panel_grid.h"
#include "widgets/plot/plot_legend.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>

#include <cmath>

using namespace specula;
using namespace specula::app;

/// A person steps through results, compares bins, chooses them in every place, and regroups.
class G2WorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyBinHasItsPanelWithAllFiles();
    void steppingKeepsZoomAndBin();
    void keysChooseBinsAndFiles();
    void aBinChosenAnywhereIsChosenEverywhere();
    void aRangeThatMatchesNothingShowsNothing();
    void rangesObeyTheUnits();
    void aWrongRangeSaysWhyAndChangesNothing();
    void normalisationChangesOnlyTheView();
    void filesAreColouredByTemperature();
    void theLegendIsOutsideAndHidesFiles();
    void otherLayoutsHoldTheSameCurves();
    void aFileWithAnotherQmapShowsTheBinAtTheSamePlace();
    void repeatsAreCompared();
    void errorsAreSaidInWords();
    void partsOfTheRunAreShown();
    void greyTabsSayWhy();
    void regroupingSavesAResultThatEqualsTheComputation();
    void aResultIsNotWrittenOverItself();
    void stateSurvivesARestart();
    void copiesAndExportsHoldWhatIsShown();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void openAndSettle(const QStringList& names);
    void settle();
    G2Model& model() { return m_room->model(); }
    widgets::PanelGrid& grid() { return m_room->curves().grid(); }
    ResultLibrary& library() { return m_services->context().results; }
    bool trigger(const char* id) {
        return m_services->context().actions.trigger(QLatin1String(id));
    }
    void choose(const char* box, int data);
    void type(const char* field, const QString& text);
    template<class W>
    W* find(const char* name) {
        return m_window->findChild<W*>(QLatin1String(name));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    G2Workspace* m_room = nullptr;
};

namespace {

constexpr std::int64_t kRows = 24, kColumns = 32, kDelays = 12;
constexpr double kFrameTimeS = 1e-3;

// Dynamic bins are strips of columns, each of two static ones above each other.
io::QmapPtr stripes(std::int64_t bins, double firstQ, double stepQ) {
    auto map = std::make_shared<io::Qmap>();
    map->mask = Array<std::uint8_t>({kRows, kColumns}, 1);
    map->dynamicMap = Array<std::uint32_t>({kRows, kColumns});
    map->staticMap = Array<std::uint32_t>({kRows, kColumns});
    auto dynamic = map->dynamicMap.edit();
    auto fine = map->staticMap.edit();
    auto mask = map->mask.edit();
    const std::int64_t width = kColumns / bins;
    for (std::int64_t r = 0; r < kRows; ++r)
        for (std::int64_t c = 0; c < kColumns; ++c) {
            const std::int64_t bin = c / width;
            if (bin >= bins || r == 0) {
                mask(r, c) = 0;
                continue;
            }
            dynamic(r, c) = std::uint32_t(bin + 1);
            fine(r, c) = std::uint32_t(2 * bin + (r < kRows / 2 ? 0 : 1) + 1);
        }
    map->axes[0].name = "q";
    map->axes[0].unit = "Å⁻¹";
    map->axes[1].name = "phi";
    map->axes[1].unit = "deg";
    for (std::int64_t b = 0; b < bins; ++b) {
        const double q = firstQ + stepQ * double(b);
        map->axes[0].dynamicCenters.push_back(q);
        map->axes[0].staticCenters.push_back(q - stepQ / 4);
        map->axes[0].staticCenters.push_back(q + stepQ / 4);
        map->dynamicCell.push_back(b);
        map->staticCell.push_back(2 * b);
        map->staticCell.push_back(2 * b + 1);
    }
    map->axes[1].dynamicCenters = {0};
    map->axes[1].staticCenters = {0};
    map->geometry.energyKev = 10;
    map->hash = io::qmapHash(*map);
    return map;
}

double g2At(std::int64_t bin, std::int64_t delay, double speed) {
    return 1 + 0.2 * std::exp(-2 * double(delay) * speed * double(bin + 1) / 20);
}

struct Recipe {
    io::QmapPtr map;
    double speed = 1;
    std::optional<double> temperatureK = {};
    bool parts = false, pixels = false;
    double stage = 0;
};

io::ResultData resultOf(const Recipe& recipe) {
    io::ResultData data;
    data.qmap = recipe.map;
    const std::int64_t bins = recipe.map->dynamicBins();
    data.meta.frameTimeS = kFrameTimeS;
    data.meta.countTimeS = kFrameTimeS;
    data.meta.energyKev = 10;
    data.meta.temperatureK = recipe.temperatureK;
    data.meta.frames = 640;
    data.metadata["/entry/sample/stage_z"] = {{"value", recipe.stage}, {"units", "mm"}};
    data.means.image = Array<float>({kRows, kColumns}, 1.5F);
    data.means.staticMean.assign(std::size_t(recipe.map->staticBins()), 1.5);
    io::MultitauCurves curves;
    curves.g2 = Array<double>({kDelays, bins});
    curves.error = Array<double>({kDelays, bins}, 0.002);
    curves.errorKind = io::ErrorKind::Pixel;
    auto g2 = curves.g2.edit();
    for (std::int64_t t = 0; t < kDelays; ++t) {
        curves.delays.push_back(t + 1);
        for (std::int64_t b = 0; b < bins; ++b)
            g2(t, b) = g2At(b, t + 1, recipe.speed);
    }
    data.multitau = curves;
    if (recipe.parts) {
        io::PartialCurves parts;
        parts.frames = {160, 320, 640};
        parts.g2 = Array<double>({3, kDelays, bins});
        auto p = parts.g2.edit();
        for (std::int64_t i = 0; i < 3; ++i)
            for (std::int64_t t = 0; t < kDelays; ++t)
                for (std::int64_t b = 0; b < bins; ++b)
                    p(i, t, b) = g2At(b, t + 1, recipe.speed) + 0.01 * double(2 - i);
        data.partials = parts;
    }
    data.provenance = Provenance::now("test");
    return data;
}

// G2, IP and IF of every pixel that no bin describes exactly: they vary inside the bins.
Array<float> planesAt(const Recipe& recipe, std::int64_t delay) {
    Array<float> planes({3, kRows, kColumns});
    auto p = planes.edit();
    for (std::int64_t r = 0; r < kRows; ++r)
        for (std::int64_t c = 0; c < kColumns; ++c) {
            if (recipe.map->mask.view()(r, c) == 0)
                continue;
            const double mean = 1 + 0.05 * double(r) + 0.02 * double(c);
            p(1, r, c) = float(mean);
            p(2, r, c) = float(mean * 1.01);
            p(0, r, c) = float(mean * mean * (1 + 0.2 * std::exp(-double(delay * (c + 1)) / 60)));
        }
    return planes;
}

void write(const QString& file, const Recipe& recipe) {
    io::ResultWriter writer(file.toStdString(), resultOf(recipe), io::ResultWriter::Layout::Nexus,
                            true);
    if (recipe.pixels)
        for (std::int64_t t = 0; t < kDelays; ++t)
            writer.addPixelCorrelation(planesAt(recipe, t + 1));
    writer.close();
}

} // namespace

void G2WorkspaceTest::initTestCase() {
    const io::QmapPtr map = stripes(4, 0.004, 0.002);
    write(path("silica_300K.h5"), {.map = map, .speed = 1, .temperatureK = 300, .stage = 1});
    write(
        path("silica_310K.h5"),
        {.map = map, .speed = 1.5, .temperatureK = 310, .parts = true, .pixels = true, .stage = 7});
    write(path("silica_320K.h5"), {.map = map, .speed = 2, .temperatureK = 320, .stage = 3});
    write(path("unknown.h5"), {.map = map, .speed = 3});
    // Bin 2 of this one lies where bin 1 of the others does.
    write(path("othermap.h5"), {.map = stripes(2, 0.002, 0.002), .speed = 1});
    io::writeQmap(path("two.h5").toStdString(), *stripes(2, 0.005, 0.004), true);
}

void G2WorkspaceTest::init() {
    m_services = std::make_unique<AppServices>(std::filesystem::path());
    std::vector<std::unique_ptr<Workspace>> rooms;
    auto room = std::make_unique<G2Workspace>(m_services->context());
    m_room = room.get();
    rooms.push_back(std::move(room));
    m_window = std::make_unique<MainWindow>(m_services->context(), std::move(rooms));
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->showWorkspace(QStringLiteral("g2"));
}

void G2WorkspaceTest::cleanup() {
    m_window.reset();
    m_services.reset();
}

void G2WorkspaceTest::settle() {
    QTest::qWait(1);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->settled() && m_services->context().jobs.idle(), 10000);
    QTest::qWait(1);
}

void G2WorkspaceTest::openAndSettle(const QStringList& names) {
    QList<OpenTarget> targets;
    for (const QString& name : names)
        targets << OpenTarget{m_dir.filePath(name), {}};
    m_room->openAll(targets);
    QTRY_VERIFY_WITH_TIMEOUT(model().usedData().size() == names.size(), 10000);
    settle();
}

void G2WorkspaceTest::choose(const char* box, int data) {
    auto* combo = find<QComboBox>(box);
    QVERIFY(combo != nullptr);
    combo->setCurrentIndex(combo->findData(data));
    emit combo->activated(combo->currentIndex());
    settle();
}

void G2WorkspaceTest::type(const char* field, const QString& text) {
    auto* edit = find<RangeField>(field);
    QVERIFY(edit != nullptr);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
    settle();
}

static const QStringList kThree{"silica_300K.h5", "silica_310K.h5", "silica_320K.h5"};

void G2WorkspaceTest::everyBinHasItsPanelWithAllFiles() {
    QVERIFY(find<QPushButton>("g2.empty.open")->isVisible());
    openAndSettle(kThree);
    QCOMPARE(grid().panels().size(), 4);
    const widgets::PlotContent& panel = grid().panels().at(2);
    QCOMPARE(panel.title, QStringLiteral("bin 3 · q 0.008 Å⁻¹"));
    QCOMPARE(panel.curves.size(), 3);
    QVERIFY(panel.x.log);
    QCOMPARE(panel.curves[1].x->at(4), 5 * kFrameTimeS);
    QVERIFY(std::abs(panel.curves[1].y->at(4) - g2At(2, 5, 1.5)) < 1e-6);
    QVERIFY(std::abs(panel.curves[1].yError->at(4) - 0.002) < 1e-6);
    // The current one is drawn stronger.
    QVERIFY(panel.curves[0].width > panel.curves[1].width);
    // Only the chosen ones, when some are chosen.
    library().setSelection({0, 2});
    settle();
    QCOMPARE(grid().panels().at(2).curves.size(), 2);
    QVERIFY(trigger("g2.errors"));
    settle();
    QVERIFY(!grid().panels().at(2).curves[0].yError);
}

void G2WorkspaceTest::steppingKeepsZoomAndBin() {
    openAndSettle(kThree);
    choose("g2.files", int(G2Files::Current));
    model().setBin(3);
    widgets::CurvePanel* panel = grid().panelAt(2);
    QVERIFY(panel != nullptr && panel->isSelected());
    // Zoom with Ctrl and the wheel, as a person does.
    const QPointF at = panel->plotArea().center();
    QWheelEvent wheel(at, panel->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(panel, &wheel);
    QVERIFY(panel->isZoomed());
    const widgets::PlotRange x = panel->xRange(), y = panel->yRange();
    grid().setFocus();
    QTest::keyClick(&grid(), Qt::Key_Down);
    QCOMPARE(library().current(), 1);
    settle();
    panel = grid().panelAt(2);
    QVERIFY(std::abs(panel->content().curves[0].y->at(0) - g2At(2, 1, 1.5)) < 1e-6);
    QCOMPARE(panel->xRange(), x);
    QCOMPARE(panel->yRange(), y);
    QCOMPARE(model().bin(), std::int64_t(3));
    QVERIFY(panel->isSelected());
    QTest::keyClick(&grid(), Qt::Key_F);
    QVERIFY(!panel->isZoomed());
}

void G2WorkspaceTest::keysChooseBinsAndFiles() {
    openAndSettle(kThree);
    grid().setFocus();
    QTest::keyClick(&grid(), Qt::Key_Right);
    QCOMPARE(model().bin(), std::int64_t(2));
    QTest::keyClick(&grid(), Qt::Key_PageDown);
    QCOMPARE(model().bin(), std::min<std::int64_t>(4, 2 + grid().columns()));
    QTest::keyClick(&grid(), Qt::Key_Left);
    QVERIFY(trigger("g2.firstBin"));
    QCOMPARE(model().bin(), std::int64_t(1));
    QVERIFY(trigger("g2.enlarge"));
    QCOMPARE(grid().enlarged(), 0);
    settle();
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QCOMPARE(grid().enlarged(), -1);
    // A double click enlarges too.
    const QPoint middle = grid().panelAt(1)->rect().center();
    QTest::mouseDClick(grid().panelAt(1), Qt::LeftButton, {}, middle);
    QCOMPARE(grid().enlarged(), 1);
    QCOMPARE(model().bin(), std::int64_t(2));
    QTest::keyClick(&grid(), Qt::Key_Up);
    QCOMPARE(library().current(), 0);
    QVERIFY(!trigger("g2.previousFile"));
    QVERIFY(trigger("g2.nextFile"));
    QCOMPARE(library().current(), 1);
}

void G2WorkspaceTest::aBinChosenAnywhereIsChosenEverywhere() {
    openAndSettle(kThree);
    auto* table = find<QTableView>("g2.bins");
    QCOMPARE(table->model()->rowCount(), 4);
    QCOMPARE(table->model()->index(2, 1).data().toString(), QStringLiteral("0.008"));
    QCOMPARE(table->model()->index(0, 3).data().toInt(), int((kRows - 1) * kColumns / 4));
    table->setCurrentIndex(table->model()->index(3, 0));
    QCOMPARE(model().bin(), std::int64_t(4));
    QCOMPARE(grid().selected(), 3);
    QTest::mouseClick(grid().panelAt(1), Qt::LeftButton, {}, {20, 6});
    QCOMPARE(model().bin(), std::int64_t(2));
    QCOMPARE(table->currentIndex().row(), 1);
    QVERIFY(trigger("g2.tab.map"));
    settle();
    MapPage& map = m_room->map();
    QVERIFY(map.isVisible());
    const widgets::MapData shown = map.map().map();
    QVERIFY(shown.rows() % 4 == 0 && shown.columns() == kDelays);
    const auto pixel = [&](double tau, double bin) {
        return shown.doubles.view()(std::llround(shown.y.pixelOf(bin)),
                                    std::llround(shown.x.pixelOf(tau)));
    };
    for (int bin = 1; bin <= 4; ++bin)
        QVERIFY(std::abs(pixel(4 * kFrameTimeS, bin) - g2At(bin - 1, 4, 1)) < 1e-6);
    QVERIFY(map.map().csv().contains("tau_s,bin_1,bin_2,bin_3,bin_4"));
    QVERIFY(map.profile().content().title.startsWith(QStringLiteral("bin 2")));
    emit map.qmap().clicked(kColumns - 1, kRows / 2); // the last strip
    QCOMPARE(model().bin(), std::int64_t(4));
    QCOMPARE(table->currentIndex().row(), 3);
    QVERIFY(map.profile().content().title.startsWith(QStringLiteral("bin 4")));
    emit map.map().clicked(0.003, 1.2);
    QCOMPARE(model().bin(), std::int64_t(1));
    emit map.qmap().clicked(5, 0); // masked
    QCOMPARE(model().bin(), std::int64_t(1));
}

void G2WorkspaceTest::aRangeThatMatchesNothingShowsNothing() {
    openAndSettle(kThree);
    type("g2.q", QStringLiteral("0.005 .. 0.0085"));
    QCOMPARE(m_room->curves().bins(), (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(grid().panels().size(), 2);
    type("g2.q", QStringLiteral("0.5 .. 0.6"));
    QCOMPARE(grid().panels().size(), 0);
    QVERIFY(m_room->curves().bins().empty());
    type("g2.q", QStringLiteral(""));
    QCOMPARE(grid().panels().size(), 4);
    type("g2.delays", QStringLiteral("0.0025 .."));
    QCOMPARE(grid().panels().at(0).curves[0].x->front(), 3 * kFrameTimeS);
    QCOMPARE(grid().panels().at(0).curves[0].size(), std::size_t(10));
    type("g2.delays", QStringLiteral("100 .. 200"));
    QCOMPARE(grid().panels().size(), 0);
    QVERIFY(trigger("g2.allRanges"));
    settle();
    QCOMPARE(grid().panels().size(), 4);
}

void G2WorkspaceTest::rangesObeyTheUnits() {
    openAndSettle(kThree);
    UnitPreferences units = m_services->context().units.preferences();
    units.momentum = UnitPreferences::Momentum::InverseNanometre;
    m_services->context().units.setPreferences(units);
    settle();
    QCOMPARE(grid().panels().at(2).title, QStringLiteral("bin 3 · q 0.08 nm⁻¹"));
    type("g2.q", QStringLiteral("0.05 0.085"));
    QCOMPARE(m_room->curves().bins(), (std::vector<std::int64_t>{2, 3}));
    QVERIFY(std::abs(model().view().q.low.value() - 0.005) < 1e-12);
}

void G2WorkspaceTest::aWrongRangeSaysWhyAndChangesNothing() {
    openAndSettle(kThree);
    type("g2.q", QStringLiteral("0.005 .. 0.0085"));
    for (const char* wrong : {"0.1 .. 0.01", "banana", "0.1 .. x"}) {
        type("g2.q", QLatin1String(wrong));
        QVERIFY2(!find<RangeField>("g2.q")->error().isEmpty(), wrong);
        QVERIFY(!find<QLabel>("g2.foot.note")->text().isEmpty());
        QCOMPARE(m_room->curves().bins().size(), std::size_t(2));
    }
}

void G2WorkspaceTest::normalisationChangesOnlyTheView() {
    openAndSettle(kThree);
    const G2DataPtr before = model().currentData();
    const std::vector<double> stored(before->curves.g2.values().begin(),
                                     before->curves.g2.values().end());
    QCOMPARE(grid().panels().at(0).y.label, QStringLiteral("g2"));
    choose("g2.normalisation", int(correlate::G2Normalisation::First));
    QCOMPARE(grid().panels().at(0).y.label, QStringLiteral("g2 / g2[0]"));
    for (const widgets::PlotContent& panel : grid().panels())
        for (const widgets::PlotCurve& curve : panel.curves)
            QCOMPARE(curve.y->front(), 1.0);
    choose("g2.normalisation", int(correlate::G2Normalisation::Max));
    QCOMPARE(grid().panels().at(0).y.label, QStringLiteral("g2 / max(g2)"));
    QCOMPARE(model().currentData(), before);
    QVERIFY(std::equal(stored.begin(), stored.end(), before->curves.g2.values().begin()));
    // The lift of further files is a view too, and said at the axis.
    choose("g2.normalisation", int(correlate::G2Normalisation::None));
    model().edit([](G2View& v) { v.offset = 0.1; });
    settle();
    QVERIFY(grid().panels().at(0).y.label.contains(QStringLiteral("0.1")));
    QVERIFY(std::abs(grid().panels().at(0).curves[2].y->at(0) - g2At(0, 1, 2) - 0.2) < 1e-6);
}

void G2WorkspaceTest::filesAreColouredByTemperature() {
    openAndSettle(kThree + QStringList{"unknown.h5"});
    auto* box = find<QComboBox>("g2.colourBy");
    const int at = box->findData(QLatin1String(kColourByTemperature));
    QVERIFY(at > 0);
    QVERIFY(box->findData(QStringLiteral("/entry/sample/stage_z")) > 0);
    QVERIFY(!find<ColourScaleBar>("g2.colourScale")->isVisible());
    box->setCurrentIndex(at);
    emit box->activated(at);
    settle();
    const QList<widgets::PlotCurve> curves = grid().panels().at(0).curves;
    QVERIFY(curves[0].colour.isValid() && curves[0].colour != curves[1].colour);
    QVERIFY(curves[0].name.contains(QStringLiteral("300 K")));
    QCOMPARE(curves[3].name.contains(QStringLiteral("K")), false);
    auto* scale = m_room->curves().findChild<ColourScaleBar*>("g2.colourScale");
    QVERIFY(scale->isVisible());
    QVERIFY(scale->toolTip().contains(QStringLiteral("300")) &&
            scale->toolTip().contains(QStringLiteral("320")) &&
            scale->toolTip().contains(QStringLiteral("1 file")));
    // By the stage, the second is the highest: the order of the colours is another one.
    model().edit([](G2View& v) { v.colourBy = QStringLiteral("/entry/sample/stage_z"); });
    settle();
    QCOMPARE(grid().panels().at(0).curves[1].colour, curves[2].colour);
}

void G2WorkspaceTest::theLegendIsOutsideAndHidesFiles() {
    openAndSettle(kThree);
    auto* legend = find<widgets::PlotLegend>("g2.curves.legend");
    QVERIFY(legend->isVisible());
    QCOMPARE(legend->keys().size(), 3);
    QVERIFY(!legend->geometry().isEmpty() && !grid().isAncestorOf(legend));
    auto* list = legend->findChild<QListWidget*>();
    QCOMPARE(list->item(1)->text(), library().at(1).label);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(list->item(1)).center());
    QCOMPARE(grid().hiddenCurves(), QSet<QString>{legend->keys().at(1)});
    // What is hidden stays so in the next file.
    library().step(1);
    settle();
    QCOMPARE(grid().hiddenCurves().size(), 1);
    QVERIFY(trigger("g2.legend"));
    settle();
    QVERIFY(!legend->isVisible());
    // One curve needs none.
    QVERIFY(trigger("g2.legend"));
    QVERIFY(trigger("g2.onlyThisFile"));
    settle();
    QVERIFY(!legend->isVisible());
}

void G2WorkspaceTest::otherLayoutsHoldTheSameCurves() {
    openAndSettle(kThree);
    QVERIFY(trigger("g2.layout.perFile"));
    settle();
    QCOMPARE(grid().panels().size(), 3);
    QCOMPARE(grid().panels().at(1).curves.size(), 4);
    QVERIFY(std::abs(grid().panels().at(1).curves[3].y->at(2) - g2At(3, 3, 1.5)) < 1e-6);
    QVERIFY(trigger("g2.layout.overlay"));
    settle();
    QCOMPARE(grid().panels().size(), 1);
    QCOMPARE(grid().panels().at(0).curves.size(), 12);
    emit grid().curveClicked(0, grid().panels().at(0).curves[6].key());
    QCOMPARE(model().bin(), std::int64_t(3));
}

void G2WorkspaceTest::aFileWithAnotherQmapShowsTheBinAtTheSamePlace() {
    openAndSettle({"silica_300K.h5", "othermap.h5"});
    QCOMPARE(grid().panels().at(0).curves.size(), 2);
    // q = 0.004 is the second bin of the other map.
    QVERIFY(std::abs(grid().panels().at(0).curves[1].y->at(0) - g2At(1, 1, 1)) < 1e-6);
    for (int panel = 1; panel < 4; ++panel)
        QCOMPARE(grid().panels().at(panel).curves.size(), 1);
}

void G2WorkspaceTest::repeatsAreCompared() {
    openAndSettle(kThree);
    auto* table = find<QTableWidget>("g2.repeats");
    QCOMPARE(table->rowCount(), 3);
    // Pearson correlation written down again.
    const auto pearson = [](double a, double b) {
        double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (std::int64_t t = 1; t <= kDelays; ++t) {
            const double x = g2At(0, t, a), y = g2At(0, t, b);
            sx += x;
            sy += y;
            sxx += x * x;
            syy += y * y;
            sxy += x * y;
        }
        const double n = double(kDelays);
        return (n * sxy - sx * sy) / std::sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
    };
    QCOMPARE(table->item(0, 2)->text(), QString::number(pearson(1, 2), 'f', 4));
    QCOMPARE(table->item(0, 1)->text(),
             QString::number((pearson(1, 2) + pearson(1, 1.5)) / 2, 'f', 4));
}

void G2WorkspaceTest::errorsAreSaidInWords() {
    openAndSettle(kThree);
    const QString errors = find<QLabel>("g2.info.errors")->text();
    QVERIFY2(errors.contains(QStringLiteral("Scatter of the pixels")), qPrintable(errors));
    QCOMPARE(find<QLabel>("g2.info.steps")->text(), QStringLiteral("1 × 1"));
}

void G2WorkspaceTest::partsOfTheRunAreShown() {
    openAndSettle({"silica_310K.h5"});
    QVERIFY(trigger("g2.tab.stability"));
    settle();
    widgets::PanelGrid& parts = m_room->stability().grid();
    QCOMPARE(parts.panels().size(), 4);
    QCOMPARE(parts.panels().at(0).curves.size(), 3);
    QCOMPARE(parts.panels().at(0).curves[0].name, QStringLiteral("160 frames"));
    QVERIFY(std::abs(parts.panels().at(1).curves[0].y->at(3) - g2At(1, 4, 1.5) - 0.02) < 1e-6);
}

void G2WorkspaceTest::greyTabsSayWhy() {
    openAndSettle({"silica_300K.h5", "silica_310K.h5"});
    auto* tabs = find<QTabBar>("g2.tabs");
    for (const int tab : {int(G2Tab::Stability), int(G2Tab::Regroup)}) {
        QVERIFY(!tabs->isTabEnabled(tab));
        QVERIFY(tabs->tabToolTip(tab).contains(library().at(0).label));
    }
    QVERIFY(!trigger("g2.tab.stability"));
    library().setCurrent(1);
    settle();
    QVERIFY(tabs->isTabEnabled(int(G2Tab::Regroup)));
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(int(G2Tab::Stability)).center());
    settle();
    QCOMPARE(model().view().tab, G2Tab::Stability);
    // Back to a file without parts: the tab stays and says it.
    library().setCurrent(0);
    settle();
    QCOMPARE(model().view().tab, G2Tab::Stability);
    QVERIFY(m_room->stability().grid().panels().isEmpty());
}

void G2WorkspaceTest::regroupingSavesAResultThatEqualsTheComputation() {
    openAndSettle({"silica_310K.h5"});
    QVERIFY(trigger("g2.tab.regroup"));
    settle();
    RegroupPage& page = m_room->regroup();
    QTRY_COMPARE(page.image().map().rows(), kRows);
    // g2 of a pixel at the first delay, straight from the definition.
    QVERIFY(std::abs(page.image().map().values.view()(5, 9) -
                     (1 + 0.2 * std::exp(-10.0 / 60)) / 1.01) < 1e-5);
    page.setQmapFile(path("two.h5"));
    settle();
    QVERIFY(find<QPushButton>("g2.regroup.start")->isEnabled());
    QVERIFY(!find<QPushButton>("g2.regroup.save")->isEnabled());
    QTest::mouseClick(find<QPushButton>("g2.regroup.start"), Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(page.hasResult(),
                              qPrintable(find<QLabel>("g2.regroup.state")->text()), 10000);
    settle();
    QCOMPARE(page.comparison().panels().size(), 2);
    QSignalSpy saved(&page, &RegroupPage::saved);
    page.save(path("regrouped.h5"));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 10000);
    const io::ResultFilePtr file = io::ResultFile::open(path("regrouped.h5").toStdString());
    QVERIFY(file && file->binCount() == 2 && file->delayCount() == kDelays);
    const io::MultitauCurves stored = file->multitau();
    const Recipe recipe{.map = stripes(4, 0.004, 0.002)};
    // Brute force over the pixels: means in the halves of each strip, their ratio, its mean.
    for (std::int64_t t = 0; t < kDelays; ++t) {
        const Array<float> planes = planesAt(recipe, t + 1);
        for (std::int64_t bin = 0; bin < 2; ++bin) {
            double g2 = 0;
            for (int half = 0; half < 2; ++half) {
                double sums[3] = {};
                for (std::int64_t r = half == 0 ? 1 : kRows / 2;
                     r < (half == 0 ? kRows / 2 : kRows); ++r)
                    for (std::int64_t c = bin * 16; c < (bin + 1) * 16; ++c)
                        for (std::int64_t k = 0; k < 3; ++k)
                            sums[k] += double(planes.view()(k, r, c));
                const double pixels = half == 0 ? 11 * 16 : 12 * 16;
                g2 += sums[0] / pixels / (sums[1] / pixels * sums[2] / pixels) / 2;
            }
            QVERIFY2(std::abs(stored.g2.view()(t, bin) - g2) < 1e-6,
                     qPrintable(QStringLiteral("%1 %2").arg(t).arg(bin)));
        }
    }
    // And it opens here like any other.
    m_room->open({path("regrouped.h5"), {}});
    QTRY_VERIFY_WITH_TIMEOUT(model().currentData() && model().currentData()->bins() == 2, 10000);
}

void G2WorkspaceTest::aResultIsNotWrittenOverItself() {
    openAndSettle({"silica_310K.h5"});
    QVERIFY(trigger("g2.regroup"));
    QTRY_VERIFY_WITH_TIMEOUT(m_room->regroup().hasResult(), 10000);
    settle();
    QSignalSpy said(m_room, &Workspace::toast);
    const QDateTime before = QFileInfo(path("silica_310K.h5")).lastModified();
    m_room->regroup().save(path("silica_310K.h5"));
    QCOMPARE(said.size(), 1);
    settle();
    QCOMPARE(QFileInfo(path("silica_310K.h5")).lastModified(), before);
}

void G2WorkspaceTest::stateSurvivesARestart() {
    openAndSettle(kThree);
    model().setBin(3);
    model().edit([](G2View& v) {
        v.layout = G2Layout::PerFile;
        v.normalisation = correlate::G2Normalisation::Mean;
        v.q = {0.005, {}};
        v.colourBy = QLatin1String(kColourByTemperature);
        v.errors = false;
    });
    const QJsonObject state = m_room->saveState();
    cleanup();
    init();
    m_room->restoreState(state);
    openAndSettle(kThree);
    QCOMPARE(m_room->saveState(), state);
    QCOMPARE(grid().panels().size(), 3);
    QCOMPARE(grid().panels().at(0).curves.size(), 3); // bins 2 to 4
    QVERIFY(!grid().panels().at(0).curves[0].yError);
    m_room->restoreState({{"columns", "many"}, {"layout", 77}, {"bin", -4}});
    settle();
    QCOMPARE(grid().panels().size(), 4);
}

void G2WorkspaceTest::copiesAndExportsHoldWhatIsShown() {
    openAndSettle(kThree);
    QVERIFY(trigger("g2.copyPython"));
    QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("h5py")) &&
            text.contains(QStringLiteral("normalized_g2_err")) &&
            text.contains(QStringLiteral("silica_300K.h5")));
    type("g2.q", QStringLiteral("0.005 .. 0.0085"));
    QVERIFY(trigger("g2.copyCommand"));
    text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(QStringLiteral("--what g2 --bins 2,3")), qPrintable(text));
    const QByteArray csv = grid().csv();
    QVERIFY(csv.contains("silica_310K") && csv.contains("content_id"));
    for (const char* ending : {"png", "svg", "pdf", "csv", "json"}) {
        const QString file = path("shown.") + QLatin1String(ending);
        grid().exportTo(file, true);
        QVERIFY(QFileInfo(file).size() > 500);
    }
    QCOMPARE(QString::fromUtf8(csv).count(QStringLiteral("bin 2")) > 0, true);
    QVERIFY(!csv.contains("bin 4"));
}

SPECULA_TEST(G2WorkspaceTest)
#include "g2_workspace_test.moc"
