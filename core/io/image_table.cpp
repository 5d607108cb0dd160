// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/image_table.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace specula::io {
namespace {

using Buffer = fmt::memory_buffer;

template<class T>
void appendNumber(Buffer& out, T value, bool json) {
    if constexpr (std::is_floating_point_v<T>) {
        if (!std::isfinite(value)) {
            fmt::format_to(std::back_inserter(out), "{}",
                           json                ? "null"
                           : std::isnan(value) ? "nan"
                           : value > 0         ? "inf"
                                               : "-inf");
            return;
        }
        fmt::format_to(std::back_inserter(out), "{}", value);
    } else {
        fmt::format_to(std::back_inserter(out), "{}", +value);
    }
}

void appendRow(Buffer& out, const Pixels& pixels, int channel, std::int64_t row, bool json) {
    withPixelType(pixels.type(), [&](auto sample) {
        const auto values = pixels.plane<decltype(sample)>(channel).row(row);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (i > 0)
                out.push_back(',');
            appendNumber(out, values[i], json);
        }
    });
}

void flush(std::ofstream& stream, Buffer& buffer) {
    stream.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    buffer.clear();
}

} // namespace

void writeImageTable(const std::filesystem::path& file, const Pixels& pixels,
                     const Provenance& provenance, bool overwrite, JobContext& job) {
    const bool json = file.extension() == ".json" || file.extension() == ".JSON";
    AtomicFile output(file, overwrite);
    std::ofstream stream(output.path(), std::ios::binary);
    Buffer buffer;
    const auto append = [&](const std::string& text) {
        buffer.append(text.data(), text.data() + text.size());
    };
    const std::string made =
        nlohmann::json(provenance).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const std::string type(pixelTypeName(pixels.type()));
    if (json)
        append(
            pixels.channels() == 1
                ? fmt::format("{{\"shape\":[{},{}],\"dtype\":\"{}\",\"provenance\":{},\"data\":[",
                              pixels.height(), pixels.width(), type, made)
                : fmt::format(
                      "{{\"shape\":[{},{},{}],\"dtype\":\"{}\",\"provenance\":{},\"data\":[",
                      pixels.channels(), pixels.height(), pixels.width(), type, made));
    else
        append(fmt::format("# Specula {}: image, {} rows x {} columns, {}, row 0 first\n"
                           "# provenance: {}\n",
                           versionText(), pixels.height(), pixels.width(), type, made));
    for (int channel = 0; channel < pixels.channels(); ++channel) {
        if (pixels.channels() > 1)
            append(json ? (channel == 0 ? "[" : ",[") : fmt::format("# channel {}\n", channel));
        for (std::int64_t row = 0; row < pixels.height(); ++row) {
            job.throwIfCancelled();
            if (json)
                append(row == 0 ? "[" : ",[");
            appendRow(buffer, pixels, channel, row, json);
            append(json ? "]" : "\n");
            if (buffer.size() > (1 << 20))
                flush(stream, buffer);
        }
        if (json && pixels.channels() > 1)
            append("]");
    }
    if (json)
        append("]}\n");
    flush(stream, buffer);
    stream.close();
    if (!stream)
        throw cannotBeWritten(file);
    output.commit();
}

} // namespace specula::io
