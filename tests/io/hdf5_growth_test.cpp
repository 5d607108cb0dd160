// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/hdf5_writer.h"
#include "core/io/open_source.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <array>
#include <fstream>

#if !defined(_WIN32)
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace specula;
using namespace specula::io;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kWidth = 70, kHeight = 37;

Pixels numbered(std::int64_t frame) {
    Pixels p(PixelType::U32, kWidth, kHeight);
    const auto plane = p.editPlane<std::uint32_t>();
    for (std::int64_t y = 0; y < kHeight; ++y)
        for (std::int64_t x = 0; x < kWidth; ++x)
            plane(y, x) = static_cast<std::uint32_t>(frame * 1000 + (x + y) % 5);
    return p;
}

Hdf5StackWriter::Options swmrOptions(const fs::path& file) {
    Hdf5StackWriter::Options o;
    o.file = file;
    o.width = kWidth;
    o.height = kHeight;
    o.swmr = true;
    return o;
}

} // namespace

class Hdf5GrowthTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

  private slots:
#if !defined(_WIN32)
    void framesOfAnotherProcessAppear() {
        const fs::path file = at("grow.h5");
        std::array<int, 2> toWriter{}, toReader{};
        QVERIFY(pipe(toWriter.data()) == 0 && pipe(toReader.data()) == 0);
        const pid_t child = fork();
        if (child == 0) { // one byte in: append and flush that many frames; one byte back
            int status = 1;
            try {
                Hdf5StackWriter writer(swmrOptions(file));
                char count = 0, done = 1;
                std::int64_t frame = 0;
                while (read(toWriter[0], &count, 1) == 1 && count > 0) {
                    for (; count > 0; --count)
                        writer.append(numbered(frame++));
                    writer.flush();
                    if (write(toReader[1], &done, 1) != 1)
                        break;
                }
                writer.close();
                status = 0;
            } catch (...) {
            }
            _exit(status);
        }
        QVERIFY(child > 0);
        const auto ask = [&](char frames) {
            char answer = 0;
            return write(toWriter[1], &frames, 1) == 1 &&
                   (frames == 0 || read(toReader[0], &answer, 1) == 1);
        };
        QVERIFY(ask(3));
        const auto source = openHdf5(file, {});
        QVERIFY(source);
        QCOMPARE(source->describe().frames, 3);
        QVERIFY(source->describe().growing);
        QVERIFY(!source->refresh());
        std::int64_t frames = 3;
        for (const char more : {'\1', '\7', '\24'}) {
            QVERIFY(ask(more));
            frames += more;
            QVERIFY(source->refresh());
            QCOMPARE(source->describe().frames, frames);
            QCOMPARE(source->readFrame(frames - 1).valueAt(1, 1),
                     static_cast<double>((frames - 1) * 1000 + 2));
        }
        QVERIFY(ask(0));
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        for (const int end : {toWriter[0], toWriter[1], toReader[0], toReader[1]})
            ::close(end);
        QCOMPARE(openHdf5(file, {})->describe().frames, 31);
    }
#endif

    void aFileWrittenAnewIsOpenedAgain() {
        const fs::path file = at("again.h5");
        const auto writeFrames = [&](std::int64_t frames) {
            Hdf5StackWriter::Options o = swmrOptions(file);
            o.swmr = false;
            o.overwrite = true;
            Hdf5StackWriter writer(o);
            for (std::int64_t f = 0; f < frames; ++f)
                writer.append(numbered(f));
            writer.close();
        };
        writeFrames(2);
        const auto source = openHdf5(file, {});
        QVERIFY(source->describe().growing); // its first axis is unlimited
        QVERIFY(!source->refresh());
        writeFrames(5);
        QVERIFY(source->refresh());
        QCOMPARE(source->describe().frames, 5);
        QCOMPARE(source->readFrame(4).valueAt(0, 0), 4000.0);

        // Half overwritten: an error in words, and a later refresh finds it whole.
        const auto bytes = fs::file_size(file);
        fs::copy_file(file, at("whole.h5"));
        fs::resize_file(file, bytes / 2);
        QVERIFY_THROWS_EXCEPTION(Error, source->refresh());
        QVERIFY_THROWS_EXCEPTION(Error, source->readFrame(0));
        fs::copy_file(at("whole.h5"), file, fs::copy_options::overwrite_existing);
        source->refresh();
        QCOMPARE(source->readFrame(4).valueAt(0, 0), 4000.0);
    }

    void anUnfinishedFileIsNotLeftBehind() {
        {
            Hdf5StackWriter::Options o = swmrOptions(at("never.h5"));
            o.swmr = false;
            Hdf5StackWriter writer(o);
            writer.append(numbered(0));
        }
        for (const auto& entry : fs::directory_iterator(at("")))
            QVERIFY2(entry.path().filename().string().find("never") == std::string::npos,
                     entry.path().c_str());
    }

    void anExistingFileIsKept() {
        std::ofstream(at("kept.h5")) << "mine";
        Hdf5StackWriter::Options o = swmrOptions(at("kept.h5"));
        QVERIFY_THROWS_EXCEPTION(Error, Hdf5StackWriter{o});
        o.swmr = false;
        QVERIFY_THROWS_EXCEPTION(Error, Hdf5StackWriter{o});
        QCOMPARE(fs::file_size(at("kept.h5")), std::uintmax_t{4});
    }
};

SPECULA_TEST(Hdf5GrowthTest)
#include "hdf5_growth_test.moc"
