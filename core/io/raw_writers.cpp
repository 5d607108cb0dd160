// SPDX-License-Identifier: GPL-3.0-or-later
// NPY and EDF: a header, then rows.
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/npy_header.h"
#include "core/io/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>

namespace specula::io {
namespace {

constexpr std::int64_t kBandBytes = 4 << 20;

/// An output stream onto the temporary file that reports failures as ours.
class Output {
  public:
    Output(const std::filesystem::path& file, bool overwrite)
        : m_atomic(file, overwrite)
        , m_stream(m_atomic.path(), std::ios::binary) {
        check();
    }
    void write(const void* bytes, std::int64_t count) {
        m_stream.write(static_cast<const char*>(bytes), count);
        check();
    }
    void commit(const JobContext& job) {
        job.throwIfCancelled();
        m_stream.close();
        check();
        m_atomic.commit();
    }

  private:
    void check() const {
        if (!m_stream)
            throw cannotBeWritten(m_atomic.target());
    }
    AtomicFile m_atomic;
    std::ofstream m_stream;
};

/// Rows [y, y+n) of one frame after the other, channels last.
void writeFrame(Output& out, const RegionSource& source, std::int64_t frame, JobContext& job) {
    const SourceDescription& d = source.describe();
    const auto sample = static_cast<std::int64_t>(pixelBytes(d.type));
    const std::int64_t rowBytes = d.width() * sample * d.channels;
    const std::int64_t band = std::clamp<std::int64_t>(kBandBytes / rowBytes, 1, d.height());
    std::vector<std::byte> interleaved;
    for (std::int64_t y = 0; y < d.height(); y += band) {
        job.throwIfCancelled();
        const std::int64_t rows = std::min(band, d.height() - y);
        const Pixels pixels = source.readPixels({frame, 0, {0, y, d.width(), rows}, 0, d.channels},
                                                job.cancelToken());
        const std::byte* bytes = pixels.data();
        if (d.channels > 1) {
            interleaved.resize(pixels.bytes());
            const std::int64_t count = d.width() * rows;
            for (int c = 0; c < d.channels; ++c)
                for (std::int64_t i = 0; i < count; ++i)
                    std::memcpy(interleaved.data() + (i * d.channels + c) * sample,
                                bytes + (c * count + i) * sample, static_cast<std::size_t>(sample));
            bytes = interleaved.data();
        }
        out.write(bytes, rows * rowBytes);
        job.report(frame * d.height() + y + rows, d.frames * d.height(), "rows");
    }
}

std::string_view edfTypeName(PixelType type) {
    static constexpr std::string_view kNames[] = {
        "UnsignedByte",  "SignedByte", "UnsignedShort", "SignedShort", "UnsignedInteger",
        "SignedInteger", "Unsigned64", "Signed64",      "FloatValue",  "DoubleValue"};
    return kNames[static_cast<std::size_t>(type)];
}

} // namespace

void writeNpy(const std::filesystem::path& file, const RegionSource& source, bool overwrite,
              JobContext& job) {
    const SourceDescription& d = source.describe();
    std::vector<std::int64_t> shape{d.height(), d.width()};
    if (d.frames > 1 || d.channels > 1)
        shape.insert(shape.begin(), d.frames);
    if (d.channels > 1)
        shape.push_back(d.channels);
    Output out(file, overwrite);
    const std::string header = npyHeaderText(d.type, shape);
    out.write(header.data(), static_cast<std::int64_t>(header.size()));
    for (std::int64_t f = 0; f < d.frames; ++f)
        writeFrame(out, source, f, job);
    out.commit(job);
}

void writeEdf(const std::filesystem::path& file, const RegionSource& source, bool overwrite,
              JobContext& job) {
    const SourceDescription& d = source.describe();
    if (d.channels > 1)
        throw Error(ErrorCode::Usage, fmt::format("EDF cannot hold {} channels", d.channels))
            .inFile(file)
            .withRemedy("choose TIFF, OpenEXR or NPY");
    Output out(file, overwrite);
    for (std::int64_t f = 0; f < d.frames; ++f) {
        std::string header = fmt::format(
            "{{\nHeaderID = EH:{:06}:000000:000000 ;\nImage = {} ;\nByteOrder = {} ;\nDataType = "
            "{} ;\n"
            "Dim_1 = {} ;\nDim_2 = {} ;\nSize = {} ;\n",
            f + 1, f + 1,
            std::endian::native == std::endian::little ? "LowByteFirst" : "HighByteFirst",
            edfTypeName(d.type), d.width(), d.height(), d.bytesPerFrame() / d.channels);
        header.resize((header.size() + 2 + 511) / 512 * 512 - 2, ' ');
        header += "}\n";
        out.write(header.data(), static_cast<std::int64_t>(header.size()));
        writeFrame(out, source, f, job);
    }
    out.commit(job);
}

} // namespace specula::io
