// SPDX-License-Identifier: GPL-3.0-or-later
#include "correlate_fixtures.h"

#include "core/io/open_source.h"

#include <algorithm>

namespace specula::test {
namespace {

io::SourcePtr open(const std::string& dataset) {
    return io::openSource(std::string(SPECULA_TEST_DATA) + "/correlate/reference.h5",
                          {.dataset = "/" + dataset, .cancel = {}});
}

Array<std::uint32_t> labels(const std::string& dataset) {
    const Pixels pixels = open(dataset)->readFrame(0);
    Array<std::uint32_t> map({pixels.height(), pixels.width()});
    const auto out = map.edit();
    for (std::int64_t row = 0; row < pixels.height(); ++row)
        for (std::int64_t column = 0; column < pixels.width(); ++column)
            out(row, column) = static_cast<std::uint32_t>(pixels.valueAt(row, column));
    return map;
}

} // namespace

io::SourcePtr Reference::frames() {
    // All in memory: the tests read them again and again.
    const auto file = open("frames");
    std::vector<Pixels> frames;
    for (std::int64_t frame = 0; frame < file->describe().frames; ++frame)
        frames.push_back(file->readFrame(frame));
    return io::makeMemorySource(std::move(frames));
}

io::Qmap Reference::map() {
    return qmapOf(labels("dynamic"), labels("static"));
}

Array<double> Reference::array(const std::string& name) {
    const Pixels pixels = open(name)->readFrame(0);
    Array<double> values({pixels.height(), pixels.width()});
    const auto out = values.edit();
    for (std::int64_t row = 0; row < pixels.height(); ++row)
        for (std::int64_t column = 0; column < pixels.width(); ++column)
            out(row, column) = pixels.valueAt(row, column);
    return values;
}

io::Qmap qmapOf(const Array<std::uint32_t>& dynamicMap, const Array<std::uint32_t>& staticMap) {
    io::Qmap map;
    map.dynamicMap = dynamicMap;
    map.staticMap = staticMap;
    map.mask = Array<std::uint8_t>(dynamicMap.shape());
    const auto mask = map.mask.editValues();
    for (std::size_t i = 0; i < mask.size(); ++i)
        mask[i] = dynamicMap.values()[i] > 0;
    for (std::uint32_t i = 0;
         i < *std::max_element(dynamicMap.values().begin(), dynamicMap.values().end()); ++i)
        map.dynamicCell.push_back(i);
    for (std::uint32_t i = 0;
         i < *std::max_element(staticMap.values().begin(), staticMap.values().end()); ++i)
        map.staticCell.push_back(i);
    return map;
}

io::SourcePtr framesOf(std::int64_t frames, std::int64_t rows, std::int64_t columns,
                       const std::function<int(std::int64_t, std::int64_t, std::int64_t)>& count) {
    std::vector<Pixels> all;
    for (std::int64_t frame = 0; frame < frames; ++frame) {
        Pixels pixels(PixelType::I32, columns, rows);
        const auto out = pixels.editPlane<std::int32_t>();
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column)
                out(row, column) = count(frame, row, column);
        all.push_back(pixels);
    }
    return io::makeMemorySource(std::move(all));
}

} // namespace specula::test
