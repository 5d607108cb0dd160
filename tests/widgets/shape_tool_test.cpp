// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class ShapeToolTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void aLineIsDrawnByDraggingInImageCoordinates();
    void shiftKeepsALineStraight();
    void aHandleReshapesAndTheBodyMoves();
    void escapeUndoesADragAndThenLeavesTheTool();
    void deleteRemovesTheShape();
    void arrowsNudgeByOneAndShiftByTen();
    void returnPlacesAShapeWithoutAMouse();
    void aClickWithoutSizeDrawsNothing();
    void anotherToolDropsTheOtherShape();
    void boxPixelsAreThoseWhoseCentresAreInside();
    void theShapeIsSeen();

  private:
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
    std::unique_ptr<ImageView> m_view;
};

void ShapeToolTest::init() {
    m_view = std::make_unique<ImageView>(*m_pool);
    m_view->setImage(
        picture<std::uint16_t>(*m_pool, 100, 100, [](auto r, auto c) { return r + c; }));
    showSettled(*m_view, *m_view, {200, 200});
}

void ShapeToolTest::aLineIsDrawnByDraggingInImageCoordinates() {
    m_view->setTool(ViewTool::LineProfile);
    QSignalSpy spy(m_view.get(), &ImageView::shapeChanged);
    drag(*m_view, {21, 41}, {121, 81});
    QCOMPARE(m_view->shape().kind, ImageShape::Kind::Line);
    QCOMPARE(m_view->shape().a, QPointF(10, 20));
    QCOMPARE(m_view->shape().b, QPointF(60, 40));
    QVERIFY(spy.size() > 5);
    QVERIFY(!spy.first()[1].toBool());
    QVERIFY(spy.last()[1].toBool());
}

void ShapeToolTest::shiftKeepsALineStraight() {
    m_view->setTool(ViewTool::LineProfile);
    drag(*m_view, {21, 41}, {121, 45}, Qt::LeftButton, Qt::ShiftModifier);
    QVERIFY(std::abs(m_view->shape().a.y() - m_view->shape().b.y()) < 1e-9);
}

void ShapeToolTest::aHandleReshapesAndTheBodyMoves() {
    m_view->setTool(ViewTool::BoxProfile);
    drag(*m_view, {41, 41}, {81, 81});
    QCOMPARE(m_view->shape().box(), QRectF(20, 20, 20, 20));
    // The corner at the top right.
    drag(*m_view, {81, 41}, {101, 21});
    QCOMPARE(m_view->shape().box(), QRectF(QPointF(20, 10), QPointF(50, 40)));
    drag(*m_view, {61, 51}, {71, 61});
    QCOMPARE(m_view->shape().box(), QRectF(QPointF(25, 15), QPointF(55, 45)));
    m_view->setTool(ViewTool::RadialProfile);
    drag(*m_view, {101, 101}, {141, 101});
    QCOMPARE(m_view->shape().radius(), 20.0);
    drag(*m_view, {101, 101}, {111, 121});
    QCOMPARE(m_view->shape().a, QPointF(55, 60));
    QCOMPARE(m_view->shape().radius(), 20.0);
}

void ShapeToolTest::escapeUndoesADragAndThenLeavesTheTool() {
    m_view->setTool(ViewTool::LineProfile);
    drag(*m_view, {21, 41}, {121, 81});
    const ImageShape before = m_view->shape();
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {121, 81});
    QMouseEvent move(QEvent::MouseMove, QPointF(150, 150), m_view->mapToGlobal(QPointF(150, 150)),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view.get(), &move);
    QVERIFY(m_view->shape() != before);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_view->shape(), before);
    QCOMPARE(m_view->tool(), ViewTool::LineProfile);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(m_view->tool(), ViewTool::Pan);
    QCOMPARE(m_view->shape(), before);
}

void ShapeToolTest::deleteRemovesTheShape() {
    m_view->setTool(ViewTool::LineProfile);
    drag(*m_view, {21, 41}, {121, 81});
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QVERIFY(m_view->shape().empty());
}

void ShapeToolTest::arrowsNudgeByOneAndShiftByTen() {
    m_view->setTool(ViewTool::LineProfile);
    drag(*m_view, {21, 41}, {121, 81});
    const ViewTransform before = m_view->transform();
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_view->shape().a, QPointF(11, 30));
    QCOMPARE(m_view->shape().b, QPointF(61, 50));
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(m_view->shape().a, QPointF(11, 30));
    QCOMPARE(m_view->shape().b, QPointF(60, 50));
    QCOMPARE(m_view->transform(), before);
}

void ShapeToolTest::returnPlacesAShapeWithoutAMouse() {
    for (const ViewTool tool :
         {ViewTool::LineProfile, ViewTool::BoxProfile, ViewTool::RadialProfile}) {
        m_view->setTool(tool);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(!m_view->shape().empty());
        QVERIFY(QRectF(0, 0, 99, 99).contains(m_view->shape().bounds()));
    }
}

void ShapeToolTest::aClickWithoutSizeDrawsNothing() {
    m_view->setTool(ViewTool::BoxProfile);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, {60, 60});
    QVERIFY(m_view->shape().empty());
}

void ShapeToolTest::anotherToolDropsTheOtherShape() {
    m_view->setTool(ViewTool::LineProfile);
    drag(*m_view, {21, 41}, {121, 81});
    m_view->setTool(ViewTool::Pan);
    QVERIFY(!m_view->shape().empty());
    m_view->setTool(ViewTool::BoxProfile);
    QVERIFY(m_view->shape().empty());
}

void ShapeToolTest::boxPixelsAreThoseWhoseCentresAreInside() {
    ImageShape box{ImageShape::Kind::Box, {9.6, 4.4}, {2.2, 1.9}, 1};
    QCOMPARE(box.boxPixels(), (Rect{3, 2, 7, 3}));
}

void ShapeToolTest::theShapeIsSeen() {
    settle(*m_view);
    const QImage before = m_view->grab().toImage();
    m_view->setShape({ImageShape::Kind::Circle, {50, 50}, {70, 50}, 1});
    const QImage after = m_view->grab().toImage();
    const QPoint rim = m_view->toWidget(QPointF(50, 30)).toPoint();
    QVERIFY(before.pixel(rim) != after.pixel(rim));
    QCOMPARE(before.pixel(101, 80), after.pixel(101, 80));
}

SPECULA_TEST(ShapeToolTest)
#include "shape_tool_test.moc"
