// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/operations/apply_operations.h"

#include "app/job_runner.h"
#include "app/window/devices/device_texts.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/provenance.h"
#include "core/imaging/execute/executor.h"
#include "core/io/open_source.h"
#include "core/io/region_sink.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <optional>

namespace specula::app {
namespace {

// A class only to give the texts a context for translators.
class ApplyOperations {
    Q_DECLARE_TR_FUNCTIONS(specula::app::ApplyOperations)
};

struct Outcome {
    qsizetype made = 0;
    QStringList failures;
    imaging::ExecutionReport last;
    double seconds = 0; ///< of all files
};

QStringList filesLike(const QString& file) {
    const QFileInfo info(file);
    QStringList files;
    for (const QFileInfo& other :
         info.dir().entryInfoList({QStringLiteral("*.") + info.suffix()}, QDir::Files, QDir::Name))
        files << other.filePath();
    return files;
}

/// Result names keep an ending that can be written and get .tif otherwise.
QString nameInFolder(const QString& input, const QString& folder) {
    const QFileInfo info(input);
    static const QStringList kWritable = {"tif", "tiff", "exr", "h5", "hdf5"};
    const QString ending =
        kWritable.contains(info.suffix().toLower()) ? info.suffix() : QStringLiteral("tif");
    return QDir(folder).filePath(info.completeBaseName() + QLatin1Char('.') + ending);
}

void applyOne(const imaging::Pipeline& pipeline, const QString& input, const QString& dataset,
              const QString& output, bool overwrite, AppContext& context, JobContext& job,
              Outcome& outcome) {
    if (QFileInfo(input) == QFileInfo(output))
        throw Error(ErrorCode::Usage, "the result would replace the picture it is made from")
            .inFile(output.toStdString())
            .withRemedy("choose another name or folder");
    const io::SourcePtr source =
        io::openSource(input.toStdString(), {dataset.toStdString(), job.cancelToken()});
    const io::SourceDescription& d = source->describe();
    const imaging::ImageDescription result = imaging::resultOf(pipeline, d, {});
    Provenance made = Provenance::now("image operations");
    made.inputs = {{"image", input.toStdString(), d.dataset, source->contentId().value}};
    made.parameters = imaging::pipelineJson(pipeline);
    const io::SinkPtr sink = io::openSink(
        output.toStdString(),
        {result.type, result.width, result.height, d.frames, result.channels, {}, made},
        {.overwrite = overwrite});
    outcome.last =
        imaging::execute(pipeline, source, *sink, context.devices, context.pool, {}, job);
    sink->commit();
    outcome.seconds += outcome.last.seconds;
    ++outcome.made;
}

QString sentenceOf(const Outcome& outcome, const ApplyRequest& request) {
    QString text =
        ApplyOperations::tr("%1 made on %2 in %3 s (%4).")
            .arg(request.intoFolder
                     ? ApplyOperations::tr("%n file(s) in %1", nullptr, int(outcome.made))
                           .arg(request.output)
                     : request.output,
                 tierTitle(outcome.last.backend), QString::number(outcome.seconds, 'g', 2),
                 QString::fromStdString(outcome.last.plan.reason));
    for (const std::string& fallback : outcome.last.fallbacks)
        text += QLatin1Char('\n') + deviceReason(fallback) + QLatin1Char('.');
    if (!outcome.failures.isEmpty())
        text +=
            QLatin1Char('\n') + ApplyOperations::tr("%n file(s) failed, see the log. The first: %1",
                                                    nullptr, int(outcome.failures.size()))
                                    .arg(outcome.failures.front());
    return text;
}

/// One sentence for what would make every file fail.
void requireUsable(const ApplyRequest& request, const QStringList& inputs) {
    const std::filesystem::path folder = request.output.toStdString();
    if (!QFileInfo(request.output).isDir())
        throw Error(ErrorCode::Usage, "there is no such folder")
            .inFile(folder)
            .withRemedy("choose a folder that exists");
    if (!QFileInfo(request.output).isWritable())
        throw Error(ErrorCode::Usage, "the folder cannot be written to")
            .inFile(folder)
            .withRemedy("choose another folder or change the rights on it");
    for (const QString& input : inputs)
        if (QFileInfo(nameInFolder(input, request.output)) == QFileInfo(input))
            throw Error(ErrorCode::Usage, "the results would replace the pictures they are made of")
                .inFile(folder)
                .withRemedy("choose another folder");
}

} // namespace

void applyOperations(AppContext& context, QObject* receiver, const ApplyRequest& request,
                     std::function<void(const QString&)> said) {
    context.jobs.start(
        {.title = request.intoFolder ? ApplyOperations::tr("Apply operations to a folder")
                                     : ApplyOperations::tr("Apply operations"),
         .lane = JobLane::Export,
         .saysEnd = true},
        receiver,
        [request, &context](JobContext& job) {
            const MadePipeline made =
                makePipeline(request.entries, QFileInfo(request.inputs.front()).path());
            for (const QString& problem : made.problems)
                if (!problem.isEmpty())
                    throw Error(ErrorCode::Usage, problem.toStdString())
                        .withRemedy("put the operation right or switch it off");
            const QStringList inputs =
                request.intoFolder ? filesLike(request.inputs.front()) : request.inputs;
            if (request.intoFolder)
                requireUsable(request, inputs);
            Outcome outcome;
            for (const QString& input : inputs) {
                JobContext part = job.child(1.0 / static_cast<double>(inputs.size()),
                                            QFileInfo(input).fileName().toStdString());
                try {
                    // One file: the user has confirmed replacing it. A folder: nobody was asked.
                    applyOne(made.pipeline, input, request.dataset,
                             request.intoFolder ? nameInFolder(input, request.output)
                                                : request.output,
                             !request.intoFolder, context, part, outcome);
                } catch (const Cancelled&) {
                    throw;
                } catch (const Error& error) {
                    if (!request.intoFolder)
                        throw;
                    job.log(LogLevel::Warning, error.what());
                    outcome.failures << QString::fromStdString(error.what());
                }
            }
            if (outcome.made == 0)
                throw Error(ErrorCode::Input,
                            ApplyOperations::tr("no file could be made. The first: %1")
                                .arg(outcome.failures.value(0))
                                .toStdString());
            return outcome;
        },
        [said, request](const Outcome& outcome) { said(sentenceOf(outcome, request)); },
        [said](const JobFailure& failure) {
            if (!failure.cancelled)
                said(failure.message);
        });
}

} // namespace specula::app
