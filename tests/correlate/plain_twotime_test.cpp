// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/plain_twotime.h"
#include "correlate_fixtures.h"
#include "test_main.h"

#include <QTest>

using namespace specula;
using correlate::TwotimeBin;
using correlate::TwotimeOptions;
using test::Reference;

class PlainTwotimeTest : public QObject {
    Q_OBJECT
  private slots:
    void agreesWithAnotherProgram_data();
    void agreesWithAnotherProgram();
    void partsOfTheMatrixAgreeWithAnotherProgram();
    void theMatrixIsThatOfItsDefinition_data();
    void theMatrixIsThatOfItsDefinition();
    void framesWithoutCountsGiveZero();
    void theSameBitsForAnyNumberOfThreads();
    void senselessOptionsAreRefusedByName();
};

namespace {

std::vector<TwotimeBin> correlated(const io::SourcePtr& frames, const io::Qmap& map,
                                   const TwotimeOptions& options, int threads = 2) {
    const auto pool = makeThreadPool(threads);
    JobContext job;
    std::vector<TwotimeBin> bins;
    correlate::plainTwotime(*frames, map, options, *pool, job,
                            [&](TwotimeBin bin) { bins.push_back(std::move(bin)); });
    return bins;
}

} // namespace

void PlainTwotimeTest::agreesWithAnotherProgram_data() {
    QTest::addColumn<bool>("fixed");
    QTest::newRow("static") << true;
    QTest::newRow("dynamic") << false;
}

// boost_corr in float32: 3e-6 was measured between programs.
void PlainTwotimeTest::agreesWithAnotherProgram() {
    QFETCH(bool, fixed);
    const auto bins = correlated(
        Reference::frames(), Reference::map(),
        {{1, 2, 3, 4},
         fixed ? TwotimeOptions::Smoothing::Static : TwotimeOptions::Smoothing::Dynamic});
    const auto g2 = Reference::array(fixed ? "twotime_static_g2" : "twotime_dynamic_g2");
    QCOMPARE(bins.size(), std::size_t{4});
    for (std::size_t b = 0; b < 4; ++b) {
        QCOMPARE(bins[b].bin, std::int64_t(b + 1));
        QCOMPARE(std::int64_t(bins[b].g2.size()), g2.shape()[0]);
        for (std::int64_t k = 0; k < g2.shape()[0]; ++k)
            QVERIFY(std::abs(bins[b].g2[std::size_t(k)] - g2.view()(k, std::int64_t(b))) < 1e-5);
    }
}

void PlainTwotimeTest::partsOfTheMatrixAgreeWithAnotherProgram() {
    const auto bins = correlated(Reference::frames(), Reference::map(), {{4, 2}});
    QCOMPARE(bins[0].bin, std::int64_t{4});
    const auto rows = Reference::array("twotime_static_bin4_rows");
    for (std::int64_t i = 0; i < rows.shape()[0]; ++i)
        for (std::int64_t t = 64 * i; t < 512; ++t) {
            const double c = bins[0].correlation.view()(64 * i, t);
            QVERIFY(std::abs(c - rows.view()(i, t)) < 2e-5);
            QCOMPARE(bins[0].correlation.view()(t, 64 * i), c);
        }
    const auto segments = Reference::array("twotime_static_segments_bin2");
    QCOMPARE(bins[1].segmentG2.shape(), segments.shape());
    for (std::int64_t i = 0; i < segments.size(); ++i)
        QVERIFY(std::abs(bins[1].segmentG2.data()[i] - segments.data()[i]) < 2e-5);
}

void PlainTwotimeTest::theMatrixIsThatOfItsDefinition_data() {
    QTest::addColumn<int>("smoothing");
    QTest::newRow("static") << int(TwotimeOptions::Smoothing::Static);
    QTest::newRow("dynamic") << int(TwotimeOptions::Smoothing::Dynamic);
    QTest::newRow("none") << int(TwotimeOptions::Smoothing::None);
}

void PlainTwotimeTest::theMatrixIsThatOfItsDefinition() {
    QFETCH(int, smoothing);
    const auto count = [](std::int64_t t, std::int64_t row, std::int64_t column) {
        return int((t * 7 + row * 3 + column * 5 + t * row * column) % 11);
    };
    // Three static bins of two rows; the first row of all belongs to no bin.
    Array<std::uint32_t> dynamicMap({7, 5}, 1), staticMap({7, 5});
    for (std::int64_t row = 0; row < 7; ++row)
        for (std::int64_t column = 0; column < 5; ++column) {
            dynamicMap.edit()(row, column) = row > 0;
            staticMap.edit()(row, column) = std::uint32_t((row + 1) / 2);
        }
    const auto bins =
        correlated(test::framesOf(9, 7, 5, count), test::qmapOf(dynamicMap, staticMap),
                   {{1}, TwotimeOptions::Smoothing(smoothing), 2});
    const auto x = [&](std::int64_t t, std::int64_t row, std::int64_t column) {
        double sum = 0, n = 0;
        for (std::int64_t r = 1; r < 7; ++r)
            for (std::int64_t c = 0; c < 5; ++c)
                if (smoothing == int(TwotimeOptions::Smoothing::Dynamic) ||
                    (r + 1) / 2 == (row + 1) / 2) {
                    sum += count(t, r, c);
                    n += 1;
                }
        const bool none = smoothing == int(TwotimeOptions::Smoothing::None);
        return none ? count(t, row, column) : count(t, row, column) * n / sum;
    };
    for (std::int64_t t = 0; t < 9; ++t)
        for (std::int64_t u = 0; u < 9; ++u) {
            double product = 0, first = 0, second = 0;
            for (std::int64_t row = 1; row < 7; ++row)
                for (std::int64_t column = 0; column < 5; ++column) {
                    product += x(t, row, column) * x(u, row, column);
                    first += x(t, row, column);
                    second += x(u, row, column);
                }
            QVERIFY(std::abs(bins[0].correlation.view()(t, u) - 30 * product / (first * second)) <
                    1e-12);
        }
    QCOMPARE(bins[0].segmentG2.shape(), Shape({4, 2}));
    const auto c = bins[0].correlation.view();
    QVERIFY(std::abs(bins[0].segmentG2.view()(std::int64_t{3}, std::int64_t{1}) - c(4, 7)) < 1e-12);
    QVERIFY(std::abs(bins[0].g2[7] - (c(0, 7) + c(1, 8)) / 2) < 1e-12);
}

void PlainTwotimeTest::framesWithoutCountsGiveZero() {
    const Array<std::uint32_t> one({4, 8}, 1);
    const auto bins =
        correlated(test::framesOf(6, 4, 8, [](auto t, auto, auto) { return t == 3 ? 0 : 2; }),
                   test::qmapOf(one, one), {{1}, TwotimeOptions::Smoothing::Static, 1});
    for (std::int64_t t = 0; t < 6; ++t)
        for (std::int64_t u = 0; u < 6; ++u)
            QCOMPARE(bins[0].correlation.view()(t, u), t == 3 || u == 3 ? 0.0 : 1.0);
}

void PlainTwotimeTest::theSameBitsForAnyNumberOfThreads() {
    const auto frames = Reference::frames();
    const auto one = correlated(frames, Reference::map(), {{2}}, 1);
    const auto three = correlated(frames, Reference::map(), {{2}}, 3);
    QVERIFY(std::equal(one[0].correlation.values().begin(), one[0].correlation.values().end(),
                       three[0].correlation.data()));
}

void PlainTwotimeTest::senselessOptionsAreRefusedByName() {
    const auto frames = test::framesOf(4, 4, 8, [](auto, auto, auto) { return 1; });
    const Array<std::uint32_t> one({4, 8}, 1);
    const auto fieldOf = [&](const TwotimeOptions& options) {
        try {
            correlated(frames, test::qmapOf(one, one), options);
        } catch (const Error& error) {
            return error.code() == ErrorCode::Usage ? error.field() : error.what();
        }
        return std::string("taken");
    };
    QCOMPARE(fieldOf({{}}), std::string("bins"));
    QCOMPARE(fieldOf({{0}}), std::string("bins"));
    QCOMPARE(fieldOf({{2}}), std::string("bins"));
    QCOMPARE(fieldOf({{1}, TwotimeOptions::Smoothing::Static, 5}), std::string("segments"));
    QCOMPARE(fieldOf({{1}, TwotimeOptions::Smoothing::Static, 4}), std::string("taken"));
}

SPECULA_TEST(PlainTwotimeTest)
#include "plain_twotime_test.moc"
