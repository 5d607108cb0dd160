// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/help_actions.h"

#include "app/help_viewer.h"
#include "app/main_window.h"
#include "app/preferences_dialog.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/shortcut_editor.h"

#include <QApplication>
#include <QMessageBox>

namespace specula::app {
namespace {

/// Shows a dialog without blocking the window; it goes when it is closed.
void openOnce(MainWindow& window, const QString& name, const std::function<QDialog*()>& make) {
    auto* dialog = window.findChild<QDialog*>(name);
    if (dialog == nullptr) {
        dialog = make();
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace

HelpActions::HelpActions(MainWindow& window)
    : QObject(&window)
    , m_window(window) {
    auto& actions = window.context().actions;
    const QString help = QStringLiteral("help");
    actions.add({.id = QStringLiteral("edit.preferences"),
                 .text = tr("&Preferences…"),
                 .icon = QStringLiteral("settings"),
                 .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
                 .menu = QStringLiteral("edit"),
                 .group = QStringLiteral("preferences"),
                 .keywords = {tr("settings options units language theme threads device")},
                 .run = [this] {
                     openOnce(m_window, QStringLiteral("preferences"), [this] {
                         return new PreferencesDialog(m_window.context(), &m_window);
                     });
                 }});
    actions.add({.id = QStringLiteral("help.page"),
                 .text = tr("&Help for what is shown"),
                 .icon = QStringLiteral("help"),
                 .shortcuts = {QKeySequence(Qt::Key_F1)},
                 .menu = help,
                 .group = QStringLiteral("pages"),
                 .keywords = {tr("manual documentation")},
                 .run = [this] { showHelp(pageOfFocus()); }});
    const std::pair<QString, QString> pages[] = {
        {QStringLiteral("index"), tr("&Contents")},
        {QStringLiteral("devices"), tr("&Devices")},
        {QStringLiteral("tips"), tr("&Tips")},
        {QStringLiteral("trouble"), tr("When something goes &wrong")}};
    for (const auto& [page, title] : pages)
        actions.add({.id = QStringLiteral("help.") + page,
                     .text = title,
                     .icon = QStringLiteral("help"),
                     .menu = help,
                     .group = QStringLiteral("pages"),
                     .keywords = {tr("manual documentation")},
                     .run = [this, page = page] { showHelp(page); }});
    actions.add({.id = QStringLiteral("help.keys"),
                 .text = tr("What the &keys do"),
                 .icon = QStringLiteral("keyboard"),
                 .shortcuts = {QKeySequence(Qt::Key_Question)},
                 .menu = help,
                 .group = QStringLiteral("keys"),
                 .keywords = {tr("cheat sheet shortcuts hotkeys")},
                 .run = [this] {
                     openOnce(m_window, QStringLiteral("cheatSheet"), [this] {
                         return new widgets::CheatSheet(m_window.context().actions, &m_window);
                     });
                 }});
    actions.add({.id = QStringLiteral("help.shortcuts"),
                 .text = tr("Change &shortcuts…"),
                 .icon = QStringLiteral("keyboard"),
                 .menu = help,
                 .group = QStringLiteral("keys"),
                 .keywords = {tr("key bindings hotkeys edit")},
                 .run = [this] {
                     openOnce(m_window, QStringLiteral("shortcutEditor"), [this] {
                         return new widgets::ShortcutEditor(m_window.context().actions, &m_window);
                     });
                 }});
    actions.add({.id = QStringLiteral("help.about"),
                 .text = tr("&About Specula"),
                 .icon = QStringLiteral("info"),
                 .menu = help,
                 .group = QStringLiteral("about"),
                 .keywords = {tr("version licence license")},
                 .run = [this] { showAbout(); }});
}

/// A panel with a page of its own comes before the workspace.
QString HelpActions::pageOfFocus() const {
    for (const QWidget* at = QApplication::focusWidget(); at != nullptr; at = at->parentWidget())
        if (const QVariant page = at->property("helpPage"); page.isValid())
            return page.toString();
    return m_window.current() != nullptr ? m_window.current()->helpPage() : QStringLiteral("index");
}

HelpViewer* HelpActions::viewer() const {
    return m_viewer;
}

void HelpActions::showHelp(const QString& page) {
    if (m_viewer == nullptr) {
        m_viewer = new HelpViewer(m_window.context().theme, &m_window);
        m_viewer->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_viewer->showPage(page);
    m_viewer->show();
    m_viewer->raise();
    m_viewer->activateWindow();
}

void HelpActions::showAbout() {
    auto* box = new QMessageBox(&m_window);
    box->setObjectName(QStringLiteral("about"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Specula"));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/specula.svg")).pixmap(64, 64));
    box->setText(QStringLiteral("<h3>Specula %1</h3>").arg(QStringLiteral(SPECULA_VERSION)));
    box->setInformativeText(
        tr("Workbench for X-ray photon correlation spectroscopy and image deconvolution.<br><br>"
           "Free software under the GNU General Public License, version 3 or later. "
           "It uses Qt %1.")
            .arg(QLatin1String(qVersion())));
    box->setModal(false);
    box->show();
}

} // namespace specula::app
