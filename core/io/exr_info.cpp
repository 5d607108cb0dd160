// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/exr_file.h"
#include "core/io/file_info.h"

#include <OpenEXR/ImfBoxAttribute.h>
#include <OpenEXR/ImfChannelListAttribute.h>
#include <OpenEXR/ImfChromaticitiesAttribute.h>
#include <OpenEXR/ImfCompressionAttribute.h>
#include <OpenEXR/ImfDoubleAttribute.h>
#include <OpenEXR/ImfFloatAttribute.h>
#include <OpenEXR/ImfIntAttribute.h>
#include <OpenEXR/ImfLineOrderAttribute.h>
#include <OpenEXR/ImfStringAttribute.h>
#include <OpenEXR/ImfStringVectorAttribute.h>
#include <OpenEXR/ImfTileDescriptionAttribute.h>
#include <OpenEXR/ImfVecAttribute.h>
#include <fmt/format.h>

namespace specula::io {
namespace {

template<class Typed>
const auto* valueAs(const Imf::Attribute& attribute) {
    const auto* typed = dynamic_cast<const Typed*>(&attribute);
    return typed != nullptr ? &typed->value() : nullptr;
}

std::string channelText(const Imf::ChannelList& channels) {
    std::string text;
    for (auto i = channels.begin(); i != channels.end(); ++i) {
        const char* type = i.channel().type == Imf::HALF   ? "half"
                           : i.channel().type == Imf::UINT ? "uint"
                                                           : "float";
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", i.name(), type);
    }
    return text;
}

std::string valueText(const Imf::Attribute& a) {
    if (const auto* v = valueAs<Imf::IntAttribute>(a))
        return std::to_string(*v);
    if (const auto* v = valueAs<Imf::FloatAttribute>(a))
        return fmt::format("{}", *v);
    if (const auto* v = valueAs<Imf::DoubleAttribute>(a))
        return fmt::format("{}", *v);
    if (const auto* v = valueAs<Imf::StringAttribute>(a))
        return v->substr(0, 4000);
    if (const auto* v = valueAs<Imf::StringVectorAttribute>(a))
        return fmt::format("{:.4000}", fmt::format("{}", fmt::join(*v, ", ")));
    if (const auto* v = valueAs<Imf::V2fAttribute>(a))
        return fmt::format("{}, {}", v->x, v->y);
    if (const auto* v = valueAs<Imf::V2iAttribute>(a))
        return fmt::format("{}, {}", v->x, v->y);
    if (const auto* v = valueAs<Imf::V3fAttribute>(a))
        return fmt::format("{}, {}, {}", v->x, v->y, v->z);
    if (const auto* v = valueAs<Imf::Box2iAttribute>(a))
        return fmt::format("({}, {}) to ({}, {})", v->min.x, v->min.y, v->max.x, v->max.y);
    if (const auto* v = valueAs<Imf::Box2fAttribute>(a))
        return fmt::format("({}, {}) to ({}, {})", v->min.x, v->min.y, v->max.x, v->max.y);
    if (const auto* v = valueAs<Imf::CompressionAttribute>(a))
        return exrCompressionName(*v);
    if (const auto* v = valueAs<Imf::LineOrderAttribute>(a))
        return *v == Imf::INCREASING_Y   ? "increasing y"
               : *v == Imf::DECREASING_Y ? "decreasing y"
                                         : "random y";
    if (const auto* v = valueAs<Imf::ChannelListAttribute>(a))
        return channelText(*v);
    if (const auto* v = valueAs<Imf::TileDescriptionAttribute>(a))
        return fmt::format("{}x{}, {}", v->xSize, v->ySize,
                           v->mode == Imf::MIPMAP_LEVELS   ? "mip levels"
                           : v->mode == Imf::RIPMAP_LEVELS ? "rip levels"
                                                           : "one level");
    if (const auto* v = valueAs<Imf::ChromaticitiesAttribute>(a))
        return fmt::format("red {}, {}; green {}, {}; blue {}, {}; white {}, {}", v->red.x,
                           v->red.y, v->green.x, v->green.y, v->blue.x, v->blue.y, v->white.x,
                           v->white.y);
    return {};
}

MetadataNode attributesOf(const Imf::Header& header, const std::string& name) {
    MetadataNode node{name, "group", "", "", {}};
    for (auto i = header.begin(); i != header.end(); ++i)
        node.children.push_back(
            {i.name(), i.attribute().typeName(), valueText(i.attribute()), "", {}});
    return node;
}

} // namespace

bool inspectExr(const std::filesystem::path& path, FileInfo& info, const CancelToken& cancel) {
    if (!ExrFile::looksLikeExr(path))
        return false;
    info.format = "OpenEXR";
    info.metadata = {"parts", "group", "", "", {}};
    try {
        const ExrFile file(path);
        for (int n = 0; n < file.parts(); ++n) {
            cancel.throwIfCancelled();
            const Imf::Header& header = file.header(n);
            const std::string name = header.hasName() ? header.name() : fmt::format("part {}", n);
            info.metadata.children.push_back(attributesOf(header, name));
            try {
                const ExrPart part = file.describe(n);
                const ExrPart::Level& full = part.levels.front();
                DatasetInfo dataset{file.parts() > 1 ? part.name : "",
                                    {full.height, full.width},
                                    std::string(pixelTypeName(part.type)),
                                    part.encoding,
                                    true};
                if (part.channels.size() > 1)
                    dataset.shape.push_back(static_cast<std::int64_t>(part.channels.size()));
                if (part.levels.size() > 1)
                    dataset.encoding += fmt::format(", {} levels", part.levels.size());
                if (!part.note.empty())
                    info.problems.push_back({"warning", dataset.path, part.note, ""});
                if (info.datasets.empty()) {
                    info.kind = "image";
                    info.frames = 1;
                    info.shape = dataset.shape;
                    info.dtype = dataset.dtype;
                    info.defaultDataset = dataset.path;
                }
                info.datasets.push_back(std::move(dataset));
            } catch (const Error& e) {
                info.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
            }
        }
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& e) {
        info.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
    }
    return true;
}

} // namespace specula::io
