// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/file_info.h"
#include "core/io/open_source.h"
#include "core/simulate/xpcs_files.h"
#include "simulate_fixtures.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <cstring>
#include <fstream>

using namespace specula;
using simulate::XpcsOptions;
using simulate::XpcsSimulation;

class XpcsFilesTest : public QObject {
    Q_OBJECT
  private slots:
    void whatIsReadBackAreTheFrames();
    void theFileSaysWhatItIs();
    void truthAndItsMapsAreInTheFile();
    void aFrameAloneIsAStackStill();
    void theSameSimulationGivesTheSameBytes();
    void aRunThatIsCancelledLeavesNothing();
    void anExistingFileIsRefused();
    void runsFollowEachOther();

  private:
    std::filesystem::path path(const char* name) const {
        return m_folder.filePath(name).toStdString();
    }
    nlohmann::json write(const XpcsOptions& options, const char* name, int threads = 2) {
        Machine machine(threads);
        return writeRawXpcs(XpcsSimulation(options),
                            {.file = path(name), .overwrite = true, .label = {"latex", 293.5}},
                            *machine.backend, *machine.pool, machine.job);
    }
    QTemporaryDir m_folder;
};

namespace {

XpcsOptions withDefects() {
    XpcsOptions options = smallSimulation();
    options.frames = 7;
    options.exposure = 0.5;
    options.detector.gapPx = 3;
    options.detector.deadFraction = 0.02;
    options.detector.hotFraction = 0.02;
    return options;
}

const io::MetadataNode* find(const io::MetadataNode& node, const std::string& path) {
    if (node.path == path)
        return &node;
    for (const io::MetadataNode& child : node.children)
        if (const auto* found = find(child, path))
            return found;
    return nullptr;
}

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

void XpcsFilesTest::whatIsReadBackAreTheFrames() {
    write(withDefects(), "raw.h5");
    Machine machine;
    std::vector<Pixels> frames;
    XpcsSimulation(withDefects())
        .run(*machine.backend, *machine.pool, 0, machine.job,
             [&](const Pixels& frame) { frames.push_back(frame); });
    const auto source = io::openSource(path("raw.h5"));
    const io::SourceDescription& d = source->describe();
    QCOMPARE(d.dataset, std::string("/entry/data/data"));
    QCOMPARE(d.frames, std::int64_t{7});
    QCOMPARE(d.type, PixelType::U16);
    QVERIFY2(d.encoding.find("bitshuffle-LZ4") != std::string::npos, d.encoding.c_str());
    QCOMPARE(d.levels.front().tileHeight, std::int64_t{40});
    QCOMPARE(d.deadValue.value_or(0), 65535.0);
    QCOMPARE(d.saturatedValue.value_or(0), 65534.0);
    QCOMPARE(d.frameTimeS.value_or(0), 0.002);
    QCOMPARE(d.pixelSizeM.value_or(0), 1e-4);
    for (std::int64_t i = 0; i < 7; ++i) {
        const Pixels back = source->readFrame(i);
        const Pixels& frame = frames.at(std::size_t(i));
        QVERIFY(std::memcmp(back.data(), frame.data(), frame.bytes()) == 0);
    }
}

void XpcsFilesTest::theFileSaysWhatItIs() {
    write(withDefects(), "said.h5");
    const io::FileInfo info = io::inspectFile(path("said.h5"));
    QCOMPARE(info.kind, std::string("raw-xpcs"));
    QCOMPARE(info.problems.size(), std::size_t{0});
    const std::string detector = "/entry/instrument/detector/";
    const std::pair<std::string, const char*> values[] = {
        {detector + "frame_time", "0.002"},
        {detector + "frame_time@units", "s"},
        {detector + "count_time", "0.001"},
        {detector + "x_pixel_size", "0.0001"},
        {detector + "detector_distance", "5"},
        {detector + "detector_distance@units", "m"},
        {detector + "beam_center_x", "20.3"},
        {detector + "beam_center_y", "11.7"},
        {detector + "bit_depth_image", "16"},
        {detector + "detectorSpecific/nimages", "7"},
        {"/entry/instrument/beam/incident_energy", "10"},
        {"/entry/instrument/incident_beam/incident_energy", "10"},
        {"/entry/instrument/incident_beam/incident_energy@units", "keV"},
        {"/entry/sample/name", "latex"},
        {"/entry/sample/temperature", "293.5"},
        {"/entry/start_time", "2026-01-01T00:03:00"},
        {"/entry/data/data@units", "counts"}};
    for (const auto& [at, value] : values) {
        const auto* node = find(info.metadata, at);
        QVERIFY2(node != nullptr, at.c_str());
        QVERIFY2(node->value.find(value) != std::string::npos, (at + " is " + node->value).c_str());
    }
    const auto* wavelength = find(info.metadata, "/entry/instrument/beam/incident_wavelength");
    QVERIFY(wavelength != nullptr);
    QCOMPARE(std::stod(wavelength->value), 1.239841984);
}

void XpcsFilesTest::truthAndItsMapsAreInTheFile() {
    XpcsOptions options = withDefects();
    options.detector.fluxDrift = -0.5;
    const nlohmann::json truth = write(options, "truth.h5");
    const XpcsSimulation simulation(options);
    const auto mask = io::openSource(path("truth.h5"), {"/specula/mask", {}})->readFrame(0);
    const auto mean = io::openSource(path("truth.h5"), {"/specula/mean_counts", {}})->readFrame(0);
    const auto defects =
        io::openSource(path("truth.h5"),
                       {"/entry/instrument/detector/detectorSpecific/pixel_mask", {}})
            ->readFrame(0);
    std::array<int, 17> kinds{};
    for (std::int64_t row = 0; row < 40; ++row)
        for (std::int64_t column = 0; column < 48; ++column) {
            QCOMPARE(mask.valueAt(row, column), double(simulation.mask().view()(row, column)));
            const double counts = simulation.meanCounts().view()(row, column);
            if (counts < 0)
                QVERIFY(std::isnan(mean.valueAt(row, column)));
            else
                QVERIFY(std::abs(mean.valueAt(row, column) - counts) <= 1e-6 * counts);
            const double defect = defects.valueAt(row, column);
            QCOMPARE(defect == 1, counts < 0);
            kinds.at(std::size_t(defect)) += 1;
            // The beam stop covers pixels that are good.
            if (mask.valueAt(row, column) == 1)
                QCOMPARE(defect, 0.0);
        }
    QVERIFY(kinds[0] > 1000 && kinds[1] > 3 * 40 && kinds[16] > 10);

    QCOMPARE(truth.at("kind").get<std::string>(), std::string("brownian"));
    QCOMPARE(truth.at("parameters").at("d0").at("value").get<double>(), 1e7);
    QCOMPARE(truth.at("exposure").get<double>(), 0.5);
    QCOMPARE(truth.at("contrast").get<double>(), 0.4);
    QVERIFY(truth.at("frames_are").get<std::string>().starts_with("integrated"));
    // Both conventions of g2; that of an exposure has the closed form of a decay with rate 2 D q^2
    // seen through a window: (sinh(x) / x)^2 with x = D q^2 times the exposure, at lags of a frame
    // and more. The simulation's instants stand for the window, so nearly.
    const auto& g2 = truth.at("g2");
    for (std::size_t i = 0; i < g2.at("q_inv_angstrom").size(); ++i)
        for (std::size_t lag = 0; lag < g2.at("lag_frames").size(); ++lag) {
            const double q = g2.at("q_inv_angstrom")[i], rate = 1e7 * q * q;
            const double tau = 0.002 * g2.at("lag_frames")[lag].get<double>(), x = rate * 0.001;
            const double instantaneous = 0.4 * std::exp(-2 * rate * tau);
            QVERIFY(std::abs(g2.at("instantaneous")[i][lag].get<double>() - 1 - instantaneous) <
                    1e-12);
            QVERIFY(std::abs(g2.at("integrated")[i][lag].get<double>() - 1 -
                             instantaneous * std::pow(std::sinh(x) / x, 2)) <
                    0.02 * instantaneous + 1e-12);
        }
    QVERIFY(find(io::inspectFile(path("truth.h5")).metadata, "/specula/truth") != nullptr);
    QVERIFY(bytesOf(path("truth.h5")).find(truth.dump()) != std::string::npos);
}

void XpcsFilesTest::aFrameAloneIsAStackStill() {
    XpcsOptions options = smallSimulation();
    options.frames = 1;
    write(options, "one.h5");
    const io::FileInfo info = io::inspectFile(path("one.h5"));
    QCOMPARE(info.kind, std::string("raw-xpcs"));
    QCOMPARE(info.shape, (std::vector<std::int64_t>{1, 40, 48}));
}

void XpcsFilesTest::theSameSimulationGivesTheSameBytes() {
    write(withDefects(), "a.h5", 1);
    write(withDefects(), "b.h5", 3);
    QVERIFY(bytesOf(path("a.h5")) == bytesOf(path("b.h5")));
    XpcsOptions other = withDefects();
    other.seed = 4;
    write(other, "b.h5");
    QVERIFY(bytesOf(path("a.h5")) != bytesOf(path("b.h5")));
}

void XpcsFilesTest::aRunThatIsCancelledLeavesNothing() {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("raw.h5").toStdString();
    Machine machine;
    const CancelToken cancel;
    cancel.cancel();
    JobContext job(nullptr, cancel);
    QVERIFY_EXCEPTION_THROWN(writeRawXpcs(XpcsSimulation(smallSimulation()), {.file = file},
                                          *machine.backend, *machine.pool, job),
                             Cancelled);
    QCOMPARE(QDir(folder.path())
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
                 .size(),
             qsizetype{0});
}

void XpcsFilesTest::anExistingFileIsRefused() {
    write(withDefects(), "there.h5");
    Machine machine;
    QVERIFY_EXCEPTION_THROWN(writeRawXpcs(XpcsSimulation(withDefects()), {.file = path("there.h5")},
                                          *machine.backend, *machine.pool, machine.job),
                             Error);
}

void XpcsFilesTest::runsFollowEachOther() {
    XpcsOptions options = smallSimulation();
    options.seed = 61;
    options.frames = 1000;
    options.frameTimeS = 1;
    const simulate::RunTimes times = runTimes(options);
    QCOMPARE(times.start, std::string("2026-01-01T01:01:00"));
    QCOMPARE(times.end, std::string("2026-01-01T01:17:40"));
    options.seed = ~0ull;
    QCOMPARE(runTimes(options).start.size(), times.start.size());
}

SPECULA_TEST(XpcsFilesTest)
#include "xpcs_files_test.moc"
