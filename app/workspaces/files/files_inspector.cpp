// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/files_inspector.h"

#include "app/unit_model.h"
#include "app/workspaces/files/metadata_compare.h"
#include "app/workspaces/image/metadata_view.h"
#include "core/base/error.h"
#include "core/base/job_context.h"
#include "widgets/forms/collapsible.h"
#include "widgets/forms/elided_label.h"
#include "widgets/forms/labels.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace specula::app {
namespace {

constexpr int kImageHeight = 170, kCurveHeight = 170;
constexpr int kImagePixels = 300;

QVBoxLayout* columnIn(widgets::Collapsible* part) {
    auto* column = new QVBoxLayout(part->content());
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(6);
    return column;
}

} // namespace

RunDetails readRunDetails(const QString& path, ThreadPool& pool, JobContext& job) {
    RunDetails details{path, {}, {}, {}};
    const auto failed = [&](const Error& e) {
        details.problems.push_back({"error", e.field(), e.reason(), e.remedy()});
    };
    try {
        io::FileInfo info = io::inspectFile(path.toStdString(), job.cancelToken());
        details.metadata = std::move(info.metadata);
        details.problems = std::move(info.problems);
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& e) {
        failed(e);
        return details;
    }
    try {
        if (const auto file = io::ResultFile::open(path.toStdString(), job.cancelToken())) {
            details.problems = file->problems();
            if (file->hasImage())
                details.image = pictureOf(file->image(job.cancelToken()), kImagePixels, pool, job);
        }
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& e) {
        failed(e);
    }
    return details;
}

FilesInspector::FilesInspector(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(new widgets::ElidedLabel(this)) {
    setObjectName(QStringLiteral("files.inspector"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    m_name->setObjectName(QStringLiteral("files.name"));
    m_preview =
        new widgets::Collapsible(QStringLiteral("inspector.filesPreview"), tr("Preview"), this);
    m_problems =
        new widgets::Collapsible(QStringLiteral("inspector.filesProblems"), tr("Problems"), this);
    m_metadata =
        new widgets::Collapsible(QStringLiteral("inspector.filesMetadata"), tr("Metadata"), this);

    auto* preview = columnIn(m_preview);
    m_image = new QLabel(m_preview->content());
    m_image->setObjectName(QStringLiteral("files.image"));
    m_image->setAlignment(Qt::AlignCenter);
    m_image->setFixedHeight(kImageHeight);
    m_curve = new widgets::CurvePanel(m_preview->content());
    m_curve->setObjectName(QStringLiteral("files.curve"));
    m_curve->setAccessibleName(tr("g2 of the current run"));
    m_curve->setFixedHeight(kCurveHeight);
    m_why = widgets::makeDimLabel({}, m_preview->content());
    m_why->setObjectName(QStringLiteral("files.why"));
    m_why->setWordWrap(true);
    preview->addWidget(m_image);
    preview->addWidget(m_curve);
    preview->addWidget(m_why);

    m_problemRows = columnIn(m_problems);
    auto* metadata = columnIn(m_metadata);
    m_metadataHint = widgets::makeDimLabel(
        tr("Select two rows to see their metadata side by side."), m_metadata->content());
    m_metadataHint->setWordWrap(true);
    m_tree = new MetadataView(m_metadata->content());
    m_compare = new MetadataCompare(context.theme, m_metadata->content());
    m_compare->hide();
    metadata->addWidget(m_metadataHint);
    metadata->addWidget(m_tree);
    metadata->addWidget(m_compare);

    m_open = new QPushButton(this);
    m_open->setObjectName(QStringLiteral("files.open"));
    m_open->setAccessibleName(tr("Open the selected runs"));
    m_open->setProperty("role", "main");
    connect(m_open, &QPushButton::clicked, this, &FilesInspector::openWanted);
    column->addWidget(m_name);
    for (QWidget* part : {static_cast<QWidget*>(m_preview), static_cast<QWidget*>(m_problems),
                          static_cast<QWidget*>(m_metadata)})
        column->addWidget(part);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addStretch(1);
    const auto recolour = [this] { m_curve->setColours(m_context.theme.canvas()); };
    recolour();
    connect(&context.theme, &widgets::Theme::changed, m_curve, recolour);
    setRun(nullptr, 1);
    setOpenText({});
}

void FilesInspector::setRun(const RunRow* run, int bin) {
    m_preview->setVisible(run != nullptr);
    m_problems->setVisible(run != nullptr);
    m_metadata->setVisible(run != nullptr);
    m_name->setFullText(run != nullptr ? run->name() : tr("No run is selected."));
    if (run == nullptr || run->path != m_pictureOf) {
        m_pictureOf.clear();
        m_picture = run != nullptr && run->picture ? run->picture->image : QImage();
    }
    drawImage();
    const bool curve = run != nullptr && run->picture && !run->picture->g2.empty();
    m_curve->setVisible(curve);
    if (curve) {
        const RunPicture& picture = *run->picture;
        widgets::PlotContent content;
        content.id = QStringLiteral("files.g2");
        content.title = tr("bin %1").arg(bin);
        if (picture.seconds)
            content.x = widgets::quantityAxis(QStringLiteral("t"), Quantity::Time,
                                              m_context.units.preferences(),
                                              picture.decayTimeS.value_or(1), true);
        else
            content.x = widgets::plainAxis(tr("delay"), tr("steps"), true);
        content.y = widgets::plainAxis(QStringLiteral("g2"));
        widgets::PlotCurve g2;
        g2.name = QStringLiteral("g2");
        g2.x = widgets::plotValues(picture.delays);
        g2.y = widgets::plotValues(picture.g2);
        g2.marker = widgets::CurveMarker::Disc;
        content.curves << g2;
        m_curve->setContent(content);
    }
    QString why;
    if (run != nullptr && run->facts && !run->facts->why.isEmpty())
        why = run->facts->why;
    else if (run != nullptr && run->picture && !run->picture->why.isEmpty())
        why = run->picture->why;
    else if (run != nullptr && run->facts && !run->facts->isResult())
        why = tr("This file holds no correlation results. Enter opens it in Image.");
    else if (run != nullptr && !run->picture)
        why = tr("looking…");
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
}

void FilesInspector::showImage(const RunDetails& details) {
    if (details.image.isNull())
        return;
    m_picture = details.image;
    m_pictureOf = details.path;
    drawImage();
}

void FilesInspector::drawImage() {
    m_image->setVisible(!m_picture.isNull());
    if (m_picture.isNull())
        return;
    QPixmap pixmap = QPixmap::fromImage(m_picture);
    m_image->setPixmap(pixmap.scaled(QSize(kImagePixels, kImageHeight), Qt::KeepAspectRatio,
                                     Qt::SmoothTransformation));
}

void FilesInspector::setWaiting() {
    m_tree->clear();
    m_compare->clear();
    showProblems({});
    m_problems->hide();
}

void FilesInspector::setDetails(const RunDetails& details) {
    m_metadataHint->show();
    m_tree->show();
    m_compare->hide();
    m_tree->setMetadata(details.metadata);
    showImage(details);
    showProblems(details.problems);
    m_problems->show();
}

void FilesInspector::setCompared(const QString& leftName, const RunDetails& left,
                                 const QString& rightName, const RunDetails& right) {
    m_metadataHint->hide();
    m_tree->hide();
    m_compare->show();
    m_compare->setFiles(leftName, left.metadata, rightName, right.metadata);
    showProblems(left.problems);
    m_problems->show();
}

void FilesInspector::setOpenText(const QString& text) {
    m_open->setText(text);
    m_open->setVisible(!text.isEmpty());
}

void FilesInspector::showProblems(const std::vector<io::Problem>& problems) {
    while (QLayoutItem* item = m_problemRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto addRow = [this](const QString& text, const char* role, int indent) {
        auto* label = new QLabel(text, m_problems->content());
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setContentsMargins(indent, 0, 0, 0);
        widgets::setRole(label, role);
        m_problemRows->addWidget(label);
    };
    if (problems.empty())
        addRow(tr("None were found."), "dim", 0);
    for (const io::Problem& problem : problems) {
        const bool error = problem.severity == "error";
        const QString sign = error                           ? QStringLiteral("✗ ")
                             : problem.severity == "warning" ? QStringLiteral("⚠ ")
                                                             : QStringLiteral("· ");
        addRow(sign + QString::fromStdString(problem.what),
               error                           ? "error"
               : problem.severity == "warning" ? "warning"
                                               : "dim",
               0);
        QStringList more;
        for (const std::string& text : {problem.path, problem.remedy})
            if (!text.empty())
                more << QString::fromStdString(text);
        if (!more.isEmpty())
            addRow(more.join(QLatin1Char('\n')), "dim", 14);
    }
}

} // namespace specula::app
