// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/colormap.h"
#include "core/imaging/ops/cube_file.h"
#include "core/imaging/ops/hue_file.h"
#include "core/imaging/ops/operation_base.h"

#include <fmt/format.h>

// Point operations with a table: look-up tables, hue curves, colour maps. As all operations they
// see the samples as they are: the domain of a .cube file is in values of the image.

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;

std::filesystem::path tablePath(const Parameters& p, const OperationFiles& files) {
    const std::string path = p.text("file");
    return files.tablePath ? files.tablePath(path) : std::filesystem::path(path);
}

/// One step with one table.
class TableOperation : public PointOperation {
  public:
    TableOperation(const Parameters& parameters, const SpcPointStep& step)
        : PointOperation(parameters)
        , m_step(step) {}

    void appendSteps(PointProgram& program, const ImageDescription&, const PreparedTables& tables,
                     const std::vector<compute::Tensor>&) const override {
        SpcPointStep step = m_step;
        step.operand = program.add(tables.tensors.at(0));
        program.steps.push_back(step);
    }

  protected:
    SpcPointStep m_step;
};

class Lut1dOperation final : public TableOperation {
  public:
    Lut1dOperation(const Parameters& parameters, CubeTable table)
        : TableOperation(parameters, pointStep(SPC_POINT_LUT1D))
        , m_table(std::move(table)) {
        m_columns = m_table.grey() ? 1 : 3;
        m_step.i[0] = m_table.size;
        m_step.i[1] = m_columns;
        if (m_columns == 3)
            m_mostChannels = SPC_MAX_POINT_CHANNELS;
        std::copy(m_table.domainMin.begin(), m_table.domainMin.end(), m_step.v);
        std::copy(m_table.domainMax.begin(), m_table.domainMax.end(), m_step.v + 3);
        if (m_columns == 1)
            for (std::size_t row = 0; row < static_cast<std::size_t>(m_table.size); ++row)
                m_grey.push_back(m_table.values[3 * row]);
    }
    ImageDescription output(const ImageDescription& in) const override {
        if (m_columns == 3 && in.channels < 3)
            throw error(fmt::format("the table has a curve for each of red, green and blue, the "
                                    "image has {} channel{}",
                                    in.channels, in.channels == 1 ? "" : "s"),
                        "file")
                .withRemedy("use a table with three equal columns");
        if (in.channels == 2 && in.alpha != AlphaKind::None)
            throw error("the table would change alpha, too", "file")
                .withRemedy("use an image of one, three or four channels");
        return PointOperation::output(in);
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        return {{uploadValues(lane, m_columns == 1 ? m_grey : m_table.values,
                              {m_table.size, m_columns}, workType(in.type))}};
    }

  private:
    CubeTable m_table;
    int m_columns = 3;
    std::vector<double> m_grey;
};

class Lut3dOperation final : public TableOperation {
  public:
    Lut3dOperation(const Parameters& parameters, CubeTable table)
        : TableOperation(parameters,
                         pointStep(SPC_POINT_LUT3D, {}, {table.size, parameters.choice("interp")}))
        , m_table(std::move(table)) {
        m_leastChannels = 3;
        m_mostChannels = SPC_MAX_POINT_CHANNELS;
        std::copy(m_table.domainMin.begin(), m_table.domainMin.end(), m_step.v);
        std::copy(m_table.domainMax.begin(), m_table.domainMax.end(), m_step.v + 3);
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        const std::int64_t n = m_table.size;
        return {{uploadValues(lane, m_table.values, {n, n, n, 3}, workType(in.type))}};
    }

  private:
    CubeTable m_table;
};

class HueOperation final : public TableOperation {
  public:
    HueOperation(const Parameters& parameters, const HueCurves& curves)
        : TableOperation(parameters, pointStep(SPC_POINT_HUE, {},
                                               {static_cast<std::int32_t>(curves.hue.size())})) {
        m_leastChannels = 3;
        m_mostChannels = SPC_MAX_POINT_CHANNELS;
        for (const auto* curve : {&curves.hue, &curves.saturation, &curves.lightness})
            m_table.insert(m_table.end(), curve->begin(), curve->end());
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        return {{uploadValues(lane, m_table, {3, static_cast<std::int64_t>(m_table.size()) / 3},
                              workType(in.type))}};
    }

  private:
    std::vector<double> m_table;
};

/// Whole numbers in give colours 0..255 of type U8, float gives 0..1.
class ColormapOperation final : public TableOperation {
  public:
    ColormapOperation(const Parameters& p, double low, double high)
        : TableOperation(p, pointStep(SPC_POINT_COLORMAP, {low, high}, {256, p.choice("scale")}))
        , m_colours(colourTable(p.text("name"))) {
        m_mostChannels = 1;
    }
    ImageDescription output(const ImageDescription& in) const override {
        ImageDescription out = PointOperation::output(in);
        out.channels = 3;
        out.alpha = AlphaKind::None;
        out.fullScale = 0;
        if (!isFloat(in.type))
            out.type = PixelType::U8;
        return out;
    }
    PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const override {
        const double full = isFloat(in.type) ? 255 : 1;
        std::vector<double> values;
        for (const Rgb colour : m_colours)
            for (const int shift : {16, 8, 0})
                values.push_back(static_cast<double>((colour >> shift) & 0xff) / full);
        return {{uploadValues(lane, values, {256, 3}, workType(in.type))}};
    }

  private:
    ColourTable m_colours;
};

CubeTable cubeOf(const Parameters& p, const OperationFiles& files, int dimensions) {
    const std::filesystem::path path = tablePath(p, files);
    CubeTable table = readCube(path);
    if (table.dimensions != dimensions)
        throw Error(ErrorCode::Input, fmt::format("it is a {}-D table", table.dimensions))
            .inFile(path)
            .atField(p.operation() + ":file")
            .withRemedy(fmt::format("use lut{}d", table.dimensions));
    return table;
}

OperationPtr makeLut1d(const Parameters& p, const OperationFiles& files) {
    return std::make_shared<Lut1dOperation>(p, cubeOf(p, files, 1));
}

OperationPtr makeLut3d(const Parameters& p, const OperationFiles& files) {
    return std::make_shared<Lut3dOperation>(p, cubeOf(p, files, 3));
}

OperationPtr makeHue(const Parameters& p, const OperationFiles& files) {
    return std::make_shared<HueOperation>(p, readHueCurves(tablePath(p, files)));
}

OperationPtr makeColormap(const Parameters& p, const OperationFiles&) {
    const double low = p.number("low"), high = p.number("high");
    if (!(high > low))
        throw p.error("high", "high is not above low")
            .withRemedy("give two values that differ, low first");
    if (p.text("scale") == "log" && low <= 0)
        throw p.error("low", "a logarithmic scale begins above 0")
            .withRemedy("give a positive low, or scale=linear");
    return std::make_shared<ColormapOperation>(p, low, high);
}

} // namespace

std::vector<OperationEntry> tableEntries() {
    const ParameterInfo cube{.name = "file",
                             .kind = Kind::File,
                             .help = "a .cube file; its domain is in values of the image"};
    const ParameterInfo interp{.name = "interp",
                               .kind = Kind::Choice,
                               .fallback = "trilinear",
                               .choices = {"trilinear", "tetrahedral"},
                               .help = "how to go between the table's points"};
    const ParameterInfo curves{
        .name = "file",
        .kind = Kind::File,
        .help = R"(JSON {"hue":[...],"saturation":[...],"lightness":[...]} over hue 0..1)"};
    ParameterInfo name{
        .name = "name", .kind = Kind::Choice, .fallback = "viridis", .help = "of the colour map"};
    for (const ColormapInfo& map : colormaps())
        name.choices.emplace_back(map.name);
    const ParameterInfo low{
        .name = "low", .high = 65535, .help = "value that gets the first colour; must be given"};
    const ParameterInfo high{
        .name = "high", .high = 65535, .help = "value that gets the last colour; must be given"};
    const ParameterInfo scale{.name = "scale",
                              .kind = Kind::Choice,
                              .fallback = "linear",
                              .choices = {"linear", "log"},
                              .help = "between low and high"};
    return {
        {{"lut1d", "One-dimensional look-up table, linear between entries", "colour", {cube}},
         makeLut1d},
        {{"lut3d", "Three-dimensional look-up table", "colour", {cube, interp}}, makeLut3d},
        {{"hue",
          "Hue, saturation and lightness by curves over the hue; colours outside 0..1 pass",
          "colour",
          {curves}},
         makeHue},
        {{"colormap",
          "Colours for values; whole numbers give 0..255, float 0..1",
          "colour",
          {name, low, high, scale}},
         makeColormap},
    };
}

} // namespace specula::imaging
