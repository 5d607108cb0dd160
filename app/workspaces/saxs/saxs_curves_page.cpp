// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_curves_page.h"

#include "app/unit_model.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/plot_legend.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>

#include <algorithm>

namespace specula::app {
namespace {

using correlate::SaxsNormalisation;

constexpr double kOthersOpacity = 0.45;
constexpr double kNoLimit = 0; ///< of a q range field: empty would be better, 0 is what it shows

widgets::PlotCurve curveOf(const correlate::ScatteringLine& line, const QString& label,
                           const QString& id, int colour, double opacity) {
    widgets::PlotCurve curve;
    const QString name = QString::fromStdString(line.name);
    curve.name = name.isEmpty() ? label : QStringLiteral("%1 · %2").arg(label, name);
    curve.id = id;
    curve.x = widgets::plotValues(line.x);
    curve.y = widgets::plotValues(line.intensity);
    if (!line.error.empty())
        curve.yError = widgets::plotValues(line.error);
    curve.errors = widgets::ErrorStyle::Band;
    curve.colourIndex = colour;
    curve.opacity = opacity;
    return curve;
}

} // namespace

widgets::NumberField* SaxsCurvesPage::addField(const char* name, const QString& label, double low,
                                               double high, QWidget* row) {
    row->layout()->addWidget(widgets::makeDimLabel(label, row));
    auto* field = new widgets::NumberField(QLatin1String(name), label, row);
    field->setRange(low, high);
    field->setMinimumWidth(64);
    field->setMaximumWidth(110);
    connect(field, &widgets::NumberField::valueChanged, this, &SaxsCurvesPage::edited);
    row->layout()->addWidget(field);
    return field;
}

SaxsCurvesPage::SaxsCurvesPage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context) {
    setObjectName(QStringLiteral("saxs.curves"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    const auto makeRow = [&](int at) {
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(12, 4, 12, 4);
        layout->setSpacing(8);
        grid->addWidget(row, at, 0, 1, 2);
        return row;
    };
    QWidget *first = makeRow(0), *second = makeRow(1);
    m_note = widgets::makeDimLabel({}, this);
    m_note->setObjectName(QStringLiteral("saxs.curves.note"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 0, 12, 4);
    grid->addWidget(m_note, 3, 0, 1, 2);
    const auto choice = [&](const char* name, const QString& accessible) {
        auto* box = new QComboBox(this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(accessible);
        box->setToolTip(accessible);
        widgets::wheelWhenFocused(box);
        box->setMinimumContentsLength(8);
        first->layout()->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &SaxsCurvesPage::edited);
        return box;
    };
    m_axes = choice("saxs.curves.axes", tr("Linear or logarithmic axes"));
    m_normalisation = choice("saxs.curves.normalisation", tr("Normalisation"));
    const auto check = [&](const char* name, const QString& text) {
        auto* box = new QCheckBox(text, this);
        box->setObjectName(QLatin1String(name));
        first->layout()->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &SaxsCurvesPage::edited);
        return box;
    };
    m_mean = check("saxs.curves.mean", tr("mean"));
    m_mean->setToolTip(tr("Over all φ."));
    m_phi = check("saxs.curves.phi", tr("φ lines"));
    m_rois = check("saxs.curves.rois", tr("regions"));
    static_cast<QHBoxLayout*>(first->layout())->addStretch(1);
    m_offset = addField("saxs.curves.offset", tr("offset"), -100, 100, second);
    m_offset->setStep(0.05);
    m_offset->setToolTip(tr("Decades between files on a logarithmic axis, parts of the largest "
                            "value on a linear one."));
    m_joined = addField("saxs.curves.joined", tr("join"), 1, 10000, second);
    m_joined->setInteger(true);
    m_joined->setStep(1);
    m_joined->setToolTip(tr("So many neighbouring q are joined, by their pixels."));
    m_qLow = addField("saxs.curves.qLow", tr("q from"), 0, 1e6, second);
    m_qHigh = addField("saxs.curves.qHigh", tr("to"), 0, 1e6, second);
    for (widgets::NumberField* limit : {m_qLow, m_qHigh})
        limit->setToolTip(tr("0: no limit."));
    static_cast<QHBoxLayout*>(second->layout())->addStretch(1);

    m_panel = new widgets::CurvePanel(this);
    m_panel->setObjectName(QStringLiteral("saxs.panel"));
    m_panel->setAccessibleName(tr("Scattering curves"));
    m_rings = new widgets::CurvePanel(this);
    m_rings->setObjectName(QStringLiteral("saxs.rings"));
    m_rings->setAccessibleName(tr("Intensity along rings"));
    m_rings->hide();
    m_legend = new widgets::PlotLegend(this);
    m_legend->setFixedWidth(170);
    auto* plotted = new QSplitter(Qt::Vertical, this);
    plotted->setChildrenCollapsible(false);
    plotted->addWidget(m_panel);
    plotted->addWidget(m_rings);
    plotted->setStretchFactor(0, 3);
    plotted->setStretchFactor(1, 2);
    grid->addWidget(plotted, 2, 0);
    grid->addWidget(m_legend, 2, 1);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(0, 1);
    for (widgets::CurvePanel* panel : {m_panel, m_rings})
        connect(panel, &widgets::CurvePanel::readoutChanged, this, &SaxsCurvesPage::readout);
    const auto recolour = [this] {
        for (widgets::PlotWidget* plot : plots())
            plot->setColours(m_context.theme.canvas());
        m_legend->setColours(m_context.theme.canvas());
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, this, recolour);
    connect(&m_context.units, &UnitModel::changed, this, [this] {
        setView(m_view);
        draw();
    });
    for (const QString& text : {tr("log I – log q"), tr("log I – q"), tr("I – log q"), tr("I – q")})
        m_axes->addItem(text);
    for (const auto& [text, how] : {std::pair{tr("I"), SaxsNormalisation::None},
                                    {tr("I · q²"), SaxsNormalisation::TimesQ2},
                                    {tr("I · q⁴"), SaxsNormalisation::TimesQ4},
                                    {tr("I / I(q₀)"), SaxsNormalisation::First},
                                    {tr("I / largest"), SaxsNormalisation::Max},
                                    {tr("I / area"), SaxsNormalisation::Area}})
        m_normalisation->addItem(text, int(how));
    setView({});
}

SaxsCurvesPage::~SaxsCurvesPage() = default;

QList<widgets::PlotWidget*> SaxsCurvesPage::plots() const {
    return {m_panel, m_rings};
}

void SaxsCurvesPage::fit() {
    m_panel->resetView();
    m_rings->resetView();
}

void SaxsCurvesPage::setView(const SaxsView& view) {
    m_view = view;
    for (QWidget* widget : {static_cast<QWidget*>(m_axes), static_cast<QWidget*>(m_normalisation),
                            static_cast<QWidget*>(m_mean), static_cast<QWidget*>(m_phi),
                            static_cast<QWidget*>(m_rois)})
        widget->blockSignals(true);
    m_axes->setCurrentIndex((view.logIntensity ? 0 : 2) + (view.logQ ? 0 : 1));
    m_normalisation->setCurrentIndex(m_normalisation->findData(int(view.normalisation)));
    m_mean->setChecked(view.meanLine);
    m_phi->setChecked(view.phiLines);
    m_rois->setChecked(view.roiLines);
    for (QWidget* widget : {static_cast<QWidget*>(m_axes), static_cast<QWidget*>(m_normalisation),
                            static_cast<QWidget*>(m_mean), static_cast<QWidget*>(m_phi),
                            static_cast<QWidget*>(m_rois)})
        widget->blockSignals(false);
    m_offset->setValue(view.offset);
    m_joined->setValue(view.joined);
    const UnitModel& units = m_context.units;
    for (widgets::NumberField* limit : {m_qLow, m_qHigh})
        limit->setUnit(units.symbol(Quantity::MomentumTransfer));
    const auto shown = [&](std::optional<double> q) {
        return q ? units.toUser(Quantity::MomentumTransfer, *q) : kNoLimit;
    };
    m_qLow->setValue(shown(view.qLow));
    m_qHigh->setValue(shown(view.qHigh));
}

void SaxsCurvesPage::edited() {
    const int axes = m_axes->currentIndex();
    m_view.logIntensity = axes < 2;
    m_view.logQ = axes % 2 == 0;
    m_view.normalisation = static_cast<SaxsNormalisation>(m_normalisation->currentData().toInt());
    m_view.meanLine = m_mean->isChecked();
    m_view.phiLines = m_phi->isChecked();
    m_view.roiLines = m_rois->isChecked();
    m_view.offset = m_offset->value();
    m_view.joined = int(m_joined->value());
    const auto limit = [this](const widgets::NumberField* field) -> std::optional<double> {
        if (field->value() <= kNoLimit)
            return std::nullopt;
        return m_context.units.fromUser(Quantity::MomentumTransfer, field->value());
    };
    m_view.qLow = limit(m_qLow);
    m_view.qHigh = limit(m_qHigh);
    emit viewChanged();
}

void SaxsCurvesPage::setCurves(const std::vector<SaxsFileCurves>& files, int current,
                               const QString& emptyText) {
    m_files = files;
    m_current = current;
    m_emptyText = emptyText;
    draw();
}

void SaxsCurvesPage::draw() {
    widgets::PlotContent content, rings;
    content.id = QStringLiteral("saxs");
    content.x = widgets::quantityAxis(QStringLiteral("q"), Quantity::MomentumTransfer,
                                      m_context.units.preferences(), 1, m_view.logQ);
    content.y = widgets::plainAxis(m_normalisation->currentText(), {}, m_view.logIntensity);
    rings.id = QStringLiteral("rings");
    rings.title = tr("Along the rings");
    rings.x = widgets::plainAxis(QStringLiteral("φ"), QStringLiteral("deg"));
    rings.y = widgets::plainAxis(tr("I"), {}, m_view.logIntensity);
    QStringList notes;
    bool anyLine = false;
    for (std::size_t f = 0; f < m_files.size(); ++f) {
        const SaxsFileCurves& file = m_files[f];
        const double opacity =
            m_current < 0 || m_files.size() < 2 || int(f) == m_current ? 1 : kOthersOpacity;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const correlate::ScatteringLine line = correlate::offsetLine(
                file.lines[i], m_view.offset, static_cast<std::int64_t>(f), m_view.logIntensity);
            anyLine = anyLine || !line.x.empty();
            widgets::PlotCurve curve =
                curveOf(line, file.label, QStringLiteral("%1/%2").arg(f).arg(i), int(f), opacity);
            if (file.lines.size() == 1)
                curve.name = file.label;
            // Lines of one file share its colour and differ in their dashes.
            curve.line = i == 0       ? widgets::CurveLine::Solid
                         : i % 2 == 1 ? widgets::CurveLine::Dash
                                      : widgets::CurveLine::Dot;
            if (file.lines.size() > 1)
                curve.errors = widgets::ErrorStyle::None;
            if (!line.x.empty())
                content.curves << curve;
        }
        for (std::size_t i = 0; i < file.rings.size(); ++i)
            rings.curves << curveOf(file.rings[i], file.label,
                                    QStringLiteral("ring %1/%2").arg(f).arg(i), int(f), opacity);
        if (!file.note.isEmpty())
            notes << QStringLiteral("%1: %2").arg(file.label, file.note);
        if (file.scale && f > 0)
            notes << tr("%1 scaled by %2")
                         .arg(file.label, QString::fromStdString(formatWithUncertainty(
                                              file.scale->scale.value, file.scale->scale.error)));
    }
    if (anyLine && !m_emptyText.isEmpty())
        notes << m_emptyText;
    content.emptyText = !m_emptyText.isEmpty() ? m_emptyText
                        : m_files.empty()      ? QString()
                        : !anyLine && (m_view.qLow || m_view.qHigh)
                            ? tr("No q lies in the range.")
                            : tr("There is nothing to draw: choose the mean, φ lines or regions.");
    m_panel->setContent(content);
    m_legend->follow(m_panel);
    m_rings->setVisible(!rings.curves.isEmpty());
    m_rings->setContent(rings);
    m_note->setText(notes.join(QStringLiteral("  ")));
    m_note->setVisible(!notes.isEmpty());
}

} // namespace specula::app
