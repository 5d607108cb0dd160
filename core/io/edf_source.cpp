// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/edf_header.h"
#include "core/io/file_info.h"
#include "core/io/open_source.h"
#include "core/io/raw_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace specula::io {
namespace {

SourcePtr makeEdfSource(std::unique_ptr<RawFile> file, const std::vector<EdfBlock>& blocks) {
    const auto first =
        std::find_if(blocks.begin(), blocks.end(), [](const EdfBlock& b) { return b.width > 0; });
    if (first == blocks.end())
        throw Error(ErrorCode::Input, "holds headers but no image")
            .inFile(file->path())
            .withRemedy("open a file whose headers give Dim_1 and Dim_2");
    SourceDescription d;
    d.format = "EDF";
    d.file = file->path();
    d.type = first->type;
    d.levels = {{first->width, first->height, first->width, first->height}};
    d.encoding = first->bigEndian ? "high byte first" : "low byte first";
    RawLayout layout;
    layout.swapBytes = first->bigEndian == (std::endian::native == std::endian::little);
    layout.columnStep = static_cast<std::int64_t>(pixelBytes(first->type));
    layout.rowStep = first->width * layout.columnStep;
    layout.frameStep = first->height * layout.rowStep;
    for (const EdfBlock& b : blocks) {
        if (b.width == 0)
            continue;
        if (b.width != first->width || b.height != first->height || b.type != first->type ||
            b.bigEndian != first->bigEndian)
            throw Error(ErrorCode::Input,
                        fmt::format("image {} differs from the first in size or type",
                                    layout.frameOffsets.size() + 1))
                .inFile(file->path())
                .withRemedy("save the images as files of their own");
        for (std::int64_t s = 0; s < b.slices; ++s)
            layout.frameOffsets.push_back(b.dataOffset + s * layout.frameStep);
    }
    d.frames = static_cast<std::int64_t>(layout.frameOffsets.size());
    return makeRawSource(std::move(file), std::move(d), std::move(layout));
}

} // namespace

SourcePtr openEdf(const std::filesystem::path& path, const OpenOptions&) {
    auto file = std::make_unique<RawFile>(path);
    const std::vector<EdfBlock> blocks = readEdfBlocks(*file);
    return blocks.empty() ? nullptr : makeEdfSource(std::move(file), blocks);
}

bool inspectEdf(const std::filesystem::path& path, FileInfo& info, const CancelToken&) {
    auto file = std::make_unique<RawFile>(path);
    try {
        const std::vector<EdfBlock> blocks = readEdfBlocks(*file);
        if (blocks.empty())
            return false;
        info.format = "EDF";
        info.metadata = {"headers", "group", "", "", {}};
        constexpr std::size_t kMostShown = 1000;
        for (std::size_t i = 0; i < std::min(blocks.size(), kMostShown); ++i) {
            MetadataNode node{fmt::format("block {}", i + 1), "group", "", "", {}};
            for (const auto& [name, value] : blocks[i].fields)
                node.children.push_back({name, "string", value, "", {}});
            info.metadata.children.push_back(std::move(node));
        }
        const SourcePtr source = makeEdfSource(std::move(file), blocks);
        const SourceDescription& d = source->describe();
        info.kind = d.frames > 1 ? "stack" : "image";
        info.frames = d.frames;
        info.dtype = pixelTypeName(d.type);
        info.shape = {d.height(), d.width()};
        if (d.frames > 1)
            info.shape.insert(info.shape.begin(), d.frames);
        info.datasets = {{"", info.shape, info.dtype, d.encoding, true}};
    } catch (const Error& e) {
        info.format = "EDF";
        info.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
    }
    return true;
}

} // namespace specula::io
