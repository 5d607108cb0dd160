// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_fixture.h"

#include "core/base/error.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class CurvePanelTest : public QObject {
    Q_OBJECT
  private slots:
    void rangesFollowTheDataUntilTheUserZooms();
    void anotherQuantityForgetsTheZoom();
    void theHomeRangeIsWhatResetShows();
    void aDragPansByWhatTheMouseMoved();
    void theWheelZoomsAtTheCursorAndOnOneAxisBesideIt();
    void aLogAxisShowsOnlyPositiveValues();
    void keysWalkTheCursorAndZoom();
    void theReadoutHasValueErrorAndShownUnit();
    void aLinkedCursorIsShownAndNotTold();
    void aClickOnAPointNamesCurveAndPoint();
    void hiddenCurvesAreNotDrawnAndDoNotCount();
    void anEmptyPanelSaysWhy();
    void aBandIsMovedAndWidenedByMouse();
    void aLineKeepsItsLimits();
    void itemsAreMovedByKeys();
    void aMillionPointsAreDrawnWithTheirExtremes();
    void gapsStayGaps();
    void picturesAreBlackOnWhiteAndDataParse();
    void theClipboardGetsPictureDataAndCode();
    void aSparklineHasNoAxes();
    void coloursFollowTheTheme();
};

void CurvePanelTest::rangesFollowTheDataUntilTheUserZooms() {
    CurvePanel panel;
    showPanel(panel);
    PlotContent plot;
    plot.x = plainAxis("frame");
    plot.y = plainAxis("I");
    plot.curves = {ramp("a", 21, [](int i) { return double(i); })};
    panel.setContent(plot);
    QCOMPARE(panel.xRange(), (PlotRange{-0.8, 20.8}));
    plot.curves = {ramp("a", 41, [](int i) { return double(i); })};
    panel.setContent(plot);
    QCOMPARE(panel.xRange(), (PlotRange{-1.6, 41.6}));
    QSignalSpy moved(&panel, &CurvePanel::viewChanged);
    panel.replotNow();
    wheel(panel, panel.plotArea().center(), 120);
    QCOMPARE(moved.size(), 1);
    const PlotRange zoomed = panel.xRange();
    QVERIFY(std::abs(zoomed.size() - 43.2 / std::pow(2, 0.25)) < 1e-6);
    plot.curves = {ramp("a", 11, [](int i) { return double(i); })};
    panel.setContent(plot);
    QCOMPARE(panel.xRange(), zoomed);
    QTest::mouseDClick(&panel, Qt::LeftButton, {}, panel.plotArea().center().toPoint());
    QCOMPARE(panel.xRange(), (PlotRange{-0.4, 10.4}));
    QVERIFY(!panel.isZoomed());
}

void CurvePanelTest::anotherQuantityForgetsTheZoom() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    panel.setView({PlotRange{1e-3, 1e-2}, PlotRange{1, 1.1}});
    panel.setContent(g2Panel(2));
    QCOMPARE(panel.xRange(), (PlotRange{1e-3, 1e-2}));
    PlotContent other = g2Panel(3);
    other.y = plainAxis("g1");
    panel.setContent(other);
    QCOMPARE(panel.xRange(), (PlotRange{1e-3, 1e-2}));
    QVERIFY(panel.yRange().high > 1.15);
}

void CurvePanelTest::theHomeRangeIsWhatResetShows() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    panel.setHomeRange(PlotRange{1e-3, 1}, PlotRange{0.9, 1.3});
    QCOMPARE(panel.xRange(), (PlotRange{1e-3, 1}));
    panel.setView({PlotRange{0.01, 0.1}, {}});
    QCOMPARE(panel.yRange(), (PlotRange{0.9, 1.3}));
    panel.resetView();
    QCOMPARE(panel.xRange(), (PlotRange{1e-3, 1}));
}

void CurvePanelTest::aDragPansByWhatTheMouseMoved() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    showPanel(panel);
    const QPoint from = panel.plotArea().center().toPoint();
    const QPointF under = panel.toData(from);
    drag(panel, from, from + QPoint(40, -25));
    const QPointF now = panel.toPanel(under.x(), under.y());
    QVERIFY(QLineF(now, QPointF(from + QPoint(40, -25))).length() < 2.5);
}

void CurvePanelTest::theWheelZoomsAtTheCursorAndOnOneAxisBesideIt() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    showPanel(panel);
    const QPointF at(panel.plotArea().left() + 60, panel.plotArea().top() + 40);
    const QPointF under = panel.toData(at);
    wheel(panel, at, 240);
    QVERIFY(QLineF(panel.toPanel(under.x(), under.y()), at).length() < 1e-6);
    const PlotRange y = panel.yRange(), x = panel.xRange();
    wheel(panel, {at.x(), panel.plotArea().bottom() + 8}, 240);
    QCOMPARE(panel.yRange(), y);
    QVERIFY(panel.xRange().size() < x.size());
    const PlotRange narrow = panel.xRange();
    wheel(panel, {4, at.y()}, -240);
    QCOMPARE(panel.xRange(), narrow);
    QVERIFY(panel.yRange().size() > y.size());
}

void CurvePanelTest::aLogAxisShowsOnlyPositiveValues() {
    CurvePanel panel;
    PlotContent plot;
    plot.x = plainAxis("q");
    plot.y = plainAxis("I", {}, true);
    plot.curves = {ramp("a", 4, [](int i) { return i == 2 ? std::nan("") : i * 10.0 - 10; })};
    plot.curves[0].y = plotValues({0, 10, std::nan(""), 1000});
    panel.setContent(plot);
    QVERIFY(panel.yRange().low > 5 && panel.yRange().high > 1000);
    panel.setLogX(true);
    QVERIFY(panel.xRange().low > 0.5);
    panel.setView({PlotRange{-5, 10}, {}});
    QVERIFY(panel.xRange().low > 0);
}

void CurvePanelTest::keysWalkTheCursorAndZoom() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    showPanel(panel);
    QSignalSpy moved(&panel, &CurvePanel::cursorMoved);
    const auto& x = *panel.content().curves[0].x;
    QTest::keyClick(&panel, Qt::Key_Right);
    QTest::keyClick(&panel, Qt::Key_Right);
    QCOMPARE(panel.cursor(), std::optional(x[1]));
    QTest::keyClick(&panel, Qt::Key_PageUp);
    QCOMPARE(panel.cursor(), std::optional(x[11]));
    QTest::keyClick(&panel, Qt::Key_Left);
    QCOMPARE(moved.last()[0].toDouble(), x[10]);
    const PlotRange before = panel.yRange();
    QTest::keyClick(&panel, Qt::Key_Plus);
    QVERIFY(panel.yRange().size() < before.size());
    QTest::keyClick(&panel, Qt::Key_F);
    QCOMPARE(panel.yRange(), before);
    QTest::keyClick(&panel, Qt::Key_X);
    QVERIFY(!panel.logX());
}

void CurvePanelTest::theReadoutHasValueErrorAndShownUnit() {
    CurvePanel panel;
    PlotContent plot = g2Panel(1);
    plot.curves[0].x = plotValues({0.01, 0.0123, 0.02});
    plot.curves[0].y = plotValues({1.2, 1.1342, 1.0});
    plot.curves[0].yError = plotValues({0.1, 0.004, 0.1});
    panel.setContent(plot);
    showPanel(panel);
    QSignalSpy told(&panel, &CurvePanel::readoutChanged);
    panel.setCursor(0.0123);
    QCOMPARE(panel.readout(), QString("t 12.3 ms   g2 1.1342 ± 0.0040   measured"));
    QCOMPARE(told.last()[0].toString(), panel.readout());
}

void CurvePanelTest::aLinkedCursorIsShownAndNotTold() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    showPanel(panel);
    const QImage before = panel.grab().toImage();
    QSignalSpy moved(&panel, &CurvePanel::cursorMoved);
    panel.setCursor(0.01);
    QVERIFY(panel.grab().toImage() != before);
    QCOMPARE(moved.size(), 0);
    hover(panel, panel.plotArea().center());
    QCOMPARE(moved.size(), 1);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&panel, &leave);
    QVERIFY(std::isnan(moved.last()[0].toDouble()));
    QCOMPARE(panel.grab().toImage(), before);
}

void CurvePanelTest::aClickOnAPointNamesCurveAndPoint() {
    CurvePanel panel;
    PlotContent plot = g2Panel(1);
    plot.curves << decay("other", 5);
    plot.curves[1].id = "fit";
    panel.setContent(plot);
    showPanel(panel);
    QSignalSpy curve(&panel, &CurvePanel::curveClicked), point(&panel, &CurvePanel::pointClicked);
    const auto& c = panel.content().curves[1];
    QTest::mouseClick(&panel, Qt::LeftButton, {}, panel.toPanel((*c.x)[48], (*c.y)[48]).toPoint());
    QCOMPARE(curve.size(), 1);
    QCOMPARE(curve[0][0].toString(), QString("fit"));
    QCOMPARE(point[0][1].toInt(), 48);
    QCOMPARE(panel.activeCurve(), QString("fit"));
    QTest::mouseClick(&panel, Qt::LeftButton, {},
                      panel.plotArea().topRight().toPoint() + QPoint(-20, 20));
    QCOMPARE(curve.size(), 1);
}

void CurvePanelTest::hiddenCurvesAreNotDrawnAndDoNotCount() {
    CurvePanel panel;
    PlotContent plot;
    plot.curves = {ramp("a", 11, [](int i) { return double(i); }),
                   ramp("b", 101, [](int i) { return 10.0 * i; })};
    plot.curves[1].group = "second";
    plot.curves[1].colour = Qt::red;
    panel.setContent(plot);
    showPanel(panel);
    QVERIFY(countOf(panel.grab().toImage(), Qt::red) > 50);
    QCOMPARE(panel.xRange().high, 104.0);
    panel.setHiddenCurves({"second"});
    panel.replotNow();
    QCOMPARE(countOf(panel.grab().toImage(), Qt::red), 0);
    QCOMPARE(panel.xRange().high, 10.4);
}

void CurvePanelTest::anEmptyPanelSaysWhy() {
    CurvePanel panel;
    PlotContent plot = g2Panel(1);
    plot.curves.clear();
    panel.setContent(plot);
    showPanel(panel);
    const QImage silent = panel.grab().toImage();
    panel.setEmptyText("nothing matches bin 40 to 50");
    panel.replotNow();
    QVERIFY(panel.grab().toImage() != silent);
    hover(panel, QPointF(200, 130));
    QVERIFY(!panel.cursor());
    wheel(panel, QPointF(200, 130), 120);
    QVERIFY(!panel.isZoomed());
}

void CurvePanelTest::aBandIsMovedAndWidenedByMouse() {
    CurvePanel panel;
    PlotContent plot;
    plot.curves = {ramp("a", 101, [](int i) { return double(i % 7); })};
    panel.setContent(plot);
    showPanel(panel);
    DragBand* band = panel.addBand(Qt::Vertical, {40, 60});
    QSignalSpy moved(band, &DragBand::moved);
    const int y = panel.plotArea().center().toPoint().y();
    const auto px = [&](double x) { return QPoint(qRound(panel.toPanel(x, 0).x()), y); };
    const PlotRange range = panel.xRange();
    drag(panel, px(50), px(70));
    QVERIFY(std::abs(band->range().low - 60) < 0.7);
    QVERIFY(std::abs(band->range().size() - 20) < 1e-9);
    QCOMPARE(panel.xRange(), range);
    QVERIFY(moved.size() > 3);
    QVERIFY(moved.last()[2].toBool());
    QVERIFY(!moved.first()[2].toBool());
    drag(panel, px(band->range().low), px(30));
    QVERIFY(std::abs(band->range().low - 30) < 0.7);
    QVERIFY(std::abs(band->range().high - 80) < 0.7);
    moved.clear();
    band->setRange({1, 2});
    QCOMPARE(moved.size(), 0);
    panel.removeItem(band);
    QVERIFY(panel.items().isEmpty());
}

void CurvePanelTest::aLineKeepsItsLimits() {
    CurvePanel panel;
    PlotContent plot;
    plot.curves = {ramp("a", 101, [](int i) { return double(i); })};
    panel.setContent(plot);
    showPanel(panel);
    DragLine* line = panel.addLine(Qt::Horizontal, 50);
    line->setLimits(PlotRange{20, 80});
    const int x = panel.plotArea().center().toPoint().x();
    drag(panel, {x, qRound(panel.toPanel(0, 50).y())}, {x, qRound(panel.toPanel(0, 65).y())});
    QVERIFY(std::abs(line->value() - 65) < 0.7);
    drag(panel, {x, qRound(panel.toPanel(0, 65).y())}, {x, qRound(panel.toPanel(0, 99).y())});
    QCOMPARE(line->value(), 80.0);
}

void CurvePanelTest::itemsAreMovedByKeys() {
    CurvePanel panel;
    PlotContent plot;
    plot.curves = {ramp("a", 101, [](int i) { return double(i); })};
    panel.setContent(plot);
    showPanel(panel);
    panel.setFocus();
    DragBand* band = panel.addBand(Qt::Vertical, {40, 60});
    band->setKeyStep(2);
    QSignalSpy moved(band, &DragBand::moved);
    QTest::keyClick(&panel, Qt::Key_Tab);
    QTest::keyClick(&panel, Qt::Key_Right);
    QCOMPARE(band->range(), (PlotRange{42, 62}));
    QTest::keyClick(&panel, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(band->range(), (PlotRange{22, 42}));
    QTest::keyClick(&panel, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(band->range(), (PlotRange{22, 44}));
    QCOMPARE(moved.size(), 3);
    QTest::keyClick(&panel, Qt::Key_Escape);
    QTest::keyClick(&panel, Qt::Key_Right);
    QCOMPARE(band->range(), (PlotRange{22, 44}));
    QVERIFY(panel.cursor());
}

void CurvePanelTest::aMillionPointsAreDrawnWithTheirExtremes() {
    CurvePanel panel;
    PlotContent plot;
    plot.curves = {ramp("I", 1000000, [](int i) { return i == 777777 ? 100.0 : i % 2; })};
    plot.curves[0].colour = Qt::red;
    panel.setContent(plot);
    showPanel(panel);
    const QImage image = panel.grab().toImage();
    // The single spike reaches from the noise to its top.
    const QPointF top = panel.toPanel(777777, 100), half = panel.toPanel(777777, 50);
    const auto redNear = [&](const QPointF& at) {
        return countOf(image.copy(QRect(at.toPoint() - QPoint(2, 2), QSize(5, 5))), Qt::red) > 0;
    };
    QVERIFY(redNear(top));
    QVERIFY(redNear(half));
    QVERIFY(!redNear(panel.toPanel(500000, 50)));
}

void CurvePanelTest::gapsStayGaps() {
    CurvePanel panel;
    PlotContent plot;
    plot.curves = {ramp("a", 11, [](int i) { return i == 5 ? std::nan("") : 1.0; })};
    plot.curves[0].colour = Qt::red;
    panel.setContent(plot);
    showPanel(panel);
    const QImage image = panel.grab().toImage();
    const auto red = [&](double x) {
        return countOf(image.copy(QRect(panel.toPanel(x, 1).toPoint() - QPoint(2, 3), QSize(5, 7))),
                       Qt::red) > 0;
    };
    QVERIFY(red(3.5));
    QVERIFY(!red(5));
    QVERIFY(red(6.5));
}

void CurvePanelTest::picturesAreBlackOnWhiteAndDataParse() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    CanvasColours dark;
    dark.background = QColor(0x11, 0x13, 0x15);
    dark.text = Qt::white;
    dark.dim = dark.line = Qt::gray;
    dark.accent = Qt::cyan;
    panel.setColours(dark);
    showPanel(panel);
    panel.setProvenance(Provenance::now("show g2"));
    QTemporaryDir folder;
    for (const char* name : {"p.png", "p.svg", "p.pdf", "p.csv", "p.json"})
        panel.exportTo(folder.filePath(name));
    const QImage png(folder.filePath("p.png"));
    QCOMPARE(png.size(), QSize(800, 520));
    QCOMPARE(png.pixelColor(2, 2), QColor(Qt::white));
    QVERIFY(countOf(png, Qt::black) > 100);
    const auto bytes = [&](const char* name) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(bytes("p.svg").contains("<text"));
    QVERIFY(bytes("p.pdf").startsWith("%PDF"));
    QVERIFY(bytes("p.csv").contains("\nt_s,g2[measured],sigma_g2[measured]\n"));
    QCOMPARE(nlohmann::json::parse(bytes("p.json").toStdString())["provenance"]["operation"],
             "show g2");
    QVERIFY_EXCEPTION_THROWN(panel.exportTo(folder.filePath("p.csv")), Error);
    QVERIFY_EXCEPTION_THROWN(panel.exportTo(folder.filePath("p.doc")), Error);
    // The screen is as dark as before.
    panel.replotNow();
    QCOMPARE(panel.grab().toImage().pixelColor(2, 2), dark.background);
}

void CurvePanelTest::theClipboardGetsPictureDataAndCode() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    showPanel(panel);
    const auto action = [&](const char* name) {
        const auto all = panel.contextActions();
        return *std::find_if(all.begin(), all.end(),
                             [&](QAction* a) { return a->objectName() == name; });
    };
    action("copyPlotPicture")->trigger();
    QVERIFY(!QApplication::clipboard()->image().isNull());
    action("copyPlotData")->trigger();
    QVERIFY(QApplication::clipboard()->text().contains("t_s,g2[measured]"));
    QVERIFY(!action("copyPlotPython")->isVisible());
    panel.setCopyTexts({.python = "import specula", .command = "specula-cli export g2"});
    QVERIFY(action("copyPlotPython")->isVisible());
    action("copyPlotPython")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QString("import specula"));
    action("copyPlotCommand")->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QString("specula-cli export g2"));
    QSignalSpy wanted(&panel, &CurvePanel::exportRequested);
    action("exportPlotPicture")->trigger();
    QCOMPARE(wanted.size(), 1);
}

void CurvePanelTest::aSparklineHasNoAxes() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    panel.setSparkline(true);
    showPanel(panel, {80, 30});
    QVERIFY(panel.plotArea().width() > 70);
    QVERIFY(panel.plotArea().height() > 20);
}

void CurvePanelTest::coloursFollowTheTheme() {
    CurvePanel panel;
    panel.setContent(g2Panel(1));
    showPanel(panel);
    CanvasColours c = panel.colours();
    c.background = QColor(10, 60, 10);
    panel.setColours(c);
    panel.replotNow();
    QCOMPARE(panel.grab().toImage().pixelColor(3, 3), c.background);
}

SPECULA_TEST(CurvePanelTest)
#include "curve_panel_test.moc"
