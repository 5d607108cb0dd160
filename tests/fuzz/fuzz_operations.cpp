// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/hue_file.h"
#include "core/imaging/ops/operation_json.h"
#include "core/io/memory_source.h"
#include "text_fuzz.h"

namespace {

using namespace specula;
using namespace specula::fuzz;

io::SourcePtr openImage(const std::string&) {
    return io::makeMemorySource({Pixels(PixelType::U8, 3, 2)});
}

std::filesystem::path noTable(const std::string&) {
    return "/nowhere/table";
}

/// The text as operations file, as hue curves and as one operation of the command line. What is
/// taken goes to JSON and comes back the same, and answers questions about images.
void parse(std::string_view view) {
    const std::string text(view);
    const imaging::OperationFiles files{openImage, noTable};
    const auto ask = [&](const imaging::Pipeline& pipeline) {
        // Paths are made normal when they are read from a file; from then on nothing changes.
        const auto again = [&](const imaging::Pipeline& some) {
            return imaging::parsePipeline(imaging::pipelineJson(some).dump(), "again.json", files);
        };
        const imaging::Pipeline once = again(pipeline);
        if (imaging::pipelineJson(again(once)) != imaging::pipelineJson(once))
            std::abort();
        for (const auto& operation : pipeline)
            for (const int channels : {1, 4}) {
                const imaging::ImageDescription in{3, 2, channels, PixelType::U8};
                try {
                    const imaging::ImageDescription out = operation->output(in);
                    const Rect rect{0, 0, std::min<std::int64_t>(out.width, 5),
                                    std::min<std::int64_t>(out.height, 5)};
                    if (!operation->pointwise() && operation->inputRect(rect, in).empty())
                        std::abort();
                    operation->scratchBytes(rect, in);
                    operation->scaled(0.5);
                } catch (const Error&) { // an answer
                }
            }
    };
    const auto answered = [](const auto& call) {
        try {
            call();
        } catch (const Error&) { // an answer
            return false;
        }
        return true;
    };
    const bool file =
        answered([&] { ask(imaging::parsePipeline(text, "/folder/input.json", files)); });
    const bool hue = answered([&] { imaging::parseHueCurves(text, "input.json"); });
    if (file || hue)
        return;
    ask({imaging::parseOperation(text, files)});
}

[[maybe_unused]] std::vector<Bytes> seeds() {
    return {
        bytesOf(R"({"operations":[{"op":"blur","sigma":5,"edge":"mirror"},{"op":"add","value":3},)"
                R"({"op":"affine","m":[1,0,0.5,0,1,-2],"width":7,"height":9,"fill":1}]})"),
        bytesOf(R"({"operations":[{"op":"sub","file":"dark.tif"},{"op":"median","radius":2}]})"),
        bytesOf(R"({"hue":[0,0.1,0.05],"saturation":[1,0.5,1],"lightness":[0,0,-0.1]})"),
        bytesOf("matrix:m=1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1"),
        bytesOf("cdl:slope=1.2 1 .8,offset=.05 0 -.1,power=.9 1 1.1,saturation=1.3,style=noclamp"),
        bytesOf("blend:file=\"a, b.tif\",mode=soft-light,opacity=.5"),
        bytesOf("resize:width=30,height='20',filter=lanczos3"),
        bytesOf("crop:x=0,y=0,width=2,height=2"),
        bytesOf("colormap:name=viridis,low=1,high=100,scale=log"),
        bytesOf("rotate90:turns=-1"),
    };
}

} // namespace

SPECULA_TEXT_FUZZ("operations", parse, seeds())
