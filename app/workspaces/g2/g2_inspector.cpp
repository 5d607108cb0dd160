// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_inspector.h"

#include "app/unit_model.h"
#include "app/workspaces/g2/bin_table_model.h"
#include "widgets/forms/collapsible.h"
#include "widgets/forms/elided_label.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace specula::app {
namespace {

constexpr int kRowHeight = 20, kTablePixels = 11, kTableEdge = 2;
constexpr int kMostRows = 10; ///< of the table of bins before it scrolls

bool isNote(const io::Problem& problem) {
    return problem.severity == "note";
}

QString line(const io::Problem& problem) {
    QString text = QString::fromStdString(problem.what);
    if (!problem.path.empty())
        text.prepend(QString::fromStdString(problem.path) + QStringLiteral(": "));
    if (!problem.remedy.empty())
        text += QStringLiteral(" (%1)").arg(QString::fromStdString(problem.remedy));
    return (isNote(problem) ? QStringLiteral("· ") : QStringLiteral("⚠ ")) + text;
}

// Tables in the inspector read like lists: no frames, as narrow as their numbers.
void plain(QTableView* table, QFont font) {
    font.setPixelSize(kTablePixels);
    table->setFont(font);
    table->horizontalHeader()->setStyleSheet(
        QStringLiteral("QHeaderView::section { font-size: %1px; padding: 2px 4px; }")
            .arg(kTablePixels));
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->horizontalHeader()->setMinimumSectionSize(24);
    table->setWordWrap(false);
    table->setMinimumWidth(80);
    table->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

} // namespace

QString errorKindText(io::ErrorKind kind, bool hasErrors) {
    const auto text = [](const char* source) {
        return QCoreApplication::translate("specula::app::G2Inspector", source);
    };
    if (!hasErrors)
        return text(QT_TRANSLATE_NOOP("specula::app::G2Inspector", "none in the file"));
    switch (kind) {
    case io::ErrorKind::Pixel:
        return text(QT_TRANSLATE_NOOP(
            "specula::app::G2Inspector",
            "Scatter of the pixels. Too small where neighbouring pixels or delays fluctuate "
            "together."));
    case io::ErrorKind::Jackknife:
        return text(QT_TRANSLATE_NOOP("specula::app::G2Inspector",
                                      "Jackknife over groups of pixels: honest, also where pixels "
                                      "fluctuate together."));
    case io::ErrorKind::Poisson:
        return text(QT_TRANSLATE_NOOP("specula::app::G2Inspector",
                                      "Counting statistics alone. Too small: speckles are few."));
    case io::ErrorKind::Unknown:
        break;
    }
    return text(QT_TRANSLATE_NOOP("specula::app::G2Inspector",
                                  "The file does not say of what kind. Most correlators store the "
                                  "scatter of the pixels, which is too small."));
}

G2Inspector::G2Inspector(G2Model& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_bins(new BinTableModel(this)) {
    setObjectName(QStringLiteral("g2.inspector"));
    m_binsPart = new widgets::Collapsible(QStringLiteral("g2.inspector.bins"), tr("Bins"), this);
    m_repeatsPart = new widgets::Collapsible(QStringLiteral("g2.inspector.repeats"),
                                             tr("Likeness of the files"), this);
    m_filePart = new widgets::Collapsible(QStringLiteral("g2.inspector.file"), tr("File"), this);
    m_problemsPart =
        new widgets::Collapsible(QStringLiteral("g2.inspector.problems"), tr("Problems"), this);
    makeBins();
    makeRepeats();
    makeFile();
    auto* problems = new QVBoxLayout(m_problemsPart->content());
    problems->setContentsMargins(0, 0, 0, 4);
    m_problems = new QLabel(this);
    m_problems->setObjectName(QStringLiteral("g2.problems"));
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problems->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    widgets::setRole(m_problems, "warning");
    problems->addWidget(m_problems);
    auto* column = new QVBoxLayout(this);
    for (QWidget* part : {m_binsPart, m_repeatsPart, m_filePart, m_problemsPart})
        column->addWidget(part);
    makeExports();
    column->addStretch(1);

    connect(&model, &G2Model::dataChanged, this, [this] {
        showFile();
        showRepeats();
    });
    connect(&model, &G2Model::viewChanged, this, [this] {
        showFile();
        showRepeats();
    });
    connect(&model, &G2Model::binChanged, this, [this] {
        showBin();
        showRepeats();
    });
    showFile();
    showRepeats();
}

void G2Inspector::makeBins() {
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("g2.bins"));
    m_table->setAccessibleName(tr("Bins"));
    m_table->setModel(m_bins);
    plain(m_table, m_model.context().theme.numberFont());
    auto* column = new QVBoxLayout(m_binsPart->content());
    column->setContentsMargins(0, 0, 0, 4);
    column->addWidget(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                if (row.isValid())
                    m_model.setBin(row.row() + 1);
            });
}

void G2Inspector::makeRepeats() {
    m_repeats = new QTableWidget(0, 3, this);
    m_repeats->setObjectName(QStringLiteral("g2.repeats"));
    m_repeats->setAccessibleName(tr("Correlation of the curves of the chosen bin"));
    m_repeats->setHorizontalHeaderLabels({tr("file"), tr("mean r"), tr("least r")});
    plain(m_repeats, m_model.context().theme.numberFont());
    m_repeats->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_repeats->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const int column : {1, 2})
        m_repeats->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_repeats->setTextElideMode(Qt::ElideMiddle);
    m_repeatsNote = new QLabel(this);
    m_repeatsNote->setObjectName(QStringLiteral("g2.repeats.note"));
    m_repeatsNote->setWordWrap(true);
    m_repeatsNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    widgets::setRole(m_repeatsNote, "dim");
    auto* column = new QVBoxLayout(m_repeatsPart->content());
    column->setContentsMargins(0, 0, 0, 4);
    column->addWidget(m_repeatsNote);
    column->addWidget(m_repeats);
}

QLabel* G2Inspector::addValue(QFormLayout* form, const char* objectName, const QString& label) {
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(objectName));
    value->setAlignment(Qt::AlignRight);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setFont(m_model.context().theme.numberFont());
    value->setMinimumWidth(80);
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    if (label.isEmpty())
        form->addRow(value);
    else
        form->addRow(widgets::makeDimLabel(label, this), value);
    return value;
}

void G2Inspector::makeFile() {
    auto* form = new QFormLayout(m_filePart->content());
    form->setContentsMargins(0, 0, 0, 4);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = new widgets::ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("g2.info.name"));
    m_name->setAlignment(Qt::AlignRight);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    form->addRow(widgets::makeDimLabel(tr("Name"), this), m_name);
    m_frames = addValue(form, "g2.info.frames", tr("Frames"));
    m_steps = addValue(form, "g2.info.steps", tr("Stride × average"));
    m_frameTime = addValue(form, "g2.info.frameTime", tr("Frame time"));
    m_step = addValue(form, "g2.info.step", tr("Time step"));
    m_delays = addValue(form, "g2.info.delays", tr("Delays × bins"));
    form->addRow(widgets::makeDimLabel(tr("Errors of g2"), this));
    m_errors = addValue(form, "g2.info.errors", {});
    m_errors->setAlignment(Qt::AlignLeft);
}

void G2Inspector::makeExports() {
    m_picture = new QPushButton(tr("Export picture…"), this);
    m_picture->setObjectName(QStringLiteral("g2.export.picture"));
    m_picture->setProperty("role", "main");
    m_data = new QPushButton(tr("Export data…"), this);
    m_data->setObjectName(QStringLiteral("g2.export.data"));
    m_data->setToolTip(tr("The curves as shown, as CSV or JSON"));
    m_tableExport = new QPushButton(tr("Export table…"), this);
    m_tableExport->setObjectName(QStringLiteral("g2.export.table"));
    m_tableExport->setToolTip(tr("g2 of all bins of this file as stored, as CSV or JSON"));
    auto* column = static_cast<QVBoxLayout*>(layout());
    auto* row = new QHBoxLayout;
    row->addWidget(m_picture);
    row->addStretch(1);
    column->addLayout(row);
    for (QPushButton* button : {m_data, m_tableExport})
        column->addWidget(button, 0, Qt::AlignLeft);
    connect(m_picture, &QPushButton::clicked, this, &G2Inspector::exportPictureRequested);
    connect(m_data, &QPushButton::clicked, this, &G2Inspector::exportDataRequested);
    connect(m_tableExport, &QPushButton::clicked, this, &G2Inspector::exportTableRequested);
}

void G2Inspector::showFile() {
    const G2DataPtr file = m_model.currentData();
    const ResultEntry* entry = m_model.currentEntry();
    const UnitModel& units = m_model.context().units;
    m_bins->setFile(file, units.preferences());
    m_table->setColumnHidden(BinTableModel::Axis1, !m_bins->hasSecondAxis());
    fitTable();
    showBin();
    const bool open = file != nullptr;
    for (QPushButton* button : {m_picture, m_data, m_tableExport})
        button->setEnabled(open);
    m_name->setFullText(entry != nullptr ? entry->label : QStringLiteral("–"));
    m_name->setToolTip(entry != nullptr ? entry->path : QString());
    if (!open) {
        for (QLabel* label : {m_frames, m_steps, m_frameTime, m_step, m_delays, m_errors})
            label->setText(QStringLiteral("–"));
        const QString failure = m_model.currentFailure();
        m_problems->setText(failure);
        m_problemsPart->setVisible(!failure.isEmpty());
        return;
    }
    const io::ResultFile& result = *file->file;
    const io::CorrelationConfig& config = result.multitauConfig();
    m_frames->setText(result.meta().frames > 0 ? QLocale().toString(qint64(result.meta().frames))
                                               : tr("not said"));
    m_steps->setText(QStringLiteral("%1 × %2").arg(config.strideFrames).arg(config.averageFrames));
    const std::optional<double> frameTime = result.meta().frameTimeS, step = result.multitauStepS();
    m_frameTime->setText(frameTime ? units.format(Quantity::Time, *frameTime) : tr("not said"));
    m_frameTime->setToolTip(QString::fromStdString(result.meta().frameTimeFrom));
    m_step->setText(step ? units.format(Quantity::Time, *step) : tr("not known"));
    m_delays->setText(QStringLiteral("%1 × %2").arg(file->delays()).arg(file->bins()));
    QString errors = errorKindText(file->curves.errorKind, !file->curves.error.empty());
    if (file->hasCovariance)
        errors += QLatin1Char(' ') + tr("The file also holds the jackknife covariance.");
    m_errors->setText(errors);
    QStringList lines;
    if (!file->qmapProblem.isEmpty())
        lines << QStringLiteral("⚠ ") + file->qmapProblem;
    bool serious = !lines.isEmpty();
    for (const io::Problem& problem : result.problems()) {
        lines << line(problem);
        serious = serious || !isNote(problem);
    }
    widgets::setRole(m_problems, serious ? "warning" : "dim");
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_problemsPart->setVisible(!lines.isEmpty());
}

void G2Inspector::fitTable() {
    m_table->resizeColumnsToContents();
    const int rows = std::clamp(m_bins->rowCount(), 1, kMostRows);
    int height =
        rows * kRowHeight + m_table->horizontalHeader()->sizeHint().height() + 2 * kTableEdge;
    int width = 0;
    for (int column = 0; column < BinTableModel::ColumnCount; ++column)
        width += m_table->columnWidth(column);
    if (width > m_table->viewport()->width())
        height += m_table->horizontalScrollBar()->sizeHint().height();
    m_table->setFixedHeight(height);
}

void G2Inspector::showBin() {
    const auto row = int(m_model.bin()) - 1;
    if (row < 0 || row >= m_bins->rowCount()) {
        m_table->clearSelection();
        return;
    }
    if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_bins->index(row, 0));
}

void G2Inspector::showRepeats() {
    const G2PlotInput input = m_model.plotInput();
    const std::int64_t bin = m_model.bin();
    struct Row {
        QString name;
        std::vector<double> curve;
    };
    std::vector<Row> rows;
    int others = 0;
    if (input.reference && input.files.size() > 1) {
        const std::vector<std::int64_t>& delays = input.reference->curves.delays;
        const std::optional<double> step = input.reference->file->multitauStepS();
        for (const G2Curves& file : input.files) {
            const std::int64_t own = sameBin(*input.reference, bin, *file.data);
            if (own < 1 || file.data->curves.delays != delays ||
                file.data->file->multitauStepS() != step) {
                ++others;
                continue;
            }
            const Array<double>& g2 = file.data->curves.g2;
            Row row{file.name, {}};
            for (std::int64_t t = 0; t < g2.shape()[0]; ++t)
                row.curve.push_back(g2.view()(t, own - 1));
            rows.push_back(std::move(row));
        }
    }
    m_repeatsPart->setVisible(input.files.size() > 1);
    QString note = rows.size() < 2
                       ? tr("Bin %1: no two files have this bin and the same delays.").arg(bin)
                       : tr("Pearson correlation of g2 of bin %1 with the other files.").arg(bin);
    if (rows.size() >= 2 && others > 0)
        note += QLatin1Char(' ') + tr("%n file(s) have other delays or bins.", nullptr, others);
    m_repeatsNote->setText(note);
    std::vector<std::vector<double>> curves;
    for (const Row& row : rows)
        curves.push_back(row.curve);
    const int count = curves.size() < 2 ? 0 : int(curves.size());
    m_repeats->setRowCount(count);
    m_repeats->setVisible(count > 0);
    m_repeats->setFixedHeight(std::min(count, 8) * kRowHeight +
                              m_repeats->horizontalHeader()->sizeHint().height() + 4);
    if (count == 0)
        return;
    const Array<double> r = correlate::curveCorrelation(curves);
    for (int i = 0; i < count; ++i) {
        double sum = 0, least = 2;
        int known = 0, worst = -1;
        for (int k = 0; k < count; ++k)
            if (const double value = r.view()(i, k); k != i && std::isfinite(value)) {
                sum += value;
                ++known;
                if (value < least) {
                    least = value;
                    worst = k;
                }
            }
        const auto cell = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                                               : Qt::AlignRight | Qt::AlignVCenter);
            m_repeats->setItem(i, column, item);
            return item;
        };
        cell(0, rows[std::size_t(i)].name)->setToolTip(rows[std::size_t(i)].name);
        cell(1, known > 0 ? QString::number(sum / known, 'f', 4) : QStringLiteral("–"));
        cell(2, known > 0 ? QString::number(least, 'f', 4) : QStringLiteral("–"))
            ->setToolTip(worst >= 0 ? tr("with %1").arg(rows[std::size_t(worst)].name) : QString());
    }
}

} // namespace specula::app
