// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_inspector.h"

#include "app/unit_model.h"
#include "core/base/error.h"
#include "widgets/forms/collapsible.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace specula::app {
namespace {

using correlate::ScatteringRoi;

enum Column { Name, QLow, QHigh, PhiLow, PhiHigh, Mean, Pixels, ColumnCount };

QString number(double value) {
    return QString::fromStdString(formatValue(value, 5));
}

} // namespace

SaxsInspector::SaxsInspector(AppContext& context, SaxsRois& rois, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_rois(rois) {
    setObjectName(QStringLiteral("saxs.inspector"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    auto* regions =
        new widgets::Collapsible(QStringLiteral("saxs.part.rois"), tr("Regions of interest"), this);
    auto* reduction =
        new widgets::Collapsible(QStringLiteral("saxs.part.reduction"), tr("Reduction"), this);
    makeRois(regions->content());
    makeReduction(reduction->content());
    column->addWidget(regions);
    column->addWidget(reduction);
    column->addStretch(1);
    connect(&m_rois, &SaxsRois::changed, this, &SaxsInspector::showRois);
    connect(&m_rois, &SaxsRois::currentChanged, this, [this](int index) {
        const QSignalBlocker silent(m_table);
        if (index >= 0)
            m_table->selectRow(index);
        else
            m_table->clearSelection();
    });
    connect(&m_context.units, &UnitModel::changed, this, &SaxsInspector::showRois);
    setView({});
    showRois();
}

void SaxsInspector::makeRois(QWidget* content) {
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(6);
    m_table = new QTableWidget(0, ColumnCount, content);
    m_table->setObjectName(QStringLiteral("saxs.rois"));
    m_table->setAccessibleName(tr("Regions of interest"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(22);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setMinimumHeight(120);
    column->addWidget(m_table);
    auto* row = new QGridLayout;
    const auto button = [&](const char* name, const QString& text, auto run) {
        auto* made = new QPushButton(text, content);
        made->setObjectName(QLatin1String(name));
        connect(made, &QPushButton::clicked, this, run);
        const int at = row->count();
        row->addWidget(made, at / 2, at % 2);
    };
    button("saxs.roi.wedge", tr("Add wedge"), [this] { addRoi(ScatteringRoi::Kind::Wedge); });
    button("saxs.roi.ring", tr("Add ring"), [this] { addRoi(ScatteringRoi::Kind::Ring); });
    button("saxs.roi.remove", tr("Remove"), [this] { m_rois.remove(m_rois.current()); });
    button("saxs.roi.export", tr("Export…"), [this] { emit exportRoisRequested(); });
    column->addLayout(row);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        const auto rows = m_table->selectionModel()->selectedRows();
        m_rois.setCurrent(rows.isEmpty() ? -1 : rows.first().row());
    });
    connect(m_table, &QTableWidget::cellChanged, this, &SaxsInspector::roiEdited);
}

void SaxsInspector::addRoi(ScatteringRoi::Kind kind) {
    ScatteringRoi roi;
    roi.kind = kind;
    roi.name = m_rois.freshName(kind).toStdString();
    const double width = m_qHigh - m_qLow;
    if (kind == ScatteringRoi::Kind::Wedge) {
        roi.qLow = m_qLow;
        roi.qHigh = m_qHigh;
        roi.phiLowDeg = -20;
        roi.phiHighDeg = 20;
        roi.bins = 60;
    } else {
        roi.qLow = m_qLow + 0.4 * width;
        roi.qHigh = m_qLow + 0.5 * width;
        roi.bins = 90;
    }
    if (roi.qHigh > roi.qLow)
        m_rois.add(roi);
}

void SaxsInspector::showRois() {
    m_filling = true;
    m_table->setRowCount(m_rois.size());
    const UnitModel& units = m_context.units;
    const QString q = QStringLiteral("q (%1)").arg(units.symbol(Quantity::MomentumTransfer));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("%1 from").arg(q), tr("to"), tr("φ from"),
                                        tr("to"), tr("Mean"), tr("Pixels")});
    for (int i = 0; i < m_rois.size(); ++i) {
        const ScatteringRoi& roi = m_rois.all()[std::size_t(i)];
        const auto result =
            std::size_t(i) < m_results.size() ? m_results[std::size_t(i)] : std::nullopt;
        const QString texts[] = {
            QString::fromStdString(roi.name),
            number(units.toUser(Quantity::MomentumTransfer, roi.qLow)),
            number(units.toUser(Quantity::MomentumTransfer, roi.qHigh)),
            number(roi.phiLowDeg),
            number(roi.phiHighDeg),
            result && result->pixels > 0
                ? QString::fromStdString(formatWithUncertainty(result->mean, result->error))
                : QString(),
            result ? QString::number(result->pixels) : QString()};
        for (int c = 0; c < ColumnCount; ++c) {
            auto* item = new QTableWidgetItem(texts[c]);
            if (c >= Mean)
                item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
            if (c > Name)
                item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(i, c, item);
        }
    }
    if (m_rois.current() >= 0)
        m_table->selectRow(m_rois.current());
    m_filling = false;
}

void SaxsInspector::roiEdited(int row, int column) {
    if (m_filling || row >= m_rois.size())
        return;
    ScatteringRoi roi = m_rois.all()[std::size_t(row)];
    const QString text = m_table->item(row, column)->text();
    bool good = true;
    const double value = QLocale().toDouble(text, &good);
    const double plain = good ? value : QLocale::c().toDouble(text, &good);
    const UnitModel& units = m_context.units;
    if (column == Name) {
        roi.name = text.trimmed().toStdString();
        good = !roi.name.empty();
    } else if (good) {
        if (column == QLow)
            roi.qLow = units.fromUser(Quantity::MomentumTransfer, plain);
        else if (column == QHigh)
            roi.qHigh = units.fromUser(Quantity::MomentumTransfer, plain);
        else if (column == PhiLow)
            roi.phiLowDeg = plain;
        else
            roi.phiHighDeg = plain;
    }
    try {
        if (good)
            roi.validate();
    } catch (const Error&) {
        good = false;
    }
    if (!good) {
        showRois(); // what it was
        return;
    }
    m_rois.replace(row, roi, tr("Change %1").arg(QString::fromStdString(roi.name)));
}

void SaxsInspector::setRoiResults(const std::vector<std::optional<correlate::RoiResult>>& results) {
    m_results = results;
    showRois();
}

void SaxsInspector::setQRange(double low, double high) {
    m_qLow = low;
    m_qHigh = high;
}

widgets::NumberField* SaxsInspector::addPair(QFormLayout* form, const char* name,
                                             const QString& label, const QString& toolTip,
                                             widgets::NumberField*& error) {
    auto* row = new QWidget(form->parentWidget());
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* value = new widgets::NumberField(QLatin1String(name), label, row);
    value->setToolTip(toolTip);
    error = new widgets::NumberField(QLatin1String(name) + QStringLiteral(".error"),
                                     tr("%1, standard error").arg(label), row);
    error->setRange(0, 1e12);
    // The panel decides how wide the form is.
    for (widgets::NumberField* field : {value, error}) {
        field->setMinimumWidth(56);
        field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
        connect(field, &widgets::NumberField::valueChanged, this, &SaxsInspector::edited);
    }
    layout->addWidget(value, 1);
    layout->addWidget(widgets::makeDimLabel(QStringLiteral("±"), row));
    layout->addWidget(error, 1);
    form->addRow(widgets::makeDimLabel(label, form->parentWidget()), row);
    return value;
}

void SaxsInspector::makeReduction(QWidget* content) {
    auto* form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 4);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    m_background = new QComboBox(content);
    m_background->setObjectName(QStringLiteral("saxs.background"));
    m_background->setAccessibleName(tr("Background file"));
    m_background->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_background->setMinimumWidth(80);
    m_background->setSizePolicy(QSizePolicy::Ignored, m_background->sizePolicy().verticalPolicy());
    widgets::wheelWhenFocused(m_background);
    connect(m_background, &QComboBox::activated, this, &SaxsInspector::edited);
    form->addRow(widgets::makeDimLabel(tr("Background"), content), m_background);
    m_weight = addPair(form, "saxs.weight", tr("its weight"),
                       tr("The background times this is taken off."), m_weightError);
    m_weight->setRange(0, 1e6);
    m_transmission = addPair(form, "saxs.transmission", tr("Transmission"),
                             tr("Of the sample, above 0 and at most 1."), m_transmissionError);
    m_backgroundTransmission =
        addPair(form, "saxs.backgroundTransmission", tr("of background"),
                tr("Of the background, above 0 and at most 1."), m_backgroundTransmissionError);
    for (widgets::NumberField* field : {m_transmission, m_backgroundTransmission})
        field->setRange(1e-9, 1);
    m_monitor = addPair(form, "saxs.monitor", tr("Monitor"), tr("Incident flux, in any unit."),
                        m_monitorError);
    m_exposure =
        addPair(form, "saxs.exposure", tr("Exposure"), tr("Of one frame."), m_exposureError);
    m_exposure->setUnit(QStringLiteral("s"));
    m_thickness = addPair(form, "saxs.thickness", tr("Thickness"),
                          tr("Of the sample, in any unit."), m_thicknessError);
    m_scale = addPair(form, "saxs.scale", tr("Absolute scale"),
                      tr("Factor from a standard, glassy carbon or water."), m_scaleError);
    for (widgets::NumberField* field : {m_monitor, m_exposure, m_thickness, m_scale})
        field->setRange(1e-12, 1e12);
    const auto check = [&](const char* name, const QString& text, const QString& toolTip) {
        auto* box = new QCheckBox(text, content);
        box->setObjectName(QLatin1String(name));
        box->setToolTip(toolTip);
        connect(box, &QCheckBox::toggled, this, &SaxsInspector::edited);
        form->addRow(box);
        return box;
    };
    m_solidAngle = check("saxs.solidAngle", tr("solid angle"),
                         tr("Pixels far from the beam see less: divided by cos³ 2θ."));
    m_polarisation = check("saxs.polarisation", tr("polarisation"), {});
    m_horizontal =
        new widgets::NumberField(QStringLiteral("saxs.horizontal"), tr("Horizontal part"), content);
    m_horizontal->setRange(0, 1);
    m_horizontal->setMinimumWidth(56);
    m_horizontal->setSizePolicy(QSizePolicy::Ignored, m_horizontal->sizePolicy().verticalPolicy());
    connect(m_horizontal, &widgets::NumberField::valueChanged, this, &SaxsInspector::edited);
    form->addRow(widgets::makeDimLabel(tr("horizontal part"), content), m_horizontal);
    m_master = check("saxs.master", tr("scale files onto each other"),
                     tr("A master curve: factors by least squares where the files overlap."));
    m_weighted = check("saxs.weighted", tr("means by pixels"),
                       tr("Off: every φ bin counts the same, as in existing viewers; biased where "
                          "φ is covered unevenly."));
    m_classicQ = check("saxs.classicQ", tr("q = k sin 2θ (older convention)"),
                       tr("For regions and the read-out. Too small by cos θ."));
}

void SaxsInspector::setBackgrounds(const QList<std::pair<QString, QString>>& files) {
    const QSignalBlocker silent(m_background);
    m_background->clear();
    m_background->addItem(tr("none"), QString());
    for (const auto& [path, label] : files)
        m_background->addItem(label, path);
    m_background->setCurrentIndex(std::max(0, m_background->findData(m_view.backgroundPath)));
}

void SaxsInspector::setView(const SaxsView& view) {
    m_view = view;
    m_background->setCurrentIndex(std::max(0, m_background->findData(view.backgroundPath)));
    const auto pair = [](widgets::NumberField* value, widgets::NumberField* error,
                         const correlate::Uncertain& number) {
        value->setValue(number.value);
        error->setValue(number.error);
    };
    pair(m_weight, m_weightError, {view.backgroundWeight, view.backgroundWeightError});
    pair(m_transmission, m_transmissionError, view.transmission);
    pair(m_backgroundTransmission, m_backgroundTransmissionError, view.backgroundTransmission);
    pair(m_monitor, m_monitorError, view.monitor);
    pair(m_exposure, m_exposureError, view.exposureS);
    pair(m_thickness, m_thicknessError, view.thickness);
    pair(m_scale, m_scaleError, view.absoluteScale);
    m_horizontal->setValue(view.horizontalFraction);
    const std::pair<QCheckBox*, bool> checks[] = {{m_solidAngle, view.solidAngle},
                                                  {m_polarisation, view.polarisation},
                                                  {m_master, view.masterCurve},
                                                  {m_weighted, view.weighted},
                                                  {m_classicQ, view.classicQ}};
    for (const auto& [box, on] : checks) {
        const QSignalBlocker silent(box);
        box->setChecked(on);
    }
    m_horizontal->setEnabled(view.polarisation);
}

void SaxsInspector::edited() {
    m_view.backgroundPath = m_background->currentData().toString();
    m_view.backgroundWeight = m_weight->value();
    m_view.backgroundWeightError = m_weightError->value();
    m_view.transmission = {m_transmission->value(), m_transmissionError->value()};
    m_view.backgroundTransmission = {m_backgroundTransmission->value(),
                                     m_backgroundTransmissionError->value()};
    m_view.monitor = {m_monitor->value(), m_monitorError->value()};
    m_view.exposureS = {m_exposure->value(), m_exposureError->value()};
    m_view.thickness = {m_thickness->value(), m_thicknessError->value()};
    m_view.absoluteScale = {m_scale->value(), m_scaleError->value()};
    m_view.horizontalFraction = m_horizontal->value();
    m_view.solidAngle = m_solidAngle->isChecked();
    m_view.polarisation = m_polarisation->isChecked();
    m_view.masterCurve = m_master->isChecked();
    m_view.weighted = m_weighted->isChecked();
    m_view.classicQ = m_classicQ->isChecked();
    m_horizontal->setEnabled(m_view.polarisation);
    emit viewChanged();
}

} // namespace specula::app
