// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_plot.h"

#include "widgets/forms/labels.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace specula::app {
namespace {

widgets::PlotAxis axisOf(const RunTableModel& model, int column) {
    QString name = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const QString unit = QString::fromStdString(RunTableModel::columnHead(column).unit);
    // The head of the table has the unit in it; the axis adds its own.
    name.remove(QStringLiteral(" (%1)").arg(unit));
    return widgets::plainAxis(name, unit);
}

} // namespace

RunPlot::RunPlot(AppContext& context, RunTableModel& model, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model)
    , m_x(new QComboBox(this))
    , m_y(new QComboBox(this))
    , m_panel(new widgets::CurvePanel(this)) {
    setObjectName(QStringLiteral("files.plot"));
    m_x->setObjectName(QStringLiteral("files.plot.x"));
    m_x->setAccessibleName(tr("Column along x"));
    m_y->setObjectName(QStringLiteral("files.plot.y"));
    m_y->setAccessibleName(tr("Column along y"));
    m_panel->setObjectName(QStringLiteral("files.plot.panel"));
    m_panel->setAccessibleName(tr("Runs, a column against another"));
    for (QComboBox* box : {m_y, m_x}) {
        for (const int column : RunTableModel::numericColumns())
            box->addItem(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                         column);
        widgets::wheelWhenFocused(box);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            draw();
            emit columnsChanged();
        });
    }
    setColumns(RunTableModel::kTemperature, RunTableModel::kContrast);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_y);
    row->addWidget(widgets::makeDimLabel(tr("against"), this));
    row->addWidget(m_x);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_panel, 1);
    const auto recolour = [this] { m_panel->setColours(m_context.theme.canvas()); };
    recolour();
    connect(&context.theme, &widgets::Theme::changed, m_panel, recolour);
    connect(m_panel, &widgets::CurvePanel::pointClicked, this,
            [this](const QString& key, int index) {
                if (key == QLatin1String("runs") && index >= 0 && index < m_plotted.size())
                    emit runClicked(m_plotted[index]);
            });
    for (const auto signal :
         {&widgets::CurvePanel::exportRequested, &widgets::CurvePanel::exportDataRequested})
        connect(m_panel, signal, this, &RunPlot::exportRequested);
}

int RunPlot::xColumn() const {
    return m_x->currentData().toInt();
}

int RunPlot::yColumn() const {
    return m_y->currentData().toInt();
}

void RunPlot::setColumns(int x, int y) {
    if (const int at = m_x->findData(x); at >= 0)
        m_x->setCurrentIndex(at);
    if (const int at = m_y->findData(y); at >= 0)
        m_y->setCurrentIndex(at);
}

void RunPlot::setRuns(const QList<int>& rows, int current) {
    m_rows = rows;
    m_current = current;
    if (isVisible())
        draw();
}

void RunPlot::draw() {
    std::vector<double> x, y, markX, markY;
    m_plotted.clear();
    for (const int row : m_rows) {
        const auto a = m_model.number(row, xColumn()), b = m_model.number(row, yColumn());
        if (!a || !b)
            continue;
        m_plotted << row;
        x.push_back(*a);
        y.push_back(*b);
        if (row == m_current) {
            markX.push_back(*a);
            markY.push_back(*b);
        }
    }
    widgets::PlotContent content;
    content.id = QStringLiteral("runs %1 %2").arg(xColumn()).arg(yColumn());
    content.x = axisOf(m_model, xColumn());
    content.y = axisOf(m_model, yColumn());
    content.emptyText = tr("No run that is listed has both numbers.");
    widgets::PlotCurve runs;
    runs.name = tr("runs");
    runs.id = QStringLiteral("runs");
    runs.x = widgets::plotValues(std::move(x));
    runs.y = widgets::plotValues(std::move(y));
    runs.line = widgets::CurveLine::None;
    runs.marker = widgets::CurveMarker::Disc;
    runs.inLegend = false;
    if (!m_plotted.isEmpty())
        content.curves << runs;
    if (!markX.empty()) {
        widgets::PlotCurve mark = runs;
        mark.name = tr("current run");
        mark.id = QStringLiteral("current");
        mark.x = widgets::plotValues(std::move(markX));
        mark.y = widgets::plotValues(std::move(markY));
        mark.marker = widgets::CurveMarker::Square;
        mark.colourIndex = 1;
        mark.exported = false;
        content.curves << mark;
    }
    m_panel->setContent(content);
}

} // namespace specula::app
