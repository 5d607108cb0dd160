// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_inspector.h"

#include "app/unit_model.h"
#include "core/correlate/derived/g2_views.h"
#include "widgets/forms/collapsible.h"
#include "widgets/forms/elided_label.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

constexpr int kRowHeight = 24, kBinRowHeight = 16;
constexpr int kMostRowsShown = 6;

enum Column { Name, From, To, First };

QString dash() {
    return QStringLiteral("–");
}

QVBoxLayout* columnIn(widgets::Collapsible* part) {
    auto* column = new QVBoxLayout(part->content());
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(6);
    return column;
}

QString countText(std::int64_t n) {
    return QLocale().toString(qlonglong(n));
}

} // namespace

TwotimeInspector::TwotimeInspector(AppContext& context, TwotimeModel& model, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model) {
    setObjectName(QStringLiteral("twotime.inspector"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    const auto part = [&](const char* name, const QString& title) {
        auto* made = new widgets::Collapsible(QLatin1String(name), title, this);
        column->addWidget(made);
        return made;
    };
    m_binPart = part("twotime.part.bins", tr("Bins"));
    m_stripPart = part("twotime.part.strips", tr("Age strips"));
    m_parameterPart = part("twotime.part.parameters", tr("Parameters"));
    m_problemPart = part("twotime.part.problems", tr("Problems"));
    m_exportPart = part("twotime.part.exports", tr("Exports"));
    makeBins();
    makeStrips();
    makeParameters();
    m_problems = new QLabel(m_problemPart->content());
    m_problems->setObjectName(QStringLiteral("twotime.problems"));
    m_problems->setWordWrap(true);
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problems->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    columnIn(m_problemPart)->addWidget(m_problems);
    makeExports();
    column->addWidget(m_exportPicture, 0, Qt::AlignLeft);
    column->addStretch(1);
    showFile(nullptr, {});
    showSource(nullptr);
}

QLabel* TwotimeInspector::addValue(QFormLayout* form, const char* name, const QString& label) {
    auto* value = new QLabel(this);
    value->setObjectName(QLatin1String(name));
    value->setAlignment(Qt::AlignRight);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setFont(m_context.theme.numberFont());
    value->setMinimumWidth(80);
    value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    form->addRow(widgets::makeDimLabel(label, this), value);
    return value;
}

QPushButton* TwotimeInspector::addButton(QWidget* parent, const char* name, const QString& text) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    return button;
}

void TwotimeInspector::makeBins() {
    m_bins = new QListWidget(m_binPart->content());
    m_bins->setObjectName(QStringLiteral("twotime.bin.list"));
    m_bins->setAccessibleName(tr("Bins"));
    m_bins->setUniformItemSizes(true);
    m_bins->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    columnIn(m_binPart)->addWidget(m_bins);
    connect(m_bins, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item != nullptr && !m_filling)
            emit binChosen(item->data(Qt::UserRole).toLongLong());
    });
}

void TwotimeInspector::makeStrips() {
    QVBoxLayout* column = columnIn(m_stripPart);
    m_strips = new QTableWidget(0, 4, m_stripPart->content());
    m_strips->setObjectName(QStringLiteral("twotime.strip.table"));
    m_strips->setAccessibleName(tr("Age strips"));
    m_strips->verticalHeader()->hide();
    m_strips->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_strips->setSelectionMode(QAbstractItemView::SingleSelection);
    m_strips->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_strips->horizontalHeader()->setStretchLastSection(true);
    m_strips->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_strips->verticalHeader()->setDefaultSectionSize(kRowHeight);
    column->addWidget(m_strips);
    m_stripNote = widgets::makeDimLabel({}, m_stripPart->content());
    m_stripNote->setObjectName(QStringLiteral("twotime.strip.note"));
    m_stripNote->setWordWrap(true);
    m_stripNote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(m_stripNote);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    m_add = addButton(this, "twotime.strip.add", tr("Add"));
    m_copy = addButton(this, "twotime.strip.copy", tr("Copy"));
    m_remove = addButton(this, "twotime.strip.remove", tr("Remove"));
    for (QPushButton* button : {m_add, m_copy, m_remove})
        row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &TwotimeInspector::addStripRequested);
    connect(m_copy, &QPushButton::clicked, this, &TwotimeInspector::copyStripRequested);
    connect(m_remove, &QPushButton::clicked, this, &TwotimeInspector::removeStripRequested);
    connect(m_strips, &QTableWidget::cellChanged, this, &TwotimeInspector::stripEdited);
    connect(m_strips, &QTableWidget::itemSelectionChanged, this, [this] {
        const QTableWidgetItem* name = m_strips->item(m_strips->currentRow(), Name);
        if (!m_filling && name != nullptr)
            m_model.selectStrip(name->data(Qt::UserRole).toInt());
    });
    connect(&m_model, &TwotimeModel::stripSelected, this, [this](int number) {
        m_copy->setEnabled(number != 0);
        m_remove->setEnabled(number != 0);
        m_filling = true;
        m_strips->clearSelection();
        for (int i = 0; i < m_strips->rowCount(); ++i)
            if (m_strips->item(i, Name)->data(Qt::UserRole).toInt() == number)
                m_strips->selectRow(i);
        m_filling = false;
    });
    m_copy->setEnabled(false);
    m_remove->setEnabled(false);
}

void TwotimeInspector::makeParameters() {
    auto* form = new QFormLayout(m_parameterPart->content());
    form->setContentsMargins(0, 0, 0, 4);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name = new widgets::ElidedLabel(this);
    m_name->setObjectName(QStringLiteral("twotime.name"));
    m_name->setAlignment(Qt::AlignRight);
    form->addRow(widgets::makeDimLabel(tr("File"), this), m_name);
    m_frames = addValue(form, "twotime.frames", tr("Frames"));
    m_config = addValue(form, "twotime.config", tr("Stride · average"));
    m_step = addValue(form, "twotime.step", tr("Step"));
    m_stepFrom = addValue(form, "twotime.step.from", tr("Time axis from"));
    m_shown = addValue(form, "twotime.shown", tr("Shown as"));
    m_range = addValue(form, "twotime.range", tr("Run"));
}

void TwotimeInspector::makeExports() {
    QVBoxLayout* column = columnIn(m_exportPart);
    m_exportMatrix = addButton(this, "twotime.export.matrix", tr("Matrix…"));
    m_exportCurves = addButton(this, "twotime.export.curves", tr("Curves…"));
    m_exportMatrix->setToolTip(tr("The map as shown, with its time axes, as CSV or JSON"));
    m_exportCurves->setToolTip(tr("The plot at the right as CSV, JSON or a picture"));
    m_exportPicture = addButton(this, "twotime.export", tr("Export picture…"));
    m_exportPicture->setProperty("role", "main");
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_exportMatrix);
    row->addWidget(m_exportCurves);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_exportPicture, &QPushButton::clicked, this,
            &TwotimeInspector::exportPictureRequested);
    connect(m_exportMatrix, &QPushButton::clicked, this, &TwotimeInspector::exportMatrixRequested);
    connect(m_exportCurves, &QPushButton::clicked, this, &TwotimeInspector::exportCurvesRequested);
}

void TwotimeInspector::showFile(const io::ResultFilePtr& file, const TwotimeOverview& overview) {
    m_filling = true;
    m_bins->clear();
    if (file && file->hasTwotime()) {
        std::vector<std::int64_t> bins = file->twotimeBins();
        const std::int64_t all = overview.qmap ? overview.qmap->dynamicBins() : 0;
        for (std::int64_t bin = 1; bin <= all; ++bin)
            if (std::find(bins.begin(), bins.end(), bin) == bins.end())
                bins.push_back(bin);
        std::sort(bins.begin(), bins.end());
        for (const std::int64_t bin : bins) {
            auto* item = new QListWidgetItem(twotimeBinText(overview, bin), m_bins);
            item->setData(Qt::UserRole, qlonglong(bin));
            const auto& stored = file->twotimeBins();
            if (std::find(stored.begin(), stored.end(), bin) == stored.end()) {
                item->setFlags(Qt::NoItemFlags);
                item->setToolTip(tr("The file holds no two-time matrix of this bin."));
            }
        }
    }
    m_filling = false;
    const int shown = std::clamp(m_bins->count(), 1, kMostRowsShown);
    m_bins->setFixedHeight(shown * std::max(m_bins->sizeHintForRow(0), kBinRowHeight) + 4);

    showProblems(file, overview.notes);

    m_name->setFullText(file ? QString::fromStdString(file->path().filename().string()) : dash());
    m_name->setToolTip(file ? QString::fromStdString(file->path().string()) : QString());
    if (!file) {
        for (QLabel* label : {m_frames, m_config, m_step, m_stepFrom})
            label->setText(dash());
        return;
    }
    const io::CorrelationConfig& config = file->twotimeConfig();
    m_frames->setText(countText(file->twotimeFrames()));
    m_config->setText(QStringLiteral("%1 · %2").arg(config.strideFrames).arg(config.averageFrames));
    const std::optional<double> step = file->twotimeStepS();
    m_step->setText(step ? m_context.units.format(Quantity::Time, *step) : tr("not known"));
    const QString from = QString::fromStdString(file->meta().frameTimeFrom);
    m_stepFrom->setText(step ? tr("%1 × stride × average").arg(from.section(QLatin1Char('/'), -1))
                             : tr("none: axes count frames"));
    m_stepFrom->setToolTip(step ? tr("%1, with stride and average of the two-time part").arg(from)
                                : tr("The file holds no frame time."));
}

// As in every room: errors and warnings in colour, notes plain.
void TwotimeInspector::showProblems(const io::ResultFilePtr& file, const QStringList& notes) {
    const widgets::ThemeColours& colours = m_context.theme.colours();
    QStringList lines;
    const auto add = [&lines](const QString& text, const QString& mark, const QColor& colour) {
        lines << QStringLiteral("<span style='color:%1'>%2%3</span>")
                     .arg(colour.name(), mark, text.toHtmlEscaped());
    };
    for (const QString& note : notes)
        add(note, QStringLiteral("⚠ "), colours.warning);
    for (const io::Problem& problem : file ? file->problems() : std::vector<io::Problem>()) {
        QString line = QString::fromStdString(problem.what);
        if (!problem.path.empty())
            line.prepend(QString::fromStdString(problem.path) + QStringLiteral(": "));
        if (!problem.remedy.empty())
            line += QStringLiteral(" (%1)").arg(QString::fromStdString(problem.remedy));
        if (problem.severity == "note")
            add(line, {}, colours.dim);
        else
            add(line, QStringLiteral("⚠ "),
                problem.severity == "error" ? colours.error : colours.warning);
    }
    m_problems->setText(lines.join(QStringLiteral("<br>")));
    m_problemPart->setVisible(!lines.isEmpty());
}

void TwotimeInspector::showBin(std::int64_t bin) {
    m_filling = true;
    for (int row = 0; row < m_bins->count(); ++row)
        if (m_bins->item(row)->data(Qt::UserRole).toLongLong() == bin)
            m_bins->setCurrentRow(row);
    m_filling = false;
}

double TwotimeInspector::runLength() const {
    return m_source ? m_source->axis.step * static_cast<double>(m_source->frames) : 1;
}

void TwotimeInspector::showSource(const TwotimeSourcePtr& source) {
    m_source = source;
    for (QPushButton* button : {m_add, m_exportPicture, m_exportMatrix, m_exportCurves})
        button->setEnabled(source != nullptr);
    if (!source) {
        m_shown->setText(dash());
        m_range->setText(dash());
        return;
    }
    const std::int64_t side = source->matrix.shape()[0];
    m_shown->setText(source->axis.rate == 1
                         ? tr("%1 × %1, every element").arg(side)
                         : tr("%1 × %1, means over %2 × %2").arg(side).arg(source->axis.rate));
    m_range->setText(twotimeTimeText(runLength(), source->axis, m_context.units.preferences()));
}

QString TwotimeInspector::firstText(const StripCurve& curve) const {
    const double value = curve.g2.front(), error = curve.error.front();
    return QString::fromStdString(std::isfinite(error) ? formatWithUncertainty(value, error)
                                                       : formatValue(value, 5));
}

QString TwotimeInspector::statistics(const StripCurve& curve) const {
    std::int64_t pairs = 0;
    for (const std::int64_t n : curve.elements)
        pairs += n;
    const QString block =
        twotimeTimeText(curve.blockLength, m_source->axis, m_context.units.preferences());
    return tr("%1 pairs of frames at %2 lags").arg(countText(pairs)).arg(curve.g2.size()) +
           QLatin1Char('\n') +
           (std::isfinite(curve.error.front())
                ? tr("Error by leaving out blocks of %1").arg(block)
                : tr("No error: the strip is shorter than two blocks of %1").arg(block));
}

void TwotimeInspector::showStrips(const StripCurves& curves) {
    const QList<TwotimeStrip>& strips = m_model.settings().strips;
    const bool seconds = m_source && m_source->axis.seconds;
    const QString unit = seconds ? m_context.units.symbol(Quantity::Time, runLength()) : tr("fr");
    m_filling = true;
    m_strips->setHorizontalHeaderLabels(
        {QString(), tr("from (%1)").arg(unit), tr("to (%1)").arg(unit), tr("first g₂")});
    m_strips->setRowCount(int(strips.size()));
    const auto put = [this](int row, Column column, const QString& text, bool editable) {
        QTableWidgetItem* item = m_strips->item(row, column);
        if (item == nullptr) {
            item = new QTableWidgetItem;
            m_strips->setItem(row, column, item);
        }
        item->setText(text);
        item->setToolTip(text);
        item->setFlags(editable ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsEditable
                                : Qt::ItemIsSelectable | Qt::ItemIsEnabled);
        return item;
    };
    const auto shown = [&](double time) {
        const double value =
            seconds ? m_context.units.toUser(Quantity::Time, time, runLength()) : time;
        return QString::fromStdString(formatValue(value, 5));
    };
    m_strips->setFixedHeight(m_strips->horizontalHeader()->sizeHint().height() + 2 +
                             kRowHeight * std::clamp(int(strips.size()), 1, kMostRowsShown));
    m_strips->setVisible(!strips.isEmpty());
    QStringList notes;
    for (int row = 0; row < int(strips.size()); ++row) {
        const TwotimeStrip& strip = strips.at(row);
        QTableWidgetItem* name = put(row, Name, QString::number(strip.number), false);
        name->setData(Qt::UserRole, strip.number);
        QPixmap swatch(10, 10);
        swatch.fill(m_context.theme.series(strip.number - 1));
        name->setIcon(swatch);
        put(row, From, shown(strip.low()), true);
        put(row, To, shown(strip.high()), true);
        const StripCurve* curve = curves.curve(strip.number);
        const bool any = curve != nullptr && !curve->g2.empty();
        QTableWidgetItem* first = put(row, First, any ? firstText(*curve) : dash(), false);
        if (any)
            first->setToolTip(statistics(*curve));
        if (curve != nullptr && !any)
            notes << tr("Strip %1 lies outside the run.").arg(strip.number);
    }
    if (strips.isEmpty())
        notes << tr("Choose the strip tool and drag along the diagonal, or press Add. Drag a strip "
                    "to move it, its edge to widen it; Shift and drag copies it, Delete removes "
                    "it.");
    m_stripNote->setText(notes.join(QLatin1Char('\n')));
    m_stripNote->setVisible(!notes.isEmpty());
    m_filling = false;
}

void TwotimeInspector::stripEdited(int row, int column) {
    if (m_filling || (column != From && column != To))
        return;
    const int number = m_strips->item(row, Name)->data(Qt::UserRole).toInt();
    bool valid = false;
    double value = QLocale().toDouble(m_strips->item(row, column)->text(), &valid);
    if (!valid)
        value = m_strips->item(row, column)->text().toDouble(&valid);
    if (m_source && m_source->axis.seconds)
        value = m_context.units.fromUser(Quantity::Time, value, runLength());
    TwotimeSettings after = m_model.settings();
    const TwotimeSettings before = after;
    for (TwotimeStrip& strip : after.strips) {
        if (strip.number != number)
            continue;
        const double low = column == From ? value : strip.low();
        const double high = column == To ? value : strip.high();
        if (valid && low < high)
            strip = {number, (low + high) / 2, high - low};
    }
    if (after == before) { // wrong text: what holds is shown again
        m_filling = true;
        m_strips->item(row, column)->setText(m_strips->item(row, column)->toolTip());
        m_filling = false;
        return;
    }
    m_model.edit(after, tr("Change the ages of strip %1").arg(number));
}

} // namespace specula::app
