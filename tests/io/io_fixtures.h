// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/io/file_info.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace specula::test {

constexpr PixelType kAllTypes[] = {PixelType::U8,  PixelType::I8,  PixelType::U16, PixelType::I16,
                                   PixelType::U32, PixelType::I32, PixelType::U64, PixelType::I64,
                                   PixelType::F32, PixelType::F64};

/// Random samples over the whole range of the type (floats: many magnitudes and signs).
inline Pixels noise(PixelType type, std::int64_t width, std::int64_t height, int channels = 1,
                    std::uint64_t seed = 1) {
    std::mt19937_64 random(seed);
    Pixels pixels(type, width, height, channels);
    withPixelType(type, [&](auto sample) {
        using T = decltype(sample);
        for (int c = 0; c < channels; ++c) {
            const View<T> plane = pixels.editPlane<T>(c);
            for (std::int64_t i = 0; i < plane.size(); ++i) {
                const std::uint64_t bits = random();
                if constexpr (std::is_floating_point_v<T>)
                    plane.data()[i] = std::ldexp(
                        static_cast<T>(static_cast<std::int64_t>(bits % 2000001) - 1000000),
                        static_cast<int>((bits >> 40) % 40) - 20);
                else
                    plane.data()[i] = static_cast<T>(bits);
            }
        }
    });
    return pixels;
}

/// Bit for bit: channels [firstChannel, ...) of `rect` of `whole`.
inline bool isRegionOf(const Pixels& whole, const Pixels& part, const Rect& rect,
                       int firstChannel) {
    const auto sample = static_cast<std::int64_t>(pixelBytes(whole.type()));
    if (part.type() != whole.type() || part.width() != rect.width || part.height() != rect.height)
        return false;
    for (int c = 0; c < part.channels(); ++c)
        for (std::int64_t y = 0; y < rect.height; ++y)
            if (std::memcmp(part.data() + (c * rect.height + y) * rect.width * sample,
                            whole.data() + (((firstChannel + c) * whole.height() + rect.y + y) *
                                                whole.width() +
                                            rect.x) *
                                               sample,
                            static_cast<std::size_t>(rect.width * sample)) != 0)
                return false;
    return true;
}

/// Reads whole frames and random regions of a level and compares them with `frames`; says what
/// differs, or nothing.
inline std::string difference(const io::RegionSource& source, const std::vector<Pixels>& frames,
                              ThreadPool* pool = nullptr, int level = 0) {
    const io::SourceDescription& d = source.describe();
    const Pixels& first = frames.front();
    const auto& l = d.levels.at(static_cast<std::size_t>(level));
    if (d.type != first.type() || l.width != first.width() || l.height != first.height() ||
        d.channels != first.channels() || d.frames != static_cast<std::int64_t>(frames.size()))
        return fmt::format("described as {} frames of {}x{} {} with {} channels", d.frames, l.width,
                           l.height, pixelTypeName(d.type), d.channels);
    std::mt19937_64 random(7);
    const auto below = [&](std::int64_t n) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
    };
    for (std::size_t f = 0; f < frames.size(); ++f)
        for (int i = 0; i < 6; ++i) {
            Rect r{0, 0, l.width, l.height};
            int channel = 0, channels = d.channels;
            if (i > 0) {
                r.x = below(l.width);
                r.y = below(l.height);
                r.width = 1 + below(l.width - r.x);
                r.height = 1 + below(l.height - r.y);
                channel = static_cast<int>(below(d.channels));
                channels = 1 + static_cast<int>(below(d.channels - channel));
            }
            const Pixels part = source.readPixels(
                {static_cast<std::int64_t>(f), level, r, channel, channels}, {}, pool);
            if (!isRegionOf(frames[f], part, r, channel))
                return fmt::format("frame {} level {} region {},{} {}x{} channels {}+{} differs", f,
                                   level, r.x, r.y, r.width, r.height, channel, channels);
        }
    return {};
}

class TemporaryFolder {
  public:
    std::filesystem::path operator/(const std::string& name) const {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::size_t files() const {
        const std::filesystem::path folder = m_folder.path().toStdString();
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(folder), {}));
    }

  private:
    QTemporaryDir m_folder;
};

inline void writeFile(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline std::string readFile(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Opens a file with one format's reader and reads everything; the Error it ends with, if any.
/// Anything else that is thrown goes on to the test.
inline std::optional<Error> errorOf(const io::SourceFormat& format,
                                    const std::filesystem::path& file) {
    try {
        const io::SourcePtr source = format.open(file, {});
        if (!source)
            return std::nullopt;
        for (std::int64_t f = 0; f < source->describe().frames; ++f)
            source->readFrame(f);
    } catch (const Error& e) {
        return e;
    }
    return std::nullopt;
}

inline const io::SourceFormat& formatNamed(const std::string& name) {
    for (const io::SourceFormat& format : io::sourceFormats())
        if (format.name == name)
            return format;
    throw std::logic_error("no format " + name);
}

/// Cuts `file` at many places; every cut must end in an Error that names the file and a remedy (or,
/// near the end, in all pixels being there). Says which cut did not, or nothing.
inline std::string truncationFailure(const std::string& format, const std::filesystem::path& file) {
    const std::string whole = readFile(file);
    const std::filesystem::path cut = file.parent_path() / ("cut" + file.extension().string());
    const std::size_t step = std::max<std::size_t>(1, whole.size() / 97);
    int errors = 0, cuts = 0;
    for (std::size_t n = 16; n < whole.size(); n += step, ++cuts) {
        writeFile(cut, whole.substr(0, n));
        const auto error = errorOf(formatNamed(format), cut);
        if (error && (error->file() != cut.string() || error->code() != ErrorCode::Input ||
                      error->remedy().empty()))
            return fmt::format("cut at {}: {}", n, error->what());
        errors += error ? 1 : 0;
    }
    // The last bytes of a file may be padding or tags, its first ones never are.
    return errors * 10 >= cuts * 7 ? ""
                                   : fmt::format("only {} of {} cuts were noticed", errors, cuts);
}

} // namespace specula::test
