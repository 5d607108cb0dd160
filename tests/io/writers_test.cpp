// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/provenance.h"
#include "core/io/image_table.h"
#include "file_size_limit.h"
#include "io_fixtures.h"
#include "test_main.h"

#include <functional>

using namespace specula;
using namespace specula::test;

namespace {

using Write =
    std::function<void(const std::filesystem::path&, const io::RegionSource&, bool, JobContext&)>;

const std::vector<std::pair<std::string, Write>>& writers() {
    static const std::vector<std::pair<std::string, Write>> all{
        {"a.tif",
         [](const auto& f, const auto& s, bool over, JobContext& job) {
             io::writeTiff(f, s, {.tile = 16, .pyramid = true, .overwrite = over}, job);
         }},
        {"strips.tif", [](const auto& f, const auto& s, bool over,
                          JobContext& job) { io::writeTiff(f, s, {.overwrite = over}, job); }},
        {"a.exr",
         [](const auto& f, const auto& s, bool over, JobContext& job) {
             io::writeExr(f, s, {.tile = 16, .mipLevels = true, .overwrite = over}, job);
         }},
        {"a.npy", [](const auto& f, const auto& s, bool over,
                     JobContext& job) { io::writeNpy(f, s, over, job); }},
        {"a.edf", [](const auto& f, const auto& s, bool over, JobContext& job) {
             io::writeEdf(f, s, over, job);
         }}};
    return all;
}

/// Hands on another source's pixels and asks for the job to stop after a while.
class StopAfter final : public io::RegionSource {
  public:
    StopAfter(io::SourcePtr source, int reads, CancelToken cancel)
        : m_source(std::move(source))
        , m_reads(reads)
        , m_cancel(std::move(cancel)) {}
    const io::SourceDescription& describe() const override { return m_source->describe(); }
    void read(const io::RegionRequest& request, const PixelTarget& target, const CancelToken&,
              ThreadPool*) const override {
        m_source->read(request, target, {});
        if (--m_reads == 0)
            m_cancel.cancel();
    }
    ContentId contentId() const override { return {}; }

  private:
    io::SourcePtr m_source;
    mutable int m_reads;
    CancelToken m_cancel;
};

/// Claims a huge image and counts the most that was asked for at once.
class Huge final : public io::RegionSource {
  public:
    Huge(std::int64_t width, std::int64_t height) {
        m_description.type = PixelType::U8;
        m_description.levels = {{width, height, width, height}};
    }
    const io::SourceDescription& describe() const override { return m_description; }
    void read(const io::RegionRequest& request, const PixelTarget& target, const CancelToken&,
              ThreadPool*) const override {
        m_most = std::max(m_most, request.rect.area());
        for (std::int64_t y = 0; y < request.rect.height; ++y)
            std::memset(target.row(0, y), static_cast<int>((request.rect.y + y) % 7),
                        static_cast<std::size_t>(request.rect.width));
    }
    ContentId contentId() const override { return {}; }
    mutable std::int64_t m_most = 0;

  private:
    io::SourceDescription m_description;
};

} // namespace

class WritersTest : public QObject {
    Q_OBJECT
  private slots:
    void cancelLeavesNothing();
    void aFullDiskIsAFailureAndLeavesNothing();
    void anExistingFileIsKeptUnlessAllowed();
    void progressReachesTheEnd();
    void whatAFormatCannotHoldIsAUsageError();
    void memoryStaysSmallForLargeImages();

  private:
    TemporaryFolder m_folder;
};

void WritersTest::cancelLeavesNothing() {
    const auto frames = io::makeMemorySource({noise(PixelType::F32, 100, 300)});
    for (const auto& [name, write] : writers()) {
        const CancelToken cancel;
        JobContext job(nullptr, cancel);
        QVERIFY_EXCEPTION_THROWN(write(m_folder / name, StopAfter(frames, 1, cancel), false, job),
                                 Cancelled);
        QCOMPARE(m_folder.files(), std::size_t(0));
    }
}

void WritersTest::aFullDiskIsAFailureAndLeavesNothing() {
#ifdef __linux__
    const Pixels image = noise(PixelType::F32, 90, 60);
    auto all = writers();
    all.emplace_back("lines.exr", [](const auto& f, const auto& s, bool over, JobContext& job) {
        io::writeExr(f, s, {.overwrite = over}, job);
    });
    all.emplace_back("a.h5", [](const auto& f, const auto& s, bool over, JobContext& job) {
        io::writeHdf5(f, s, {.overwrite = over}, job);
    });
    all.emplace_back("a.csv", [&](const auto& f, const auto&, bool over, JobContext& job) {
        io::writeImageTable(f, image, Provenance{}, over, job);
    });
    const auto source = io::makeMemorySource({image});
    for (const auto& [name, write] : all) {
        const auto file = m_folder / name;
        JobContext job;
        write(file, *source, false, job);
        const std::uintmax_t whole = std::filesystem::file_size(file);
        std::filesystem::remove(file);
        for (const std::uintmax_t room : {whole - 1, whole / 2, std::uintmax_t{10}}) {
            std::optional<Error> error;
            {
                const FileSizeLimit limit(room);
                try {
                    write(file, *source, false, job);
                } catch (const Error& e) {
                    error = e;
                }
            }
            QVERIFY2(error && error->code() == ErrorCode::Computation &&
                         error->file() == file.string() && !error->remedy().empty(),
                     fmt::format("{} with room for {} of {} bytes: {}", name, room, whole,
                                 error ? error->what() : "written")
                         .c_str());
            QCOMPARE(m_folder.files(), std::size_t(0));
        }
    }
#else
    QSKIP("limits of file sizes are a matter of the system");
#endif
}

void WritersTest::anExistingFileIsKeptUnlessAllowed() {
    const std::vector<Pixels> frames{noise(PixelType::F32, 20, 30)};
    const auto source = io::makeMemorySource(frames);
    for (const auto& [name, write] : writers()) {
        const auto file = m_folder / name;
        writeFile(file, "precious");
        JobContext job;
        QVERIFY_EXCEPTION_THROWN(write(file, *source, false, job), Error);
        QCOMPARE(readFile(file), std::string("precious"));
        write(file, *source, true, job);
        QCOMPARE(difference(*io::openSource(file), frames), std::string());
        std::filesystem::remove(file);
    }
    QCOMPARE(m_folder.files(), std::size_t(0));
}

void WritersTest::progressReachesTheEnd() {
    const auto source = io::makeMemorySource({noise(PixelType::F32, 100, 300)});
    for (const auto& [name, write] : writers()) {
        JobContext job;
        write(m_folder / name, *source, true, job);
        QCOMPARE(job.progress().fraction, 1.0);
        std::filesystem::remove(m_folder / name);
    }
}

void WritersTest::whatAFormatCannotHoldIsAUsageError() {
    JobContext job;
    const auto usage = [&](auto&& write) {
        try {
            write();
        } catch (const Error& e) {
            return e.code() == ErrorCode::Usage && m_folder.files() == 0;
        }
        return false;
    };
    const auto colour = io::makeMemorySource({noise(PixelType::U8, 4, 4, 3)});
    const auto stack =
        io::makeMemorySource({noise(PixelType::U8, 4, 4), noise(PixelType::U8, 4, 4)});
    QVERIFY(usage([&] { io::writeEdf(m_folder / "x.edf", *colour, false, job); }));
    QVERIFY(usage([&] { io::writeExr(m_folder / "x.exr", *stack, {}, job); }));
    QVERIFY(usage([&] { io::writeExr(m_folder / "x.exr", *colour, {.mipLevels = true}, job); }));
    QVERIFY(usage([&] { io::writeExr(m_folder / "x.exr", *colour, {.tile = 10}, job); }));
    QVERIFY(usage([&] { io::writeTiff(m_folder / "x.tif", *colour, {.pyramid = true}, job); }));
    QVERIFY(usage([&] { io::writeTiff(m_folder / "x.tif", *colour, {.tile = 20}, job); }));
    QVERIFY(usage([&] { io::writeTiff(m_folder / "missing/x.tif", *colour, {}, job); }));
}

void WritersTest::memoryStaysSmallForLargeImages() {
    const Huge huge(6000, 3500); // 21 MB
    for (const auto& [name, write] : writers()) {
        huge.m_most = 0;
        if (name.ends_with(".exr"))
            continue; // slow to compress; a band of tiles by construction
        JobContext job;
        write(m_folder / name, huge, true, job);
        QVERIFY2(huge.m_most <= 16 << 20, name.c_str());
        const auto source = io::openSource(m_folder / name);
        QCOMPARE(source->readPixels({0, 0, {5999, 3499, 1, 1}, 0, 1}).valueAt(0, 0),
                 double(3499 % 7));
        std::filesystem::remove(m_folder / name);
    }
}

SPECULA_TEST(WritersTest)
#include "writers_test.moc"
