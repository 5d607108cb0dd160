// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

#include <cmath>
#include <limits>

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class ImageViewTest : public QObject {
    Q_OBJECT
  private slots:
    void theFirstImageIsFitted();
    void theWheelKeepsThePointUnderTheCursor();
    void smallWheelStepsZoomInFractions();
    void fFitsAndControlZeroIsOneToOne();
    void theMiddleButtonPansInEveryTool();
    void spaceAndDragPansWhileAToolIsActive();
    void aDoubleClickFitsAgain();
    void arrowsPanAndPlusMinusZoom();
    void theNextFrameKeepsZoomAndLevels();
    void levelsChangeThePixels();
    void nanMaskedAndDeadPixelsHaveTheirColours();
    void aGridIsDrawnOnlyWhenZoomedIn();
    void valuesAreWrittenIntoLargePixels();
    void theReadoutSaysTheExactValueAndTheReason();
    void readoutTextKeepsEveryDigit();
    void aFinerPieceIsDrawnOverTheOverview();
    void theViewportIsAnnounced();
    void overlaysArePaintedOverThePicture();
    void anEmptyViewSaysWhatToDo();
    void theContextMenuOffersCopyExportLinkAndReset();

  private:
    imaging::DisplayImagePtr ramp(std::int64_t rows, std::int64_t columns) {
        return picture<std::uint16_t>(*m_pool, rows, columns,
                                      [=](auto r, auto c) { return r * columns + c; });
    }
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void ImageViewTest::theFirstImageIsFitted() {
    ImageView view(*m_pool);
    view.setImage(ramp(100, 200));
    showSettled(view, view, {400, 400});
    QCOMPARE(view.zoom(), 2.0);
    QCOMPARE(view.toWidget(QPointF(-0.5, -0.5)), QPointF(0, 100));
    QCOMPARE(view.toWidget(QPointF(199.5, 99.5)), QPointF(400, 300));
    view.resize(200, 400);
    QCOMPARE(view.zoom(), 1.0);
}

void ImageViewTest::theWheelKeepsThePointUnderTheCursor() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    const QPointF at(70, 210);
    const QPointF before = view.toImage(at);
    for (const int units : {120, 120, 360, -240, 120}) {
        const double zoom = view.zoom();
        wheel(view, at, units);
        QVERIFY(std::abs(view.zoom() / zoom - std::pow(2.0, units / 480.0)) < 1e-9);
        QVERIFY(QLineF(view.toImage(at), before).length() < 1e-9);
    }
}

void ImageViewTest::smallWheelStepsZoomInFractions() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    for (int i = 0; i < 12; ++i)
        wheel(view, {150, 150}, 10);
    QVERIFY(std::abs(view.zoom() - std::pow(2.0, 0.25)) < 1e-9);
}

void ImageViewTest::fFitsAndControlZeroIsOneToOne() {
    ImageView view(*m_pool);
    view.setImage(ramp(100, 200));
    showSettled(view, view, {400, 400});
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(view.zoom(), 1.0);
    QVERIFY(!view.isFitted());
    QTest::keyClick(&view, Qt::Key_F);
    QCOMPARE(view.zoom(), 2.0);
    QVERIFY(view.isFitted());
}

void ImageViewTest::theMiddleButtonPansInEveryTool() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    view.setTransform({2, {150, 150}});
    for (const ViewTool tool :
         {ViewTool::Pan, ViewTool::LineProfile, ViewTool::BoxProfile, ViewTool::RadialProfile}) {
        view.setTool(tool);
        const QPointF under = view.toImage(QPointF(100, 100));
        drag(view, {100, 100}, {130, 80}, Qt::MiddleButton);
        QVERIFY(QLineF(view.toImage(QPointF(130, 80)), under).length() < 1e-9);
        QVERIFY(view.shape().empty());
    }
    view.setTool(ViewTool::Pan);
    const QPointF under = view.toImage(QPointF(100, 100));
    drag(view, {100, 100}, {90, 120});
    QVERIFY(QLineF(view.toImage(QPointF(90, 120)), under).length() < 1e-9);
}

void ImageViewTest::spaceAndDragPansWhileAToolIsActive() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    view.setTransform({2, {150, 150}});
    view.setTool(ViewTool::BoxProfile);
    const QPointF under = view.toImage(QPointF(100, 100));
    QTest::keyPress(&view, Qt::Key_Space);
    drag(view, {100, 100}, {130, 80});
    QTest::keyRelease(&view, Qt::Key_Space);
    QVERIFY(QLineF(view.toImage(QPointF(130, 80)), under).length() < 1e-9);
    QVERIFY(view.shape().empty());
    drag(view, {100, 100}, {130, 80});
    QVERIFY(!view.shape().empty());
}

void ImageViewTest::aDoubleClickFitsAgain() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    view.setTransform({7, {10, 20}});
    QTest::mouseDClick(&view, Qt::LeftButton, {}, {50, 50});
    QCOMPARE(view.zoom(), 1.0);
    QVERIFY(view.isFitted());
}

void ImageViewTest::arrowsPanAndPlusMinusZoom() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    view.setTransform({2, {150, 150}});
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(view.transform().centre.x() > 150);
    QTest::keyClick(&view, Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(view.transform().centre.y() < 150);
    // Plain up and down belong to the window: they step through files.
    const QPointF centre = view.transform().centre;
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
    QApplication::sendEvent(&view, &down);
    QVERIFY(!down.isAccepted());
    QCOMPARE(view.transform().centre, centre);
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(view.zoom() > 2.5);
    QTest::keyClick(&view, Qt::Key_Minus);
    QVERIFY(std::abs(view.zoom() - 2) < 1e-9);
}

void ImageViewTest::theNextFrameKeepsZoomAndLevels() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    view.setTransform({5, {30, 40}});
    view.displaySettings()->editLevels(100, 2000);
    view.setImage(picture<std::uint16_t>(*m_pool, 300, 300, [](auto r, auto) { return 3 * r; }));
    QCOMPARE(view.zoom(), 5.0);
    QCOMPARE(view.transform().centre, QPointF(30, 40));
    QCOMPARE(view.displaySettings()->state().tone.high, 2000.0);
    // An image of another size is fitted.
    view.setImage(ramp(30, 30));
    QCOMPARE(view.zoom(), 10.0);
}

void ImageViewTest::levelsChangeThePixels() {
    ImageView view(*m_pool);
    view.setImage(ramp(200, 200));
    view.displaySettings()->editColormap("grey");
    view.displaySettings()->editLevels(0, 40000);
    showSettled(view, view, {200, 200});
    const int before = qGray(view.grab().toImage().pixel(100, 100));
    view.displaySettings()->editLevels(0, 21000);
    settle(view);
    const int after = qGray(view.grab().toImage().pixel(100, 100));
    // Value 20100 of 40000 and of 21000.
    QVERIFY(after > before + 60);
}

void ImageViewTest::nanMaskedAndDeadPixelsHaveTheirColours() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    imaging::DisplayOptions options;
    options.deadValue = -5;
    options.mask = [] {
        Array<std::uint8_t> m({4, 4}, 1);
        m.edit()(2, 2) = 0;
        return m;
    }();
    ImageView view(*m_pool);
    view.setScaleBar(false);
    view.setImage(picture<float>(
        *m_pool, 4, 4,
        [=](auto r, auto c) {
            return r == 0 && c == 0 ? nan : r == 1 && c == 1 ? -5.0f : 10.0f + float(c);
        },
        options));
    showSettled(view, view, {40, 40});
    const QImage shot = view.grab().toImage();
    const auto& tone = view.displaySettings()->state().tone;
    QCOMPARE(shot.pixel(5, 5), QRgb(tone.nan));
    QCOMPARE(shot.pixel(15, 15), QRgb(tone.dead));
    QCOMPARE(shot.pixel(25, 25), QRgb(tone.masked));
    QVERIFY(shot.pixel(35, 35) != QRgb(tone.nan));
}

void ImageViewTest::aGridIsDrawnOnlyWhenZoomedIn() {
    ImageView view(*m_pool);
    view.setScaleBar(false);
    view.setImage(picture<std::uint16_t>(*m_pool, 60, 60, [](auto, auto) { return 7; }));
    showSettled(view, view, {300, 300});
    const auto coloursOf = [&] {
        settle(view);
        const QImage shot = view.grab().toImage();
        QSet<QRgb> colours;
        for (int x = 50; x < 250; ++x)
            colours << shot.pixel(x, 150);
        return colours.size();
    };
    view.setTransform({10, {30.2, 30.3}});
    QCOMPARE(coloursOf(), 1);
    view.setTransform({20, {30.2, 30.3}});
    QVERIFY(coloursOf() >= 2);
}

void ImageViewTest::valuesAreWrittenIntoLargePixels() {
    ImageView view(*m_pool);
    view.setScaleBar(false);
    view.setImage(picture<std::uint16_t>(*m_pool, 20, 20, [](auto, auto) { return 7; }));
    showSettled(view, view, {300, 300});
    const auto changed = [&](double zoom) {
        view.setTransform({zoom, {10, 10}});
        settle(view);
        const QImage shot = view.grab().toImage();
        int n = 0;
        // Inside the pixel in the middle, away from the grid.
        const int half = static_cast<int>(zoom / 2) - 3;
        for (int y = 150 - half; y < 150 + half; ++y)
            for (int x = 150 - half; x < 150 + half; ++x)
                n += shot.pixel(x, y) != shot.pixel(150 - half, 150 - half);
        return n;
    };
    QCOMPARE(changed(24), 0);
    QVERIFY(changed(40) > 5);
}

void ImageViewTest::theReadoutSaysTheExactValueAndTheReason() {
    imaging::DisplayOptions options;
    options.deadValue = 4294967295.0;
    ImageView view(*m_pool);
    view.setImage(picture<std::uint32_t>(
        *m_pool, 4, 4, [](auto r, auto c) { return r == 3 && c == 1 ? 4294967295u : 4294967290u; },
        options));
    showSettled(view, view, {40, 40});
    QSignalSpy spy(&view, &ImageView::readoutChanged);
    hover(view, {25, 5});
    QVERIFY(!spy.isEmpty());
    QVERIFY(view.readout().inside);
    QCOMPARE(view.readout().row, 0);
    QCOMPARE(view.readout().column, 2);
    QCOMPARE(view.readout().valueText, QString("4294967290"));
    QVERIFY(view.readout().stateText.isEmpty());
    QVERIFY(view.accessibleDescription().contains("4294967290"));
    hover(view, {15, 35});
    QCOMPARE(view.readout().row, 3);
    QCOMPARE(view.readout().stateText, QString("dead"));
    QCOMPARE(view.readout().valueText, QString("4294967295"));
}

void ImageViewTest::readoutTextKeepsEveryDigit() {
    const auto text = [&](auto value) {
        using T = decltype(value);
        return exactSampleText(*picture<T>(*m_pool, 1, 1, [=](auto, auto) { return value; }), 0, 0);
    };
    QCOMPARE(text(std::uint64_t{18446744073709551615u}), QString("18446744073709551615"));
    QCOMPARE(text(std::int16_t{-32768}), QString("-32768"));
    QCOMPARE(text(0.1f), QString("0.1"));
    QCOMPARE(text(0.1), QString("0.1"));
    QCOMPARE(text(1.0 / 3), QString("0.3333333333333333"));
    QCOMPARE(text(std::numeric_limits<double>::quiet_NaN()), QString("NaN"));
}

void ImageViewTest::aFinerPieceIsDrawnOverTheOverview() {
    imaging::DisplayOptions whole, piece;
    whole.placement = {0, 0, 400, 400};
    piece.placement = {100, 100, 100, 100};
    ImageView view(*m_pool);
    view.setScaleBar(false);
    view.displaySettings()->editColormap("grey");
    // An overview at a tenth of the size, flat; the piece is bright.
    view.setImage(picture<std::uint16_t>(
        *m_pool, 40, 40, [](auto, auto) { return 10; }, whole));
    view.displaySettings()->editLevels(0, 100);
    showSettled(view, view, {400, 400});
    QCOMPARE(view.imageSize(), QSize(400, 400));
    QCOMPARE(view.zoom(), 1.0);
    view.setDetail(picture<std::uint16_t>(
        *m_pool, 100, 100, [](auto, auto) { return 90; }, piece));
    settle(view);
    const QImage shot = view.grab().toImage();
    QVERIFY(qGray(shot.pixel(150, 150)) > 200);
    QVERIFY(qGray(shot.pixel(100, 100)) > 200);
    QVERIFY(qGray(shot.pixel(199, 199)) > 200);
    QVERIFY(qGray(shot.pixel(99, 150)) < 50);
    QVERIFY(qGray(shot.pixel(200, 150)) < 50);
}

void ImageViewTest::theViewportIsAnnounced() {
    ImageView view(*m_pool);
    view.setImage(ramp(300, 300));
    showSettled(view, view, {300, 300});
    QSignalSpy spy(&view, &ImageView::viewportChanged);
    view.setTransform({10, {100, 50}});
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toRectF(), QRectF(85, 35, 30, 30));
    QCOMPARE(spy[0][1].toDouble(), 10.0);
}

namespace {
class Dot : public Overlay {
  public:
    void paint(QPainter& painter, const OverlayContext& context) override {
        const QPointF p = context.toWidget(QPointF(10, 20));
        painter.fillRect(QRectF(p - QPointF(2, 2), QSizeF(4, 4)), Qt::magenta);
    }
};
} // namespace

void ImageViewTest::overlaysArePaintedOverThePicture() {
    ImageView view(*m_pool);
    view.setImage(ramp(100, 100));
    const auto dot = std::make_shared<Dot>();
    view.addOverlay(dot);
    showSettled(view, view, {400, 400});
    const QPoint at = view.toWidget(QPointF(10, 20)).toPoint();
    QCOMPARE(view.grab().toImage().pixelColor(at), QColor(Qt::magenta));
    view.removeOverlay(dot);
    QVERIFY(view.grab().toImage().pixelColor(at) != QColor(Qt::magenta));
}

void ImageViewTest::anEmptyViewSaysWhatToDo() {
    ImageView view(*m_pool);
    view.resize(300, 200);
    const QImage nothing = view.grab().toImage();
    view.setPlaceholder("Drop a file here");
    QVERIFY(view.grab().toImage() != nothing);
    QTest::keyClick(&view, Qt::Key_F);
    wheel(view, {10, 10}, 120);
    QVERIFY(view.scene().picture.isNull());
}

void ImageViewTest::theContextMenuOffersCopyExportLinkAndReset() {
    ImageView view(*m_pool);
    view.setImage(ramp(100, 100));
    QStringList names;
    for (const QAction* action : view.contextActions())
        names << action->objectName();
    QCOMPARE(names, (QStringList{"copyPicture", "exportPicture", "exportPictureData", "linkPicture",
                                 "resetPicture"}));
    QSignalSpy exported(&view, &ImageView::exportRequested);
    view.contextActions()[1]->trigger();
    QCOMPARE(exported.size(), 1);
    view.setTransform({3, {5, 5}});
    view.contextActions()[4]->trigger();
    QVERIFY(view.isFitted());
}

SPECULA_TEST(ImageViewTest)
#include "image_view_test.moc"
