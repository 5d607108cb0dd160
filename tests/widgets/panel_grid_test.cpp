// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_fixture.h"

#include "widgets/plot/panel_grid.h"
#include "widgets/plot/plot_legend.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class PanelGridTest : public QObject {
    Q_OBJECT
  private slots:
    void onlyPanelsInSightAreBuilt();
    void columnsAreAsAskedOrAsFit();
    void clickAndKeysSelect();
    void plainUpAndDownAreLeftToOthers();
    void aDoubleClickEnlargesAndBringsBack();
    void aZoomOutlivesScrollingAndNewFiles();
    void linkedRangesMoveTogether();
    void sharedRangesCoverAllPanels();
    void theCursorIsInEveryPanel();
    void theFigureHoldsEveryPanel();
    void nothingToShowSaysWhy();
    void theLegendHidesCurvesInAllPanels();
    void theLegendShowsOneAlone();

  private:
    static QList<PlotContent> bins(int n) {
        QList<PlotContent> panels;
        for (int i = 1; i <= n; ++i)
            panels << g2Panel(i, 10.0 / (i * i));
        return panels;
    }
    static void showGrid(PanelGrid& grid, const QSize& size = {900, 600}) {
        grid.resize(size);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        grid.replotNow();
    }
};

void PanelGridTest::onlyPanelsInSightAreBuilt() {
    PanelGrid grid;
    showGrid(grid);
    grid.setPanels(bins(500));
    QVERIFY(grid.builtPanels() >= 9);
    QVERIFY(grid.builtPanels() <= 15);
    QVERIFY(!grid.panelAt(499));
    auto* bar = grid.findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QVERIFY(grid.panelAt(499));
    QCOMPARE(grid.panelAt(499)->content().title, QString("bin 500"));
    QVERIFY(!grid.panelAt(0));
    // Panels that went out of sight serve again.
    QVERIFY(grid.builtPanels() <= 16);
}

void PanelGridTest::columnsAreAsAskedOrAsFit() {
    PanelGrid grid;
    showGrid(grid);
    grid.setPanels(bins(20));
    QCOMPARE(grid.columns(), 3);
    grid.setOptions({.columns = 5});
    QCOMPARE(grid.columns(), 5);
    QCOMPARE(grid.panelGeometry(5).left(), 0);
    QCOMPARE(grid.panelGeometry(6).left(), grid.panelGeometry(1).left());
    grid.setOptions({.columns = 99});
    QCOMPARE(grid.columns(), 8);
    grid.setPanels(bins(1));
    grid.setOptions({});
    QCOMPARE(grid.columns(), 1);
}

void PanelGridTest::clickAndKeysSelect() {
    PanelGrid grid;
    grid.setPanels(bins(20));
    showGrid(grid);
    QSignalSpy selected(&grid, &PanelGrid::selectionChanged);
    QTest::mouseClick(grid.panelAt(4), Qt::LeftButton, {}, {40, 40});
    QCOMPARE(grid.selected(), 4);
    QVERIFY(grid.panelAt(4)->isSelected());
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.selected(), 5);
    QVERIFY(!grid.panelAt(4)->isSelected());
    QTest::keyClick(&grid, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(grid.selected(), 8);
    QTest::keyClick(&grid, Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClick(&grid, Qt::Key_Left);
    QCOMPARE(grid.selected(), 4);
    QCOMPARE(selected.size(), 5);
    grid.setSelected(19);
    QVERIFY(grid.panelAt(19));
}

void PanelGridTest::plainUpAndDownAreLeftToOthers() {
    PanelGrid grid;
    grid.setPanels(bins(20));
    showGrid(grid);
    grid.setSelected(4);
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
    QCoreApplication::sendEvent(&grid, &down);
    QVERIFY(!down.isAccepted());
    QCOMPARE(grid.selected(), 4);
}

void PanelGridTest::aDoubleClickEnlargesAndBringsBack() {
    PanelGrid grid;
    grid.setPanels(bins(60));
    showGrid(grid);
    auto* bar = grid.findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(300);
    const int shown = 7;
    QVERIFY(grid.panelAt(shown));
    QTest::mouseDClick(grid.panelAt(shown), Qt::LeftButton, {}, {80, 60});
    QCOMPARE(grid.enlarged(), shown);
    QVERIFY(grid.panelAt(shown)->width() > 850);
    QVERIFY(!grid.panelAt(8));
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.enlarged(), 8);
    QTest::keyClick(&grid, Qt::Key_Escape);
    QCOMPARE(grid.enlarged(), -1);
    QCOMPARE(bar->value(), 300);
    QVERIFY(grid.panelAt(8)->width() < 400);
    grid.setSelected(8);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(grid.enlarged(), 8);
    QTest::mouseDClick(grid.panelAt(8), Qt::LeftButton, {}, {80, 60});
    QCOMPARE(grid.enlarged(), -1);
}

void PanelGridTest::aZoomOutlivesScrollingAndNewFiles() {
    PanelGrid grid;
    grid.setPanels(bins(100));
    showGrid(grid);
    QSignalSpy told(&grid, &PanelGrid::viewChanged);
    QWheelEvent zoom(QPointF(100, 80), grid.panelAt(1)->mapToGlobal(QPointF(100, 80)), {}, {0, 120},
                     Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(grid.panelAt(1), &zoom);
    QCOMPARE(told.size(), 1);
    const PlotRange zoomed = grid.panelAt(1)->xRange();
    auto* bar = grid.findChild<QScrollArea*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    QVERIFY(!grid.panelAt(1));
    for (int i = 90; i < 100; ++i)
        if (grid.panelAt(i))
            QVERIFY(!grid.panelAt(i)->isZoomed());
    bar->setValue(0);
    QCOMPARE(grid.panelAt(1)->xRange(), zoomed);
    // The next file has another order of bins.
    QList<PlotContent> next = bins(100);
    next.swapItemsAt(1, 2);
    grid.setPanels(next);
    QCOMPARE(grid.panelAt(2)->xRange(), zoomed);
    QVERIFY(!grid.panelAt(1)->isZoomed());
    grid.resetView();
    QVERIFY(!grid.panelAt(2)->isZoomed());
}

void PanelGridTest::linkedRangesMoveTogether() {
    PanelGrid grid;
    grid.setOptions({.columns = 3, .linkX = true});
    grid.setPanels(bins(9));
    showGrid(grid);
    const PlotRange y = grid.panelAt(5)->yRange();
    QTest::keyClick(grid.panelAt(0), Qt::Key_Plus);
    QCOMPARE(grid.panelAt(5)->xRange(), grid.panelAt(0)->xRange());
    QCOMPARE(grid.panelAt(5)->view().y, std::nullopt);
    QVERIFY(grid.panelAt(5)->yRange().high <= y.high);
}

void PanelGridTest::sharedRangesCoverAllPanels() {
    PanelGrid grid;
    QList<PlotContent> panels;
    for (int i = 1; i <= 4; ++i) {
        PlotContent p;
        p.title = QString::number(i);
        p.curves = {ramp("a", 10 * i, [i](int k) { return double(k * i); })};
        panels << p;
    }
    grid.setOptions({.sharedX = true, .sharedY = true});
    grid.setPanels(panels);
    showGrid(grid);
    QCOMPARE(grid.panelAt(0)->xRange(), roomy(PlotRange{0, 39}, false));
    QCOMPARE(grid.panelAt(0)->yRange(), roomy(PlotRange{0, 156}, false));
    grid.setOptions({.homeX = PlotRange{2, 5}});
    QCOMPARE(grid.panelAt(3)->xRange(), (PlotRange{2, 5}));
    QVERIFY(grid.panelAt(0)->yRange().high < 10);
}

void PanelGridTest::theCursorIsInEveryPanel() {
    PanelGrid grid;
    grid.setPanels(bins(6));
    showGrid(grid);
    QSignalSpy moved(&grid, &PanelGrid::cursorMoved);
    hover(*grid.panelAt(2), grid.panelAt(2)->plotArea().center());
    QCOMPARE(moved.size(), 1);
    QVERIFY(grid.panelAt(2)->cursor());
    QCOMPARE(grid.panelAt(5)->cursor(), grid.panelAt(2)->cursor());
    grid.setCursor(std::nullopt);
    QVERIFY(!grid.panelAt(5)->cursor());
}

void PanelGridTest::theFigureHoldsEveryPanel() {
    PanelGrid grid;
    QList<PlotContent> panels = bins(30);
    panels[29].curves[0].colour = Qt::red;
    panels[29].curves[0].errors = ErrorStyle::None;
    grid.setPanels(panels);
    showGrid(grid);
    QVERIFY(!grid.panelAt(29));
    QCOMPARE(grid.figureSize().height(), 10 * grid.panelGeometry(0).height());
    const QImage image = grid.toImage();
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
    QVERIFY(countOf(image.copy(grid.panelGeometry(29)), Qt::red) > 40);
    QCOMPARE(countOf(image.copy(grid.panelGeometry(28)), Qt::red), 0);
    QCOMPARE(grid.csv().split('\n')[1].count("g2[bin "), 60);
    const auto json = nlohmann::json::parse(grid.json().toStdString());
    QCOMPARE(json["plots"].size(), size_t(30));
    QVERIFY(grid.toSvg().contains("bin 30"));
    grid.setEnlarged(3);
    QCOMPARE(nlohmann::json::parse(grid.json().toStdString())["plots"][0]["title"], "bin 4");
    QVERIFY(grid.figureSize().height() <= 600);
}

void PanelGridTest::nothingToShowSaysWhy() {
    PanelGrid grid;
    showGrid(grid);
    const QImage silent = grid.grab().toImage();
    grid.setEmptyText("nothing matches q > 1 Å⁻¹");
    QVERIFY(grid.grab().toImage() != silent);
}

void PanelGridTest::theLegendHidesCurvesInAllPanels() {
    PanelGrid grid;
    QList<PlotContent> panels = bins(4);
    for (PlotContent& p : panels)
        p.curves << decay("fit", 1);
    grid.setPanels(panels);
    showGrid(grid);
    PlotLegend legend;
    legend.follow(&grid);
    legend.resize(200, 200);
    legend.show();
    QCOMPARE(legend.keys(), (QStringList{"measured", "fit"}));
    auto* list = legend.findChild<QListWidget*>();
    const auto at = [&](int row) { return list->visualItemRect(list->item(row)).center(); };
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at(1));
    QCOMPARE(grid.hiddenCurves(), QSet<QString>{"fit"});
    QCOMPARE(grid.panelAt(3)->hiddenCurves(), QSet<QString>{"fit"});
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(grid.hiddenCurves().isEmpty());
}

void PanelGridTest::theLegendShowsOneAlone() {
    PlotLegend legend;
    QList<PlotCurve> many;
    for (int i = 0; i < 100; ++i)
        many << decay(QString("file %1").arg(i), 1, 3);
    legend.setCurves(many);
    legend.resize(160, 200);
    legend.show();
    auto* list = legend.findChild<QListWidget*>();
    QVERIFY(list->verticalScrollBar()->maximum() > 0);
    const QPoint second = list->visualItemRect(list->item(1)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, second);
    QCOMPARE(legend.hiddenCurves().size(), 99);
    QVERIFY(!legend.hiddenCurves().contains("file 1"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, second);
    QVERIFY(legend.hiddenCurves().isEmpty());
}

SPECULA_TEST(PanelGridTest)
#include "panel_grid_test.moc"
