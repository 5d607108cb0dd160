// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/operation.h"

#include "core/base/error.h"

#include <limits>
#include <stdexcept>

namespace specula::imaging {

compute::ElementType workType(PixelType type) {
    switch (type) {
    case PixelType::U8:
    case PixelType::I8:
    case PixelType::U16:
    case PixelType::I16:
    case PixelType::F32:
        return compute::ElementType::F32;
    default:
        return compute::ElementType::F64;
    }
}

double fullScale(PixelType type) {
    return withPixelType(type, [](auto sample) {
        using T = decltype(sample);
        return std::is_integral_v<T> ? static_cast<double>(std::numeric_limits<T>::max()) : 1.0;
    });
}

AlphaKind alphaKind(const io::SourceDescription& source) {
    if (source.channels != 2 && source.channels != 4)
        return AlphaKind::None;
    const std::string last = source.channelNames.empty() ? "A" : source.channelNames.back();
    // EXR layers put their name in front: "diffuse.A".
    if (last.substr(last.rfind('.') + 1) != "A")
        return AlphaKind::None;
    return source.format == "OpenEXR" ? AlphaKind::Premultiplied : AlphaKind::Straight;
}

void Operation::appendSteps(PointProgram&, const ImageDescription&, const PreparedTables&,
                            const std::vector<compute::Tensor>&) const {
    throw std::logic_error(name() + " is not a point operation");
}

Rect Operation::inputRect(const Rect& out, const ImageDescription&) const {
    return out;
}

void Operation::run(compute::Lane&, const ImageTile&, const ImageTile&, const ImageDescription&,
                    const PreparedTables&) const {
    throw std::logic_error(name() + " is a point operation");
}

std::uint64_t Operation::scratchBytes(const Rect&, const ImageDescription&) const {
    return 0;
}

PreparedTables Operation::prepare(compute::Lane&, const ImageDescription&) const {
    return {};
}

ImageDescription outputOf(const Pipeline& pipeline, ImageDescription in) {
    for (const OperationPtr& operation : pipeline)
        in = operation->output(in);
    return in;
}

} // namespace specula::imaging
