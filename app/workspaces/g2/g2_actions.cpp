// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/curves_page.h"
#include "app/workspaces/g2/g2_workspace.h"
#include "app/workspaces/g2/map_page.h"
#include "app/workspaces/g2/regroup_page.h"
#include "widgets/actions/action_registry.h"
#include "widgets/plot/panel_grid.h"
#include "widgets/plot/plot_widget.h"

#include <QCoreApplication>

namespace specula::app {
namespace {

using widgets::ActionSpec;

QString text(const char* source) {
    return QCoreApplication::translate("specula::app::G2Actions", source);
}

QStringList words(const char* list) {
    return QString::fromLatin1(list).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

constexpr std::int64_t kAll = 1'000'000'000; ///< to the first or the last bin

} // namespace

void registerG2Actions(G2Workspace& workspace, AppContext& context) {
    G2Workspace* w = &workspace;
    const auto add = [&](ActionSpec spec) {
        spec.workspace = QStringLiteral("g2");
        context.actions.add(std::move(spec));
    };
    const auto open = [w] { return w->model().currentData() != nullptr; };
    const auto view = QStringLiteral("view");

    struct Tab {
        const char *id, *label, *key, *keywords;
        G2Tab tab;
    };
    for (const Tab& t :
         {Tab{"g2.tab.curves", QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Curves"), "1",
              "panels compare", G2Tab::Curves},
          Tab{"g2.tab.map", QT_TRANSLATE_NOOP("specula::app::G2Actions", "g2 &map"), "2",
              "image picture", G2Tab::Map},
          Tab{"g2.tab.stability", QT_TRANSLATE_NOOP("specula::app::G2Actions", "g2 &stability"),
              "3", "partial growing parts", G2Tab::Stability},
          Tab{"g2.tab.regroup",
              QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Regroup with another q-map"), "4",
              "g2 ip if pixel mask partition", G2Tab::Regroup}})
        add({.id = QLatin1String(t.id),
             .text = text(t.label),
             .shortcuts = {QKeySequence(QLatin1String(t.key))},
             .menu = view,
             .group = QStringLiteral("tab"),
             .keywords = words(t.keywords),
             .enabledWhen = [w, tab = t.tab] { return w->whyNot(tab).isEmpty(); },
             .checkedWhen = [w, tab = t.tab] { return w->model().view().tab == tab; },
             .run = [w, tab = t.tab] { w->model().edit([tab](G2View& v) { v.tab = tab; }); }});

    struct Layout {
        const char *id, *label;
        G2Layout layout;
    };
    for (const Layout& l :
         {Layout{"g2.layout.perBin",
                 QT_TRANSLATE_NOOP("specula::app::G2Actions", "A panel per &bin"),
                 G2Layout::PerBin},
          Layout{"g2.layout.perFile",
                 QT_TRANSLATE_NOOP("specula::app::G2Actions", "A panel per &file"),
                 G2Layout::PerFile},
          Layout{"g2.layout.overlay",
                 QT_TRANSLATE_NOOP("specula::app::G2Actions", "All curves in &one plot"),
                 G2Layout::Overlay}})
        add({.id = QLatin1String(l.id),
             .text = text(l.label),
             .menu = view,
             .group = QStringLiteral("layout"),
             .keywords = words("grid single multiple overlay"),
             .checkedWhen = [w, layout = l.layout] { return w->model().view().layout == layout; },
             .run =
                 [w, layout = l.layout] {
                     w->model().edit([layout](G2View& v) { v.layout = layout; });
                 }});

    struct Switch {
        const char *id, *label, *key;
        bool G2View::*field;
    };
    for (const Switch& s :
         {Switch{"g2.logX", QT_TRANSLATE_NOOP("specula::app::G2Actions", "Logarithmic &delay axis"),
                 "X", &G2View::logX},
          Switch{"g2.logY", QT_TRANSLATE_NOOP("specula::app::G2Actions", "Logarithmic &g2 axis"),
                 "Y", &G2View::logY},
          Switch{"g2.errors", QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Error bars"), "B",
                 &G2View::errors},
          Switch{"g2.legend", QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Legend"), "L",
                 &G2View::legend}})
        add({.id = QLatin1String(s.id),
             .text = text(s.label),
             .shortcuts = {QKeySequence(QLatin1String(s.key))},
             .menu = view,
             .group = QStringLiteral("axes"),
             .keywords = words("log scale bars"),
             .checkedWhen = [w, field = s.field] { return w->model().view().*field; },
             .run =
                 [w, field = s.field] {
                     w->model().edit([field](G2View& v) { v.*field = !(v.*field); });
                 }});
    add({.id = QStringLiteral("g2.onlyThisFile"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "Only &this file")),
         .shortcuts = {QKeySequence(Qt::Key_O)},
         .menu = view,
         .group = QStringLiteral("layout"),
         .keywords = words("current single compare all chosen"),
         .checkedWhen = [w] { return w->model().view().files == G2Files::Current; },
         .run =
             [w] {
                 w->model().edit([](G2View& v) {
                     v.files = v.files == G2Files::Current ? G2Files::Chosen : G2Files::Current;
                 });
             }});
    for (const correlate::G2Normalisation how : normalisations())
        add({.id = QStringLiteral("g2.normalise.") +
                   QLatin1String(correlate::g2NormalisationName(how)),
             .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "Show: %1"))
                         .arg(normalisationText(how)),
             .keywords = words("normalisation normalization scale"),
             .checkedWhen = [w, how] { return w->model().view().normalisation == how; },
             .run = [w, how] { w->model().edit([how](G2View& v) { v.normalisation = how; }); }});
    add({.id = QStringLiteral("g2.allRanges"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "All bins and &delays")),
         .menu = view,
         .group = QStringLiteral("zoom"),
         .keywords = words("range q tau reset"),
         .enabledWhen =
             [w] {
                 const G2View& v = w->model().view();
                 return v.q.low || v.q.high || v.delayS.low || v.delayS.high;
             },
         .run = [w] { w->model().edit([](G2View& v) { v.q = v.delayS = {}; }); }});
    add({.id = QStringLiteral("g2.fit"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Fit")),
         .icon = QStringLiteral("fit"),
         .shortcuts = {QKeySequence(Qt::Key_F)},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .keywords = words("zoom whole reset"),
         .enabledWhen = open,
         .run = [w] { w->page().fit(); }});
    add({.id = QStringLiteral("g2.enlarge"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "En&large the chosen panel")),
         .icon = QStringLiteral("full-screen"),
         .shortcuts = {QKeySequence(Qt::Key_E)},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .keywords = words("zoom panel bin compare"),
         .enabledWhen = [w] { return w->curves().grid().selected() >= 0; },
         .checkedWhen = [w] { return w->curves().grid().enlarged() >= 0; },
         .run =
             [w] {
                 w->model().edit([](G2View& v) { v.tab = G2Tab::Curves; });
                 widgets::PanelGrid& grid = w->curves().grid();
                 grid.setEnlarged(grid.enlarged() >= 0 ? -1 : grid.selected());
             }});
    add({.id = QStringLiteral("g2.leave"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Back to all panels")),
         .shortcuts = {QKeySequence(Qt::Key_Escape)},
         .menu = view,
         .group = QStringLiteral("zoom"),
         .enabledWhen = [w] { return w->page().enlarged(); },
         .run = [w] { w->page().leave(); }});

    struct Step {
        const char *id, *label, *key, *icon;
        std::int64_t bins;
    };
    for (const Step& s :
         {Step{"g2.nextBin", QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Next bin"), ".", "next",
               1},
          Step{"g2.previousBin", QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Previous bin"), ",",
               "previous", -1},
          Step{"g2.firstBin", QT_TRANSLATE_NOOP("specula::app::G2Actions", "F&irst bin"), "Home",
               "first", -kAll},
          Step{"g2.lastBin", QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Last bin"), "End",
               "last", kAll}})
        add({.id = QLatin1String(s.id),
             .text = text(s.label),
             .icon = QLatin1String(s.icon),
             .shortcuts = {QKeySequence(QLatin1String(s.key))},
             .menu = QStringLiteral("process"),
             .group = QStringLiteral("bins"),
             .keywords = words("step q"),
             .enabledWhen = open,
             .run = [w, bins = s.bins] { w->model().stepBin(bins); }});
    struct File {
        const char *id, *label;
        int by;
    };
    for (const File& f :
         {File{"g2.nextFile", QT_TRANSLATE_NOOP("specula::app::G2Actions", "Next f&ile"), 1},
          File{"g2.previousFile", QT_TRANSLATE_NOOP("specula::app::G2Actions", "Previous fil&e"),
               -1}})
        add({.id = QLatin1String(f.id),
             .text = text(f.label),
             .menu = QStringLiteral("process"),
             .group = QStringLiteral("files"),
             .keywords = words("step target"),
             .enabledWhen =
                 [w, by = f.by] {
                     ResultLibrary& library = w->model().library();
                     const int to = library.current() + by;
                     return library.current() >= 0 && to >= 0 && to < library.size();
                 },
             .run = [w, by = f.by] { w->model().library().step(by); }});

    add({.id = QStringLiteral("g2.copy"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Copy picture")),
         .icon = QStringLiteral("copy"),
         .shortcuts = {QKeySequence(QStringLiteral("Ctrl+C"))},
         .menu = QStringLiteral("edit"),
         .group = QStringLiteral("clipboard"),
         .enabledWhen = open,
         .run = [w] { w->page().plot()->copyPicture(); }});
    add({.id = QStringLiteral("g2.copyData"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "Copy &data")),
         .menu = QStringLiteral("edit"),
         .group = QStringLiteral("clipboard"),
         .keywords = words("csv"),
         .enabledWhen = open,
         .run = [w] { w->page().plot()->copyData(); }});
    struct Export {
        const char *id, *label, *icon, *key, *keywords;
        void (G2Workspace::*run)();
    };
    for (const Export& e :
         {Export{"g2.exportPicture",
                 QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Export picture…"), "export",
                 "Ctrl+E", "png svg pdf save", &G2Workspace::exportPicture},
          Export{"g2.exportData", QT_TRANSLATE_NOOP("specula::app::G2Actions", "Export &data…"), "",
                 "Ctrl+Shift+E", "csv json save", &G2Workspace::exportData},
          Export{"g2.exportTable",
                 QT_TRANSLATE_NOOP("specula::app::G2Actions", "Export &table of all bins…"), "", "",
                 "csv json save", &G2Workspace::exportTable}})
        add({.id = QLatin1String(e.id),
             .text = text(e.label),
             .icon = QLatin1String(e.icon),
             .shortcuts =
                 *e.key != 0 ? QList{QKeySequence(QLatin1String(e.key))} : QList<QKeySequence>(),
             .menu = QStringLiteral("file"),
             .group = QStringLiteral("export"),
             .keywords = words(e.keywords),
             .enabledWhen = open,
             .run = [w, run = e.run] { (w->*run)(); }});

    add({.id = QStringLiteral("g2.regroup"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "Regroup &now")),
         .menu = QStringLiteral("process"),
         .group = QStringLiteral("regroup"),
         .keywords = words("q-map pixel"),
         .enabledWhen = [w] { return w->regroup().canRegroup(); },
         .run =
             [w] {
                 w->model().edit([](G2View& v) { v.tab = G2Tab::Regroup; });
                 w->regroup().regroup();
             }});
    add({.id = QStringLiteral("g2.saveRegrouped"),
         .text = text(QT_TRANSLATE_NOOP("specula::app::G2Actions", "&Save the regrouped result…")),
         .menu = QStringLiteral("file"),
         .group = QStringLiteral("export"),
         .keywords = words("q-map write"),
         .enabledWhen = [w] { return w->regroup().hasResult(); },
         .run = [w] { w->regroup().askSave(); }});
}

} // namespace specula::app
