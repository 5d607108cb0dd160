// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/view_grid.h"

#include <QGridLayout>

namespace specula::app {

ViewGrid::ViewGrid(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_layout(new QGridLayout(this)) {
    setObjectName(QStringLiteral("image.grid"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    add();
}

ImagePane* ViewGrid::add() {
    if (m_panes.size() >= kMost)
        return nullptr;
    auto* pane = new ImagePane(m_context, ++m_number, this);
    connect(pane, &ImagePane::activated, this, [this, pane] { setActive(pane); });
    m_panes << pane;
    m_link.add(&pane->view());
    emit paneAdded(pane);
    arrange();
    setActive(pane);
    return pane;
}

void ViewGrid::removeActive() {
    if (m_panes.size() == 1) {
        m_active->document().close();
        return;
    }
    ImagePane* gone = m_active;
    m_panes.removeOne(gone);
    m_link.remove(&gone->view());
    setActive(m_panes.last());
    gone->deleteLater();
    arrange();
    emit paneRemoved();
}

void ViewGrid::setActive(ImagePane* pane) {
    if (pane == m_active)
        return;
    m_active = pane;
    for (ImagePane* p : m_panes)
        p->setActive(p == pane);
    emit activeChanged(pane);
}

void ViewGrid::arrange() {
    for (ImagePane* pane : m_panes)
        m_layout->removeWidget(pane);
    const bool several = m_panes.size() > 1;
    for (qsizetype i = 0; i < m_panes.size(); ++i) {
        m_layout->addWidget(m_panes[i], int(i / 2), int(i % 2), 1,
                            m_panes.size() == 3 && i == 2 ? 2 : 1);
        m_panes[i]->setTitleShown(several);
        m_panes[i]->show();
    }
}

} // namespace specula::app
