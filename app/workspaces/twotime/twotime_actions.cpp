// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_view.h"
#include "app/workspaces/twotime/twotime_workspace.h"
#include "widgets/actions/action_registry.h"
#include "widgets/image/image_view.h"

#include <QCoreApplication>

namespace specula::app {
namespace {

using widgets::ActionSpec;

// A class only to give the texts a context for translators.
struct TwotimeActions {
    Q_DECLARE_TR_FUNCTIONS(TwotimeActions)
};

QString tr(const char* source) {
    return TwotimeActions::tr(source);
}

QList<QKeySequence> key(const char* text) {
    return {QKeySequence(QLatin1String(text))};
}

} // namespace

void registerTwotimeActions(TwotimeWorkspace& workspace, AppContext& context) {
    TwotimeWorkspace* w = &workspace;
    const auto shown = [w] { return w->shows(); };
    const auto selected = [w] { return w->shows() && w->model().selectedStrip() != 0; };
    const auto strips = [w]() -> StripTool& { return w->view().strips(); };
    const auto add = [&context](ActionSpec spec) {
        spec.workspace = QStringLiteral("twotime");
        context.actions.add(std::move(spec));
    };
    const auto menu = [](const char* name) { return QString::fromLatin1(name); };

    add({.id = QStringLiteral("twotime.tool.pan"),
         .text = TwotimeActions::tr("&Pan"),
         .icon = menu("pan"),
         .shortcuts = key("1"),
         .menu = menu("tools"),
         .group = menu("tool"),
         .keywords = {TwotimeActions::tr("move hand")},
         .checkedWhen = [strips] { return !strips().drawing(); },
         .run = [strips] { strips().setDrawing(false); }});
    add({.id = QStringLiteral("twotime.tool.strip"),
         .text = TwotimeActions::tr("Age &strip"),
         .icon = menu("strip"),
         .shortcuts = key("2"),
         .menu = menu("tools"),
         .group = menu("tool"),
         .keywords = {TwotimeActions::tr("cut age diagonal draw")},
         .enabledWhen = shown,
         .checkedWhen = [strips] { return strips().drawing(); },
         .run = [strips] { strips().setDrawing(true); }});

    add({.id = QStringLiteral("twotime.addStrip"),
         .text = TwotimeActions::tr("&Add an age strip"),
         .icon = menu("plus"),
         .shortcuts = key("S"),
         .menu = menu("process"),
         .group = menu("strips"),
         .enabledWhen = shown,
         .run = [strips] { strips().addStrip(); }});
    add({.id = QStringLiteral("twotime.copyStrip"),
         .text = TwotimeActions::tr("&Copy the age strip"),
         .shortcuts = key("Ctrl+Shift+D"),
         .menu = menu("process"),
         .group = menu("strips"),
         .keywords = {TwotimeActions::tr("duplicate")},
         .enabledWhen = selected,
         .run = [strips] { strips().copySelected(); }});
    add({.id = QStringLiteral("twotime.removeStrip"),
         .text = TwotimeActions::tr("&Remove the age strip"),
         .icon = menu("minus"),
         .menu = menu("process"),
         .group = menu("strips"),
         .keywords = {TwotimeActions::tr("delete")},
         .enabledWhen = selected,
         .run = [strips] { strips().removeSelected(); }});
    add({.id = QStringLiteral("twotime.removeStrips"),
         .text = TwotimeActions::tr("Remove a&ll age strips"),
         .menu = menu("process"),
         .group = menu("strips"),
         .enabledWhen = [w] { return w->shows() && !w->model().settings().strips.isEmpty(); },
         .run = [strips] { strips().removeAll(); }});
    add({.id = QStringLiteral("twotime.march"),
         .text = TwotimeActions::tr("&March: strips over the whole run"),
         .shortcuts = key("M"),
         .menu = menu("process"),
         .group = menu("strips"),
         .keywords = {TwotimeActions::tr("ages equal width")},
         .enabledWhen = shown,
         .run = [strips] { strips().march(); }});
    add({.id = QStringLiteral("twotime.convention"),
         .text = TwotimeActions::tr("A&ge is the earlier time"),
         .shortcuts = key("A"),
         .menu = menu("process"),
         .group = menu("age"),
         .keywords = {TwotimeActions::tr("convention mean time t1")},
         .enabledWhen = shown,
         .checkedWhen =
             [w] {
                 return w->model().settings().convention == correlate::AgeConvention::FirstTime;
             },
         .run = [w] { w->toggleConvention(); }});
    add({.id = QStringLiteral("twotime.diagonal"),
         .text = TwotimeActions::tr("Correct the &diagonal"),
         .shortcuts = key("D"),
         .menu = menu("process"),
         .group = menu("map"),
         .keywords = {TwotimeActions::tr("shot noise")},
         .enabledWhen = shown,
         .checkedWhen = [w] { return w->model().settings().correctDiagonal; },
         .run =
             [w] {
                 w->toggle(&TwotimeSettings::correctDiagonal,
                           TwotimeActions::tr("Diagonal correction"));
             }});
    add({.id = QStringLiteral("twotime.autoLevels"),
         .text = TwotimeActions::tr("Automatic &levels"),
         .icon = menu("levels"),
         .shortcuts = key("L"),
         .menu = menu("process"),
         .group = menu("map"),
         .keywords = {TwotimeActions::tr("contrast percentile")},
         .enabledWhen = shown,
         .run = [w] { w->automaticLevels(); }});
    add({.id = QStringLiteral("twotime.parts"),
         .text = TwotimeActions::tr("Curves of the &parts of the run"),
         .shortcuts = key("P"),
         .menu = menu("process"),
         .group = menu("map"),
         .keywords = {TwotimeActions::tr("segments partial g2")},
         .enabledWhen = shown,
         .checkedWhen = [w] { return w->model().settings().parts; },
         .run =
             [w] { w->toggle(&TwotimeSettings::parts, TwotimeActions::tr("Curves of parts")); }});

    struct Step {
        const char *id, *label, *key, *icon;
        int by;
    };
    for (const Step& s :
         {Step{"twotime.previousBin", QT_TRANSLATE_NOOP("TwotimeActions", "Pre&vious bin"), ",",
               "previous", -1},
          Step{"twotime.nextBin", QT_TRANSLATE_NOOP("TwotimeActions", "&Next bin"), ".", "next",
               1}})
        add({.id = QLatin1String(s.id),
             .text = tr(s.label),
             .icon = menu(s.icon),
             .shortcuts = key(s.key),
             .menu = menu("process"),
             .group = menu("bins"),
             .enabledWhen = shown,
             .run = [w, by = s.by] { w->stepBin(by); }});

    struct Zoom {
        const char *id, *label, *key, *icon;
        void (widgets::ImageView::*run)();
    };
    for (const Zoom& z :
         {Zoom{"twotime.fit", QT_TRANSLATE_NOOP("TwotimeActions", "&Fit"), "F", "fit",
               &widgets::ImageView::zoomToFit},
          Zoom{"twotime.actualSize", QT_TRANSLATE_NOOP("TwotimeActions", "&Actual size"), "Ctrl+0",
               "one-to-one", &widgets::ImageView::zoomToActualSize},
          Zoom{"twotime.zoomIn", QT_TRANSLATE_NOOP("TwotimeActions", "Zoom &in"), "Ctrl++", "",
               &widgets::ImageView::zoomIn},
          Zoom{"twotime.zoomOut", QT_TRANSLATE_NOOP("TwotimeActions", "Zoom &out"), "Ctrl+-", "",
               &widgets::ImageView::zoomOut}})
        add({.id = QLatin1String(z.id),
             .text = tr(z.label),
             .icon = menu(z.icon),
             .shortcuts = key(z.key),
             .menu = menu("view"),
             .group = menu("zoom"),
             .enabledWhen = shown,
             .run = [w, run = z.run] { (w->view().map().imageView().*run)(); }});

    add({.id = QStringLiteral("twotime.copy"),
         .text = TwotimeActions::tr("&Copy picture"),
         .icon = menu("copy"),
         .shortcuts = key("Ctrl+C"),
         .menu = menu("edit"),
         .group = menu("clipboard"),
         .enabledWhen = shown,
         .run = [w] { w->view().map().copyPicture(); }});
    add({.id = QStringLiteral("twotime.exportPicture"),
         .text = TwotimeActions::tr("&Export picture…"),
         .icon = menu("export"),
         .shortcuts = key("Ctrl+E"),
         .menu = menu("file"),
         .group = menu("export"),
         .keywords = {QStringLiteral("png svg pdf"), TwotimeActions::tr("save")},
         .enabledWhen = shown,
         .run = [w] { w->exportPicture(); }});
    add({.id = QStringLiteral("twotime.exportMatrix"),
         .text = TwotimeActions::tr("Export &matrix…"),
         .shortcuts = key("Ctrl+Shift+E"),
         .menu = menu("file"),
         .group = menu("export"),
         .keywords = {QStringLiteral("csv json"), TwotimeActions::tr("save data")},
         .enabledWhen = shown,
         .run = [w] { w->exportMatrix(); }});
    add({.id = QStringLiteral("twotime.exportCurves"),
         .text = TwotimeActions::tr("Export c&urves…"),
         .menu = menu("file"),
         .group = menu("export"),
         .keywords = {QStringLiteral("csv json g2"), TwotimeActions::tr("save data")},
         .enabledWhen = shown,
         .run = [w] { w->exportCurves(); }});
}

} // namespace specula::app
