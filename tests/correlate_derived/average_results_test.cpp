// SPDX-License-Identifier: GPL-3.0-or-later
#include "../io/result_samples.h"
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/correlate/derived/averaging.h"
#include "core/io/result_file.h"
#include "core/io/result_writer.h"
#include "derived_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <fstream>

using namespace specula;
using namespace specula::correlate;
using test::near;
namespace fs = std::filesystem;

class AverageResultsTest : public QObject {
    Q_OBJECT
  private slots:
    void theAverageIsAFileLikeTheOthers();
    void brokenAndForeignFilesAreNamedAndTheRestGoesOn();
    void planesAreAveragedWhenAsked();
    void anExistingFileIsKept();
    void cancellingLeavesNothingBehind();

  private:
    fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    /// The sample with g2, image and curve moved by `shift`.
    fs::path writeRepeat(const std::string& name, double shift, bool pixels = false) {
        io::ResultData data = test::sampleResult();
        data.twotime.reset();
        for (double& value : data.multitau->g2.editValues())
            value += shift;
        for (float& value : data.means.image.editValues())
            value += float(shift);
        for (double& value : data.means.staticMean)
            value += shift;
        io::ResultWriter writer(path(name), data, io::ResultWriter::Layout::Nexus, true);
        for (int delay = 0; pixels && delay < 4; ++delay)
            writer.addPixelCorrelation(Array<float>({3, 6, 8}, float(2 + delay + shift)));
        writer.close();
        return path(name);
    }
    AverageResult averaged(const std::vector<fs::path>& files, const fs::path& output,
                           const AverageOptions& options = {}, bool overwrite = false) {
        JobContext job;
        return averageResults(files, options, output, overwrite, *m_pool, job);
    }
    std::size_t filesInFolder() const {
        return std::size_t(std::distance(fs::directory_iterator(path("")), {}));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void AverageResultsTest::theAverageIsAFileLikeTheOthers() {
    const std::vector<fs::path> files{writeRepeat("a.h5", 0), writeRepeat("b.h5", 0.25),
                                      writeRepeat("c.h5", 0.5)};
    const AverageResult result = averaged(files, path("mean.h5"));
    QCOMPARE(result.used(), std::int64_t(3));
    const io::ResultFilePtr mean = io::ResultFile::open(path("mean.h5"));
    QVERIFY(mean && mean->hasMultitau() && !mean->hasTwotime());
    const io::ResultData sample = test::sampleResult();
    const io::MultitauCurves curves = mean->multitau();
    QCOMPARE(curves.delays, sample.multitau->delays);
    QVERIFY(near(curves.g2.view()(2, 3), sample.multitau->g2.view()(2, 3) + 0.25, 1e-6));
    QVERIFY(near(curves.error.view()(2, 3), sample.multitau->error.view()(2, 3) / std::sqrt(3.0),
                 1e-6));
    QVERIFY(curves.errorKind == io::ErrorKind::Jackknife);
    QVERIFY(near(mean->covariance().view()(1, 2, 3),
                 sample.multitau->covariance.view()(1, 2, 3) / 3, 1e-4));
    const io::ScatteringMeans means = mean->means();
    QVERIFY(near(double(means.image.view()(3, 4)), double(sample.means.image.view()(3, 4)) + 0.25,
                 1e-5));
    QVERIFY(near(means.staticMean[4], 4.75, 1e-6));
    QVERIFY(near(means.segmentMean, sample.means.segmentMean, 1e-5));
    QCOMPARE(mean->qmap()->hash, io::ResultFile::open(files[0])->qmap()->hash);
    QVERIFY(mean->hasPartials());
    QCOMPARE(*mean->multitauStepS(), 0.006);
}

void AverageResultsTest::brokenAndForeignFilesAreNamedAndTheRestGoesOn() {
    const fs::path good = writeRepeat("good.h5", 0), cut = writeRepeat("cut.h5", 0),
                   text = path("text.h5");
    fs::resize_file(cut, fs::file_size(cut) / 2);
    std::ofstream(text) << "not a result";
    const AverageResult result =
        averaged({good, cut, text, path("missing.h5"), good}, path("rest.h5"));
    QCOMPARE(result.used(), std::int64_t(1));
    for (std::size_t i = 1; i < 5; ++i)
        QVERIFY2(!result.files[i].used && !result.files[i].reason.empty(),
                 result.files[i].name.c_str());
    QVERIFY(io::ResultFile::open(path("rest.h5")));
    QVERIFY_EXCEPTION_THROWN(averaged({text}, path("none.h5")), Error);
    QVERIFY(!fs::exists(path("none.h5")));
}

void AverageResultsTest::planesAreAveragedWhenAsked() {
    const std::vector<fs::path> files{writeRepeat("p.h5", 0, true), writeRepeat("q.h5", 1, true)};
    AverageOptions options;
    options.keepPixelCorrelation = true;
    const AverageResult result = averaged(files, path("planes.h5"), options);
    QVERIFY(result.ratioOfSums);
    const io::ResultFilePtr mean = io::ResultFile::open(path("planes.h5"));
    QVERIFY(mean->hasPixelCorrelation());
    QCOMPARE(mean->pixelCorrelation(1).view()(1, 2, 3), 3.5F);
    QVERIFY(near(mean->multitau().g2.view()(1, 0), 3.5 / (3.5 * 3.5), 1e-6));
}

void AverageResultsTest::anExistingFileIsKept() {
    const fs::path a = writeRepeat("one.h5", 0), b = writeRepeat("two.h5", 1);
    QVERIFY_EXCEPTION_THROWN(averaged({a}, b), Error);
    QVERIFY(near(io::ResultFile::open(b)->multitau().g2.view()(0, 0), 2.5, 1e-6));
    QVERIFY_EXCEPTION_THROWN(averaged({a, b}, b, {}, true), Error);
    QCOMPARE(averaged({a}, b, {}, true).used(), std::int64_t(1));
    QVERIFY(near(io::ResultFile::open(b)->multitau().g2.view()(0, 0), 1.5, 1e-6));
}

void AverageResultsTest::cancellingLeavesNothingBehind() {
    const fs::path a = writeRepeat("last.h5", 0);
    const std::size_t before = filesInFolder();
    const CancelToken cancel;
    cancel.cancel();
    JobContext job(nullptr, cancel);
    const std::vector<fs::path> files{a};
    QVERIFY_EXCEPTION_THROWN(averageResults(files, {}, path("never.h5"), false, *m_pool, job),
                             Cancelled);
    QCOMPARE(filesInFolder(), before);
}

SPECULA_TEST(AverageResultsTest)
#include "average_results_test.moc"
