// SPDX-License-Identifier: GPL-3.0-or-later
#include "io_fixtures.h"
#include "test_main.h"

#include <chrono>
#include <thread>

using namespace specula;
using namespace specula::test;

namespace {

Error openError(const std::filesystem::path& file) {
    try {
        io::openSource(file);
    } catch (const Error& e) {
        return e;
    }
    throw std::logic_error("it opened");
}

} // namespace

class OpenSourceTest : public QObject {
    Q_OBJECT
  private slots:
    void eachFormatIsFoundByWhatIsInTheFile();
    void missingFolderEmptyAndForeignHaveWordsOfTheirOwn();
    void aFileBeingWrittenIsWaitedFor();
    void aForeignFileIsInspectedAsUnknown();
    void memorySourcesReadRegionsAndChannels();
    void requestsOutsideTheImageAreRefused();
    void cancelledReadsStop();

  private:
    TemporaryFolder m_folder;
};

void OpenSourceTest::eachFormatIsFoundByWhatIsInTheFile() {
    JobContext job;
    const std::vector<Pixels> frames{noise(PixelType::F32, 20, 10)};
    const auto source = io::makeMemorySource(frames);
    const auto file = m_folder / "no_ending";
    const std::pair<const char*, std::function<void()>> kinds[] = {
        {"TIFF", [&] { io::writeTiff(file, *source, {.overwrite = true}, job); }},
        {"OpenEXR", [&] { io::writeExr(file, *source, {.overwrite = true}, job); }},
        {"NPY", [&] { io::writeNpy(file, *source, true, job); }},
        {"EDF", [&] { io::writeEdf(file, *source, true, job); }}};
    for (const auto& [name, write] : kinds) {
        write();
        const auto opened = io::openSource(file);
        QCOMPARE(opened->describe().format, name);
        QCOMPARE(opened->describe().file.string(), file.string());
        QCOMPARE(difference(*opened, frames), std::string());
        QVERIFY(!opened->contentId().empty());
        QCOMPARE(io::inspectFile(file).format, name);
    }
}

void OpenSourceTest::missingFolderEmptyAndForeignHaveWordsOfTheirOwn() {
    const auto says = [](const Error& e, const char* word) {
        return e.code() == ErrorCode::Input && !e.remedy().empty() &&
               std::string(e.what()).find(word) != std::string::npos;
    };
    QVERIFY(says(openError(m_folder / "nowhere.tif"), "does not exist"));
    QVERIFY(says(openError(m_folder / ""), "is a folder"));
    writeFile(m_folder / "empty.tif", "");
    QVERIFY(says(openError(m_folder / "empty.tif"), "is empty"));
    writeFile(m_folder / "foreign.tif", "these are words, not an image");
    const Error foreign = openError(m_folder / "foreign.tif");
    for (const io::SourceFormat& format : io::sourceFormats())
        QVERIFY(says(foreign, std::string(format.name).c_str()));
    QCOMPARE(foreign.file(), (m_folder / "foreign.tif").string());
    writeFile(m_folder / "secret.tif", "x");
    std::filesystem::permissions(m_folder / "secret.tif", std::filesystem::perms::none);
    if (!std::ifstream(m_folder / "secret.tif")) // root may read everything
        QVERIFY(says(openError(m_folder / "secret.tif"), "you may read it"));
}

void OpenSourceTest::aFileBeingWrittenIsWaitedFor() {
    JobContext job;
    const std::vector<Pixels> frames{noise(PixelType::U16, 200, 100)};
    io::writeNpy(m_folder / "whole.npy", *io::makeMemorySource(frames), false, job);
    const std::string bytes = readFile(m_folder / "whole.npy");
    const auto file = m_folder / "arriving.npy";
    writeFile(file, bytes.substr(0, 100));
    std::thread copier([&] {
        for (std::size_t n = 2000; n < bytes.size() + 2000; n += 4000) {
            std::this_thread::sleep_for(std::chrono::milliseconds(15));
            std::ofstream(file, std::ios::binary | std::ios::app) << bytes.substr(
                std::filesystem::file_size(file), n - std::filesystem::file_size(file));
        }
    });
    std::string wrong = "not opened";
    try {
        wrong = difference(*io::openSource(file), frames);
    } catch (const Error& e) {
        wrong = e.what();
    }
    copier.join();
    QCOMPARE(wrong, std::string());
}

void OpenSourceTest::aForeignFileIsInspectedAsUnknown() {
    writeFile(m_folder / "notes.txt", "some words");
    QCOMPARE(io::inspectFile(m_folder / "notes.txt").kind, std::string("unknown"));
    QVERIFY_EXCEPTION_THROWN(io::inspectFile(m_folder / "missing.txt"), Error);
    // Ours by its first bytes, and nothing after them.
    for (const std::string& start : {std::string("II*\0", 4), std::string("\x76\x2f\x31\x01", 4),
                                     std::string("\x93NUMPY", 6)}) {
        writeFile(m_folder / "start", start);
        const io::FileInfo info = io::inspectFile(m_folder / "start");
        QVERIFY(!info.problems.empty());
        QCOMPARE(info.problems.front().severity, std::string("error"));
        QCOMPARE(openError(m_folder / "start").file(), (m_folder / "start").string());
    }
}

void OpenSourceTest::memorySourcesReadRegionsAndChannels() {
    std::vector<Pixels> frames;
    for (std::uint64_t f = 0; f < 3; ++f)
        frames.push_back(noise(PixelType::I64, 41, 17, 3, f));
    const auto source = io::makeMemorySource(frames, "simulated");
    QCOMPARE(difference(*source, frames), std::string());
    QVERIFY(source->contentId().empty());
    frames.push_back(noise(PixelType::I64, 40, 17, 3));
    QVERIFY_EXCEPTION_THROWN(io::makeMemorySource(frames), std::logic_error);
}

void OpenSourceTest::requestsOutsideTheImageAreRefused() {
    const auto source = io::makeMemorySource({noise(PixelType::U8, 10, 10, 2)});
    using R = io::RegionRequest;
    for (const R& request :
         {R{1, 0, {0, 0, 1, 1}, 0, 1}, R{-1, 0, {0, 0, 1, 1}, 0, 1}, R{0, 1, {0, 0, 1, 1}, 0, 1},
          R{0, 0, {9, 0, 2, 1}, 0, 1}, R{0, 0, {-1, 0, 2, 1}, 0, 1}, R{0, 0, {0, 0, 1, 0}, 0, 1},
          R{0, 0, {0, 0, 1, 1}, 1, 2}, R{0, 0, {0, 0, 1, 1}, 0, 0}})
        QVERIFY_EXCEPTION_THROWN(source->readPixels(request), std::exception);
}

void OpenSourceTest::cancelledReadsStop() {
    JobContext job;
    const auto source = io::makeMemorySource({noise(PixelType::F32, 64, 64)});
    io::writeTiff(m_folder / "c.tif", *source, {.tile = 16}, job);
    io::writeExr(m_folder / "c.exr", *source, {.tile = 16}, job);
    io::writeNpy(m_folder / "c.npy", *source, false, job);
    io::writeEdf(m_folder / "c.edf", *source, false, job);
    const CancelToken cancelled;
    cancelled.cancel();
    for (const char* name : {"c.tif", "c.exr", "c.npy", "c.edf"})
        QVERIFY_EXCEPTION_THROWN(io::openSource(m_folder / name)->readFrame(0, cancelled),
                                 Cancelled);
    QVERIFY_EXCEPTION_THROWN(
        io::openSource(m_folder / "c.tif", {.dataset = "", .cancel = cancelled}), Cancelled);
}

SPECULA_TEST(OpenSourceTest)
#include "open_source_test.moc"
