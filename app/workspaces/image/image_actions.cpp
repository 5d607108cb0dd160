// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/image_exports.h"
#include "app/workspaces/image/image_workspace.h"
#include "app/workspaces/image/view_grid.h"
#include "core/imaging/tone.h"
#include "widgets/actions/action_registry.h"
#include "widgets/plot/profile_plot.h"

#include <QCoreApplication>

namespace specula::app {
namespace {

using widgets::ActionSpec;
using widgets::ViewTool;

QString text(const char* source) {
    return QCoreApplication::translate("specula::app::ImageActions", source);
}

} // namespace

void registerImageActions(ImageWorkspace& workspace, AppContext& context) {
    ImageWorkspace* w = &workspace;
    const auto pane = [w]() -> ImagePane& { return w->grid().active(); };
    const auto open = [pane] { return pane().document().isOpen(); };
    const auto stack = [pane] {
        return pane().document().isOpen() && pane().document().description().frames > 1;
    };
    const auto add = [&](ActionSpec spec) {
        spec.workspace = QStringLiteral("image");
        context.actions.add(std::move(spec));
    };

    struct Tool {
        const char *id, *label, *icon, *key, *keyword;
        ViewTool tool;
    };
    for (const Tool& t :
         {Tool{"image.tool.pan", QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Pan"), "pan",
               "1", "move hand", ViewTool::Pan},
          Tool{"image.tool.line", QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Line profile"),
               "line", "2", "cut section", ViewTool::LineProfile},
          Tool{"image.tool.box", QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Box profile"),
               "box", "3", "region roi rectangle", ViewTool::BoxProfile},
          Tool{"image.tool.radial",
               QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Radial profile"), "radial", "4",
               "azimuthal ring circle", ViewTool::RadialProfile}})
        add({.id = QLatin1String(t.id),
             .text = text(t.label),
             .icon = QLatin1String(t.icon),
             .shortcuts = {QKeySequence(QLatin1String(t.key))},
             .menu = QStringLiteral("tools"),
             .group = QStringLiteral("tool"),
             .keywords = QString::fromLatin1(t.keyword).split(QLatin1Char(' ')),
             .checkedWhen = [pane, tool = t.tool] { return pane().view().tool() == tool; },
             .run = [pane, tool = t.tool] { pane().view().setTool(tool); }});

    const auto view = QStringLiteral("view");
    add({.id = QStringLiteral("image.fit"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Fit")),
         .icon = QStringLiteral("fit"),
         .shortcuts = {QKeySequence(Qt::Key_F)},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .keywords = {QStringLiteral("zoom"), QStringLiteral("whole")},
         .enabledWhen = open,
         .run = [pane] { pane().view().zoomToFit(); }});
    add({.id = QStringLiteral("image.actualSize"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Actual size")),
         .icon = QStringLiteral("one-to-one"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+0"))},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .keywords = {QStringLiteral("1:1"), QStringLiteral("100%")},
         .enabledWhen = open,
         .run = [pane] { pane().view().zoomToActualSize(); }});
    add({.id = QStringLiteral("image.zoomIn"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Zoom &in")),
         .icon = {},
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl++")),
                       QKeySequence(QStringLiteral("Ctrl+="))},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .enabledWhen = open,
         .run = [pane] { pane().view().zoomIn(); }});
    add({.id = QStringLiteral("image.zoomOut"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Zoom &out")),
         .icon = {},
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+-"))},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .enabledWhen = open,
         .run = [pane] { pane().view().zoomOut(); }});
    add({.id = QStringLiteral("image.crosshair"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Crosshair")),
         .icon = {},
         .shortcuts = {QKeySequence(Qt::Key_C)},
         .menu = view,
         .group = QStringLiteral("marks"),
         .checkedWhen = [pane] { return pane().view().crosshair(); },
         .run = [pane] { pane().view().setCrosshair(!pane().view().crosshair()); }});
    add({.id = QStringLiteral("image.split"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Add a linked &view")),
         .icon = QStringLiteral("link"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+Shift+V"))},
         .menu = view,
         .group = QStringLiteral("views"),
         .keywords = {QStringLiteral("compare"), QStringLiteral("side by side"),
                      QStringLiteral("split")},
         .enabledWhen = [w] { return w->grid().panes().size() < ViewGrid::kMost; },
         .run =
             [w] {
                 ImagePane& from = w->grid().active();
                 const OpenTarget target = from.document().target();
                 const FrameSelection selection = from.document().selection();
                 ImagePane* added = w->grid().add();
                 if (added != nullptr && !target.path.isEmpty())
                     added->document().open(target, selection);
             }});
    add({.id = QStringLiteral("image.closeView"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Close this view")),
         .icon = QStringLiteral("close"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+W"))},
         .menu = view,
         .group = QStringLiteral("views"),
         .enabledWhen =
             [w] { return w->grid().panes().size() > 1 || w->grid().active().document().isOpen(); },
         .run = [w] { w->grid().removeActive(); }});
    struct Link {
        const char *id, *label;
        bool (widgets::ViewLink::*get)() const;
        void (widgets::ViewLink::*set)(bool);
    };
    for (const Link& l :
         {Link{"image.link.cursor",
               QT_TRANSLATE_NOOP("specula::app::ImageActions", "Link the c&ursor"),
               &widgets::ViewLink::linksCursor, &widgets::ViewLink::setLinksCursor},
          Link{"image.link.zoom", QT_TRANSLATE_NOOP("specula::app::ImageActions", "Link the &zoom"),
               &widgets::ViewLink::linksViewport, &widgets::ViewLink::setLinksViewport},
          Link{"image.link.levels",
               QT_TRANSLATE_NOOP("specula::app::ImageActions", "Link the &levels"),
               &widgets::ViewLink::linksLevels, &widgets::ViewLink::setLinksLevels}})
        add({.id = QLatin1String(l.id),
             .text = text(l.label),
             .icon = {},
             .menu = view,
             .group = QStringLiteral("links"),
             .checkedWhen = [w, get = l.get] { return (w->grid().link().*get)(); },
             .run =
                 [w, get = l.get, set = l.set] {
                     widgets::ViewLink& link = w->grid().link();
                     (link.*set)(!(link.*get)());
                 }});

    struct Step {
        const char *id, *label, *key, *icon;
        qint64 frames;
    };
    for (const Step& s :
         {Step{"image.nextFrame", QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Next frame"),
               ".", "", 1},
          Step{"image.previousFrame",
               QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Previous frame"), ",", "", -1},
          Step{"image.firstFrame", QT_TRANSLATE_NOOP("specula::app::ImageActions", "F&irst frame"),
               "Home", "first", -(qint64{1} << 60)},
          Step{"image.lastFrame", QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Last frame"),
               "End", "last", qint64{1} << 60}})
        add({.id = QLatin1String(s.id),
             .text = text(s.label),
             .icon = QLatin1String(s.icon),
             .shortcuts = {QKeySequence(QLatin1String(s.key))},
             .menu = QStringLiteral("process"),
             .group = QStringLiteral("frames"),
             .enabledWhen = stack,
             .run = [w, frames = s.frames] { w->step(frames); }});
    add({.id = QStringLiteral("image.play"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Pl&ay")),
         .icon = QStringLiteral("play"),
         .shortcuts = {QKeySequence(Qt::Key_P)},
         .menu = QStringLiteral("process"),
         .group = QStringLiteral("frames"),
         .keywords = {QStringLiteral("pause"), QStringLiteral("movie")},
         .enabledWhen = stack,
         .checkedWhen = [w] { return w->player().playing(); },
         .run = [w] { w->player().setPlaying(!w->player().playing()); }});
    add({.id = QStringLiteral("image.follow"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Follow the &newest frame")),
         .icon = QStringLiteral("live"),
         .menu = QStringLiteral("process"),
         .group = QStringLiteral("frames"),
         .keywords = {QStringLiteral("live"), QStringLiteral("swmr")},
         .enabledWhen = open,
         .checkedWhen = [pane] { return pane().document().follow(); },
         .run = [pane] { pane().document().setFollow(!pane().document().follow()); }});

    const auto levels = QStringLiteral("process");
    add({.id = QStringLiteral("image.autoLevels"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "A&utomatic levels")),
         .icon = QStringLiteral("levels"),
         .shortcuts = {QKeySequence(Qt::Key_A)},
         .menu = levels,
         .group = QStringLiteral("levels"),
         .keywords = {QStringLiteral("contrast"), QStringLiteral("percentile")},
         .enabledWhen = open,
         .run = [pane] { pane().display().editPreset({}); }});
    add({.id = QStringLiteral("image.logScale"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Lo&garithmic scale")),
         .icon = {},
         .shortcuts = {QKeySequence(Qt::Key_L)},
         .menu = levels,
         .group = QStringLiteral("levels"),
         .keywords = {QStringLiteral("log"), QStringLiteral("contrast")},
         .enabledWhen = open,
         .checkedWhen =
             [pane] { return pane().display().state().tone.scale == imaging::ToneScale::Log; },
         .run =
             [pane] {
                 const bool on = pane().display().state().tone.scale == imaging::ToneScale::Log;
                 pane().display().editScale(on ? imaging::ToneScale::Linear
                                               : imaging::ToneScale::Log);
             }});
    add({.id = QStringLiteral("image.reset"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Reset zoom and levels")),
         .icon = {},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .enabledWhen = open,
         .run = [pane] { pane().view().resetView(); }});

    const auto shown = [pane] { return pane().document().image() != nullptr; };
    add({.id = QStringLiteral("image.copy"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Copy picture")),
         .icon = QStringLiteral("copy"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+C"))},
         .menu = QStringLiteral("edit"),
         .group = QStringLiteral("clipboard"),
         .enabledWhen = shown,
         .run = [pane] { pane().view().copyToClipboard(); }});
    add({.id = QStringLiteral("image.exportPicture"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "&Export picture…")),
         .icon = QStringLiteral("export"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+E"))},
         .menu = QStringLiteral("file"),
         .group = QStringLiteral("export"),
         .keywords = {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf"),
                      QStringLiteral("save")},
         .enabledWhen = shown,
         .run = [w, pane] { w->exports().exportPicture(pane()); }});
    add({.id = QStringLiteral("image.exportData"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Export &data…")),
         .icon = {},
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+Shift+E"))},
         .menu = QStringLiteral("file"),
         .group = QStringLiteral("export"),
         .keywords = {QStringLiteral("tiff"), QStringLiteral("csv"), QStringLiteral("npy"),
                      QStringLiteral("save")},
         .enabledWhen = shown,
         .run = [w, pane] { w->exports().exportData(pane()); }});
    add({.id = QStringLiteral("image.exportProfile"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::ImageActions", "Export p&rofile…")),
         .icon = {},
         .menu = QStringLiteral("file"),
         .group = QStringLiteral("export"),
         .enabledWhen = [pane] { return !pane().view().shape().empty(); },
         .run = [w, pane] { w->exports().exportProfile(pane(), w->plot()); }});
}

} // namespace specula::app
