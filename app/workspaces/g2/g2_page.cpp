// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_page.h"

#include "core/base/provenance.h"
#include "widgets/plot/plot_widget.h"
#include "widgets/theme/theme.h"

#include <QJsonDocument>
#include <QKeyEvent>

namespace specula::app {

G2Page::G2Page(G2Model& model, const QString& objectName, QWidget* parent)
    : QWidget(parent)
    , m_model(model) {
    setObjectName(objectName);
    connect(&model, &G2Model::viewChanged, this, &G2Page::changed);
    connect(&model, &G2Model::dataChanged, this, &G2Page::changed);
    connect(&model, &G2Model::binChanged, this, [this](qint64 bin) {
        if (isVisible() && !m_stale)
            showBin(bin);
    });
}

void G2Page::changed() {
    m_stale = true;
    if (!isVisible() || m_pending)
        return;
    // Several changes of one turn of the event loop are one drawing.
    m_pending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_pending = false;
            if (!isVisible() || !m_stale)
                return;
            m_stale = false;
            refresh();
            showBin(m_model.bin());
        },
        Qt::QueuedConnection);
}

void G2Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_stale || m_pending)
        return;
    m_stale = false;
    refresh();
    showBin(m_model.bin());
}

void G2Page::adopt(widgets::PlotWidget* plot) {
    widgets::Theme& theme = m_model.context().theme;
    const auto recolour = [plot, &theme] { plot->setColours(theme.canvas()); };
    recolour();
    connect(&theme, &widgets::Theme::changed, plot, recolour);
}

void G2Page::setProvenanceOf(widgets::PlotWidget& plot, const G2PlotInput& input,
                             const char* operation) const {
    Provenance made = Provenance::now(operation);
    for (const G2Curves& file : input.files)
        made.inputs.push_back({.role = "result",
                               .file = file.path.toStdString(),
                               .dataset = {},
                               .contentId = file.data->file->contentId().value});
    made.parameters = nlohmann::json::parse(
        QJsonDocument(input.view.toJson()).toJson(QJsonDocument::Compact).toStdString());
    plot.setProvenance(made);
}

void G2Page::stepWithKeys(QWidget* over) {
    over->installEventFilter(this);
}

bool G2Page::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Left:
        m_model.stepBin(-1);
        return true;
    case Qt::Key_Right:
        m_model.stepBin(1);
        return true;
    case Qt::Key_PageUp:
        m_model.stepBin(-pageOfBins());
        return true;
    case Qt::Key_PageDown:
        m_model.stepBin(pageOfBins());
        return true;
    case Qt::Key_Up:
        m_model.library().step(-1);
        return true;
    case Qt::Key_Down:
        m_model.library().step(1);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace specula::app
