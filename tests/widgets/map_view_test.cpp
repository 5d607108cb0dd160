// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot_fixture.h"

#include "widgets/image/zoom_limit.h"
#include "widgets/plot/map_view.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class MapViewTest : public QObject {
    Q_OBJECT
  private slots:
    void coordinatesAreThoseOfTheAxes();
    void theFirstRowCanLieAtTheBottom();
    void unevenCentresAreInterpolated();
    void hoverAndClickSpeakInDataCoordinates();
    void theLatestMapWins();
    void percentilesFollowEveryMap();
    void zoomStaysForMapsOfTheSameSize();
    void aStripIsMovedAndWidenedByMouse();
    void aStripIsMovedByKeys();
    void agesFollowTheConvention();
    void theFigureHasAxesAndColourBar();
    void matricesAreExportedWithAxes();
    void zoomOutStopsWhereTheImageIsAQuarter();

  private:
    /// v = f(row, column)
    template<class F>
    static MapData makeMap(std::int64_t rows, std::int64_t columns, F f) {
        MapData map;
        map.title = "C2 of bin 3";
        map.values = Array<float>::uninitialized({rows, columns});
        auto v = map.values.edit();
        for (std::int64_t r = 0; r < rows; ++r)
            for (std::int64_t c = 0; c < columns; ++c)
                v(r, c) = static_cast<float>(f(r, c));
        map.x = {plainAxis("t1", "s"), 0, 0.5, {}};
        map.y = {plainAxis("t2", "s"), 0, 0.5, {}};
        map.valueLabel = "C2";
        map.firstRowAtBottom = true;
        return map;
    }
    static MapData twoTime(int n) {
        return makeMap(
            n, n, [](auto r, auto c) { return 1 + 0.2 * std::exp(-std::abs(double(r - c)) / 10); });
    }
    static void showMap(MapView& view, const MapData& map) {
        view.resize(560, 480);
        view.show();
        view.setMap(map);
        QTRY_VERIFY(view.settled());
        QTRY_COMPARE(view.map().columns(), map.columns());
        QTRY_VERIFY(view.settled());
    }
    static QPoint onScreen(MapView& view, double x, double y) {
        return view.imageView().toWidget(view.toImage(QPointF(x, y))).toPoint();
    }
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void MapViewTest::coordinatesAreThoseOfTheAxes() {
    MapView view(*m_pool);
    MapData map = makeMap(20, 30, [](auto r, auto c) { return r * 100 + c; });
    map.firstRowAtBottom = false;
    map.x = {plainAxis("q"), 0.1, 0.01, {}};
    map.y = {plainAxis("phi"), -180, 10, {}};
    showMap(view, map);
    const QPointF at = view.toData({10, 3});
    QVERIFY(std::abs(at.x() - 0.2) < 1e-12);
    QCOMPARE(at.y(), -150.0);
    QVERIFY(QLineF(view.toImage(at), QPointF(10, 3)).length() < 1e-9);
    QCOMPARE(view.imageView().image()->valueAt(3, 10), 310.0);
}

void MapViewTest::theFirstRowCanLieAtTheBottom() {
    MapView view(*m_pool);
    showMap(view, makeMap(20, 30, [](auto r, auto c) { return r * 100 + c; }));
    QCOMPARE(view.imageView().image()->valueAt(19, 4), 4.0);
    QCOMPARE(view.toData({4, 19}), QPointF(2, 0));
    QVERIFY(onScreen(view, 0, 0).y() > onScreen(view, 0, 9).y());
    QCOMPARE(view.shownRange().top() <= 0, true);
}

void MapViewTest::unevenCentresAreInterpolated() {
    MapAxis axis{plainAxis("t", "s", true), 0, 1, plotValues({1, 10, 100})};
    QCOMPARE(axis.at(1), 10.0);
    QVERIFY(std::abs(axis.at(0.5) - std::sqrt(10.0)) < 1e-12);
    QVERIFY(std::abs(axis.at(-0.5) - 1 / std::sqrt(10.0)) < 1e-12);
    QVERIFY(std::abs(axis.pixelOf(1000) - 3) < 1e-12);
    axis.axis.log = false;
    QCOMPARE(axis.at(1.5), 55.0);
    QCOMPARE(axis.pixelOf(55), 1.5);
}

void MapViewTest::hoverAndClickSpeakInDataCoordinates() {
    MapView view(*m_pool);
    showMap(view, makeMap(40, 40, [](auto r, auto c) { return r * 100 + c; }));
    QSignalSpy hovered(&view, &MapView::hovered), clicked(&view, &MapView::clicked),
        left(&view, &MapView::left), text(&view, &MapView::readoutChanged);
    const QPoint at = onScreen(view, 5, 10);
    hover(view.imageView(), at);
    QVERIFY(std::abs(hovered.last()[0].toDouble() - 5) < 0.25);
    QVERIFY(std::abs(hovered.last()[1].toDouble() - 10) < 0.25);
    QCOMPARE(hovered.last()[2].toDouble(), 2010.0);
    QVERIFY(text.last()[0].toString().contains("C2 2010"));
    QTest::mouseClick(&view.imageView(), Qt::LeftButton, {}, at);
    QCOMPARE(clicked.size(), 1);
    QVERIFY(std::abs(clicked[0][0].toDouble() - 5) < 0.25);
    hover(view.imageView(), QPointF(-5, -5));
    QVERIFY(left.size() > 0);
}

void MapViewTest::theLatestMapWins() {
    MapView view(*m_pool);
    QSignalSpy shown(&view, &MapView::mapShown);
    for (int i = 1; i <= 20; ++i)
        view.setMap(makeMap(10 * i, 10, [](auto, auto) { return 1; }));
    QTRY_VERIFY(view.settled());
    QTRY_COMPARE(view.map().rows(), 200);
    QVERIFY(shown.size() < 20);
    view.clear();
    QCOMPARE(view.map().rows(), 0);
    QVERIFY(!view.imageView().image());
}

void MapViewTest::percentilesFollowEveryMap() {
    MapView view(*m_pool);
    view.setPercentiles(0, 100);
    showMap(view, makeMap(10, 10, [](auto r, auto c) { return r * 10 + c; }));
    QCOMPARE(view.displaySettings().state().tone.low, 0.0);
    QVERIFY(std::abs(view.displaySettings().state().tone.high - 99) < 0.1);
    showMap(view, makeMap(10, 11, [](auto r, auto) { return r * 100; }));
    QVERIFY(std::abs(view.displaySettings().state().tone.high - 900) < 1);
    view.setLevels(10, 20);
    showMap(view, makeMap(10, 12, [](auto r, auto) { return r; }));
    QCOMPARE(view.displaySettings().state().tone.high, 20.0);
}

void MapViewTest::zoomStaysForMapsOfTheSameSize() {
    MapView view(*m_pool);
    showMap(view, twoTime(100));
    wheel(view.imageView(), QPointF(100, 100), 480);
    const ViewTransform zoomed = view.imageView().transform();
    QSignalSpy shown(&view, &MapView::mapShown);
    view.setMap(twoTime(100));
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(view.imageView().transform(), zoomed);
    view.resetView();
    QVERIFY(view.imageView().isFitted());
}

void MapViewTest::aStripIsMovedAndWidenedByMouse() {
    MapView view(*m_pool);
    showMap(view, twoTime(100));
    const QImage before = view.grab().toImage();
    DiagonalStrip* strip = view.addStrip(20, 6, "age 20 s");
    QVERIFY(view.grab().toImage() != before);
    QSignalSpy moved(strip, &DiagonalStrip::moved);
    const ViewTransform transform = view.imageView().transform();
    drag(view.imageView(), onScreen(view, 20, 20), onScreen(view, 30, 30));
    QVERIFY(std::abs(strip->centre() - 30) < 0.3);
    QCOMPARE(strip->width(), 6.0);
    QVERIFY(moved.last()[2].toBool());
    QCOMPARE(view.imageView().transform(), transform);
    // Its edge, off the diagonal: (t1 + t2) / 2 = 33.
    drag(view.imageView(), onScreen(view, 28, 38), onScreen(view, 30, 40));
    QVERIFY(std::abs(strip->centre() - 30) < 0.3);
    QVERIFY(std::abs(strip->width() - 10) < 0.6);
    view.removeStrip(strip);
    QVERIFY(view.strips().isEmpty());
}

void MapViewTest::aStripIsMovedByKeys() {
    MapView view(*m_pool);
    showMap(view, twoTime(100));
    DiagonalStrip* strip = view.addStrip(20, 6);
    QTest::keyClick(&view.imageView(), Qt::Key_Tab);
    QTest::keyClick(&view.imageView(), Qt::Key_Right);
    QCOMPARE(strip->centre(), 20.5);
    QTest::keyClick(&view.imageView(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(strip->centre(), 15.5);
    QTest::keyClick(&view.imageView(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(strip->width(), 6.5);
    QTest::keyClick(&view.imageView(), Qt::Key_Escape);
    QTest::keyClick(&view.imageView(), Qt::Key_Right);
    QCOMPARE(strip->centre(), 15.5);
}

void MapViewTest::agesFollowTheConvention() {
    MapView view(*m_pool);
    showMap(view, twoTime(20));
    DiagonalStrip* strip = view.addStrip(5, 2);
    QCOMPARE(strip->ageOf(4, 8), 6.0);
    QVERIFY(strip->contains(4, 7));
    strip->setConvention(AgeConvention::FirstTime);
    QCOMPARE(strip->ageOf(8, 4), 4.0);
    QVERIFY(strip->contains(4.5, 9) && strip->contains(9, 4.5) && !strip->contains(7, 9));
}

void MapViewTest::theFigureHasAxesAndColourBar() {
    MapView view(*m_pool);
    showMap(view, twoTime(100));
    const QByteArray svg = view.toSvg();
    for (const char* text : {"t1 (s)", "t2 (s)", "C2", "C2 of bin 3"})
        QVERIFY2(svg.contains(text), text);
    const QImage image = view.toImage(1);
    QCOMPARE(image.size(), view.figureSize());
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
}

void MapViewTest::matricesAreExportedWithAxes() {
    MapView view(*m_pool);
    showMap(view, makeMap(2, 3, [](auto r, auto c) {
                return r == 1 && c == 2 ? NAN : double(r) + double(c) / 2.0;
            }));
    view.setProvenance(Provenance::now("show two-time"));
    const QStringList lines = QString::fromUtf8(view.csv()).trimmed().split('\n');
    QCOMPARE(lines.mid(3), (QStringList{"t2_s\\t1_s,0,0.5,1", "0,0,0.5,1", "0.5,1,1.5,nan"}));
    QVERIFY(lines[2].contains("show two-time"));
    const auto json = nlohmann::json::parse(view.json().toStdString());
    QCOMPARE(json["values"][1][0].get<double>(), 1.0);
    QVERIFY(json["values"][1][2].is_null());
    QCOMPARE(json["x"]["centres"][2].get<double>(), 1.0);
    QCOMPARE(json["x"]["unit"], "s");
}

void MapViewTest::zoomOutStopsWhereTheImageIsAQuarter() {
    // 100 rows, 200 columns, as the reference states it.
    QCOMPARE(zoomOutLimit({200, 100}, 0.25), QSizeF(800, 400));
    QCOMPARE(zoomOutLimit({200, 100}, 0.25, 0.5), QSizeF(400, 200));
    MapView view(*m_pool);
    showMap(view, makeMap(1000, 2000, [](auto, auto) { return 1; }));
    for (int i = 0; i < 60; ++i)
        wheel(view.imageView(), QPointF(100, 100), -120);
    const QRectF seen = view.imageView().visibleImageRect();
    QVERIFY(seen.width() <= 8000.001 && seen.height() <= 4000.001);
    QVERIFY(std::abs(seen.width() - 8000) < 1 || std::abs(seen.height() - 4000) < 1);
    view.resetView();
    QVERIFY(view.imageView().isFitted());
}

SPECULA_TEST(MapViewTest)
#include "map_view_test.moc"
