// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/adapted_source.h"
#include "core/imaging/ops/operation_base.h"

#include <fmt/format.h>

// Point operations with a second image of the same size, and arithmetic with a number.

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;
using compute::Tensor;

class SecondImage : public PointOperation {
  public:
    enum class Channels { One, OneOrSame, Same };

    SecondImage(const Parameters& parameters, io::SourcePtr source, Channels channels)
        : PointOperation(parameters)
        , m_source(std::move(source))
        , m_channels(channels) {}

    ImageDescription output(const ImageDescription& in) const override {
        const io::SourceDescription& other = m_source->describe();
        const std::int64_t dx = other.width() - in.width, dy = other.height() - in.height;
        if (std::max(std::abs(dx), std::abs(dy)) > m_slack)
            throw wrongImage(fmt::format("it has {}x{} pixels, the image {}x{}", other.width(),
                                         other.height(), in.width, in.height))
                .withRemedy("crop or resize one of them first");
        const bool one = other.channels == 1 && m_channels != Channels::Same;
        const bool same = other.channels == in.channels && m_channels != Channels::One;
        if (!one && !same)
            throw wrongImage(fmt::format("it has {} channel{}, the image {}", other.channels,
                                         other.channels == 1 ? "" : "s", in.channels))
                .withRemedy(m_channels == Channels::One ? "it must have one channel"
                            : m_channels == Channels::Same
                                ? "it must have as many channels"
                                : "it must have one or as many channels");
        return PointOperation::output(in);
    }
    std::vector<io::SourcePtr> otherImages() const override { return {m_source}; }

  protected:
    SecondImage(const SecondImage&) = default;

    const io::SourceDescription& other() const { return m_source->describe(); }
    Error wrongImage(std::string reason) const {
        return error(std::move(reason), "file").inFile(other().file);
    }
    template<class Derived>
    static OperationPtr shrunk(const Derived& operation, double factor) {
        auto copy = std::make_shared<Derived>(operation);
        copy->m_source = shrunkSource(operation.m_source, factor);
        copy->m_slack = 1; // of extents rounded up or down
        return copy;
    }

  private:
    io::SourcePtr m_source;
    Channels m_channels;
    std::int64_t m_slack = 0;
};

class ImageArithmetic final : public SecondImage {
  public:
    ImageArithmetic(const Parameters& p, io::SourcePtr source, SpcMap2Op op)
        : SecondImage(p, std::move(source), Channels::OneOrSame)
        , m_op(op) {}
    void appendSteps(PointProgram& program, const ImageDescription&, const PreparedTables&,
                     const std::vector<Tensor>& images) const override {
        program.steps.push_back(pointStep(SPC_POINT_IMAGE, {}, {m_op}, program.add(images.at(0))));
    }
    OperationPtr scaled(double factor) const override { return shrunk(*this, factor); }

  private:
    SpcMap2Op m_op;
};

class ScalarArithmetic final : public PointOperation {
  public:
    ScalarArithmetic(const Parameters& p, SpcMap2Op op)
        : PointOperation(p)
        , m_step(pointStep(SPC_POINT_SCALAR, {p.number("value")}, {op, 0})) {}
    void appendSteps(PointProgram& program, const ImageDescription&, const PreparedTables&,
                     const std::vector<Tensor>&) const override {
        program.steps.push_back(m_step);
    }

  private:
    SpcPointStep m_step;
};

class MaskOperation final : public SecondImage {
  public:
    MaskOperation(const Parameters& p, io::SourcePtr source)
        : SecondImage(p, std::move(source), Channels::One)
        , m_fill(p.number("fill")) {}
    void appendSteps(PointProgram& program, const ImageDescription&, const PreparedTables&,
                     const std::vector<Tensor>& images) const override {
        program.steps.push_back(pointStep(SPC_POINT_MASK, {m_fill}, {}, program.add(images.at(0))));
    }
    OperationPtr scaled(double factor) const override { return shrunk(*this, factor); }

  private:
    double m_fill;
};

/// Compositing and blending need fractions: a whole number stands for its share of the largest of
/// its type, on both sides, and comes back as such.
class FractionImage : public SecondImage {
  public:
    FractionImage(const Parameters& p, const io::SourcePtr& source, Channels channels)
        : SecondImage(p, asFractions(source), channels) {}

  protected:
    template<class Steps>
    static void inFractions(PointProgram& program, const ImageDescription& in,
                            const Steps& addSteps) {
        const double full = in.fullScale > 0 ? in.fullScale : fullScale(in.type);
        if (full != 1)
            program.steps.push_back(pointStep(SPC_POINT_SCALAR, {full}, {SPC_DIVIDE, 0}));
        addSteps();
        if (full != 1)
            program.steps.push_back(pointStep(SPC_POINT_SCALAR, {full}, {SPC_MULTIPLY, 0}));
    }

  private:
    static io::SourcePtr asFractions(const io::SourcePtr& source) {
        const double full = fullScale(source->describe().type);
        return full == 1 ? source : dividedSource(source, full);
    }
};

/// W3C source-over (Compositing and Blending Level 1, 5.1): the file lies over the image. With
/// premultiplied colours c = cs + cb (1 - as); with straight ones
/// c = (cs as + cb ab (1 - as)) / a, where a = as + ab (1 - as), and 0 where a is 0. The result has
/// the form of the image; a file in the other form is met half-way.
class CompositeOperation final : public FractionImage {
  public:
    CompositeOperation(const Parameters& p, const io::SourcePtr& source)
        : FractionImage(p, source, Channels::Same) {
        m_leastChannels = 2;
        m_mostChannels = 4;
        if (p.has("premultiplied"))
            m_told = p.boolean("premultiplied") ? AlphaKind::Premultiplied : AlphaKind::Straight;
    }
    ImageDescription output(const ImageDescription& in) const override {
        if (in.channels != 2 && in.channels != 4)
            throw error(fmt::format("the image has {} channel{}, so no alpha", in.channels,
                                    in.channels == 1 ? "" : "s"))
                .withRemedy("composite works on two (grey, alpha) or four (red, green, blue, "
                            "alpha) channels");
        SecondImage::output(in);
        if (m_told == AlphaKind::None && in.alpha == AlphaKind::None)
            throw error("the last channel of the image is not called A").withRemedy(kTell);
        if (m_told == AlphaKind::None && alphaKind(other()) == AlphaKind::None)
            throw wrongImage("its last channel is not called A").withRemedy(kTell);
        ImageDescription out = in;
        out.alpha = form(in.alpha);
        return out;
    }
    void appendSteps(PointProgram& program, const ImageDescription& in, const PreparedTables&,
                     const std::vector<Tensor>& images) const override {
        const bool premultiplied = form(in.alpha) == AlphaKind::Premultiplied;
        const bool over = form(alphaKind(other())) == AlphaKind::Premultiplied;
        inFractions(program, in, [&] {
            if (premultiplied != over)
                program.steps.push_back(pointStep(SPC_POINT_PREMULTIPLY, {}, {premultiplied}));
            program.steps.push_back(
                pointStep(SPC_POINT_OVER, {}, {over}, program.add(images.at(0))));
            if (premultiplied != over)
                program.steps.push_back(pointStep(SPC_POINT_PREMULTIPLY, {}, {over}));
        });
    }
    OperationPtr scaled(double factor) const override { return shrunk(*this, factor); }

  private:
    static constexpr const char* kTell = "say premultiplied=true or premultiplied=false";
    AlphaKind form(AlphaKind found) const { return m_told == AlphaKind::None ? found : m_told; }

    AlphaKind m_told = AlphaKind::None;
};

class BlendOperation final : public FractionImage {
  public:
    BlendOperation(const Parameters& p, const io::SourcePtr& source)
        : FractionImage(p, source, Channels::OneOrSame)
        , m_step(pointStep(SPC_POINT_BLEND, {p.number("opacity")}, {p.choice("mode")})) {}
    ImageDescription output(const ImageDescription& in) const override {
        if (in.channels == 2 && in.alpha != AlphaKind::None)
            throw error("it would blend alpha, too")
                .withRemedy("use an image of one, three or four channels, or composite");
        return FractionImage::output(in);
    }
    void appendSteps(PointProgram& program, const ImageDescription& in, const PreparedTables&,
                     const std::vector<Tensor>& images) const override {
        const Tensor& image = images.at(0);
        SpcPointStep step = m_step;
        step.operand =
            program.add(image.extent(0) == in.channels ? image : image.broadcast(0, in.channels));
        inFractions(program, in, [&] { program.steps.push_back(step); });
    }
    OperationPtr scaled(double factor) const override { return shrunk(*this, factor); }

  private:
    SpcPointStep m_step;
};

io::SourcePtr openImage(const Parameters& p, const OperationFiles& files) {
    if (!files.openImage)
        throw p.error("file", "no images can be opened here").withRemedy("give a value");
    return files.openImage(p.text("file"));
}

template<SpcMap2Op op>
OperationPtr makeArithmetic(const Parameters& p, const OperationFiles& files) {
    if (p.has("file") == p.has("value"))
        throw p
            .error("file", p.has("file") ? "both file and value are given"
                                         : "neither file nor value is given")
            .withRemedy("give one of file= and value=");
    if (op == SPC_DIVIDE && p.has("value") && p.number("value") == 0)
        throw p.error("value", "nothing can be divided by 0").withRemedy("give another number");
    if (p.has("value"))
        return std::make_shared<ScalarArithmetic>(p, op);
    return std::make_shared<ImageArithmetic>(p, openImage(p, files), op);
}

template<class Made>
OperationPtr makeSecond(const Parameters& p, const OperationFiles& files) {
    return std::make_shared<Made>(p, openImage(p, files));
}

ParameterInfo image(const char* help, bool optional = false) {
    return {.name = "file", .kind = Kind::File, .optional = optional, .help = help};
}

} // namespace

std::vector<OperationEntry> secondImageEntries() {
    const ParameterInfo operand = image("image of the same size, of one or as many channels", true);
    const ParameterInfo value{
        .name = "value", .optional = true, .low = -100, .high = 100, .help = "instead of a file"};
    const ParameterInfo fill{.name = "fill", .fallback = 0.0, .help = "what masked pixels become"};
    const ParameterInfo premultiplied{
        .name = "premultiplied",
        .kind = Kind::Boolean,
        .optional = true,
        .help = "whether the colours of both images are multiplied by alpha; when absent, those of "
                "OpenEXR files are and all others are not"};
    // In the order of SpcBlend.
    const ParameterInfo mode{.name = "mode",
                             .kind = Kind::Choice,
                             .fallback = "normal",
                             .choices = {"normal", "multiply", "screen", "add", "subtract",
                                         "overlay", "soft-light", "hard-light", "difference"},
                             .help = "as in W3C Compositing and Blending"};
    const ParameterInfo opacity{
        .name = "opacity", .fallback = 1.0, .least = 0, .most = 1, .help = "0 leaves the image"};
    const std::vector<ParameterInfo> either{operand, value};
    return {
        {{"add", "Add an image or a value", "arithmetic", either}, makeArithmetic<SPC_ADD>},
        {{"sub", "Subtract an image (dark) or a value", "arithmetic", either},
         makeArithmetic<SPC_SUBTRACT>},
        {{"mul", "Multiply by an image or a value", "arithmetic", either},
         makeArithmetic<SPC_MULTIPLY>},
        {{"div", "Divide by an image (flat) or a value", "arithmetic", either},
         makeArithmetic<SPC_DIVIDE>},
        {{"mask",
          "Replace pixels where the mask is 0",
          "arithmetic",
          {image("mask of one channel: 0 is replaced, anything else stays"), fill}},
         makeSecond<MaskOperation>},
        {{"composite",
          "Lay an image with alpha over this one",
          "colour",
          {image("the image that lies over, with as many channels, the last of them alpha"),
           premultiplied}},
         makeSecond<CompositeOperation>},
        {{"blend",
          "Mix with an image; alpha stays",
          "colour",
          {image("image of the same size, of one or as many channels"), mode, opacity}},
         makeSecond<BlendOperation>},
    };
}

} // namespace specula::imaging
