// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/exr_sink.h"

#include <OpenEXR/ImfChannelList.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace specula::io {
namespace {

/// Whether a number survives as 32-bit float.
template<class T>
bool exactAsFloat(T value) {
    if constexpr (std::is_floating_point_v<T>)
        return std::isnan(value) || static_cast<T>(static_cast<float>(value)) == value;
    else if constexpr (sizeof(T) <= 2)
        return true;
    else { // beyond 2^24 not every integer is there; the bound is ours, for all of them
        constexpr std::int64_t kMost = std::int64_t{1} << 24;
        return std::cmp_less_equal(value, kMost) && std::cmp_greater_equal(value, -kMost);
    }
}

std::vector<std::string> usableNames(const std::vector<std::string>& names, int channels) {
    const auto n = static_cast<std::size_t>(channels);
    const std::set<std::string> distinct(names.begin(), names.end());
    if (names.size() == n && distinct.size() == n && !distinct.contains(""))
        return names;
    if (n == 1)
        return {"Y"};
    if (n == 3 || n == 4)
        return n == 3 ? std::vector<std::string>{"R", "G", "B"}
                      : std::vector<std::string>{"R", "G", "B", "A"};
    std::vector<std::string> made;
    for (std::size_t i = 0; i < n; ++i)
        made.push_back(fmt::format("channel{:04}", i));
    return made;
}

} // namespace

ExrSamples::ExrSamples(std::filesystem::path file, PixelType type, int channels,
                       const std::vector<std::string>& names, bool asHalf)
    : m_file(std::move(file))
    , m_type(type == PixelType::U32 && !asHalf ? PixelType::U32 : PixelType::F32)
    , m_half(asHalf)
    , m_names(usableNames(names, channels)) {}

Imf::PixelType ExrSamples::storedType() const {
    return m_half ? Imf::HALF : m_type == PixelType::U32 ? Imf::UINT : Imf::FLOAT;
}

void ExrSamples::addChannelsTo(Imf::Header& header) const {
    for (const std::string& name : m_names)
        header.channels().insert(name, Imf::Channel(storedType()));
}

Pixels ExrSamples::converted(const Pixels& in) const {
    if (in.type() == m_type && !m_half)
        return in;
    Pixels out(m_type, in.width(), in.height(), in.channels());
    withPixelType(in.type(), [&](auto sample) {
        using T = decltype(sample);
        for (int c = 0; c < in.channels(); ++c) {
            const View<const T> from = in.plane<T>(c);
            const View<float> to = out.editPlane<float>(c);
            for (std::int64_t i = 0; i < from.size(); ++i) {
                const T value = from.data()[i];
                const auto number = static_cast<double>(value);
                if (m_half ? std::isfinite(number) && std::abs(number) > 65504
                           : !exactAsFloat(value))
                    throw Error(ErrorCode::Usage,
                                fmt::format("the value {} does not fit into OpenEXR's {}", value,
                                            m_half ? "half floats" : "floats"))
                        .inFile(m_file)
                        .withRemedy("choose TIFF, NPY or HDF5, which keep every value");
                to.data()[i] = static_cast<float>(value);
            }
        }
    });
    return out;
}

Imf::FrameBuffer ExrSamples::frameBuffer(const Pixels& pixels, std::int64_t left, std::int64_t top,
                                         std::vector<half>& halves) const {
    const std::int64_t sample = m_half ? 2 : 4;
    const std::byte* data = pixels.data();
    if (m_half) {
        const std::int64_t count = pixels.width() * pixels.height() * pixels.channels();
        const auto* from = reinterpret_cast<const float*>(pixels.data());
        halves.resize(static_cast<std::size_t>(count));
        std::transform(from, from + count, halves.begin(), [](float v) { return half(v); });
        data = reinterpret_cast<const std::byte*>(halves.data());
    }
    Imf::FrameBuffer buffer;
    const std::int64_t rowBytes = pixels.width() * sample;
    for (int c = 0; c < pixels.channels(); ++c) {
        // The library adds the coordinates of a pixel to the base.
        const auto address = reinterpret_cast<std::intptr_t>(data) +
                             (c * pixels.height() - top) * rowBytes - left * sample;
        buffer.insert(m_names[static_cast<std::size_t>(c)],
                      Imf::Slice(storedType(), reinterpret_cast<char*>(address),
                                 static_cast<std::size_t>(sample),
                                 static_cast<std::size_t>(rowBytes)));
    }
    return buffer;
}

} // namespace specula::io
