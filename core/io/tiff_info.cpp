// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_info.h"
#include "core/io/tiff_image.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::io {
namespace {

enum class Kind { U16, U32, Float, Text };
struct Tag {
    std::uint32_t number;
    const char* name;
    Kind kind;
};
constexpr Tag kTags[] = {
    {TIFFTAG_SUBFILETYPE, "NewSubfileType", Kind::U32},
    {TIFFTAG_IMAGEWIDTH, "ImageWidth", Kind::U32},
    {TIFFTAG_IMAGELENGTH, "ImageLength", Kind::U32},
    {TIFFTAG_BITSPERSAMPLE, "BitsPerSample", Kind::U16},
    {TIFFTAG_SAMPLEFORMAT, "SampleFormat", Kind::U16},
    {TIFFTAG_SAMPLESPERPIXEL, "SamplesPerPixel", Kind::U16},
    {TIFFTAG_COMPRESSION, "Compression", Kind::U16},
    {TIFFTAG_PHOTOMETRIC, "PhotometricInterpretation", Kind::U16},
    {TIFFTAG_PLANARCONFIG, "PlanarConfiguration", Kind::U16},
    {TIFFTAG_ORIENTATION, "Orientation", Kind::U16},
    {TIFFTAG_FILLORDER, "FillOrder", Kind::U16},
    {TIFFTAG_ROWSPERSTRIP, "RowsPerStrip", Kind::U32},
    {TIFFTAG_TILEWIDTH, "TileWidth", Kind::U32},
    {TIFFTAG_TILELENGTH, "TileLength", Kind::U32},
    {TIFFTAG_XRESOLUTION, "XResolution", Kind::Float},
    {TIFFTAG_YRESOLUTION, "YResolution", Kind::Float},
    {TIFFTAG_RESOLUTIONUNIT, "ResolutionUnit", Kind::U16},
    {TIFFTAG_IMAGEDESCRIPTION, "ImageDescription", Kind::Text},
    {TIFFTAG_DOCUMENTNAME, "DocumentName", Kind::Text},
    {TIFFTAG_MAKE, "Make", Kind::Text},
    {TIFFTAG_MODEL, "Model", Kind::Text},
    {TIFFTAG_SOFTWARE, "Software", Kind::Text},
    {TIFFTAG_DATETIME, "DateTime", Kind::Text},
    {TIFFTAG_ARTIST, "Artist", Kind::Text},
    {TIFFTAG_HOSTCOMPUTER, "HostComputer", Kind::Text},
    {TIFFTAG_COPYRIGHT, "Copyright", Kind::Text},
};

template<class T>
std::string valueText(const TiffFile& file, std::uint32_t tag) {
    T value{};
    return TIFFGetField(file.get(), tag, &value) == 1 ? fmt::format("{}", value) : std::string();
}

std::string shortened(std::string text) {
    constexpr std::size_t kMost = 4000;
    if (text.size() > kMost)
        text = text.substr(0, kMost) + " ...";
    return text;
}

MetadataNode tagsOf(const TiffFile& file, const std::string& name) {
    MetadataNode node{name, "group", "", "", {}};
    for (const Tag& tag : kTags) {
        switch (tag.kind) {
        case Kind::U16:
            if (const std::string v = valueText<std::uint16_t>(file, tag.number); !v.empty())
                node.children.push_back({tag.name, "uint16", v, "", {}});
            break;
        case Kind::U32:
            if (const std::string v = valueText<std::uint32_t>(file, tag.number); !v.empty())
                node.children.push_back({tag.name, "uint32", v, "", {}});
            break;
        case Kind::Float:
            if (const std::string v = valueText<float>(file, tag.number); !v.empty())
                node.children.push_back({tag.name, "rational", v, "", {}});
            break;
        case Kind::Text: {
            const char* text = nullptr;
            if (TIFFGetField(file.get(), tag.number, &text) == 1 && text != nullptr)
                node.children.push_back({tag.name, "string", shortened(text), "", {}});
            break;
        }
        }
    }
    return node;
}

std::vector<std::int64_t> shapeOf(const TiffImage& image) {
    std::vector<std::int64_t> shape{image.height, image.width};
    if (image.channels > 1)
        shape.push_back(image.channels);
    return shape;
}

void describePages(TiffFile& file, TiffPages& all, FileInfo& info) {
    const auto& pages = all.pages;
    bool alike = true;
    const TiffImage* first = nullptr;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const std::string path = pages.size() > 1 ? std::to_string(p) : "";
        if (pages[p].levels.empty()) {
            alike = false;
            info.problems.push_back(
                {"error", path, pages[p].problem->reason(), pages[p].problem->remedy()});
            continue;
        }
        const TiffImage& image = pages[p].levels.front();
        if (first == nullptr)
            first = &image;
        alike = alike && image.sameLayoutAs(*first) && shapeOf(image) == shapeOf(*first);
        std::string encoding = image.encoding();
        if (pages[p].levels.size() > 1)
            encoding += fmt::format(", {} levels", pages[p].levels.size());
        info.datasets.push_back(
            {path, shapeOf(image), std::string(pixelTypeName(image.type)), encoding, true});
        if (image.orientation != 1)
            info.problems.push_back(
                {"note", path,
                 fmt::format(
                     "the orientation tag ({}) is not applied: rows and columns are as stored",
                     image.orientation),
                 ""});
    }
    if (first == nullptr)
        return;
    info.shape = shapeOf(*first);
    info.dtype = pixelTypeName(first->type);
    info.defaultDataset = info.datasets.front().path;
    if (alike) {
        info.frames = static_cast<std::int64_t>(pages.size());
        info.defaultDataset.clear();
        if (info.frames > 1) {
            info.shape.insert(info.shape.begin(), info.frames);
            info.datasets = {{"", info.shape, info.dtype, info.datasets.front().encoding, true}};
        }
    } else {
        info.frames = 1;
        info.problems.push_back({"note", "", "the pages differ in size or type",
                                 "each page can be opened by its number"});
    }
    info.kind = info.frames > 1 ? "stack" : "image";
    constexpr std::size_t kMostShown = 200;
    for (std::size_t p = 0; p < std::min(pages.size(), kMostShown); ++p)
        if (!pages[p].levels.empty()) {
            file.select(pages[p].levels.front().directory);
            info.metadata.children.push_back(tagsOf(file, fmt::format("page {}", p)));
        }
}

} // namespace

bool inspectTiff(const std::filesystem::path& path, FileInfo& info, const CancelToken& cancel) {
    if (!TiffFile::looksLikeTiff(path))
        return false;
    info.format = "TIFF";
    info.metadata = {"pages", "group", "", "", {}};
    try {
        TiffFile file(path, "r");
        if (TIFFIsBigTIFF(file.get()) != 0)
            info.format = "BigTIFF";
        TiffPages all = readTiffPages(file, cancel);
        if (all.broken)
            info.problems.push_back({"error", "", all.broken->reason(),
                                     "copy the file again, or open one page by its number"});
        describePages(file, all, info);
        for (const std::string& warning : file.warnings())
            info.problems.push_back({"note", "", warning, ""});
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& e) {
        info.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
    }
    return true;
}

} // namespace specula::io
