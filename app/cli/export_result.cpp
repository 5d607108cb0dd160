// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/export_request.h"
#include "app/cli/number_list.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/unit_text.h"
#include "core/correlate/derived/result_tables.h"
#include "core/io/result_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace specula::cli {
namespace {

using correlate::TableOptions;

struct ResultExport {
    const char* what;
    io::DataTable (*table)(const io::ResultFile&, const TableOptions&, const CancelToken&);
};
constexpr std::array<ResultExport, 6> kTables{{
    {"g2", correlate::g2Table},
    {"saxs1d", correlate::scatteringTable},
    {"intensity", correlate::intensityTable},
    {"stability", correlate::segmentTable},
    {"twotime-curves", correlate::twotimeCurveTable},
    {"metadata", [](const io::ResultFile& file, const TableOptions&,
                    const CancelToken& cancel) { return correlate::metadataTable(file, cancel); }},
}};
constexpr std::array<const char*, 2> kImages{"saxs2d", "twotime"};

io::ResultFilePtr openResult(const std::string& name, const CancelToken& cancel) {
    io::ResultFilePtr file = io::ResultFile::open(name, cancel);
    if (file == nullptr)
        throw Error(ErrorCode::Input, "is not a result file")
            .inFile(name)
            .withRemedy("specula-cli info shows what it is; --what image exports frames");
    return file;
}

Pixels asPixels(const Array<float>& image) {
    Pixels pixels(PixelType::F32, image.shape()[1], image.shape()[0]);
    std::copy_n(image.data(), image.size(), pixels.editPlane<float>().data());
    return pixels;
}

Array<float> imageOf(const ExportRequest& request, const io::ResultFile& file,
                     const std::vector<std::int64_t>& asked, CommandContext& context) {
    const CancelToken& cancel = context.job.cancelToken();
    if (request.what == "saxs2d")
        return file.image(cancel);
    const auto& bins = file.twotimeBins();
    if (!file.hasTwotime())
        throw Error(ErrorCode::Input, "the file holds no two-time correlation")
            .inFile(request.file);
    if (asked.size() > 1 || (asked.empty() && bins.size() != 1))
        throw Error(ErrorCode::Usage, "one matrix at a time can be exported")
            .inFile(request.file)
            .atField("--bins")
            .withRemedy(fmt::format("name one of its bins: {}", fmt::join(bins, ", ")));
    const auto found =
        asked.empty() ? bins.begin() : std::find(bins.begin(), bins.end(), asked.front());
    if (found == bins.end())
        throw Error(ErrorCode::Usage, fmt::format("bin {} has no two-time matrix", asked.front()))
            .inFile(request.file)
            .atField("--bins")
            .withRemedy(fmt::format("the file has those of {}", fmt::join(bins, ", ")));
    const auto side = static_cast<std::uint64_t>(file.twotimeFrames());
    context.requireMemory(2 * side * side * sizeof(float), "the matrix");
    return file.twotimeMatrix(found - bins.begin(), cancel);
}

} // namespace

bool isResultExport(const std::string& what) {
    return std::any_of(kTables.begin(), kTables.end(),
                       [&](const ResultExport& e) { return what == e.what; }) ||
           std::find(kImages.begin(), kImages.end(), what) != kImages.end();
}

std::string resultExportNames() {
    std::vector<std::string> names;
    for (const ResultExport& e : kTables)
        names.push_back(e.what);
    names.insert(names.end(), kImages.begin(), kImages.end());
    return fmt::format("{}", fmt::join(names, ", "));
}

Command::Result exportResult(const ExportRequest& request, CommandContext& context) {
    request.refusePictureOptions();
    const bool image = std::find(kImages.begin(), kImages.end(), request.what) != kImages.end();
    if (!image && !request.isTable())
        throw Error(ErrorCode::Usage, fmt::format("{} is a table, and '{}' a format of images",
                                                  request.what, request.ending()))
            .atField("--output")
            .withRemedy("use csv or json");
    // Fail on the output before the input is read.
    { AtomicFile probe(request.out, context.options.overwrite); }
    TableOptions options;
    options.units = unitsFromText(request.units);
    if (!request.bins.empty() && request.what != "g2" && request.what != "twotime" &&
        request.what != "twotime-curves")
        throw Error(ErrorCode::Usage, fmt::format("{} is not told by dynamic bins", request.what))
            .atField("--bins")
            .withRemedy("leave it out");
    if (!request.bins.empty())
        options.bins = numberList<std::int64_t>(request.bins, "--bins");
    const CancelToken& cancel = context.job.cancelToken();
    const io::ResultFilePtr file = openResult(request.file, cancel);
    if (image) {
        Provenance provenance = Provenance::now("export " + request.what);
        provenance.backend = "cpu";
        provenance.inputs = {{"result", std::filesystem::absolute(request.file).string(), "",
                              file->contentId().value}};
        if (!options.bins.empty())
            provenance.parameters["bins"] = options.bins;
        return writePixels(request, asPixels(imageOf(request, *file, options.bins, context)),
                           provenance, context);
    }
    const auto found = std::find_if(kTables.begin(), kTables.end(),
                                    [&](const ResultExport& e) { return request.what == e.what; });
    const io::DataTable table = found->table(*file, options, cancel);
    context.job.throwIfCancelled();
    io::writeTable(request.out, table, context.options.overwrite);
    Command::Result result;
    std::vector<std::string> names;
    for (const io::DataColumn& column : table.columns)
        names.push_back(column.name);
    result.json = {{"file", request.out}, {"rows", table.rows()}, {"columns", names}};
    result.text =
        fmt::format("{}: {} rows of {}\n", request.out, table.rows(), fmt::join(names, ", "));
    return result;
}

} // namespace specula::cli
