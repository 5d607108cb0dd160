// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_foot.h"

#include "app/unit_model.h"
#include "app/workspaces/g2/range_field.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace specula::app {
namespace {

template<class W>
W* named(W* widget, const char* objectName, const QString& accessibleName) {
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(accessibleName);
    return widget;
}

constexpr int kWide = 760;
constexpr int kMostFields = 200; ///< of the metadata, in the list of colours

} // namespace

G2Foot::G2Foot(G2Model& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model) {
    setObjectName(QStringLiteral("g2.foot"));
    makeControls();
    makeRows();
    connectControls();
    applyUnits();
    showFields();
    showView();
}

void G2Foot::makeControls() {
    m_layout = named(new QComboBox(this), "g2.layout", tr("What a panel holds"));
    m_layout->addItem(tr("per bin"), int(G2Layout::PerBin));
    m_layout->addItem(tr("per file"), int(G2Layout::PerFile));
    m_layout->addItem(tr("all in one"), int(G2Layout::Overlay));
    m_files = named(new QComboBox(this), "g2.files", tr("Which files"));
    m_files->addItem(tr("chosen"), int(G2Files::Chosen));
    m_files->addItem(tr("this file"), int(G2Files::Current));
    m_columns = named(new QComboBox(this), "g2.columns", tr("Columns of the grid"));
    m_columns->addItem(tr("grid"), 0); // as many as fit
    for (int n = 1; n <= 8; ++n)
        m_columns->addItem(tr("grid %1").arg(n), n);
    m_normalisation = named(new QComboBox(this), "g2.normalisation",
                            tr("Normalisation of the view; the data stay as they are"));
    for (const correlate::G2Normalisation how : normalisations()) {
        m_normalisation->addItem(g2AxisLabel(how, 0), int(how));
        m_normalisation->setItemData(m_normalisation->count() - 1, normalisationText(how),
                                     Qt::ToolTipRole);
    }
    m_yScale = named(new QComboBox(this), "g2.yScale",
                     tr("Range of the g2 axes: each panel its own, the same in all, or typed"));
    m_yScale->addItem(tr("own y"), int(YScale::PerPanel));
    m_yScale->addItem(tr("same y"), int(YScale::Shared));
    m_yScale->addItem(tr("fixed y"), int(YScale::Fixed));
    m_colourBy = named(new QComboBox(this), "g2.colourBy",
                       tr("Colour of the files: by their order, or by a number of their metadata"));
    const auto button = [this](const char* name, const QString& text, const QString& what,
                               bool G2View::*field) {
        auto* made = named(new QToolButton(this), name, what);
        made->setText(text);
        made->setCheckable(true);
        connect(made, &QToolButton::clicked, this,
                [this, field](bool on) { m_model.edit([=](G2View& v) { v.*field = on; }); });
        return made;
    };
    m_logX = button("g2.foot.logX", tr("log τ"), tr("Logarithmic delay axis (X)"), &G2View::logX);
    m_logY = button("g2.foot.logY", tr("log g2"), tr("Logarithmic g2 axis (Y)"), &G2View::logY);
    m_errors = button("g2.foot.errors", tr("± σ"), tr("Error bars (B)"), &G2View::errors);
    m_legend =
        button("g2.foot.legend", tr("legend"), tr("Legend beside the plots (L)"), &G2View::legend);
    m_offset = new widgets::NumberField(QStringLiteral("g2.offset"),
                                        tr("Lift of each further file"), this);
    m_offset->setStep(0.05);
    m_offset->setDigits(4);
    m_offset->setFixedWidth(76);
    m_offset->setToolTip(tr("The n-th file is lifted by n times this"));
    m_q = new RangeField(QStringLiteral("g2.q"), tr("Range of q"), this);
    m_delay = new RangeField(QStringLiteral("g2.delays"), tr("Range of delays"), this);
    m_y = new RangeField(QStringLiteral("g2.yRange"), tr("Range of g2"), this);
    m_qLabel = widgets::makeDimLabel(QStringLiteral("q"), this);
    m_delayLabel = widgets::makeDimLabel(QStringLiteral("τ"), this);
    m_note = widgets::makeDimLabel({}, this);
    m_note->setObjectName(QStringLiteral("g2.foot.note"));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void G2Foot::makeRows() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(6);
    const QList<QWidget*> top{m_layout, m_files,  m_normalisation, m_logX,
                              m_logY,   m_errors, m_offset};
    const QList<QWidget*> bottom{m_qLabel, m_q, m_delayLabel, m_delay,  m_columns,
                                 m_yScale, m_y, m_colourBy,   m_legend, m_note};
    QWidget* before = nullptr;
    for (const QList<QWidget*>& line : {top, bottom}) {
        auto* row = new QHBoxLayout;
        row->setSpacing(6);
        rows->addLayout(row);
        for (QWidget* w : line) {
            if (auto* box = qobject_cast<QComboBox*>(w)) {
                // Where the window is small, the words give way.
                box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
                box->setMinimumContentsLength(3);
                box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
                box->setMaximumWidth(170);
                widgets::wheelWhenFocused(box);
            } else if (qobject_cast<RangeField*>(w) != nullptr) {
                w->setMinimumWidth(56);
                w->setMaximumWidth(150);
            }
            row->addWidget(w, w == m_note                                                   ? 2
                              : qobject_cast<QComboBox*>(w) || qobject_cast<RangeField*>(w) ? 3
                                                                                            : 0);
            if (w == m_qLabel || w == m_delayLabel || w == m_note)
                continue;
            if (before != nullptr)
                setTabOrder(before, w);
            before = w;
        }
        if (line == top)
            row->addStretch(1);
    }
}

void G2Foot::connectControls() {
    connect(m_layout, &QComboBox::activated, this, [this] {
        m_model.edit([this](G2View& v) { v.layout = G2Layout(m_layout->currentData().toInt()); });
    });
    connect(m_files, &QComboBox::activated, this, [this] {
        m_model.edit([this](G2View& v) { v.files = G2Files(m_files->currentData().toInt()); });
    });
    connect(m_columns, &QComboBox::activated, this, [this] {
        m_model.edit([this](G2View& v) { v.columns = m_columns->currentData().toInt(); });
    });
    connect(m_normalisation, &QComboBox::activated, this, [this] {
        m_model.edit([this](G2View& v) {
            v.normalisation = correlate::G2Normalisation(m_normalisation->currentData().toInt());
        });
    });
    connect(m_yScale, &QComboBox::activated, this, [this] {
        m_model.edit([this](G2View& v) {
            v.yScale = YScale(m_yScale->currentData().toInt());
            if (v.yScale == YScale::Fixed && (!v.y.low || !v.y.high))
                v.y = {1.0, 1.3};
        });
    });
    connect(m_colourBy, &QComboBox::activated, this, [this] {
        m_model.edit([this](G2View& v) { v.colourBy = m_colourBy->currentData().toString(); });
    });
    connect(m_offset, &widgets::NumberField::valueChanged, this,
            [this](double offset) { m_model.edit([offset](G2View& v) { v.offset = offset; }); });
    connect(m_q, &RangeField::rangeChanged, this, [this](const correlate::ValueRange& range) {
        m_model.edit([&range](G2View& v) { v.q = range; });
    });
    connect(m_delay, &RangeField::rangeChanged, this, [this](const correlate::ValueRange& range) {
        m_model.edit([&range](G2View& v) { v.delayS = range; });
    });
    connect(m_y, &RangeField::rangeChanged, this, [this](const correlate::ValueRange& range) {
        m_model.edit([&range](G2View& v) {
            v.y = range;
            v.yScale = range.low && range.high ? YScale::Fixed : YScale::PerPanel;
        });
    });
    for (RangeField* field : {m_q, m_delay, m_y})
        connect(field, &RangeField::errorChanged, this, [this](const QString& error) {
            m_wrong = error;
            showNote();
        });
    connect(&m_model, &G2Model::viewChanged, this, &G2Foot::showView);
    connect(&m_model, &G2Model::dataChanged, this, [this] {
        showFields();
        showView();
    });
    connect(&m_model.context().units, &UnitModel::changed, this, &G2Foot::applyUnits);
}

void G2Foot::applyUnits() {
    const UnitModel& units = m_model.context().units;
    const QString q = units.symbol(Quantity::MomentumTransfer);
    const QString t = units.symbol(Quantity::Time);
    m_q->setUnit(q, units.toUser(Quantity::MomentumTransfer, 1));
    m_delay->setUnit(t, units.toUser(Quantity::Time, 1));
}

void G2Foot::showFields() {
    const QString chosen = m_model.view().colourBy;
    QList<ColourField> fields = colourFields(m_model.usedData());
    if (fields.size() > kMostFields)
        fields.resize(kMostFields);
    m_colourBy->clear();
    m_colourBy->addItem(tr("by order"), QString());
    for (const ColourField& field : fields)
        m_colourBy->addItem(tr("by %1").arg(field.name), field.id);
    if (!chosen.isEmpty() && m_colourBy->findData(chosen) < 0)
        m_colourBy->addItem(tr("by %1").arg(chosen), chosen);
    m_colourBy->setCurrentIndex(m_colourBy->findData(chosen));
}

void G2Foot::showView() {
    const G2View& view = m_model.view();
    const auto show = [](QComboBox* box, const QVariant& choice) {
        box->setCurrentIndex(box->findData(choice));
    };
    show(m_layout, int(view.layout));
    show(m_files, int(view.files));
    show(m_columns, view.columns);
    show(m_normalisation, int(view.normalisation));
    show(m_yScale, int(view.yScale));
    show(m_colourBy, view.colourBy);
    m_logX->setChecked(view.logX);
    m_logY->setChecked(view.logY);
    m_errors->setChecked(view.errors);
    m_legend->setChecked(view.legend);
    m_offset->setValue(view.offset);
    for (const auto& [field, range] :
         {std::pair{m_q, view.q}, {m_delay, view.delayS}, {m_y, view.y}})
        if (!field->hasFocus() || field->error().isEmpty())
            field->setRange(range);
    m_y->setVisible(view.yScale == YScale::Fixed);
    // What a tab does not use is not offered there.
    const bool curves = view.tab == G2Tab::Curves;
    const bool grids = curves || view.tab == G2Tab::Stability;
    const QString why = tr("The tab “Curves” uses this.");
    for (QWidget* w : {static_cast<QWidget*>(m_layout), static_cast<QWidget*>(m_files),
                       static_cast<QWidget*>(m_offset), static_cast<QWidget*>(m_colourBy)}) {
        w->setEnabled(curves);
        w->setToolTip(curves ? w->accessibleName() : why);
    }
    const QString whyGrids = tr("The tabs with panels use this.");
    for (QWidget* w : {static_cast<QWidget*>(m_columns), static_cast<QWidget*>(m_yScale),
                       static_cast<QWidget*>(m_q)}) {
        w->setEnabled(grids || (w == m_q && view.tab == G2Tab::Regroup));
        if (w != m_q)
            w->setToolTip(w->isEnabled() ? w->accessibleName() : whyGrids);
    }
    showNote();
}

void G2Foot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showNote();
}

void G2Foot::showNote() {
    // Choices need the room more than a number that can be seen in the list of files.
    m_note->setVisible(width() >= kWide || !m_wrong.isEmpty());
    widgets::setRole(m_note, m_wrong.isEmpty() ? "dim" : "error");
    if (!m_wrong.isEmpty()) {
        m_note->setText(m_wrong);
        m_note->setToolTip(m_wrong);
        return;
    }
    const int all = m_model.library().size();
    const int read = m_model.view().files == G2Files::Current ? 1 : int(m_model.usedData().size());
    const QString text =
        read == all ? tr("%n file(s)", nullptr, all) : tr("%1 of %2 files").arg(read).arg(all);
    m_note->setText(text);
    m_note->setToolTip(text);
}

} // namespace specula::app
