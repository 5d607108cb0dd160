// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

#include "widgets/adapters/conversion_statistics.h"
#include "widgets/image/histogram_view.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class FrameRendererTest : public QObject {
    Q_OBJECT
  private slots:
    void aThousandRequestsAreFewRendersAndTheLastWins();
    void answersOfAnOlderGenerationAreDropped();
    void destructionWhileRenderingIsQuickAndSafe();
    void picturesHaveDevicePixels();
    void conversionsAreCounted();
    void draggingContrastNeverBlocksTheWindow();

  private:
    RenderRequest request(const imaging::DisplayImagePtr& image, double high) {
        RenderRequest r;
        r.picture.base = image;
        r.picture.tone.high = high;
        r.transform = {1, {0, 0}};
        r.size = {500, 500};
        return r;
    }
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void FrameRendererTest::aThousandRequestsAreFewRendersAndTheLastWins() {
    const auto image =
        picture<std::uint16_t>(*m_pool, 1000, 1000, [](auto r, auto c) { return r ^ c; });
    FrameRenderer renderer(*m_pool);
    QList<double> shown;
    connect(&renderer, &FrameRenderer::frameReady, this,
            [&](const RenderedFrame& frame) { shown << frame.tone.high; });
    for (int i = 1; i <= 1000; ++i)
        renderer.post(request(image, i));
    QTRY_VERIFY(renderer.idle());
    QCOMPARE(renderer.posted(), 1000);
    QVERIFY2(renderer.rendered() < 300, qPrintable(QString::number(renderer.rendered())));
    QCOMPARE(shown.last(), 1000.0);
    QVERIFY(std::is_sorted(shown.begin(), shown.end()));
}

void FrameRendererTest::answersOfAnOlderGenerationAreDropped() {
    const auto image =
        picture<std::uint16_t>(*m_pool, 100, 100, [](auto r, auto c) { return r ^ c; });
    FrameRenderer renderer(*m_pool);
    QList<quint64> shown;
    connect(&renderer, &FrameRenderer::frameReady, this,
            [&](const RenderedFrame& frame) { shown << frame.generation; });
    RenderRequest old = request(image, 5);
    old.generation = 1;
    renderer.post(old);
    // Rendered, and its answer is on the way, when the next generation is asked for.
    while (renderer.rendered() < 1)
        QThread::msleep(1);
    QThread::msleep(30);
    RenderRequest next = request(image, 6);
    next.generation = 2;
    renderer.post(next);
    QTRY_VERIFY(renderer.idle());
    QCOMPARE(shown, QList<quint64>{2});
}

void FrameRendererTest::destructionWhileRenderingIsQuickAndSafe() {
    const auto image =
        picture<std::uint16_t>(*m_pool, 2000, 2000, [](auto r, auto c) { return r ^ c; });
    int answered = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 50; ++i) {
        FrameRenderer renderer(*m_pool);
        connect(&renderer, &FrameRenderer::frameReady, this, [&] { ++answered; });
        renderer.post(request(image, 10 + i));
        if (i % 2)
            QThread::usleep(500);
    }
    QCoreApplication::processEvents();
    QCOMPARE(answered, 0);
    QVERIFY(timer.elapsed() < 5000);
}

void FrameRendererTest::picturesHaveDevicePixels() {
    const auto image =
        picture<std::uint16_t>(*m_pool, 10, 10, [](auto r, auto c) { return (r + c) % 2; });
    FrameRenderer renderer(*m_pool);
    RenderedFrame frame;
    connect(&renderer, &FrameRenderer::frameReady, this,
            [&](const RenderedFrame& f) { frame = f; });
    RenderRequest r = request(image, 1);
    r.transform = ViewTransform::fitting(QSizeF(10, 10), QSizeF(30, 30));
    r.size = {30, 30};
    r.dpr = 2;
    renderer.post(r);
    QTRY_VERIFY(!frame.image.isNull());
    QCOMPARE(frame.image.size(), QSize(60, 60));
    QCOMPARE(frame.image.devicePixelRatio(), 2.0);
    // Six device pixels per image pixel, sharp at the border.
    QCOMPARE(frame.image.pixel(0, 0), frame.image.pixel(5, 5));
    QVERIFY(frame.image.pixel(5, 0) != frame.image.pixel(6, 0));
    QCOMPARE(frame.image.pixel(6, 0), frame.image.pixel(11, 5));
}

void FrameRendererTest::conversionsAreCounted() {
    const auto image =
        picture<std::uint16_t>(*m_pool, 10, 10, [](auto r, auto c) { return r + c; });
    ConversionStatistics statistics;
    FrameRenderer renderer(*m_pool, &statistics);
    for (int i = 0; i < 3; ++i) {
        renderer.post(request(image, 10 + i));
        QTRY_VERIFY(renderer.idle());
    }
    const auto entries = statistics.entries();
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(entries[0].count, 3);
    QVERIFY(entries[0].slowestMs >= entries[0].meanMs);
    QVERIFY(entries[0].meanMs > 0);
}

void FrameRendererTest::draggingContrastNeverBlocksTheWindow() {
    const auto image = picture<std::uint16_t>(
        *m_pool, 4096, 4096, [](auto r, auto c) { return (r * 31 + c * 17) % 5000; });
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    ImageView view(*m_pool);
    HistogramView histogram;
    layout->addWidget(&view, 1);
    layout->addWidget(&histogram);
    histogram.setDisplaySettings(view.displaySettings());
    view.setImage(image);
    histogram.setImage(image);
    showSettled(window, view, {1000, 1100});
    QTRY_VERIFY(histogram.settled());

    int frames = 0;
    connect(&view, &ImageView::frameShown, this, [&] { ++frames; });
    QList<double> blocks;
    const auto turn = [&](const QPointF& at, QEvent::Type type) {
        QElapsedTimer timer;
        timer.start();
        QMouseEvent event(type, at, histogram.mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton, Qt::LeftButton,
                          Qt::NoModifier);
        QCoreApplication::sendEvent(&histogram, &event);
        QCoreApplication::processEvents();
        blocks << double(timer.nsecsElapsed()) * 1e-6;
    };
    const double high = histogram.xOf(view.displaySettings()->state().tone.high);
    const double y = histogram.height() / 2.0;
    turn({high, y}, QEvent::MouseButtonPress);
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < 300; ++i) {
        turn({high - 100 + 100 * std::cos(i * 0.05), y}, QEvent::MouseMove);
        QThread::msleep(2);
    }
    const double seconds = double(whole.elapsed()) / 1000;
    turn({high, y}, QEvent::MouseButtonRelease);
    std::sort(blocks.begin(), blocks.end());
    qInfo("4096x4096 contrast drag: %.0f pictures/s, UI block p99 %.1f ms, longest %.1f ms",
          frames / seconds, blocks[blocks.size() * 99 / 100], blocks.last());
    QVERIFY(frames > 20);
    QVERIFY2(blocks.last() < 250, qPrintable(QString::number(blocks.last())));
}

SPECULA_TEST(FrameRendererTest)
#include "frame_renderer_test.moc"
