// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/view_link.h"

#include "widgets/image/image_view.h"

namespace specula::widgets {

ViewLink::ViewLink(QObject* parent)
    : QObject(parent) {}

QList<ImageView*> ViewLink::views() const {
    QList<ImageView*> alive;
    for (const auto& view : m_views)
        if (view)
            alive << view;
    return alive;
}

void ViewLink::add(ImageView* view) {
    if (!view || views().contains(view))
        return;
    const auto others = views();
    m_views << view;
    connect(view, &ImageView::transformChanged, this, [this, view] { passTransform(view); });
    connect(view, &ImageView::readoutChanged, this, [this, view] { passCursor(view); });
    // The view's model may be replaced later, so its sender is looked up when it speaks.
    connect(view, &ImageView::frameShown, this, [this, view] {
        connect(view->displaySettings(), &DisplaySettings::changed, this,
                &ViewLink::settingsChanged, Qt::UniqueConnection);
    });
    connect(view->displaySettings(), &DisplaySettings::changed, this, &ViewLink::settingsChanged,
            Qt::UniqueConnection);
    if (!others.isEmpty()) {
        passTransform(others.first());
        passLevels(others.first()->displaySettings());
    }
}

void ViewLink::remove(ImageView* view) {
    if (!view)
        return;
    m_views.removeAll(view);
    view->disconnect(this);
    view->displaySettings()->disconnect(this);
    view->setLinkedCursor({});
}

void ViewLink::setLinksCursor(bool on) {
    m_cursor = on;
    if (!on)
        for (ImageView* view : views())
            view->setLinkedCursor({});
}

void ViewLink::setLinksViewport(bool on) {
    m_viewport = on;
    if (on && !views().isEmpty())
        passTransform(views().first());
}

void ViewLink::setLinksLevels(bool on) {
    m_levels = on;
    if (on && !views().isEmpty())
        passLevels(views().first()->displaySettings());
}

void ViewLink::settingsChanged() {
    if (auto* settings = qobject_cast<DisplaySettings*>(sender()))
        passLevels(settings);
}

void ViewLink::passTransform(ImageView* from) {
    if (!m_viewport || m_passing)
        return;
    m_passing = true;
    for (ImageView* view : views())
        if (view != from && view->image() && from->image())
            view->setTransform(from->transform());
    m_passing = false;
}

void ViewLink::passLevels(DisplaySettings* from) {
    if (!m_levels || m_passing)
        return;
    m_passing = true;
    for (ImageView* view : views())
        if (view->displaySettings() != from)
            view->displaySettings()->setState(from->state());
    m_passing = false;
}

void ViewLink::passCursor(ImageView* from) {
    if (!m_cursor || m_passing)
        return;
    const PixelReadout& r = from->readout();
    for (ImageView* view : views())
        if (view != from)
            view->setLinkedCursor(r.inside ? std::optional(r.position) : std::nullopt);
}

} // namespace specula::widgets
