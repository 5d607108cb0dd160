// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/number_list.h"
#include "core/base/buffer_pool.h"
#include "core/base/error.h"
#include "core/base/provenance.h"
#include "core/imaging/execute/executor.h"
#include "core/imaging/ops/operation_table.h"
#include "core/io/open_source.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

/// A file, and the dataset in it where the argument says "file.h5:/path".
struct Place {
    fs::path file;
    std::string dataset;
};

Place placeOf(const std::string& text) {
    const auto colon = text.rfind(":/");
    std::error_code ignored;
    // One letter before the colon is a Windows drive.
    if (colon == std::string::npos || colon < 2 || fs::exists(text, ignored))
        return {text, {}};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

bool sameFile(const fs::path& a, const fs::path& b) {
    std::error_code failed;
    if (fs::equivalent(a, b, failed) && !failed)
        return true;
    return fs::weakly_canonical(a, failed) == fs::weakly_canonical(b, failed);
}

/// The output, whose file says which tier computed it: made again where that turns out to be
/// another one than was expected.
class LabelledSink final : public io::RegionSink {
  public:
    using Open = std::function<io::SinkPtr(const std::string& tier)>;
    LabelledSink(Open open, std::string tier)
        : m_open(std::move(open))
        , m_tier(std::move(tier))
        , m_sink(m_open(m_tier)) {}

    void setTier(const std::string& tier) {
        if (tier == m_tier)
            return;
        m_sink.reset();
        m_tier = tier;
        m_sink = m_open(m_tier);
    }

    const io::SinkDescription& describe() const override { return m_sink->describe(); }
    std::int64_t nativeTile() const override { return m_sink->nativeTile(); }
    void write(std::int64_t frame, const Rect& rect, const PixelTarget& samples,
               const CancelToken& cancel) override {
        m_sink->write(frame, rect, samples, cancel);
    }
    void commit() override { m_sink->commit(); }
    void restart() override { m_sink->restart(); }

  private:
    Open m_open;
    std::string m_tier;
    io::SinkPtr m_sink;
};

class ImageCommand final : public Command {
  public:
    std::string name() const override { return "image"; }
    std::string summary() const override {
        return "Run image operations in order, on images and stacks of any size";
    }
    std::string example() const override {
        return "specula-cli image big.tif out.tif --op sub:file=dark.tif --op blur:sigma=2";
    }
    void declare(CLI::App& app) override {
        app.add_option("IN", m_in, "TIFF, EXR, HDF5 (file.h5:/path) or another image")->required();
        app.add_option("OUT", m_out, "TIFF, EXR or HDF5 (file.h5:/path), by its ending")
            ->required();
        m_opOption =
            app.add_option("--op", m_ops, "NAME:key=value,...; again for more, done in this order")
                ->allow_extra_args(false);
        m_fileOption =
            app.add_option("--ops", m_opFiles, "JSON file with operations, done where it stands")
                ->allow_extra_args(false);
        app.add_option("--tile", m_tile, "work in tiles of this side");
        app.add_option("--region", m_region, "X,Y,W,H of the result");
        app.add_flag("--float", m_float, "write float samples instead of rounding to whole ones");
        app.add_option("--compression", m_compression,
                       "of OUT: TIFF none (default), deflate, lzw, packbits; EXR zip (default), "
                       "piz, none; HDF5 none (default), bitshuffle-lz4, lz4, lzf, deflate");
        std::string names;
        for (const imaging::OperationInfo& info : imaging::operationTable()) {
            names += fmt::format("\n  {:<10}{}", info.name, info.summary);
            for (const imaging::ParameterInfo& p : info.parameters)
                names += fmt::format("\n    {:<11} {}", p.name + "=", p.help);
        }
        app.footer(app.get_footer() + "\n\nOperations:" + names);
        m_app = &app;
    }

    Result run(CommandContext& context) override {
        const CancelToken& cancel = context.job.cancelToken();
        if (m_tile && *m_tile < 1)
            throw Error(ErrorCode::Usage, "a tile has at least one pixel")
                .atField("--tile")
                .withRemedy("give the side in pixels, or leave it out");
        const Place in = placeOf(m_in), out = placeOf(m_out);
        refuseAsOutput(in.file, out.file);
        // What is kept for reuse counts as memory of this process, too.
        if (context.memoryLimitBytes > 0)
            bufferpool::setKeepLimit(
                static_cast<std::size_t>(context.memoryLimitBytes / kKeptShare));

        const io::SourcePtr source = io::openSource(in.file, {in.dataset, cancel});
        std::vector<Provenance::Input> inputs{
            {"image", fs::absolute(in.file).string(), in.dataset, source->contentId().value}};
        const imaging::Pipeline pipeline = pipelineFor(out.file, inputs, cancel);
        imaging::ExecutionOptions options;
        options.tile = m_tile;
        options.floatOutput = m_float;
        options.memoryLimitBytes = context.memoryLimitBytes;
        if (!m_region.empty()) {
            const auto r = numbers<std::int64_t>(m_region, 4, "--region");
            options.region = Rect{r[0], r[1], r[2], r[3]};
        }

        const io::SinkDescription sinkDescription =
            describeSink(pipeline, source->describe(), options);
        LabelledSink sink(
            [&](const std::string& tier) {
                io::SinkDescription d = sinkDescription;
                d.provenance = provenanceOf(pipeline, inputs, tier);
                io::SinkOptions o;
                o.overwrite = context.options.overwrite;
                o.dataset = out.dataset;
                o.compression = m_compression;
                return io::openSink(out.file, d, o);
            },
            context.devices.choose({}, imaging::needOf(pipeline, source->describe(), options))
                .tier);
        options.started = [&](const std::string& tier) { sink.setTier(tier); };
        const imaging::ExecutionReport report = imaging::execute(
            pipeline, source, sink, context.devices, context.pool, options, context.job);
        sink.commit();
        return resultFor(report, sinkDescription);
    }

  private:
    static constexpr std::uint64_t kKeptShare = 8;

    void refuseAsOutput(const fs::path& input, const fs::path& output) const {
        if (sameFile(input, output))
            throw Error(ErrorCode::Usage, "input and output are the same file")
                .inFile(output)
                .atField("OUT")
                .withRemedy("write to another name: inputs are never changed");
    }

    /// Operations in the order of the command line; second images and tables become inputs.
    imaging::Pipeline pipelineFor(const fs::path& output, std::vector<Provenance::Input>& inputs,
                                  const CancelToken& cancel) const {
        imaging::OperationFiles files;
        files.openImage = [&](const std::string& path) {
            const Place place = placeOf(path);
            refuseAsOutput(place.file, output);
            io::SourcePtr image = io::openSource(place.file, {place.dataset, cancel});
            inputs.push_back({"operand", fs::absolute(place.file).string(), place.dataset,
                              image->contentId().value});
            return image;
        };
        files.tablePath = [&](const std::string& path) {
            refuseAsOutput(path, output);
            inputs.push_back({"table", fs::absolute(path).string(), {}, contentIdOf(path).value});
            return fs::path(path);
        };
        imaging::Pipeline pipeline;
        std::size_t op = 0, file = 0;
        for (const CLI::Option* option : m_app->parse_order()) {
            if (option == m_opOption) {
                pipeline.push_back(imaging::parseOperation(m_ops.at(op++), files));
            } else if (option == m_fileOption) {
                const imaging::Pipeline more = imaging::readPipeline(m_opFiles.at(file++), files);
                pipeline.insert(pipeline.end(), more.begin(), more.end());
            }
        }
        return pipeline;
    }

    static io::SinkDescription describeSink(const imaging::Pipeline& pipeline,
                                            const io::SourceDescription& source,
                                            const imaging::ExecutionOptions& options) {
        const imaging::ImageDescription result = imaging::resultOf(pipeline, source, options);
        io::SinkDescription d;
        d.type = result.type;
        d.width = result.width;
        d.height = result.height;
        d.channels = result.channels;
        d.frames = source.frames;
        if (result.channels == source.channels)
            d.channelNames = source.channelNames;
        return d;
    }

    nlohmann::json provenanceOf(const imaging::Pipeline& pipeline,
                                const std::vector<Provenance::Input>& inputs,
                                const std::string& tier) const {
        Provenance provenance = Provenance::now("image");
        provenance.backend = tier;
        provenance.inputs = inputs;
        provenance.parameters = imaging::pipelineJson(pipeline);
        if (!m_region.empty())
            provenance.parameters["region"] = m_region;
        provenance.parameters["float"] = m_float;
        return provenance;
    }

    Result resultFor(const imaging::ExecutionReport& report, const io::SinkDescription& d) const {
        const imaging::ExecutionStep& step = report.plan.last();
        Result result;
        result.json = {{"file", m_out},
                       {"strategy", imaging::strategyName(report.plan.strategy)},
                       {"reason", report.plan.reason},
                       {"tile", std::max(step.tileWidth, step.tileHeight)},
                       {"tile_size", {step.tileWidth, step.tileHeight}},
                       {"tiles", step.tiles},
                       {"lanes", step.lanes},
                       {"backend", report.backend},
                       {"backend_reason", report.backendReason},
                       {"seconds", report.seconds},
                       {"peak_rss_bytes", report.peakResidentBytes},
                       {"output",
                        {{"width", d.width},
                         {"height", d.height},
                         {"channels", d.channels},
                         {"frames", d.frames},
                         {"type", pixelTypeName(d.type)}}}};
        for (const compute::BorrowedKernel& kernel : report.borrowed)
            result.json["borrowed"].push_back({{"kernel", kernel.kernel}, {"calls", kernel.calls}});
        result.text = fmt::format("{}: {} x {}{}{} {}, {:.1f} s, {:.0f} MB at most\n"
                                  "{}: {}\n{}: {}\n",
                                  m_out, d.width, d.height,
                                  d.channels > 1 ? fmt::format(" x {} channels", d.channels) : "",
                                  d.frames > 1 ? fmt::format(", {} frames", d.frames) : "",
                                  pixelTypeName(d.type), report.seconds,
                                  double(report.peakResidentBytes) / 1e6,
                                  imaging::strategyName(report.plan.strategy), report.plan.reason,
                                  report.backend, report.backendReason);
        return result;
    }

    std::string m_in, m_out, m_region, m_compression;
    std::vector<std::string> m_ops, m_opFiles;
    std::optional<std::int64_t> m_tile;
    bool m_float = false;
    const CLI::App* m_app = nullptr;
    const CLI::Option* m_opOption = nullptr;
    const CLI::Option* m_fileOption = nullptr;
};

} // namespace

std::unique_ptr<Command> makeImageCommand() {
    return std::make_unique<ImageCommand>();
}

} // namespace specula::cli
