// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_view.h"

#include "app/unit_model.h"
#include "widgets/theme/theme.h"

#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <cmath>

namespace specula::app {
namespace {

constexpr int kLegendHeight = 88; // four curves; more scroll

QString strong(const QString& text) {
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

QLabel* lineOver(QWidget* parent, const char* name) {
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setContentsMargins(8, 4, 8, 4);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->hide();
    return label;
}

void setLine(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

TwotimeView::TwotimeView(AppContext& context, TwotimeModel& model, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model)
    , m_message(lineOver(this, "twotime.message"))
    , m_warning(lineOver(this, "twotime.warning"))
    , m_binText(lineOver(this, "twotime.bin.text")) {
    setObjectName(QStringLiteral("twotime.view"));
    makeMap();
    makePlots();
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(m_message);
    leftColumn->addWidget(m_warning);
    leftColumn->addWidget(m_map, 1);
    auto* binPart = new QWidget(this);
    auto* binColumn = new QVBoxLayout(binPart);
    binColumn->setContentsMargins(0, 0, 0, 0);
    binColumn->setSpacing(0);
    binColumn->addWidget(m_binText);
    binColumn->addWidget(m_bins, 1);
    auto* right = new QSplitter(Qt::Vertical, this);
    right->setObjectName(QStringLiteral("twotime.right"));
    right->setChildrenCollapsible(false);
    right->addWidget(binPart);
    right->addWidget(m_tabs);
    right->setStretchFactor(0, 2);
    right->setStretchFactor(1, 3);
    auto* whole = new QSplitter(Qt::Horizontal, this);
    whole->setObjectName(QStringLiteral("twotime.centre"));
    whole->setChildrenCollapsible(false);
    whole->addWidget(left);
    whole->addWidget(right);
    whole->setStretchFactor(0, 2);
    whole->setStretchFactor(1, 1);
    whole->setSizes({660, 340}); // shares, whatever the plots would like
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(whole);
    recolour();
    connect(&context.theme, &widgets::Theme::changed, this, &TwotimeView::recolour);
}

void TwotimeView::makeMap() {
    m_map = new widgets::MapView(m_context.pool, this, &m_context.conversions);
    m_map->setObjectName(QStringLiteral("twotime.map"));
    m_map->setAccessibleName(tr("Two-time correlation"));
    m_strips = new StripTool(
        *m_map, m_model, [this](int number) { return stripColour(number); }, this);
    connect(m_map, &widgets::MapView::hovered, this, &TwotimeView::showReadout);
    connect(m_map, &widgets::MapView::left, this, [this] {
        m_g2->setCursor({});
        m_cut->setCursor({});
        emit readoutChanged({});
    });
    connect(m_map, &widgets::MapView::failed, this, &TwotimeView::setWarning);
}

void TwotimeView::makePlots() {
    m_bins = new BinMap(this);
    m_bins->setObjectName(QStringLiteral("twotime.bins"));
    m_bins->setAccessibleName(tr("Bins on the detector"));
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("twotime.tabs"));
    m_tabs->setDocumentMode(true);
    m_g2 = new widgets::CurvePanel(m_tabs);
    m_g2->setObjectName(QStringLiteral("twotime.g2"));
    m_g2->setAccessibleName(tr("g₂ against lag"));
    m_cut = new widgets::CurvePanel(m_tabs);
    m_cut->setObjectName(QStringLiteral("twotime.cut"));
    m_cut->setAccessibleName(tr("Cut along the age"));
    auto* page = new QWidget(m_tabs);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_legend = new widgets::PlotLegend(page);
    m_legend->setObjectName(QStringLiteral("twotime.legend"));
    m_legend->setAccessibleName(tr("Curves"));
    m_legend->setFixedHeight(kLegendHeight);
    m_legend->follow(m_g2);
    column->addWidget(m_g2, 1);
    column->addWidget(m_legend);
    m_tabs->addTab(page, tr("g₂"));
    m_tabs->addTab(m_cut, tr("Along the age"));
    m_tabs->setTabToolTip(0, tr("g₂ against lag, of the whole run and of the strips"));
    m_tabs->setTabToolTip(1, tr("C₂ at one lag against age; drag the line in g₂ to another lag"));
    for (widgets::CurvePanel* plot : {m_g2, m_cut})
        connect(plot, &widgets::CurvePanel::readoutChanged, this,
                [this](const QString& text) { emit readoutChanged(text.toHtmlEscaped()); });
    m_lagLine = m_g2->addLine(Qt::Vertical, 0, tr("cut"));
    m_lagLine->setVisible(false);
    connect(m_lagLine, &widgets::DragLine::moved, this, &TwotimeView::cutLagMoved);
}

widgets::CurvePanel& TwotimeView::shownPlot() {
    return m_tabs->currentWidget() == m_cut ? *m_cut : *m_g2;
}

void TwotimeView::recolour() {
    const widgets::CanvasColours& canvas = m_context.theme.canvas();
    m_map->setColours(canvas);
    m_g2->setColours(canvas);
    m_cut->setColours(canvas);
    m_bins->setColours(canvas);
    m_legend->setColours(canvas);
    m_strips->recolour();
    m_warning->setStyleSheet(
        QStringLiteral("color: %1").arg(m_context.theme.colours().warning.name()));
}

QColor TwotimeView::stripColour(int number) const {
    return m_context.theme.series(number - 1);
}

void TwotimeView::setMessage(const QString& text) {
    setLine(m_message, text);
}
QString TwotimeView::message() const {
    return m_message->text();
}
void TwotimeView::setWarning(const QString& text) {
    setLine(m_warning, text);
}
QString TwotimeView::warning() const {
    return m_warning->text();
}
void TwotimeView::setBinText(const QString& text) {
    setLine(m_binText, text);
}

void TwotimeView::clear() {
    m_map->clear();
    m_g2->setCurves({});
    m_cut->setCurves({});
    m_lagLine->setVisible(false);
}

void TwotimeView::showG2(const TwotimePlotInput& input) {
    m_g2->setContent(g2Plot(input));
    m_legend->follow(m_g2);
    const TwotimeAxis& axis = input.picture.source->axis;
    const std::int64_t elements = input.picture.source->matrix.shape()[0];
    m_lagLine->setVisible(elements > 1);
    m_lagLine->setLimits(widgets::PlotRange{
        axis.elementStep(),
        axis.elementStep() * static_cast<double>(std::max<std::int64_t>(1, elements - 1))});
}

void TwotimeView::showCut(const TwotimePlotInput& input) {
    m_cut->setContent(cutPlot(input));
    m_lagLine->setValue(std::max(input.settings.cutLag, input.picture.source->axis.elementStep()));
}

void TwotimeView::showReadout(double x, double y, double value) {
    const widgets::MapData& map = m_map->map();
    if (map.rows() == 0) {
        emit readoutChanged({});
        return;
    }
    const bool seconds = map.x.axis.quantity.has_value();
    const auto time = [&](double t) {
        return strong(seconds ? m_context.units.format(Quantity::Time, t)
                              : tr("%1 frames").arg(QString::fromStdString(formatValue(t))));
    };
    const bool mean = m_model.settings().convention == correlate::AgeConvention::MeanTime;
    const double age = mean ? (x + y) / 2 : std::min(x, y);
    QString text = tr("t₁ %1  t₂ %2").arg(time(x), time(y)) + QStringLiteral("&nbsp;&nbsp; ") +
                   tr("age %1  lag %2").arg(time(age), time(std::abs(x - y)));
    if (std::isfinite(value))
        text += QStringLiteral("&nbsp;&nbsp; %1 ").arg(map.valueLabel) +
                strong(QString::fromStdString(formatValue(value, 6)));
    emit readoutChanged(text);
    m_g2->setCursor(std::abs(x - y)); // the same place in the other plots
    m_cut->setCursor(age);
}

} // namespace specula::app
