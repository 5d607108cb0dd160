// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/file_info.h"
#include "core/io/npy_header.h"
#include "core/io/open_source.h"
#include "core/io/raw_source.h"

#include <fmt/format.h>

namespace specula::io {
namespace {

/// (column), (row, column), (frame, row, column) or (frame, row, column, channel).
SourcePtr makeNpySource(std::unique_ptr<RawFile> file, const NpyHeader& header) {
    const std::size_t rank = header.shape.size();
    const auto refuse = [&](std::string reason) {
        return Error(ErrorCode::Input, std::move(reason))
            .inFile(file->path())
            .atField("shape")
            .withRemedy("save an array of 2 to 4 dimensions that holds pixels");
    };
    if (rank < 1 || rank > 4)
        throw refuse(fmt::format("has {} dimensions; an image has 2, a stack 3", rank));
    const auto sample = static_cast<std::int64_t>(pixelBytes(header.type));
    std::vector<std::int64_t> steps(rank);
    std::int64_t bytes = sample;
    for (std::size_t i = 0; i < rank; ++i) {
        const std::size_t axis = header.fortranOrder ? i : rank - 1 - i;
        const std::int64_t extent = header.shape[axis];
        if (extent < 1)
            throw refuse("has an extent of zero: there are no pixels in it");
        if (extent > file->size() / bytes)
            throw refuse(fmt::format("{} of {} need more than the {} bytes there are",
                                     fmt::join(header.shape, "x"), pixelTypeName(header.type),
                                     file->size()))
                .withRemedy(kCopyAgain);
        steps[axis] = bytes;
        bytes *= extent;
    }
    const std::size_t column = rank == 4 ? 2 : rank - 1;
    SourceDescription d;
    d.format = "NPY";
    d.file = file->path();
    d.type = header.type;
    d.encoding = fmt::format("version {}, {}", header.version,
                             header.fortranOrder ? "column-major" : "row-major");
    RawLayout layout;
    layout.frameOffsets = {header.dataOffset};
    layout.swapBytes = header.swapBytes;
    layout.columnStep = steps[column];
    const std::int64_t height = rank > 1 ? header.shape[column - 1] : 1;
    layout.rowStep = rank > 1 ? steps[column - 1] : bytes;
    if (rank > 2) {
        d.frames = header.shape[0];
        layout.frameStep = steps[0];
    }
    if (rank == 4) {
        if (header.shape[3] > 1024)
            throw refuse(fmt::format("has {} channels", header.shape[3]));
        d.channels = static_cast<int>(header.shape[3]);
        layout.channelStep = steps[3];
    }
    const std::int64_t width = header.shape[column];
    d.levels = {{width, height, width, height}};
    return makeRawSource(std::move(file), std::move(d), std::move(layout));
}

} // namespace

SourcePtr openNpy(const std::filesystem::path& path, const OpenOptions&) {
    auto file = std::make_unique<RawFile>(path);
    const auto header = readNpyHeader(*file);
    return header ? makeNpySource(std::move(file), *header) : nullptr;
}

bool inspectNpy(const std::filesystem::path& path, FileInfo& info, const CancelToken&) {
    auto file = std::make_unique<RawFile>(path);
    std::optional<NpyHeader> header;
    try {
        header = readNpyHeader(*file);
        if (!header)
            return false;
        info.format = "NPY";
        info.dtype = pixelTypeName(header->type);
        info.shape = header->shape;
        info.metadata = {"header", "group", "", "", {}};
        info.metadata.children = {
            {"version", "int", std::to_string(header->version), "", {}},
            {"descr", "string", header->descr, "", {}},
            {"fortran_order", "bool", header->fortranOrder ? "True" : "False", "", {}},
            {"shape", "tuple", fmt::format("({})", fmt::join(header->shape, ", ")), "", {}}};
        const SourcePtr source = makeNpySource(std::move(file), *header);
        const SourceDescription& d = source->describe();
        info.frames = d.frames;
        info.kind = d.frames > 1 ? "stack" : "image";
        info.datasets = {{"", header->shape, info.dtype, d.encoding, true}};
    } catch (const Error& e) {
        info.format = "NPY";
        info.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
    }
    return true;
}

} // namespace specula::io
