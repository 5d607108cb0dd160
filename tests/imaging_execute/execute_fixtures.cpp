// SPDX-License-Identifier: GPL-3.0-or-later
#include "execute_fixtures.h"

#include "core/compute/kernels.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <fstream>

namespace specula::test {
namespace {

using compute::ElementType;
using compute::Tensor;
using imaging::ImageDescription;
using nlohmann::json;

const std::vector<std::string> kEdges{"clamp", "reflect", "mirror", "wrap", "zero"};

json numbers(std::size_t count, double low, double high, Dice& dice) {
    json list = json::array();
    for (std::size_t i = 0; i < count; ++i)
        list.push_back(dice.real(low, high));
    return list;
}

Shape shapeOf(const ImageDescription& image) {
    return {image.channels, image.height, image.width};
}

/// The pixel that stands at i of an axis of n pixels, or -1: kernel_catalogue.h, SpcEdge.
std::int64_t placeBeyond(std::int64_t i, std::int64_t n, SpcEdge edge) {
    while (i < 0 || i >= n) {
        if (edge == SPC_EDGE_CONSTANT)
            return -1;
        if (edge == SPC_EDGE_CLAMP || (edge == SPC_EDGE_MIRROR && n == 1))
            i = i < 0 ? 0 : n - 1;
        else if (edge == SPC_EDGE_WRAP)
            i += i < 0 ? n : -n;
        else if (edge == SPC_EDGE_REFLECT)
            i = i < 0 ? -1 - i : 2 * n - 1 - i;
        else
            i = i < 0 ? -i : 2 * (n - 1) - i;
    }
    return i;
}

template<class T>
Tensor continuedAs(compute::Lane& lane, const Tensor& image, const Rect& need,
                   const imaging::Border& border) {
    const Array<T> from = lane.download<T>(image);
    Array<T> to = Array<T>::uninitialized({image.extent(0), need.height, need.width});
    const auto out = to.edit();
    for (std::int64_t c = 0; c < image.extent(0); ++c)
        for (std::int64_t y = 0; y < need.height; ++y)
            for (std::int64_t x = 0; x < need.width; ++x) {
                const std::int64_t row = placeBeyond(need.y + y, image.extent(1), border.edge);
                const std::int64_t column = placeBeyond(need.x + x, image.extent(2), border.edge);
                out(c, y, x) = row < 0 || column < 0 ? static_cast<T>(border.value)
                                                     : from.view()(c, row, column);
            }
    return lane.upload(to);
}

Tensor converted(compute::Lane& lane, const Tensor& in, ElementType type) {
    if (in.type() == type)
        return in;
    const Tensor out = lane.make(type, in.shape());
    compute::kernel::convert(lane, out, in);
    return out;
}

Tensor uploaded(compute::Lane& lane, const Pixels& pixels) {
    const Tensor out = lane.make(compute::elementType(pixels.type()),
                                 {pixels.channels(), pixels.height(), pixels.width()});
    const auto size = static_cast<std::int64_t>(pixelBytes(pixels.type()));
    lane.upload(out, {const_cast<std::byte*>(pixels.data()),
                      {pixels.width() * pixels.height() * size, pixels.width() * size, size}});
    return out;
}

} // namespace

Pixels randomPixels(PixelType type, std::int64_t width, std::int64_t height, int channels,
                    Dice& dice) {
    Pixels pixels(type, width, height, channels);
    withPixelType(type, [&](auto zero) {
        using T = decltype(zero);
        for (int c = 0; c < channels; ++c) {
            auto plane = pixels.editPlane<T>(c);
            for (std::int64_t y = 0; y < height; ++y)
                for (std::int64_t x = 0; x < width; ++x) {
                    if constexpr (std::is_floating_point_v<T>)
                        plane(y, x) = static_cast<T>(dice.real(-0.2, 1.2));
                    else
                        plane(y, x) = static_cast<T>(dice.pick(std::is_signed_v<T> ? -100 : 0,
                                                               sizeof(T) == 1 ? 120 : 20000));
                }
            if constexpr (std::is_floating_point_v<T>)
                if (width * height > 200) {
                    plane(dice.pick(0, height - 1), dice.pick(0, width - 1)) = T(NAN);
                    plane(dice.pick(0, height - 1), dice.pick(0, width - 1)) = T(INFINITY);
                }
        }
    });
    return pixels;
}

OperationMaker::OperationMaker() {
    m_files.openImage = [this](const std::string& path) { return m_images.at(path); };
    const std::string folder = m_folder.path().toStdString();
    m_cube1 = folder + "/one.cube";
    std::ofstream(m_cube1) << "LUT_1D_SIZE 5\n0 .1 .2\n.1 .3 .2\n.5 .4 .3\n.6 .8 .7\n1 .9 .8\n";
    m_grey = folder + "/grey.cube";
    std::ofstream(m_grey) << "LUT_1D_SIZE 3\n0 0 0\n.7 .7 .7\n1 1 1\n";
    m_cube3 = folder + "/three.cube";
    std::ofstream three(m_cube3);
    three << "LUT_3D_SIZE 3\n";
    for (int i = 0; i < 27; ++i)
        three << 0.03 * (i * 7 % 27) << ' ' << 0.03 * (i * 5 % 27) << ' ' << 0.03 * i << '\n';
    m_hue = folder + "/hue.json";
    std::ofstream(m_hue)
        << R"({"hue":[0.1,0,0.05,0.1],"saturation":[1,0.5,1.5,1],"lightness":[0,0.1,0,-0.1]})";
}

int OperationMaker::channelsFor(const std::string& name, Dice& dice) {
    if (name == "matrix" || name == "cdl" || name == "lut3d" || name == "hue")
        return static_cast<int>(dice.pick(3, 4));
    if (name == "composite")
        return dice.pick(0, 1) == 0 ? 2 : 4;
    if (name == "colormap")
        return 1;
    if (name == "lut1d" || name == "blend")
        return dice.of<int>({1, 3, 4});
    return static_cast<int>(dice.pick(1, 5));
}

std::string OperationMaker::addImage(Pixels pixels) {
    const std::string name = fmt::format("image {}", m_images.size());
    m_images[name] = io::makeMemorySource({std::move(pixels)}, name);
    return name;
}

imaging::OperationPtr OperationMaker::make(const std::string& name, const ImageDescription& in,
                                           Dice& dice) {
    json p = json::object();
    const auto other = [&](int channels) {
        return addImage(randomPixels(dice.of<PixelType>({in.type, PixelType::F32}), in.width,
                                     in.height, channels, dice));
    };
    if (name == "matrix") {
        p = {{"m", numbers(16, -1, 1, dice)}};
    } else if (name == "cdl") {
        p = {{"slope", numbers(3, 0.5, 1.5, dice)},
             {"offset", numbers(3, -0.1, 0.1, dice)},
             {"power", numbers(3, 0.5, 1.5, dice)},
             {"saturation", 1.3},
             {"style", dice.pick(0, 1) == 0 ? "asc" : "noclamp"}};
    } else if (name == "lut1d") {
        p = {{"file", in.channels >= 3 ? m_cube1 : m_grey}};
    } else if (name == "lut3d") {
        p = {{"file", m_cube3}, {"interp", dice.pick(0, 1) == 0 ? "trilinear" : "tetrahedral"}};
    } else if (name == "hue") {
        p = {{"file", m_hue}};
    } else if (name == "resize") {
        p = {{"width", dice.pick(1, 2 * in.width)},
             {"height", dice.pick(1, 2 * in.height)},
             {"filter",
              dice.of<std::string>({"nearest", "box", "triangle", "mitchell", "lanczos3"})}};
    } else if (name == "blur") {
        p = {{"sigma", dice.real(0.3, 4)}, {"edge", dice.of(kEdges)}};
    } else if (name == "sharpen") {
        p = {{"sigma", dice.real(0.3, 3)}, {"amount", dice.real(0, 2)}, {"edge", dice.of(kEdges)}};
    } else if (name == "median" || name == "erode" || name == "dilate") {
        p = {{"radius", dice.pick(1, 4)}};
    } else if (name == "convolve" || name == "correlate") {
        Pixels kernel(PixelType::F32, dice.pick(1, 6), dice.pick(1, 6));
        auto plane = kernel.editPlane<float>();
        for (std::int64_t y = 0; y < kernel.height(); ++y)
            for (std::int64_t x = 0; x < kernel.width(); ++x)
                plane(y, x) = static_cast<float>(dice.real(-1, 1));
        p = {{"file", addImage(std::move(kernel))}, {"edge", dice.of(kEdges)}};
    } else if (name == "crop") {
        const std::int64_t width = dice.pick(1, in.width), height = dice.pick(1, in.height);
        p = {{"x", dice.pick(0, in.width - width)},
             {"y", dice.pick(0, in.height - height)},
             {"width", width},
             {"height", height}};
    } else if (name == "flip") {
        p = {{"axis", dice.pick(0, 1) == 0 ? "h" : "v"}};
    } else if (name == "rotate90") {
        p = {{"turns", dice.pick(0, 3)}};
    } else if (name == "affine") {
        const double angle = dice.real(0, 6.3), scale = dice.real(0.4, 2.5);
        const double c = scale * std::cos(angle), s = scale * std::sin(angle);
        p = {{"m", {c, -s, dice.real(-9, 30), s, c, dice.real(-9, 30)}},
             {"width", dice.pick(1, 97)},
             {"height", dice.pick(1, 97)},
             {"fill", 3},
             {"filter", dice.pick(0, 1) == 0 ? "bilinear" : "nearest"}};
    } else if (name == "log") {
        p = {{"offset", 1.5}, {"base", 10}};
    } else if (name == "asinh") {
        p = {{"scale", dice.real(0.1, 10)}};
    } else if (name == "gamma") {
        p = {{"g", dice.real(0.3, 2.2)}};
    } else if (name == "add" || name == "sub" || name == "mul" || name == "div") {
        if (dice.pick(0, 1) == 0)
            p = {{"value", dice.real(0.5, 3)}};
        else
            p = {{"file", other(dice.pick(0, 1) == 0 ? 1 : in.channels)}};
    } else if (name == "threshold") {
        p = {{"low", 0.2}, {"high", 90}};
    } else if (name == "mask") {
        p = {{"file", other(1)}, {"fill", 7}};
    } else if (name == "composite") {
        p = {{"file", other(in.channels)}};
    } else if (name == "blend") {
        p = {{"file", other(in.channels)},
             {"mode", dice.of<std::string>({"normal", "multiply", "screen", "add", "subtract",
                                            "overlay", "soft-light", "hard-light", "difference"})},
             {"opacity", dice.real(0, 1)}};
    } else if (name == "colormap") {
        p = {{"name", "viridis"}, {"low", 1}, {"high", 100}, {"scale", "log"}};
    } else {
        throw std::logic_error("the tests know no parameters of the operation " + name);
    }
    return imaging::makeOperation(name, p, m_files);
}

Pixels wholeImage(const imaging::Pipeline& pipeline, const Pixels& image,
                  const io::SourceDescription& source, bool floatOutput,
                  compute::Backend& backend) {
    const auto lane = backend.makeLane();
    ImageDescription at = imaging::describeImage(source);
    if (floatOutput)
        at.type = compute::pixelType(imaging::workType(at.type));
    const ElementType result = compute::elementType(imaging::outputOf(pipeline, at).type);
    Tensor data = uploaded(*lane, image);
    if (pipeline.empty() || !pipeline.front()->pointwise())
        data = converted(*lane, data, pipeline.empty() ? result : imaging::workType(at.type));
    for (std::size_t i = 0; i < pipeline.size();) {
        const ElementType work = imaging::workType(at.type);
        if (!pipeline[i]->pointwise()) {
            const ImageDescription out = pipeline[i]->output(at);
            const Rect need = pipeline[i]->inputRect(out.rect(), at);
            const imaging::Border border = pipeline[i]->border();
            const Tensor in = work == ElementType::F32
                                  ? continuedAs<float>(*lane, data, need, border)
                                  : continuedAs<double>(*lane, data, need, border);
            const auto tables = pipeline[i]->prepare(*lane, at);
            const Tensor made = lane->make(imaging::workType(out.type), shapeOf(out));
            pipeline[i]->run(*lane, {made, out.rect()}, {in, need}, at, tables);
            data = made;
            at = out;
            ++i;
            continue;
        }
        imaging::PointProgram program;
        do {
            std::vector<Tensor> images;
            for (const io::SourcePtr& other : pipeline[i]->otherImages())
                images.push_back(converted(*lane, uploaded(*lane, other->readFrame(0)), work));
            pipeline[i]->appendSteps(program, at, pipeline[i]->prepare(*lane, at), images);
            at = pipeline[i]->output(at);
            ++i;
        } while (i < pipeline.size() && pipeline[i]->pointwise() &&
                 imaging::workType(at.type) == work);
        const ElementType type = i == pipeline.size() ? result : imaging::workType(at.type);
        const Tensor made = lane->make(type, shapeOf(at));
        const SpcPointChain chain{static_cast<std::int32_t>(work),
                                  static_cast<std::int32_t>(program.steps.size()),
                                  program.steps.data()};
        std::vector<Tensor> operands{made, data};
        operands.insert(operands.end(), program.operands.begin(), program.operands.end());
        lane->run(SPC_POINT_CHAIN, &chain, operands);
        data = made;
    }
    data = converted(*lane, data, result);
    Pixels pixels(compute::pixelType(result), at.width, at.height, at.channels);
    const PixelTarget target = pixels.target();
    lane->download(data, {target.data,
                          {target.planeBytes, target.rowBytes,
                           static_cast<std::int64_t>(pixelBytes(pixels.type()))}});
    lane->wait();
    return pixels;
}

std::string firstDifference(const Pixels& a, const Pixels& b) {
    if (a.type() != b.type() || a.width() != b.width() || a.height() != b.height() ||
        a.channels() != b.channels())
        return fmt::format("{}x{}x{} {} and {}x{}x{} {}", a.width(), a.height(), a.channels(),
                           pixelTypeName(a.type()), b.width(), b.height(), b.channels(),
                           pixelTypeName(b.type()));
    return withPixelType(a.type(), [&](auto zero) -> std::string {
        using T = decltype(zero);
        for (int c = 0; c < a.channels(); ++c)
            for (std::int64_t y = 0; y < a.height(); ++y)
                for (std::int64_t x = 0; x < a.width(); ++x) {
                    const T va = a.plane<T>(c)(y, x), vb = b.plane<T>(c)(y, x);
                    if (std::memcmp(&va, &vb, sizeof(T)) != 0 && !(va != va && vb != vb))
                        return fmt::format("channel {} row {} column {}: {} and {}", c, y, x, va,
                                           vb);
                }
        return {};
    });
}

imaging::ExecutionOptions onTier(const std::string& tier, std::optional<std::int64_t> tile) {
    imaging::ExecutionOptions options;
    options.device.backend = tier;
    options.device.allowFallback = false;
    options.tile = tile;
    return options;
}

io::SinkDescription sinkFor(const imaging::Pipeline& pipeline, const io::SourcePtr& source,
                            const imaging::ExecutionOptions& options) {
    const ImageDescription result = imaging::resultOf(pipeline, source->describe(), options);
    io::SinkDescription d;
    d.type = result.type;
    d.width = result.width;
    d.height = result.height;
    d.channels = result.channels;
    d.frames = source->describe().frames;
    return d;
}

Machine::Outcome Machine::execute(const imaging::Pipeline& pipeline, const io::SourcePtr& source,
                                  const imaging::ExecutionOptions& options) {
    io::MemorySink sink(sinkFor(pipeline, source, options));
    Outcome outcome;
    outcome.report = imaging::execute(pipeline, source, sink, devices, *pool, options, job);
    sink.commit();
    outcome.frames = sink.frames();
    return outcome;
}

ErrorCode errorOf(const std::function<void()>& work, std::string* text) {
    try {
        work();
    } catch (const Error& e) {
        if (text != nullptr)
            *text = e.what();
        return e.code();
    }
    throw std::logic_error("there was no error");
}

} // namespace specula::test
