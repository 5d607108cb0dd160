// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/frame.h"

#include "app/window/rail.h"
#include "app/window/side_panel.h"
#include "widgets/forms/drawer.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace specula::app {
namespace {

constexpr int kSideWidth = 250;
constexpr int kInspectorWidth = 330;
constexpr int kToolsHeight = 40;
constexpr int kFootHeight = 92;

QFrame* verticalLine(QWidget* parent) {
    QFrame* line = widgets::makeLine(parent);
    line->setProperty("role", QStringLiteral("vline"));
    line->setFixedSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
    line->setFixedWidth(1);
    return line;
}

} // namespace

Frame::Frame(AppContext& context, SidePanel* side, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_rail(new Rail(this))
    , m_side(side)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_middle(new QWidget(this))
    , m_tools(new QStackedWidget(m_middle))
    , m_centre(new QStackedWidget(m_middle))
    , m_foot(new QStackedWidget(m_middle))
    , m_inspector(new QStackedWidget(this))
    , m_drawer(new widgets::Drawer(m_middle))
    , m_sideWidth(kSideWidth)
    , m_inspectorWidth(kInspectorWidth) {
    setObjectName(QStringLiteral("frame"));
    m_middle->setObjectName(QStringLiteral("middle"));
    m_middle->setMinimumWidth(320);
    m_tools->setFixedHeight(kToolsHeight);
    m_foot->setFixedHeight(kFootHeight);
    m_inspector->setObjectName(QStringLiteral("inspector"));
    m_inspector->setMinimumWidth(220);

    auto* column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(widgets::makeLine(m_middle));
    column->addWidget(m_centre, 1);
    column->addWidget(widgets::makeLine(m_middle));
    column->addWidget(m_foot);

    m_splitter->setObjectName(QStringLiteral("splitter"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_side);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({m_sideWidth, 1000, m_inspectorWidth});
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        const QList<int> sizes = m_splitter->sizes();
        if (m_side->isVisible())
            m_sideWidth = sizes[0];
        if (!m_narrow && m_inspector->isVisible())
            m_inspectorWidth = sizes[2];
        emit layoutChanged();
    });
    connect(m_drawer, &widgets::Drawer::openChanged, this, &Frame::layoutChanged);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(verticalLine(this));
    row->addWidget(m_splitter, 1);
}

void Frame::addWorkspace(Workspace* workspace) {
    m_rail->addWorkspace(workspace->id(), workspace->title(),
                         m_context.theme.icon(workspace->iconName()));
}

Frame::Page& Frame::pageOf(Workspace* workspace) {
    const auto it = m_pages.find(workspace);
    if (it != m_pages.end())
        return *it;
    Page page;
    page.centre = workspace->makeCentre(m_centre);
    page.foot = workspace->makeFoot(m_foot);
    if (QWidget* form = workspace->makeInspector(m_inspector)) {
        // A form may be taller than the window.
        auto* scroll = new QScrollArea(m_inspector);
        scroll->setObjectName(QStringLiteral("inspectorScroll"));
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(form);
        page.inspector = scroll;
    }
    workspace->registerActions();
    page.tools = workspace->makeTools(m_tools);
    for (const auto& [stack, widget] : {std::pair{m_tools, page.tools},
                                        {m_centre, page.centre},
                                        {m_foot, page.foot},
                                        {m_inspector, page.inspector}})
        if (widget != nullptr)
            stack->addWidget(widget);
    return *m_pages.insert(workspace, page);
}

void Frame::show(Workspace* workspace) {
    m_current = workspace;
    const Page& page = pageOf(workspace);
    for (const auto& [stack, widget] :
         {std::pair{m_tools, page.tools}, {m_centre, page.centre}, {m_foot, page.foot}}) {
        stack->setVisible(widget != nullptr);
        if (widget != nullptr)
            stack->setCurrentWidget(widget);
    }
    if (page.inspector != nullptr)
        m_inspector->setCurrentWidget(page.inspector);
    m_rail->setCurrent(workspace->id());
    arrange();
}

void Frame::setSideShown(bool shown) {
    m_sideShown = shown;
    arrange();
    emit layoutChanged();
}

bool Frame::inspectorShown() const {
    return m_narrow ? m_drawer->isOpen() : m_inspectorShown;
}

void Frame::setInspectorShown(bool shown) {
    if (m_narrow) {
        m_drawer->setOpen(shown);
        return;
    }
    m_inspectorShown = shown;
    arrange();
    emit layoutChanged();
}

void Frame::arrange() {
    const bool has = m_current != nullptr && m_pages.value(m_current).inspector != nullptr;
    m_side->setVisible(m_sideShown);
    if (m_narrow && m_drawer->content() == nullptr) {
        m_drawer->setContent(m_inspector);
    } else if (!m_narrow && m_drawer->content() != nullptr) {
        m_drawer->setOpen(false);
        m_drawer->hide();
        m_splitter->addWidget(m_drawer->takeContent());
        m_splitter->setStretchFactor(2, 0);
    }
    const bool column = has && !m_narrow && m_inspectorShown;
    m_inspector->setVisible(column || (has && m_narrow));
    m_drawer->setPreferredWidth(m_inspectorWidth);
    if (!has && m_drawer->isOpen())
        m_drawer->setOpen(false);
    const int room = m_splitter->width();
    QList<int> sizes{m_sideShown ? m_sideWidth : 0, 0};
    if (!m_narrow)
        sizes << (column ? m_inspectorWidth : 0);
    sizes[1] = std::max(320, room - sizes[0] - sizes.value(2));
    m_splitter->setSizes(sizes);
}

void Frame::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool narrow = window()->width() < kNarrowWidth;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        emit layoutChanged();
    }
    arrange();
}

QJsonObject Frame::saveLayout() const {
    return {{QStringLiteral("side_shown"), m_sideShown},
            {QStringLiteral("inspector_shown"), m_inspectorShown},
            {QStringLiteral("side_width"), m_sideWidth},
            {QStringLiteral("inspector_width"), m_inspectorWidth}};
}

void Frame::restoreLayout(const QJsonObject& layout) {
    m_sideShown = layout.value(QStringLiteral("side_shown")).toBool(true);
    m_inspectorShown = layout.value(QStringLiteral("inspector_shown")).toBool(true);
    m_sideWidth =
        std::clamp(layout.value(QStringLiteral("side_width")).toInt(kSideWidth), 160, 600);
    m_inspectorWidth = std::clamp(
        layout.value(QStringLiteral("inspector_width")).toInt(kInspectorWidth), 220, 700);
    arrange();
}

} // namespace specula::app
