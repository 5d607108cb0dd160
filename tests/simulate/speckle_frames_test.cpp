// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/simulate/demo_files.h"
#include "core/simulate/random.h"
#include "core/simulate/speckle_frames.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <cstring>

using namespace specula;
using namespace specula::simulate;

class SpeckleFramesTest : public QObject {
    Q_OBJECT
  private slots:
    void theSameBitsForAnyNumberOfThreads();
    void neighboursInTimeAreAlikeAndForget();
    void deadPixelsStayDead();
    void poissonCountsHaveTheirMeanAndVariance();
    void gaussiansAreCircularWithUnitIntensity();
    void senselessOptionsAreRefusedByName();
    void existingDemoFilesAreFound();
};

static std::vector<Pixels> frames(const SpeckleOptions& options, int threads) {
    const auto pool = makeThreadPool(threads);
    JobContext job;
    std::vector<Pixels> all;
    makeSpeckleFrames(options, *pool, job, [&](const Pixels& f) { all.push_back(f); });
    return all;
}

void SpeckleFramesTest::theSameBitsForAnyNumberOfThreads() {
    SpeckleOptions options;
    options.width = 97;
    options.height = 61;
    options.frames = 4;
    const auto one = frames(options, 1), four = frames(options, 4);
    QCOMPARE(one.size(), std::size_t(4));
    for (std::size_t t = 0; t < one.size(); ++t)
        QVERIFY(std::memcmp(one[t].data(), four[t].data(), one[t].bytes()) == 0);
    options.seed = 2;
    QVERIFY(std::memcmp(frames(options, 1)[0].data(), one[0].data(), one[0].bytes()) != 0);
}

void SpeckleFramesTest::neighboursInTimeAreAlikeAndForget() {
    SpeckleOptions options;
    options.width = options.height = 128;
    options.frames = 40;
    options.meanCounts = 5;
    const auto all = frames(options, 2);
    // Normalised correlation of the counts at one lag, over the pixels that count.
    const auto correlation = [&](std::size_t lag) {
        double product = 0, squares = 0, n = 0, sum = 0;
        for (std::size_t t = 0; t + lag < all.size(); ++t) {
            const auto a = all[t].plane<std::uint32_t>(), b = all[t + lag].plane<std::uint32_t>();
            for (int y = 20; y < 50; ++y)
                for (int x = 20; x < 50; ++x) {
                    if (a(y, x) == kDeadPixel)
                        continue;
                    product += double(a(y, x)) * b(y, x);
                    sum += a(y, x);
                    n += 1;
                }
        }
        squares = (sum / n) * (sum / n);
        return product / n / squares;
    };
    QVERIFY(correlation(1) > correlation(4) + 0.02);
    QVERIFY(correlation(4) > correlation(20) - 0.02);
    QVERIFY(correlation(1) > 1.15);
}

void SpeckleFramesTest::deadPixelsStayDead() {
    SpeckleOptions options;
    options.width = options.height = 200;
    options.frames = 3;
    const auto all = frames(options, 2);
    int dead = 0;
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 200; ++x) {
            const bool first = all[0].valueAt(y, x) == kDeadPixel;
            QCOMPARE(all[2].valueAt(y, x) == kDeadPixel, first);
            dead += first;
            if (!first)
                QVERIFY(all[0].valueAt(y, x) < 1000);
        }
    QVERIFY(dead > 200 && dead < 2000); // the gaps of a cross and a few others
}

void SpeckleFramesTest::poissonCountsHaveTheirMeanAndVariance() {
    for (const double mean : {0.01, 0.5, 3.0, 30.0}) {
        double sum = 0, squares = 0;
        const int n = 200000;
        for (int i = 0; i < n; ++i) {
            const double k = poisson(mean, uniform(randomBits(3, 5, std::uint64_t(i))));
            sum += k;
            squares += k * k;
        }
        const double m = sum / n, variance = squares / n - m * m;
        QVERIFY(std::abs(m - mean) < 5 * std::sqrt(mean / n));
        QVERIFY(std::abs(variance / mean - 1) < 0.05 + 5 / std::sqrt(mean * n));
    }
}

void SpeckleFramesTest::gaussiansAreCircularWithUnitIntensity() {
    std::complex<double> sum = 0, square = 0;
    double intensity = 0, fourth = 0;
    const int n = 200000;
    for (int i = 0; i < n; ++i) {
        const auto z = complexGaussian(7, 1, std::uint64_t(i));
        sum += z;
        square += z * z;
        intensity += std::norm(z);
        fourth += std::norm(z) * std::norm(z);
    }
    QVERIFY(std::abs(sum) / n < 0.01);
    QVERIFY(std::abs(square) / n < 0.01);
    QVERIFY(std::abs(intensity / n - 1) < 0.01);
    QVERIFY(std::abs(fourth / n - 2) < 0.05); // <I^2> = 2 <I>^2: full contrast
}

void SpeckleFramesTest::senselessOptionsAreRefusedByName() {
    SpeckleOptions options;
    options.meanCounts = -1;
    try {
        options.validate();
        QFAIL("accepted");
    } catch (const Error& e) {
        QCOMPARE(e.field(), std::string("meanCounts"));
        QCOMPARE(e.code(), ErrorCode::Usage);
    }
}

void SpeckleFramesTest::existingDemoFilesAreFound() {
    QTemporaryDir dir;
    const std::filesystem::path folder = dir.filePath("demo").toStdString();
    QVERIFY(existingDemoFiles(folder).empty());
    const auto pool = makeThreadPool(2);
    JobContext job;
    const auto made = makeDemoFiles(folder, 2, false, *pool, job);
    QCOMPARE(existingDemoFiles(folder), made);
    QVERIFY_EXCEPTION_THROWN(makeDemoFiles(folder, 2, false, *pool, job), Error);
}

SPECULA_TEST(SpeckleFramesTest)
#include "speckle_frames_test.moc"
