// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/dataset_picker.h"

#include "app/job_runner.h"
#include "core/imaging/histogram.h"
#include "core/imaging/overview.h"
#include "core/imaging/tone.h"
#include "core/io/open_source.h"
#include "widgets/image/figure.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kPreviewPx = 220;
constexpr std::int64_t kPreviewPixels = 512 * 512;

QString shapeText(const std::vector<std::int64_t>& shape) {
    QStringList parts;
    for (const std::int64_t extent : shape)
        parts << QString::number(extent);
    return parts.join(QStringLiteral(" × "));
}

} // namespace

DatasetPicker::DatasetPicker(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_list(new QTreeWidget(this))
    , m_preview(new QLabel(this)) {
    m_list->setObjectName(QStringLiteral("datasets.list"));
    m_list->setAccessibleName(tr("Datasets of this file"));
    m_list->setHeaderLabels({tr("Dataset"), tr("Shape"), tr("Type")});
    m_list->setHeaderHidden(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setColumnWidth(0, 130);
    m_list->setColumnWidth(1, 100);
    m_preview->setObjectName(QStringLiteral("datasets.preview"));
    m_preview->setAccessibleName(tr("Preview of the dataset"));
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    column->addWidget(m_preview);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &DatasetPicker::preview);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem* item) { emit picked(item->data(0, Qt::UserRole).toString()); });
}

DatasetPicker::~DatasetPicker() {
    m_context.jobs.cancelKey(previewKey());
}

QString DatasetPicker::previewKey() const {
    return QStringLiteral("image/preview/%1").arg(quintptr(this));
}

void DatasetPicker::setFile(const QString& path, const io::FileInfo& info, const QString& shown) {
    clear();
    m_path = path;
    const QSignalBlocker quiet(m_list); // the dataset that is shown needs no preview
    for (const io::DatasetInfo& d : info.datasets) {
        if (!d.showable)
            continue;
        const QString name = QString::fromStdString(d.path);
        auto* item = new QTreeWidgetItem({name.isEmpty() ? tr("image") : name, shapeText(d.shape),
                                          QString::fromStdString(d.dtype)});
        item->setData(0, Qt::UserRole, name);
        item->setToolTip(0, name + QLatin1Char('\n') + QString::fromStdString(d.encoding));
        m_list->addTopLevelItem(item);
        if (name == shown)
            m_list->setCurrentItem(item);
    }
    // As high as its rows, up to eight of them.
    const int row = std::max(16, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(2 * m_list->frameWidth() + 4 +
                           row * std::clamp(m_list->topLevelItemCount(), 1, 8));
}

void DatasetPicker::clear() {
    m_context.jobs.cancelKey(previewKey());
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_preview->hide();
    m_path.clear();
}

bool DatasetPicker::hasChoice() const {
    return m_list->topLevelItemCount() > 1;
}

void DatasetPicker::preview() {
    const QTreeWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return;
    ThreadPool& pool = m_context.pool;
    m_context.jobs.start(
        {.title = tr("Preview"), .lane = JobLane::Interactive, .key = previewKey(), .quiet = true},
        this,
        [path = m_path.toStdString(),
         dataset = item->data(0, Qt::UserRole).toString().toStdString(), &pool](JobContext& job) {
            const io::SourcePtr source = io::openSource(path, {dataset, job.cancelToken()});
            const auto pixels = imaging::readOverview(*source, 0, 0, kPreviewPixels, pool, job);
            imaging::DisplayOptions options;
            options.deadValue = source->describe().deadValue;
            options.saturatedValue = source->describe().saturatedValue;
            const imaging::DisplayImagePtr image =
                imaging::makeDisplayImage(pixels.pixels, 0, options, pool, job);
            imaging::ToneSettings tone;
            const imaging::Levels levels = imaging::autoLevels(*image);
            tone.low = levels.low;
            tone.high = levels.high;
            return widgets::makeFigure(image, tone, imaging::Pooling::Max, {}, kPreviewPx, pool)
                .scene.picture;
        },
        [this](const QImage& picture) {
            m_preview->setPixmap(QPixmap::fromImage(picture));
            m_preview->show();
        },
        [this](const JobFailure& failure) {
            m_preview->setText(failure.message);
            m_preview->setWordWrap(true);
            m_preview->show();
        });
}

} // namespace specula::app
