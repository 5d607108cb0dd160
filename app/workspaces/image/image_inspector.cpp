// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/image_inspector.h"

#include "app/job_runner.h"
#include "app/workspaces/image/dataset_memory.h"
#include "app/workspaces/image/dataset_picker.h"
#include "app/workspaces/image/metadata_view.h"
#include "app/workspaces/image/operations/operations_panel.h"
#include "app/workspaces/image/special_colours.h"
#include "core/base/units.h"
#include "core/imaging/profile.h"
#include "widgets/forms/collapsible.h"
#include "widgets/forms/elided_label.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace specula::app {
namespace {

QFormLayout* formIn(widgets::Collapsible* part) {
    auto* form = new QFormLayout(part->content());
    form->setContentsMargins(0, 0, 0, 4);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

QString count(std::int64_t n) {
    return QLocale().toString(qlonglong(n));
}
QString number(double value) {
    return QString::fromStdString(formatValue(value, 5));
}

} // namespace

ImageInspector::ImageInspector(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context) {
    setObjectName(QStringLiteral("image.inspector"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    m_file = new widgets::Collapsible(QStringLiteral("inspector.file"), tr("File"), this);
    m_datasets =
        new widgets::Collapsible(QStringLiteral("inspector.datasets"), tr("Datasets"), this);
    m_displayPart =
        new widgets::Collapsible(QStringLiteral("inspector.display"), tr("Display"), this);
    m_operationsPart =
        new widgets::Collapsible(QStringLiteral("inspector.operations"), tr("Operations"), this);
    m_statistics =
        new widgets::Collapsible(QStringLiteral("inspector.statistics"), tr("Statistics"), this);
    m_metadata =
        new widgets::Collapsible(QStringLiteral("inspector.metadata"), tr("Metadata"), this);
    makeFile();
    auto* pickerColumn = new QVBoxLayout(m_datasets->content());
    pickerColumn->setContentsMargins(0, 0, 0, 0);
    m_picker = new DatasetPicker(context, m_datasets->content());
    pickerColumn->addWidget(m_picker);
    makeDisplay();
    auto* operationsColumn = new QVBoxLayout(m_operationsPart->content());
    operationsColumn->setContentsMargins(0, 0, 0, 0);
    m_operations = new OperationsPanel(context, m_operationsPart->content());
    operationsColumn->addWidget(m_operations);
    connect(m_operations, &OperationsPanel::toast, this, &ImageInspector::toast);
    makeStatistics();
    auto* treeColumn = new QVBoxLayout(m_metadata->content());
    treeColumn->setContentsMargins(0, 0, 0, 0);
    m_tree = new MetadataView(m_metadata->content());
    treeColumn->addWidget(m_tree);
    m_export = new QPushButton(tr("Export picture…"), this);
    m_export->setObjectName(QStringLiteral("image.export"));
    m_export->setProperty("role", "main");
    connect(m_export, &QPushButton::clicked, this, &ImageInspector::exportRequested);
    for (QWidget* part :
         {static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_datasets),
          static_cast<QWidget*>(m_displayPart), static_cast<QWidget*>(m_operationsPart),
          static_cast<QWidget*>(m_statistics), static_cast<QWidget*>(m_metadata)})
        column->addWidget(part);
    column->addWidget(m_export, 0, Qt::AlignLeft);
    column->addStretch(1);

    connect(m_picker, &DatasetPicker::picked, this, [this](const QString& dataset) {
        if (!m_pane)
            return;
        const QString path = m_pane->document().target().path;
        rememberDataset(m_context.settings, path, dataset);
        m_pane->document().open({path, dataset});
    });
    for (QWidget* choice : {m_channel, m_pooling})
        widgets::wheelWhenFocused(choice);
    // The panel decides how wide the form is, never a long number or name in it.
    for (QWidget* field : {static_cast<QWidget*>(m_low), static_cast<QWidget*>(m_high),
                           static_cast<QWidget*>(m_gamma), static_cast<QWidget*>(m_channel),
                           static_cast<QWidget*>(m_pooling), static_cast<QWidget*>(m_picker),
                           static_cast<QWidget*>(m_tree)}) {
        field->setMinimumWidth(80);
        field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
    }
    setPane(nullptr);
}

QLabel* ImageInspector::addValue(QFormLayout* form, const char* objectName, const QString& label) {
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(objectName));
    value->setAlignment(Qt::AlignRight);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setFont(m_context.theme.numberFont());
    value->setMinimumWidth(80);
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    form->addRow(widgets::makeDimLabel(label, this), value);
    return value;
}

void ImageInspector::makeFile() {
    QFormLayout* form = formIn(m_file);
    m_name = new widgets::ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("image.info.name"));
    m_name->setAlignment(Qt::AlignRight);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    form->addRow(widgets::makeDimLabel(tr("Name"), this), m_name);
    m_format = addValue(form, "image.info.format", tr("Format"));
    m_shape = addValue(form, "image.info.shape", tr("Size"));
    m_encoding = addValue(form, "image.info.encoding", tr("Stored as"));
    m_problems = new QLabel(this);
    m_problems->setObjectName(QStringLiteral("image.info.problems"));
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(m_problems);
}

void ImageInspector::makeDisplay() {
    QFormLayout* form = formIn(m_displayPart);
    m_low = new widgets::NumberField(QStringLiteral("image.low"), tr("Lower level"), this);
    m_high = new widgets::NumberField(QStringLiteral("image.high"), tr("Upper level"), this);
    m_gamma = new widgets::NumberField(QStringLiteral("image.gamma"), tr("Gamma"), this);
    m_gamma->setRange(0.1, 10);
    m_gamma->setStep(0.1);
    m_low->setValidator([this](double low) {
        return low < m_high->value() ? QString() : tr("must be below the upper level");
    });
    m_high->setValidator([this](double high) {
        return high > m_low->value() ? QString() : tr("must be above the lower level");
    });
    m_channel = new QComboBox(this);
    m_channel->setObjectName(QStringLiteral("image.channel"));
    m_channel->setAccessibleName(tr("Channel"));
    m_pooling = new QComboBox(this);
    m_pooling->setObjectName(QStringLiteral("image.pooling"));
    m_pooling->setAccessibleName(tr("Zoomed out"));
    m_pooling->addItem(tr("brightest pixel"), int(imaging::Pooling::Max));
    m_pooling->addItem(tr("mean"), int(imaging::Pooling::Mean));
    m_pooling->addItem(tr("nearest pixel"), int(imaging::Pooling::Nearest));
    m_reversed = new QCheckBox(tr("Reverse the colours"), this);
    m_reversed->setObjectName(QStringLiteral("image.reversed"));
    form->addRow(tr("Channel"), m_channel);
    form->addRow(tr("From"), m_low);
    form->addRow(tr("To"), m_high);
    form->addRow(tr("Gamma"), m_gamma);
    form->addRow(tr("Zoomed out"), m_pooling);
    form->addRow(QString(), m_reversed);
    m_colours = new SpecialColours(this);
    form->addRow(m_colours);
    connect(m_low, &widgets::NumberField::valueChanged, this, &ImageInspector::editLevels);
    connect(m_high, &widgets::NumberField::valueChanged, this, &ImageInspector::editLevels);
    connect(m_gamma, &widgets::NumberField::valueChanged, this, [this](double gamma) {
        if (!m_pane)
            return;
        widgets::DisplayState state = m_pane->display().state();
        state.tone.gamma = gamma;
        m_pane->display().edit(state, tr("Change gamma"));
    });
    connect(m_channel, &QComboBox::activated, this, [this](int channel) {
        if (!m_pane)
            return;
        FrameSelection selection = m_pane->document().selection();
        selection.channel = channel;
        m_pane->document().setSelection(selection);
    });
    connect(m_pooling, &QComboBox::activated, this, [this](int) {
        if (m_pane)
            m_pane->display().editPooling(imaging::Pooling(m_pooling->currentData().toInt()));
    });
    connect(m_reversed, &QCheckBox::clicked, this, [this](bool on) {
        if (m_pane)
            m_pane->display().editReversed(on);
    });
}

void ImageInspector::makeStatistics() {
    QFormLayout* form = formIn(m_statistics);
    m_range = addValue(form, "image.stats.range", tr("Range"));
    m_mean = addValue(form, "image.stats.mean", tr("Mean ± deviation"));
    m_counted = addValue(form, "image.stats.counted", tr("Pixels"));
    m_special = addValue(form, "image.stats.special", tr("Left out"));
    m_region = addValue(form, "image.stats.region", tr("Box"));
}

void ImageInspector::setPane(ImagePane* pane) {
    for (const auto& connection : m_connections)
        disconnect(connection);
    m_connections.clear();
    m_pane = pane;
    m_operations->setPane(pane);
    if (pane != nullptr) {
        FrameDocument& document = pane->document();
        m_connections << connect(&document, &FrameDocument::opened, this, [this] {
            showFile();
            showStatistics();
        }) << connect(&document, &FrameDocument::closed, this, [this] {
            showFile();
            showInfo();
            showStatistics();
        }) << connect(&document, &FrameDocument::framesChanged, this, [this] {
            showFile();
        }) << connect(&document, &FrameDocument::pipelineChanged, this, [this] {
            showFile();
        }) << connect(&document, &FrameDocument::infoReady, this, [this] {
            showInfo();
        }) << connect(&document, &FrameDocument::imageReady, this, [this] {
            showStatistics();
        }) << connect(&pane->view(), &widgets::ImageView::shapeChanged, this, [this] {
            showStatistics();
        }) << connect(&pane->display(), &widgets::DisplaySettings::changed, this, [this] {
            showDisplay();
        });
    }
    showFile();
    showInfo();
    showDisplay();
    showStatistics();
}

void ImageInspector::showFile() {
    const bool open = m_pane && m_pane->document().isOpen();
    m_export->setEnabled(open);
    m_channel->clear();
    if (!open) {
        m_name->setFullText(QStringLiteral("–"));
        for (QLabel* label : {m_format, m_shape, m_encoding})
            label->setText(QStringLiteral("–"));
        return;
    }
    const FrameDocument& document = m_pane->document();
    const io::SourceDescription& d = document.description();
    m_name->setFullText(QFileInfo(document.target().path).fileName());
    m_name->setToolTip(document.target().path);
    m_format->setText(QString::fromStdString(d.format));
    QString size = tr("%1 × %2").arg(d.width()).arg(d.height());
    if (d.frames > 1)
        size += QStringLiteral(" · ") +
                tr("%n frame(s)", nullptr, int(std::min<std::int64_t>(d.frames, INT_MAX)));
    const std::string_view type = pixelTypeName(d.type);
    m_shape->setText(size + QStringLiteral(" · ") +
                     QString::fromUtf8(type.data(), qsizetype(type.size())));
    const std::string& encoding = document.fileDescription().encoding;
    m_encoding->setText(encoding.empty() ? tr("plain") : QString::fromStdString(encoding));
    for (int c = 0; c < d.channels; ++c)
        m_channel->addItem(static_cast<std::size_t>(c) < d.channelNames.size()
                               ? QString::fromStdString(d.channelNames[static_cast<std::size_t>(c)])
                               : QString::number(c + 1));
    m_channel->setCurrentIndex(document.selection().channel);
    m_channel->setEnabled(d.channels > 1);
}

void ImageInspector::showInfo() {
    const bool open = m_pane && m_pane->document().isOpen();
    if (!open) {
        m_picker->clear();
        m_tree->clear();
        m_problems->hide();
        m_datasets->hide();
        return;
    }
    const FrameDocument& document = m_pane->document();
    m_picker->setFile(document.target().path, document.info(), document.target().dataset);
    m_datasets->setVisible(m_picker->hasChoice());
    m_tree->setMetadata(document.info().metadata);
    QStringList lines;
    for (const io::Problem& problem : document.info().problems) {
        QString line = QString::fromStdString(problem.what);
        if (!problem.path.empty())
            line.prepend(QString::fromStdString(problem.path) + QStringLiteral(": "));
        if (!problem.remedy.empty())
            line += QStringLiteral(" (%1)").arg(QString::fromStdString(problem.remedy));
        lines << QStringLiteral("⚠ ") + line;
    }
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_problems->setStyleSheet(
        QStringLiteral("color: %1").arg(m_context.theme.colours().warning.name()));
    m_problems->setVisible(!lines.isEmpty());
}

void ImageInspector::showDisplay() {
    if (!m_pane)
        return;
    const widgets::DisplayState& state = m_pane->display().state();
    m_low->setValue(state.tone.low);
    m_high->setValue(state.tone.high);
    m_gamma->setValue(state.tone.gamma);
    m_gamma->setEnabled(state.tone.scale == imaging::ToneScale::Gamma);
    m_pooling->setCurrentIndex(m_pooling->findData(int(state.pooling)));
    m_reversed->setChecked(state.tone.reversed);
    m_colours->setDisplay(&m_pane->display());
}

void ImageInspector::editLevels() {
    if (m_pane && m_low->value() < m_high->value())
        m_pane->display().editLevels(m_low->value(), m_high->value());
}

void ImageInspector::showStatistics() {
    const imaging::DisplayImagePtr image = m_pane ? m_pane->document().image() : nullptr;
    if (!image) {
        for (QLabel* label : {m_range, m_mean, m_counted, m_special, m_region})
            label->setText(QStringLiteral("–"));
        return;
    }
    const imaging::ImageStatistics& s = image->statistics();
    m_range->setText(QStringLiteral("%1 … %2").arg(number(s.min), number(s.max)));
    m_mean->setText(QStringLiteral("%1 ± %2").arg(number(s.mean), number(s.stddev)));
    QString counted = tr("%1 of %2").arg(count(s.used), count(s.total));
    if (image->scaleX() > 1) // only an overview of a huge frame is counted
        counted += QLatin1Char(' ') + QCoreApplication::translate("specula::app::ImageWorkspace",
                                                                  "(of %1 × %1 pixels)")
                                          .arg(std::lround(image->scaleX()));
    m_counted->setText(counted);
    QStringList special;
    for (const auto& [n, text] : {std::pair{s.dead, tr("dead %1")},
                                  {s.saturated, tr("saturated %1")},
                                  {s.masked, tr("masked %1")},
                                  {s.nan, tr("NaN %1")},
                                  {s.infinite, tr("infinite %1")}})
        if (n > 0)
            special << text.arg(count(n));
    m_special->setText(special.isEmpty() ? tr("none") : special.join(QStringLiteral(", ")));

    const widgets::ImageShape& shape = m_pane->view().shape();
    if (shape.kind != widgets::ImageShape::Kind::Box) {
        m_region->setText(QStringLiteral("–"));
        return;
    }
    const QRectF box = shape.box();
    const auto x = static_cast<std::int64_t>(std::ceil(box.left()));
    const auto y = static_cast<std::int64_t>(std::ceil(box.top()));
    const Rect rect{x, y, static_cast<std::int64_t>(std::floor(box.right())) - x + 1,
                    static_cast<std::int64_t>(std::floor(box.bottom())) - y + 1};
    m_context.jobs.start(
        {.title = tr("Statistics of the box"),
         .lane = JobLane::Interactive,
         .key = QStringLiteral("image/region/%1").arg(quintptr(this)),
         .quiet = true},
        this, [image, rect](JobContext&) { return imaging::regionStatistics(*image, rect); },
        [this, rect](const imaging::RegionStatistics& r) {
            m_region->setText(tr("%1 × %2 px, mean %3 ± %4, sum %5")
                                  .arg(rect.width)
                                  .arg(rect.height)
                                  .arg(number(r.mean), number(r.stddev), number(r.sum)));
        });
}

} // namespace specula::app
