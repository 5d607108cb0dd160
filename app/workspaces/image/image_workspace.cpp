// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/image_workspace.h"

#include "app/workspaces/image/frame_controls.h"
#include "app/workspaces/image/image_exports.h"
#include "app/workspaces/image/image_inspector.h"
#include "app/workspaces/image/view_grid.h"
#include "widgets/actions/action_registry.h"
#include "widgets/plot/profile_plot.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLocale>
#include <QSplitter>
#include <QToolButton>

namespace specula::app {
namespace {

QString strong(const QString& text) {
    return QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped());
}

} // namespace

ImageWorkspace::ImageWorkspace(AppContext& context, QObject* parent)
    : Workspace(context, parent) {}

ImageWorkspace::~ImageWorkspace() = default;

ViewGrid& ImageWorkspace::grid() {
    return *m_grid;
}

widgets::ProfilePlot& ImageWorkspace::plot() {
    return *m_plot;
}

ImageExports& ImageWorkspace::exports() {
    return *m_exports;
}

QWidget* ImageWorkspace::makeCentre(QWidget* parent) {
    auto* splitter = new QSplitter(Qt::Vertical, parent);
    splitter->setObjectName(QStringLiteral("image.centre"));
    splitter->setChildrenCollapsible(false);
    m_grid = new ViewGrid(m_context, splitter);
    m_plot = new widgets::ProfilePlot(splitter, &m_context.conversions);
    m_plot->setObjectName(QStringLiteral("image.profile"));
    m_plot->setAccessibleName(tr("Profile"));
    m_plot->hide();
    splitter->addWidget(m_grid);
    splitter->addWidget(m_plot);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    connect(splitter, &QSplitter::splitterMoved, this,
            [this, splitter] { m_plotHeight = splitter->sizes().value(1); });
    m_exports = new ImageExports(m_context, splitter);
    connect(m_exports, &ImageExports::done, this, &Workspace::toast);
    const auto recolour = [this] { m_plot->setColours(m_context.theme.canvas()); };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, m_plot, recolour);
    connect(&m_profiles, &widgets::ProfileWorker::curvesReady, m_plot,
            &widgets::ProfilePlot::setCurves);
    const auto exportProfile = [this] { m_exports->exportProfile(m_grid->active(), *m_plot); };
    connect(m_plot, &widgets::ProfilePlot::exportRequested, this, exportProfile);
    connect(m_plot, &widgets::ProfilePlot::exportDataRequested, this, exportProfile);
    connect(m_plot, &widgets::ProfilePlot::readoutChanged, this,
            [this](const QString& text) { emit readoutChanged(text.toHtmlEscaped()); });
    for (ImagePane* pane : m_grid->panes())
        addPane(pane);
    connect(m_grid, &ViewGrid::paneAdded, this, &ImageWorkspace::addPane);
    connect(m_grid, &ViewGrid::activeChanged, this, &ImageWorkspace::bindActive);
    connect(m_grid, &ViewGrid::paneRemoved, this, &Workspace::stateChanged);
    return splitter;
}

QWidget* ImageWorkspace::makeFoot(QWidget* parent) {
    m_controls = new FrameControls(m_context, m_player, parent);
    m_controls->setPane(&m_grid->active());
    return m_controls;
}

QWidget* ImageWorkspace::makeInspector(QWidget* parent) {
    m_inspector = new ImageInspector(m_context, parent);
    m_inspector->setPane(&m_grid->active());
    connect(m_inspector, &ImageInspector::exportRequested, this,
            [this] { m_exports->exportPicture(m_grid->active()); });
    connect(m_inspector, &ImageInspector::toast, this, &ImageWorkspace::toast);
    return m_inspector;
}

QWidget* ImageWorkspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("image.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id :
         {"image.tool.pan", "image.tool.line", "image.tool.box", "image.tool.radial", "",
          "image.fit", "image.actualSize", "", "image.split", "image.closeView", "", "image.copy",
          "image.exportPicture"}) {
        if (*id == 0)
            layout->addSpacing(12);
        else
            layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    }
    layout->addStretch(1);
    return row;
}

void ImageWorkspace::registerActions() {
    registerImageActions(*this, m_context);
}

void ImageWorkspace::addPane(ImagePane* pane) {
    FrameDocument& document = pane->document();
    const auto refresh = [this] {
        m_context.actions.refreshSoon();
        emit stateChanged();
    };
    connect(pane, &ImagePane::openRequested, this,
            [this] { m_context.actions.trigger(QStringLiteral("file.open")); });
    connect(pane, &ImagePane::demoRequested, this,
            [this] { m_context.actions.trigger(QStringLiteral("file.demo")); });
    connect(&document, &FrameDocument::opened, this, [this, &document, refresh] {
        noteFrames(document);
        refresh();
    });
    connect(&document, &FrameDocument::closed, this, refresh);
    connect(&document, &FrameDocument::selectionChanged, this, &Workspace::stateChanged);
    connect(&document, &FrameDocument::imageReady, this, [this, pane] {
        if (pane == &m_grid->active()) {
            updateProfile();
            showReadout();
        }
        m_context.actions.refreshSoon();
    });
    connect(&pane->display(), &widgets::DisplaySettings::changed, this, &Workspace::stateChanged);
    widgets::ImageView& view = pane->view();
    connect(&view, &widgets::ImageView::readoutChanged, this, [this] { showReadout(); });
    connect(&view, &widgets::ImageView::shapeChanged, this, [this, pane] {
        if (pane == &m_grid->active())
            updateProfile();
        m_context.actions.refreshSoon();
        emit stateChanged();
    });
    connect(&view, &widgets::ImageView::toolChanged, &m_context.actions,
            &widgets::ActionRegistry::refreshSoon);
    connect(&view, &widgets::ImageView::transformChanged, this, &Workspace::stateChanged);
    connect(&view, &widgets::ImageView::exportRequested, this,
            [this, pane] { m_exports->exportPicture(*pane); });
    connect(&view, &widgets::ImageView::exportDataRequested, this,
            [this, pane] { m_exports->exportData(*pane); });
    connect(&view, &widgets::ImageView::linkRequested, this,
            [this] { m_context.actions.trigger(QStringLiteral("image.split")); });
}

void ImageWorkspace::bindActive(ImagePane* pane) {
    if (m_controls)
        m_controls->setPane(pane);
    if (m_inspector)
        m_inspector->setPane(pane);
    if (!pane->document().target().path.isEmpty())
        for (const OpenTarget& known : QList<OpenTarget>(m_targets))
            if (known.path == pane->document().target().path)
                noteTarget(known); // the list shows what the active picture is of
    updateProfile();
    m_context.actions.refreshSoon();
}

void ImageWorkspace::updateProfile() {
    const ImagePane& pane = m_grid->active();
    const widgets::ImageShape& shape = pane.view().shape();
    showPlot(!shape.empty());
    m_profiles.setProvenance({{"file", pane.document().target().path.toStdString()},
                              {"dataset", pane.document().target().dataset.toStdString()},
                              {"content_id", pane.document().contentId().toStdString()},
                              {"frame", pane.document().shownSelection().frame}});
    m_profiles.request(pane.document().image(), shape);
}

void ImageWorkspace::showPlot(bool shown) {
    if (shown != m_plot->isHidden())
        return;
    m_plot->setVisible(shown);
    auto* splitter = qobject_cast<QSplitter*>(m_plot->parentWidget());
    const int room = splitter->height();
    const int height =
        m_plotHeight > 0 ? m_plotHeight : std::max(m_plot->sizeHint().height(), room / 4);
    if (shown)
        splitter->setSizes({std::max(1, room - height), height});
}

void ImageWorkspace::showReadout() {
    const widgets::PixelReadout& r = m_grid->active().view().readout();
    if (!r.inside) {
        emit readoutChanged({});
        return;
    }
    QString text =
        tr("x %1  y %2").arg(strong(QString::number(r.column)), strong(QString::number(r.row))) +
        QStringLiteral("&nbsp;&nbsp; I ") + strong(r.valueText);
    if (!r.stateText.isEmpty())
        text += QStringLiteral("&nbsp;&nbsp; <span style='color:%1'>%2</span>")
                    .arg(m_context.theme.colours().warning.name(), r.stateText.toHtmlEscaped());
    if (r.scale > 1)
        text += QStringLiteral("&nbsp;&nbsp; ") + tr("(of %1 × %1 pixels)").arg(r.scale);
    emit readoutChanged(text);
}

// Most recent last; the note comes once the file is open.
void ImageWorkspace::noteTarget(const OpenTarget& target) {
    m_targets.removeIf([&](const OpenTarget& t) { return t.path == target.path; });
    m_targets << target;
    emit targetsChanged();
}

void ImageWorkspace::noteFrames(const FrameDocument& document) {
    for (OpenTarget& known : m_targets)
        if (known.path == document.target().path)
            known.note = document.description().frames > 1
                             ? tr("%1 fr").arg(QLocale().toString(document.description().frames))
                             : QString();
    emit targetsChanged();
}

void ImageWorkspace::open(const OpenTarget& target) {
    ImagePane& pane = m_grid->active();
    // Another file of the same series keeps the place in the stack.
    FrameSelection selection = pane.document().selection();
    noteTarget(target);
    pane.document().open(target, selection);
    emit stateChanged();
}

void ImageWorkspace::close(const OpenTarget& target) {
    m_targets.removeIf([&](const OpenTarget& t) { return t.path == target.path; });
    for (ImagePane* pane : m_grid->panes())
        if (pane->document().target().path == target.path)
            pane->document().close();
    emit targetsChanged();
    emit stateChanged();
}

void ImageWorkspace::step(qint64 frames) {
    FrameDocument& document = m_grid->active().document();
    FrameSelection selection = document.selection();
    selection.frame += frames;
    document.setSelection(selection);
}

QJsonObject ImageWorkspace::saveState() const {
    QJsonArray panes, targets;
    for (const ImagePane* pane : m_grid->panes())
        panes << pane->saveState();
    for (const OpenTarget& t : m_targets)
        targets << QJsonObject{{"file", t.path}, {"dataset", t.dataset}};
    return {{"panes", panes},
            {"targets", targets},
            {"active", m_grid->panes().indexOf(&m_grid->active())},
            {"fps", m_player.framesPerSecond()}};
}

void ImageWorkspace::restoreState(const QJsonObject& state) {
    m_targets.clear();
    for (const QJsonValue& t : state.value("targets").toArray())
        m_targets << OpenTarget{t["file"].toString(), t["dataset"].toString()};
    const QJsonArray panes = state.value("panes").toArray();
    while (m_grid->panes().size() < std::min<qsizetype>(panes.size(), ViewGrid::kMost))
        m_grid->add();
    for (qsizetype i = 0; i < m_grid->panes().size() && i < panes.size(); ++i)
        m_grid->panes().at(i)->restoreState(panes.at(i).toObject());
    m_player.setFramesPerSecond(state.value("fps").toDouble(m_player.framesPerSecond()));
    const int active = state.value("active").toInt();
    if (active >= 0 && active < m_grid->panes().size())
        m_grid->setActive(m_grid->panes().at(active));
    emit targetsChanged();
}

bool ImageWorkspace::settled() const {
    for (const ImagePane* pane : m_grid->panes())
        if (!pane->settled())
            return false;
    return m_profiles.idle();
}

} // namespace specula::app
