// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/memory_source.h"
#include "operation_fixture.h"

#include <cmath>

using namespace specula;
using namespace specula::test;
using imaging::AlphaKind;

class SecondImageTest : public QObject {
    Q_OBJECT
  private slots:
    void compositeOfStraightColours_data() { tierRows(); }
    void compositeOfStraightColours();
    void compositeOfPremultipliedColours_data() { tierRows(); }
    void compositeOfPremultipliedColours();
    void formsOfAlphaThatDifferMeetHalfWay_data() { tierRows(); }
    void formsOfAlphaThatDifferMeetHalfWay();
    void compositeOfBytesTakes255AsOpaque_data() { tierRows(); }
    void compositeOfBytesTakes255AsOpaque();
    void blendModesAreThoseOfW3c_data() { tierRows(); }
    void blendModesAreThoseOfW3c();
    void softLightIsThatOfW3cBelowAQuarter_data() { tierRows(); }
    void softLightIsThatOfW3cBelowAQuarter();
    void blendingCountsComesBackAsCounts_data() { tierRows(); }
    void blendingCountsComesBackAsCounts();
    void darkAndFlat_data() { tierRows(); }
    void darkAndFlat();
    void oneChannelServesAll_data() { tierRows(); }
    void oneChannelServesAll();
    void theMaskReplacesWhereItIsZero_data() { tierRows(); }
    void theMaskReplacesWhereItIsZero();
    void otherSizesAndChannelsAreRefused();
    void alphaIsWhatTheFileSays();
};

namespace {

const std::vector<double> kFront{1, .2, 0, .5}, kBack{0, .4, 1, .8};

} // namespace

void SecondImageTest::compositeOfStraightColours() {
    SPECULA_BENCH(bench);
    bench.add("front", colours<float>({kFront, {1, 1, 1, 0}, {1, 1, 1, 0}}));
    const Pixels got = bench.apply({"composite:file=front"},
                                   colours<float>({kBack, {.3, .4, .5, .5}, {.3, .4, .5, 0}}),
                                   AlphaKind::Straight);
    VERIFY_SAME(comparedColour(got, 0, 0, {.555556, .288889, .444444, .9}, 1e-6));
    VERIFY_SAME(comparedColour(got, 0, 1, {.3, .4, .5, .5}, 1e-7)); // nothing lies over it
    VERIFY_SAME(comparedColour(got, 0, 2, {0, 0, 0, 0}, 0));
    // Grey and alpha.
    bench.add("grey", colours<float>({{1, .5}}));
    VERIFY_SAME(comparedColour(
        bench.apply({"composite:file=grey"}, colours<float>({{0, .8}}), AlphaKind::Straight), 0, 0,
        {.555556, .9}, 1e-6));
}

void SecondImageTest::compositeOfPremultipliedColours() {
    SPECULA_BENCH(bench);
    bench.add("front", colours<float>({kFront}));
    // OpenImageIO 2.4.7 ImageBufAlgo::over gives the same.
    const Pixels got = bench.apply({"composite:file=front,premultiplied=true"},
                                   colours<float>({kBack}), AlphaKind::Straight);
    VERIFY_SAME(comparedColour(got, 0, 0, {1, .4, .5, .9}, 1e-7));
}

void SecondImageTest::formsOfAlphaThatDifferMeetHalfWay() {
    SPECULA_BENCH(bench);
    // A straight file over a premultiplied image gives a premultiplied image.
    bench.add("front", colours<double>({kFront}));
    std::vector<double> back = kBack;
    for (std::size_t c = 0; c < 3; ++c)
        back[c] *= back[3];
    const Pixels got =
        bench.apply({"composite:file=front"}, colours<double>({back}), AlphaKind::Premultiplied);
    VERIFY_SAME(comparedColour(got, 0, 0, {.5, .26, .4, .9}, 1e-15));
    const auto operation = bench.parse("composite:file=front");
    QCOMPARE(operation->output({1, 1, 4, PixelType::F64, AlphaKind::Premultiplied}).alpha,
             AlphaKind::Premultiplied);
}

void SecondImageTest::compositeOfBytesTakes255AsOpaque() {
    SPECULA_BENCH(bench);
    bench.add("front",
              colours<std::uint8_t>({{255, 51, 0, 255}, {255, 51, 0, 0}, {200, 100, 0, 51}}));
    const Pixels got = bench.apply(
        {"composite:file=front"},
        colours<std::uint16_t>({{1, 2, 3, 65535}, {1, 2, 3, 65535}, {0, 0, 65535, 65535}}),
        AlphaKind::Straight);
    QCOMPARE(got.type(), PixelType::U16);
    VERIFY_SAME(comparedColour(got, 0, 0, {65535, 13107, 0, 65535}, 0));
    VERIFY_SAME(comparedColour(got, 0, 1, {1, 2, 3, 65535}, 0));
    VERIFY_SAME(comparedColour(got, 0, 2, {200 * 257 * .2, 100 * 257 * .2, 65535 * .8, 65535}, 0));
    // The same bytes described as float, for float output.
    auto image = bench.load(colours<float>({{0, 0, 255, 255}}), AlphaKind::Straight);
    image.description.fullScale = imaging::fullScale(PixelType::U8);
    bench.add("byte", colours<std::uint8_t>({{200, 100, 0, 51}}));
    const Pixels wide = bench.store(bench.run(*bench.parse("composite:file=byte"), image));
    VERIFY_SAME(comparedColour(wide, 0, 0, {40, 20, 204, 255}, 1e-4));
}

void SecondImageTest::blendModesAreThoseOfW3c() {
    SPECULA_BENCH(bench);
    const char* modes[] = {"normal",  "multiply",  "screen",     "add",       "subtract",
                           "overlay", "softlight", "hard-light", "difference"};
    // The file's value is a, the image's b = .6.
    const double high[] = {.7, .42, .88, 1, 0, .76, .6 + .4 * (std::sqrt(.6) - .6), .76, .1};
    const double low[] = {.3, .18, .72, .9, .3, .44, .504, .36, .3};
    bench.add("a", plane<double>(2, {.7, .3}));
    for (std::size_t m = 0; m < 9; ++m) {
        const std::string blend = std::string("blend:file=a,mode=") + modes[m];
        VERIFY_SAME(compared(bench.apply({blend}, plane<double>(2, {.6, .6})), 0, 0,
                             {high[m], low[m]}, 1e-14));
        VERIFY_SAME(compared(bench.apply({blend + ",opacity=.25"}, plane<double>(2, {.6, .6})), 0,
                             0, {.6 + .25 * (high[m] - .6), .6 + .25 * (low[m] - .6)}, 1e-14));
    }
    bench.add("rgba", colours<float>({{.7, .7, .7, .1}}));
    VERIFY_SAME(comparedColour(
        bench.apply({"blend:file=rgba,mode=multiply"}, colours<float>({{.6, .6, .6, .9}})), 0, 0,
        {.42, .42, .42, .9f}, 1e-7));
}

void SecondImageTest::softLightIsThatOfW3cBelowAQuarter() {
    SPECULA_BENCH(bench);
    bench.add("a", plane<double>(2, {.7, .7}));
    VERIFY_SAME(compared(bench.apply({"blend:file=a,mode=soft-light"}, plane<double>(2, {.2, .6})),
                         0, 0, {.2992, .669838667696593}, 1e-14));
}

void SecondImageTest::blendingCountsComesBackAsCounts() {
    SPECULA_BENCH(bench);
    bench.add("a", plane<std::uint16_t>(3, {100, 5000, 65535}));
    const Pixels in = plane<std::uint16_t>(3, {1000, 5000, 1});
    VERIFY_SAME(
        compared(bench.apply({"blend:file=a,mode=difference"}, in), 0, 0, {900, 0, 65534}, 0));
    VERIFY_SAME(
        compared(bench.apply({"blend:file=a,mode=normal"}, in), 0, 0, {100, 5000, 65535}, 0));
    VERIFY_SAME(
        compared(bench.apply({"blend:file=a,mode=add"}, in), 0, 0, {1100, 10000, 65535}, 0));
}

void SecondImageTest::darkAndFlat() {
    SPECULA_BENCH(bench);
    bench.add("dark", plane<std::uint16_t>(3, {10, 20, 30}));
    bench.add("flat", plane<float>(3, {.5, 1, 2}));
    const Pixels got =
        bench.apply({"sub:file=dark", "div:file=flat"}, plane<std::uint16_t>(3, {100, 15, 333}));
    VERIFY_SAME(compared(got, 0, 0, {180, 0, 152}, 0)); // 151.5 is halfway: to even
    VERIFY_SAME(
        compared(bench.apply({"add:file=dark", "mul:file=flat"}, plane<float>(3, {1, 2, 3})), 0, 0,
                 {5.5, 22, 66}, 1e-6));
}

void SecondImageTest::oneChannelServesAll() {
    SPECULA_BENCH(bench);
    bench.add("one", plane<float>(1, {2}));
    bench.add("three", colours<float>({{1, 2, 3}}));
    const Pixels in = colours<float>({{.1, .2, .3}});
    VERIFY_SAME(comparedColour(bench.apply({"mul:file=one"}, in), 0, 0, {.2, .4, .6}, 1e-7));
    VERIFY_SAME(comparedColour(bench.apply({"mul:file=three"}, in), 0, 0, {.1, .4, .9}, 1e-7));
    VERIFY_SAME(comparedColour(bench.apply({"blend:file=one,mode=multiply"}, in), 0, 0,
                               {.2, .4, .6}, 1e-7));
}

void SecondImageTest::theMaskReplacesWhereItIsZero() {
    SPECULA_BENCH(bench);
    bench.add("mask", plane<std::uint8_t>(3, {0, 1, 255}));
    const Pixels in = plane<std::uint16_t>(3, {7, 8, 9});
    VERIFY_SAME(compared(bench.apply({"mask:file=mask"}, in), 0, 0, {0, 8, 9}, 0));
    VERIFY_SAME(compared(bench.apply({"mask:file=mask,fill=-1"}, plane<float>(3, {7, 8, 9})), 0, 0,
                         {-1, 8, 9}, 0));
    const Pixels colour =
        bench.apply({"mask:file=mask"}, imageOf<float>(3, 1, 3, [](auto, auto x, int c) {
                        return static_cast<double>(x) + 10 * (c + 1);
                    }));
    VERIFY_SAME(compared(colour, 0, 2, {0, 31, 32}, 0));
}

void SecondImageTest::otherSizesAndChannelsAreRefused() {
    OperationBench bench("reference");
    bench.add("small", plane<float>(2, {1, 2}));
    bench.add("rgb", colours<float>({{1, 2, 3}}));
    bench.add("rgba", colours<float>({{1, 2, 3, 1}}));
    const auto refused = [&](const std::string& text, const imaging::ImageDescription& image) {
        const auto operation = bench.parse(text);
        return errorOf([&] { operation->output(image); });
    };
    const Error size = refused("add:file=small", {640, 480, 1, PixelType::F32});
    QCOMPARE(size.code(), ErrorCode::Usage);
    QCOMPARE(size.field(), std::string("add:file"));
    QCOMPARE(size.file(), std::string("small"));
    QVERIFY(size.reason().find("2x1") != std::string::npos);
    QVERIFY(size.reason().find("640x480") != std::string::npos);
    QVERIFY(!size.remedy().empty());
    QCOMPARE(refused("mul:file=rgb", {1, 1, 4, PixelType::F32}).code(), ErrorCode::Usage);
    QCOMPARE(refused("mask:file=rgb", {1, 1, 3, PixelType::F32}).code(), ErrorCode::Usage);
    QCOMPARE(refused("composite:file=rgba", {1, 1, 3, PixelType::F32}).code(), ErrorCode::Usage);
    QCOMPARE(refused("composite:file=rgb", {1, 1, 4, PixelType::F32, AlphaKind::Straight}).code(),
             ErrorCode::Usage);
    QCOMPARE(refused("composite:file=rgba", {1, 1, 4, PixelType::F32}).code(), ErrorCode::Usage);
    QCOMPARE(refused("matrix:m=1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1", {1, 1, 2, PixelType::F32}).code(),
             ErrorCode::Usage);
    QCOMPARE(errorOf([&] { bench.parse("add:file=absent"); }).code(), ErrorCode::Input);
}

void SecondImageTest::alphaIsWhatTheFileSays() {
    io::SourceDescription d;
    d.format = "TIFF";
    d.channels = 3;
    QCOMPARE(imaging::alphaKind(d), AlphaKind::None);
    d.channels = 4;
    QCOMPARE(imaging::alphaKind(d), AlphaKind::Straight);
    d.format = "OpenEXR";
    d.channelNames = {"R", "G", "B", "A"};
    QCOMPARE(imaging::alphaKind(d), AlphaKind::Premultiplied);
    d.channelNames = {"beam.R", "beam.G", "beam.B", "beam.A"};
    QCOMPARE(imaging::alphaKind(d), AlphaKind::Premultiplied);
    d.channelNames = {"1", "2", "3", "4"};
    QCOMPARE(imaging::alphaKind(d), AlphaKind::None);
}

SPECULA_TEST(SecondImageTest)
#include "second_image_test.moc"
