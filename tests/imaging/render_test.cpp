// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/render.h"
#include "imaging_fixtures.h"
#include "test_main.h"

#include <limits>

using namespace specula;
using namespace specula::imaging;
using namespace specula::test;

class RenderTest : public QObject {
    Q_OBJECT
  private slots:
    void everyScreenPixelEqualsBruteForce_data();
    void everyScreenPixelEqualsBruteForce();
    void magnifiedPixelsAreSquaresAroundTheirCentres();
    void oneToOneShowsEveryPixelOnce();
    void noPhotonIsLostAtAnyZoom();
    void meansAreMeansOfTheirPixels();
    void meansOfCountsUseTheirOwnColours();
    void aRegionOfAPyramidIsDrawnAtItsPlace();
    void onlyTheTargetIsWritten();
    void farAwayViewsAreBackground();
    void cancellingStopsIt();

  private:
    Workers m_workers;

    std::vector<Rgb> render(const DisplayImage& image, const ToneLut& lut,
                            const ViewTransform& view, Pooling pooling, int width, int height) {
        std::vector<Rgb> out(static_cast<std::size_t>(width * height), 0xffabcdef);
        renderViewport(image, lut, view, pooling, kBackground, {out.data(), width, height, width},
                       *m_workers.pool);
        return out;
    }
    static constexpr Rgb kBackground = 0xff112233;
};

namespace {

/// A colour of its own for each key.
ToneLut identityLut() {
    ToneLut lut;
    for (Rgb k = 0; k < 65536; ++k) {
        lut.colours.push_back(0xff000000 | k);
        lut.meanColours.push_back(0xffff0000 ^ k);
    }
    return lut;
}

Pixels photons(std::int64_t width, std::int64_t height) {
    return pixelsOf<std::uint16_t>(width, height, [](auto r, auto c) {
        return noise(r, c) < 0.1 ? 65535 : std::floor(60000 * noise(r, c, 7));
    });
}

DisplayOptions deadIs65535() {
    DisplayOptions options;
    options.deadValue = 65535;
    return options;
}

/// The definition, from the keys alone: which level-0 pixels a screen pixel shows.
Rgb expectedColour(const DisplayImage& image, const ViewTransform& view, Pooling pooling, int sx,
                   int sy, Rgb background) {
    const double step = 1 / view.zoom;
    const auto under = [&](double corner, int s) {
        return static_cast<std::int64_t>(std::floor(corner + (s + 0.5) * step + 0.5));
    };
    if (pooling == Pooling::Nearest || step <= 1) {
        const std::int64_t r = under(view.y, sy), c = under(view.x, sx);
        if (r < 0 || c < 0 || r >= image.height() || c >= image.width())
            return background;
        return 0xff000000 | image.keys().at(r, c);
    }
    std::int64_t block = 1; // pixels of the level in use, in image pixels
    while (static_cast<double>(2 * block) <= step &&
           (block < image.width() || block < image.height()))
        block *= 2;
    std::int64_t best = -1, reserved = 0;
    bool any = false;
    for (std::int64_t r = 0; r < image.height(); ++r) {
        // Centre of the block, in screen pixels.
        const double blockY = (static_cast<double>(r / block) + 0.5) * static_cast<double>(block);
        if (std::floor((blockY - 0.5 - view.y) / step) != sy)
            continue;
        for (std::int64_t c = 0; c < image.width(); ++c) {
            const double blockX =
                (static_cast<double>(c / block) + 0.5) * static_cast<double>(block);
            if (std::floor((blockX - 0.5 - view.x) / step) != sx)
                continue;
            any = true;
            const Key key = image.keys().at(r, c);
            if (isReserved(key))
                reserved = std::max<std::int64_t>(reserved, key);
            else
                best = std::max<std::int64_t>(best, key);
        }
    }
    if (!any)
        return background;
    return 0xff000000 | static_cast<Rgb>(best >= 0 ? best : reserved);
}

} // namespace

void RenderTest::everyScreenPixelEqualsBruteForce_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("zoom");
    for (const double zoom : {0.03, 0.11, 0.25, 0.3, 0.49, 0.5, 0.73, 0.999, 1.0, 1.37, 2.0, 9.6})
        for (const auto& [x, y] : {std::pair{-0.5, -0.5}, {3.271, 1.117}, {-17.321, -9.713}})
            QTest::addRow("zoom %g at %g, %g", zoom, x, y) << x << y << zoom;
}

void RenderTest::everyScreenPixelEqualsBruteForce() {
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(double, zoom);
    const auto lut = identityLut();
    for (const auto& [w, h] : {std::pair{61, 43}, {1, 1}, {37, 2}}) {
        const auto image = m_workers.show(photons(w, h), deadIs65535());
        for (const auto pooling : {Pooling::Max, Pooling::Nearest}) {
            const int width = 41, height = 29;
            const auto out = render(*image, lut, {x, y, zoom}, pooling, width, height);
            for (int sy = 0; sy < height; ++sy)
                for (int sx = 0; sx < width; ++sx)
                    QCOMPARE(out[static_cast<std::size_t>(sy * width + sx)],
                             expectedColour(*image, {x, y, zoom}, pooling, sx, sy, kBackground));
        }
    }
}

void RenderTest::magnifiedPixelsAreSquaresAroundTheirCentres() {
    const auto image =
        m_workers.show(pixelsOf<std::uint16_t>(4, 3, [](auto r, auto c) { return 10 * r + c; }));
    const auto out = render(*image, identityLut(), {-1.5, -0.5, 5}, Pooling::Max, 30, 20);
    for (int sy = 0; sy < 20; ++sy)
        for (int sx = 0; sx < 30; ++sx) {
            const int r = sy / 5, c = sx / 5 - 1;
            const bool inside = r < 3 && c >= 0 && c < 4;
            QCOMPARE(out[static_cast<std::size_t>(sy * 30 + sx)],
                     inside ? 0xff000000U | static_cast<Rgb>(10 * r + c) : kBackground);
        }
}

void RenderTest::oneToOneShowsEveryPixelOnce() {
    const auto image = m_workers.show(photons(53, 31), deadIs65535());
    for (const auto pooling : {Pooling::Max, Pooling::Mean, Pooling::Nearest}) {
        const auto out = render(*image, identityLut(), {-0.5, -0.5, 1}, pooling, 53, 31);
        for (std::size_t i = 0; i < out.size(); ++i)
            QCOMPARE(out[i], 0xff000000U | image->keys().data[i]);
    }
}

void RenderTest::noPhotonIsLostAtAnyZoom() {
    const auto lut = identityLut();
    for (const double zoom : {0.04, 0.1, 0.31, 0.5, 0.66, 0.97})
        for (int photon = 0; photon < 40; ++photon) {
            const auto pr = static_cast<std::int64_t>(127 * noise(photon, 1));
            const auto pc = static_cast<std::int64_t>(211 * noise(photon, 2));
            const auto image = m_workers.show(pixelsOf<std::uint16_t>(
                211, 127, [&](auto r, auto c) { return r == pr && c == pc ? 9 : 0; }));
            const auto out = render(*image, lut, {-0.5, -0.5, zoom}, Pooling::Max, 240, 140);
            QCOMPARE(std::count(out.begin(), out.end(), 0xff000009U), 1);
        }
}

void RenderTest::meansAreMeansOfTheirPixels() {
    const Pixels p = pixelsOf<float>(64, 64, [](auto r, auto c) { return noise(r, c) - 0.5; });
    const auto image = m_workers.show(p);
    QVERIFY(image->mapping() == image->meanMapping());
    ToneLut lut = identityLut();
    lut.meanColours.clear();
    const auto out = render(*image, lut, {-0.5, -0.5, 1.0 / 6}, Pooling::Mean, 11, 11);
    for (int sy = 0; sy < 10; ++sy)
        for (int sx = 0; sx < 10; ++sx) {
            // Level 2 has blocks of four; the blocks whose centres lie in the screen pixel.
            double sum = 0;
            int n = 0;
            for (int r = 0; r < 64; ++r)
                for (int c = 0; c < 64; ++c)
                    if ((r / 4 * 4 + 2) / 6 == sy && (c / 4 * 4 + 2) / 6 == sx) {
                        sum += p.valueAt(r, c);
                        ++n;
                    }
            const Rgb colour = out[static_cast<std::size_t>(sy * 11 + sx)];
            const double shown = image->mapping().valueOf(static_cast<Key>(colour & 0xffff));
            QVERIFY(std::abs(shown - sum / n) < 5e-5);
        }
}

void RenderTest::meansOfCountsUseTheirOwnColours() {
    const auto image = m_workers.show(pixelsOf<std::uint16_t>(
        64, 64, [](auto r, auto c) { return r % 2 == 0 && c % 2 == 0 ? 1 : 0; }));
    ToneSettings settings;
    settings.high = 1;
    settings.colormap = "grey";
    const auto lut = buildLut(*image, settings, Pooling::Mean);
    const auto quarter = render(*image, lut, {-0.5, -0.5, 0.5}, Pooling::Mean, 32, 32);
    for (const Rgb colour : quarter)
        QCOMPARE(colour, 0xff404040U);
    const auto full = render(*image, lut, {-0.5, -0.5, 1}, Pooling::Mean, 64, 64);
    QCOMPARE(full[0], 0xffffffffU);
    QCOMPARE(full[1], 0xff000000U);
}

void RenderTest::aRegionOfAPyramidIsDrawnAtItsPlace() {
    DisplayOptions options;
    options.placement = {40, 20, 80, 40}; // 10x10 samples, each 8x4 pixels
    const auto image = m_workers.show(
        pixelsOf<std::uint16_t>(10, 10, [](auto r, auto c) { return 10 * r + c; }), options);
    const auto out = render(*image, identityLut(), {-0.5, -0.5, 1}, Pooling::Max, 160, 80);
    for (int sy = 0; sy < 80; ++sy)
        for (int sx = 0; sx < 160; ++sx) {
            const bool inside = sx >= 40 && sx < 120 && sy >= 20 && sy < 60;
            const int key = 10 * ((sy - 20) / 4) + (sx - 40) / 8;
            QCOMPARE(out[static_cast<std::size_t>(sy * 160 + sx)],
                     inside ? 0xff000000U | static_cast<Rgb>(key) : kBackground);
        }
}

void RenderTest::onlyTheTargetIsWritten() {
    const auto image = m_workers.show(photons(50, 50), deadIs65535());
    std::vector<Rgb> out(100 * 70, 0xff999999);
    renderViewport(*image, identityLut(), {-10, -10, 0.8}, Pooling::Max, kBackground,
                   {out.data() + 5 * 100 + 7, 60, 50, 100}, *m_workers.pool);
    for (int y = 0; y < 70; ++y)
        for (int x = 0; x < 100; ++x) {
            const bool target = y >= 5 && y < 55 && x >= 7 && x < 67;
            QCOMPARE(out[static_cast<std::size_t>(y * 100 + x)] == 0xff999999U, !target);
        }
}

void RenderTest::farAwayViewsAreBackground() {
    const auto image = m_workers.show(photons(50, 50), deadIs65535());
    const auto empty = m_workers.show(pixelsOf<float>(0, 5, [](auto, auto) { return 0; }));
    for (const ViewTransform& view :
         {ViewTransform{1e15, 0, 1}, {-1e15, 5, 0.2}, {60, 60, 1e6}, {0, 1e300, 1e-9}})
        for (const auto pooling : {Pooling::Max, Pooling::Mean, Pooling::Nearest})
            for (const auto& shown : {image, empty})
                for (const Rgb colour : render(*shown, identityLut(), view, pooling, 20, 20))
                    QCOMPARE(colour, kBackground);
}

void RenderTest::cancellingStopsIt() {
    const auto image = m_workers.show(photons(50, 50), deadIs65535());
    CancelToken token;
    token.cancel();
    std::vector<Rgb> out(400);
    QVERIFY_EXCEPTION_THROWN(renderViewport(*image, identityLut(), {}, Pooling::Max, kBackground,
                                            {out.data(), 20, 20, 20}, *m_workers.pool, token),
                             Cancelled);
}

SPECULA_TEST(RenderTest)
#include "render_test.moc"
