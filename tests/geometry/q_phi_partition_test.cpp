// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/geometry/q_phi_partition.h"
#include "test_main.h"

#include <QTest>

#include <map>
#include <numeric>

using namespace specula;
using geometry::QPhiPartitionOptions;

class QPhiPartitionTest : public QObject {
    Q_OBJECT
  private slots:
    void binsAreThoseOfTheReference();
    void everyStaticBinLiesInOneDynamicBin();
    void theRangeOfQIsThatOfTheMaskRoundedOutward();
    void typedSectorsWrapAroundTheCircle();
    void meansAreThoseOfThePixels();
    void senselessOptionsAreRefusedByName_data();
    void senselessOptionsAreRefusedByName();
    void anEmptyMaskIsAnError();
};

namespace {

const geometry::DetectorGeometry kGeometry{11.0, 4.0, {7.5e-5, 7.5e-5}, {40.8, 17.3}, {0, 0},
                                           48,   64};

geometry::TransmissionMaps maps() {
    return geometry::transmissionMaps(kGeometry, *makeThreadPool(1));
}

/// Without a beam stop of 3.5 pixels, columns 20 and 21, and row 40: 2875 of 3072.
Array<std::uint8_t> mask() {
    Array<std::uint8_t> mask({48, 64});
    const auto use = mask.edit();
    for (std::int64_t row = 0; row < 48; ++row)
        for (std::int64_t column = 0; column < 64; ++column)
            use(row, column) = std::hypot(double(column) - 40.8, double(row) - 17.3) >= 3.5 &&
                               column != 20 && column != 21 && row != 40;
    return mask;
}

std::vector<int> counts(const Array<std::uint32_t>& map) {
    std::vector<int> counts;
    for (const std::uint32_t bin : map.values()) {
        counts.resize(std::max<std::size_t>(counts.size(), bin + 1));
        ++counts[bin];
    }
    return counts;
}

QPhiPartitionOptions::Axis axis(int dynamic, int fixed) {
    return {dynamic, fixed, std::nullopt};
}

} // namespace

// The reference takes its ranges from the mask, unrounded, for both axes.
void QPhiPartitionTest::binsAreThoseOfTheReference() {
    const auto m = maps();
    const auto use = mask();
    double low[2] = {1e9, 1e9}, high[2] = {-1e9, -1e9};
    for (std::int64_t i = 0; i < use.size(); ++i)
        if (use.data()[i] != 0) {
            const double values[2] = {m.qInvAngstrom.data()[i], m.phiDeg.data()[i]};
            for (int a = 0; a < 2; ++a) {
                low[a] = std::min(low[a], values[a]);
                high[a] = std::max(high[a], values[a]);
            }
        }
    QPhiPartitionOptions options{axis(6, 24), axis(4, 12)};
    options.q.range = {low[0], high[0]};
    // Cells of phi are open at their upper end, that of the reference is not.
    options.phi.range = {low[1], high[1] + 1e-9};
    const io::Qmap map = geometry::partitionQPhi(m, use, options);
    QCOMPARE(counts(map.dynamicMap),
             (std::vector<int>{197, 87,  93,  95,  90, 187, 186, 183, 180, 238, 223,
                               121, 129, 291, 134, 3,  148, 248, 10,  138, 83,  8}));
    QCOMPARE(map.dynamicBins(), std::int64_t{21});
    QCOMPARE(map.staticBins(), std::int64_t{189});
    QCOMPARE(map.dynamicCell.at(18), std::int64_t{19});
    QCOMPARE(map.dynamicCell.at(20), std::int64_t{23});
    const auto sum = [](const Array<std::uint32_t>& labels) {
        return std::accumulate(labels.values().begin(), labels.values().end(), std::int64_t{0});
    };
    QCOMPARE(sum(map.dynamicMap), std::int64_t{29859});
    QCOMPARE(sum(map.staticMap), std::int64_t{321816});
    QVERIFY(std::abs(map.axes[0].dynamicCenters[0] - 0.0007759938212268641) < 1e-11);
    const double last = map.axes[1].dynamicCenters[3];
    QVERIFY2(std::abs(last - 134.75424063249915) < 1e-8,
             qPrintable(QString::number(last, 'g', 17)));
    const auto at = [&](int row, int column) {
        return std::pair{map.dynamicMap.view()(row, column), map.staticMap.view()(row, column)};
    };
    QCOMPARE(at(0, 0), (std::pair{21u, 184u}));
    QCOMPARE(at(47, 63), (std::pair{18u, 174u}));
    QCOMPARE(at(17, 45), (std::pair{3u, 7u}));
}

void QPhiPartitionTest::everyStaticBinLiesInOneDynamicBin() {
    const io::Qmap map = geometry::partitionQPhi(maps(), mask(), {axis(5, 35), axis(7, 14)});
    std::map<std::uint32_t, std::uint32_t> dynamicOf;
    for (std::int64_t i = 0; i < map.staticMap.size(); ++i) {
        const std::uint32_t bin = map.dynamicMap.data()[i], fixed = map.staticMap.data()[i];
        QCOMPARE(bin > 0, fixed > 0);
        QCOMPARE(bin > 0, map.mask.data()[i] == 1);
        if (fixed > 0)
            QCOMPARE(dynamicOf.try_emplace(fixed, bin).first->second, bin);
    }
    QCOMPARE(static_cast<std::int64_t>(dynamicOf.size()), map.staticBins());
    // All pixels of the mask are in a bin: the default ranges leave none out.
    QCOMPARE(counts(map.dynamicMap)[0], 197);
}

void QPhiPartitionTest::theRangeOfQIsThatOfTheMaskRoundedOutward() {
    QCOMPARE(geometry::roundedDown(0.00036736), 0.000367);
    QCOMPARE(geometry::roundedUp(0.0052747), 0.00528);
    QCOMPARE(geometry::roundedUp(0.00528), 0.00528);
    QCOMPARE(geometry::roundedDown(0.00528), 0.00528);
    QCOMPARE(geometry::roundedDown(0.0), 0.0);
    const io::Qmap map = geometry::partitionQPhi(maps(), mask(), {axis(1, 1), axis(1, 1)});
    // From the smallest q in the mask, 0.000366..., to the largest, 0.005274...
    QVERIFY(std::abs(map.axes[0].dynamicCenters[0] - (0.000367 + 0.00528) / 2) < 2e-6);
    QCOMPARE(map.axes[1].dynamicCenters[0], 0.0);
}

void QPhiPartitionTest::typedSectorsWrapAroundTheCircle() {
    QPhiPartitionOptions options{axis(1, 1), axis(2, 2)};
    options.phi.range = {170.0, 190.0};
    const auto m = maps();
    const io::Qmap map = geometry::partitionQPhi(m, mask(), options);
    for (std::int64_t i = 0; i < map.dynamicMap.size(); ++i) {
        const double phi = m.phiDeg.data()[i];
        const std::uint32_t expected = mask().data()[i] == 0 ? 0
                                       : phi >= 170          ? 1
                                       : phi < -170          ? 2
                                                             : 0;
        QCOMPARE(map.dynamicMap.data()[i], expected);
    }
    QVERIFY(std::abs(std::abs(map.binMeans[0].phiMean) - 175) < 2);
    QCOMPARE(map.axes[1].dynamicCenters, (std::vector<double>{175, 185}));
}

void QPhiPartitionTest::meansAreThoseOfThePixels() {
    const auto m = maps();
    const io::Qmap map = geometry::partitionQPhi(m, mask(), {axis(3, 3), axis(2, 2)});
    double n = 0, sum = 0, squares = 0;
    for (std::int64_t i = 0; i < map.dynamicMap.size(); ++i)
        if (map.dynamicMap.data()[i] == 4) {
            n += 1;
            sum += m.qInvAngstrom.data()[i];
            squares += m.qInvAngstrom.data()[i] * m.qInvAngstrom.data()[i];
        }
    const io::Qmap::BinMean& mean = map.binMeans.at(3);
    QVERIFY(std::abs(mean.qMean - sum / n) < 1e-15);
    QVERIFY(std::abs(mean.qRms - std::sqrt(squares / n)) < 1e-15);
    QVERIFY(std::abs(mean.qWidth - std::sqrt(squares / n - sum * sum / n / n)) < 1e-12);
    QVERIFY(mean.phiMean > 0 && mean.phiMean < 180);
}

void QPhiPartitionTest::senselessOptionsAreRefusedByName_data() {
    QTest::addColumn<int>("dynamic");
    QTest::addColumn<int>("fixed");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("no bins") << 0 << 1 << 0.0 << 1.0;
    QTest::newRow("not nested") << 7 << 24 << 0.0 << 1.0;
    QTest::newRow("turned range") << 1 << 1 << 1.0 << 0.0;
    QTest::newRow("no number") << 1 << 1 << 0.0 << std::nan("");
    QTest::newRow("more than the circle") << 1 << 1 << 0.0 << 361.0;
}

void QPhiPartitionTest::senselessOptionsAreRefusedByName() {
    QFETCH(int, dynamic);
    QFETCH(int, fixed);
    QFETCH(double, low);
    QFETCH(double, high);
    QPhiPartitionOptions options;
    options.phi = {dynamic, fixed, std::array{low, high}};
    try {
        options.validate();
        QFAIL("it was taken");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Usage);
        QCOMPARE(error.field(), std::string("phi"));
    }
}

void QPhiPartitionTest::anEmptyMaskIsAnError() {
    QVERIFY_EXCEPTION_THROWN(
        geometry::partitionQPhi(maps(), Array<std::uint8_t>({48, 64}), {axis(2, 2), axis(1, 1)}),
        Error);
    QVERIFY_EXCEPTION_THROWN(
        geometry::partitionQPhi(maps(), Array<std::uint8_t>({64, 48}, 1), {axis(2, 2), axis(1, 1)}),
        Error);
}

SPECULA_TEST(QPhiPartitionTest)
#include "q_phi_partition_test.moc"
