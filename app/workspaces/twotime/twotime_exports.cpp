// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_exports.h"

#include "app/export_dialog.h"
#include "app/job_runner.h"
#include "core/base/atomic_file.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QWidget>

#include <cmath>
#include <fstream>
#include <iterator>

namespace specula::app {
namespace {

const char kNumbers[] = "CSV (*.csv);;JSON (*.json)";

// A class only to give the texts a context for translators.
struct TwotimeExports {
    Q_DECLARE_TR_FUNCTIONS(TwotimeExports)
};

void appendNumber(fmt::memory_buffer& out, double value, const char* missing) {
    if (std::isfinite(value))
        fmt::format_to(std::back_inserter(out), "{}", value);
    else
        fmt::format_to(std::back_inserter(out), "{}", missing);
}

void appendNumber(fmt::memory_buffer& out, float value, const char* missing) {
    if (std::isfinite(value))
        fmt::format_to(std::back_inserter(out), "{}", value);
    else
        fmt::format_to(std::back_inserter(out), "{}", missing);
}

} // namespace

Provenance twotimeProvenance(const std::string& operation, const TwotimePicture& picture,
                             const TwotimeSettings& settings) {
    Provenance p = Provenance::now(operation);
    p.backend = "cpu";
    const auto input = [&p](const char* role, const TwotimeSource& source) {
        p.inputs.push_back({role, source.file->path().string(),
                            fmt::format("two-time matrix of bin {}", source.bin),
                            source.file->contentId().value});
    };
    input("result", *picture.source);
    if (picture.other)
        input("subtracted", *picture.other);
    p.parameters = {{"bin", picture.source->bin},
                    {"step", picture.source->axis.elementStep()},
                    {"step_unit", picture.source->axis.seconds ? "s" : "frames"},
                    {"averaged", picture.source->axis.rate},
                    {"diagonal_corrected", picture.correctedDiagonal},
                    {"smoothing_sigma_frames", picture.smoothingFrames},
                    {"age", settings.convention == correlate::AgeConvention::MeanTime
                                ? "mean_time"
                                : "first_time"}};
    return p;
}

void writeTwotimeMatrix(const QString& file, const TwotimePicture& picture,
                        const Provenance& provenance, const CancelToken& cancel) {
    const bool json = file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    if (!json && !file.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        throw Error(ErrorCode::Usage, "the ending is not a format of numbers")
            .inFile(file.toStdString())
            .withRemedy("use .csv or .json");
    const TwotimeAxis& axis = picture.source->axis;
    const std::int64_t n = picture.values.shape()[0];
    const char* unit = axis.seconds ? "s" : "frames";
    const auto time = [&axis](std::int64_t i) {
        return axis.start() + static_cast<double>(i) * axis.elementStep();
    };
    const std::string made =
        nlohmann::json(provenance).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    AtomicFile target(file.toStdString(), true);
    std::ofstream out(target.path(), std::ios::binary);
    fmt::memory_buffer text;
    const auto flush = [&] {
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        text.clear();
        if (!out)
            throw cannotBeWritten(target.target());
        cancel.throwIfCancelled();
    };
    const auto times = [&](const char* separator) {
        for (std::int64_t i = 0; i < n; ++i) {
            fmt::format_to(std::back_inserter(text), "{}", i == 0 ? "" : separator);
            appendNumber(text, time(i), "nan");
        }
    };
    if (json) {
        fmt::format_to(std::back_inserter(text), "{{\"provenance\": {}, \"unit\": \"{}\", \"t\": [",
                       made, unit);
        times(", ");
        fmt::format_to(std::back_inserter(text), "], \"c2\": [");
    } else {
        fmt::format_to(std::back_inserter(text),
                       "# Specula {}: two-time correlation, C2(t1, t2)\n# provenance: {}\nt2_{}",
                       versionText(), made, unit);
        for (std::int64_t i = 0; i < n; ++i) {
            fmt::format_to(std::back_inserter(text), ",t1_{}=", unit);
            appendNumber(text, time(i), "nan");
        }
        text.push_back('\n');
    }
    for (std::int64_t row = 0; row < n; ++row) {
        if (json)
            fmt::format_to(std::back_inserter(text), "{}[", row == 0 ? "" : ",\n");
        else
            appendNumber(text, time(row), "nan");
        for (std::int64_t column = 0; column < n; ++column) {
            if (!json || column > 0)
                text.push_back(',');
            appendNumber(text, picture.values.data()[row * n + column], json ? "null" : "nan");
        }
        text.push_back(json ? ']' : '\n');
        if (text.size() > (std::size_t{1} << 20))
            flush();
    }
    if (json)
        fmt::format_to(std::back_inserter(text), "]}}\n");
    flush();
    out.close();
    if (!out)
        throw cannotBeWritten(target.target());
    target.commit();
}

void exportTwotimeMatrix(AppContext& context, QWidget* window, const TwotimePicture& picture,
                         const TwotimeSettings& settings, const QString& proposal,
                         std::function<void(const QString&)> done) {
    askExportName(
        context.settings, window, TwotimeExports::tr("Export matrix"),
        proposal + QStringLiteral(".csv"), QLatin1String(kNumbers), window,
        [&context, window, picture, done = std::move(done),
         provenance = twotimeProvenance("export twotime", picture, settings)](const QString& file) {
            context.jobs.start(
                {.title = TwotimeExports::tr("Export %1").arg(QFileInfo(file).fileName()),
                 .lane = JobLane::Export},
                window,
                [file, picture, provenance](JobContext& job) {
                    writeTwotimeMatrix(file, picture, provenance, job.cancelToken());
                },
                [file, done] { done(TwotimeExports::tr("Exported %1").arg(file)); });
        });
}

} // namespace specula::app
