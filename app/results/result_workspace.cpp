// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/results/result_workspace.h"

#include "widgets/actions/action_registry.h"
#include "widgets/forms/empty_state.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QStackedWidget>

namespace specula::app {
namespace {
constexpr int kNotesEveryMs = 40;
} // namespace

ResultWorkspace::ResultWorkspace(AppContext& context, QObject* parent)
    : Workspace(context, parent) {
    // Whether or not the room was ever shown: its targets are the library's.
    for (const auto signal : {&ResultLibrary::orderChanged, &ResultLibrary::selectionChanged})
        connect(&library(), signal, this, [this] {
            emit targetsChanged();
            if (m_view)
                showSelection();
            updateEmptyState();
        });
    connect(&library(), &ResultLibrary::currentChanged, this, [this] {
        emit targetsChanged();
        emit stateChanged();
        updateEmptyState();
        if (m_view)
            showCurrent();
        m_context.actions.refreshSoon();
    });
    connect(&library(), &ResultLibrary::entryChanged, this, [this](int index) {
        if (m_view)
            showEntry(index);
        updateEmptyState();
        if (!m_notes.isActive())
            m_notes.start();
    });
    // Many files get ready one after the other; lists are made anew once in a while.
    m_notes.setSingleShot(true);
    m_notes.setInterval(kNotesEveryMs);
    connect(&m_notes, &QTimer::timeout, this, &Workspace::targetsChanged);
}

ResultWorkspace::~ResultWorkspace() = default;

ResultLibrary& ResultWorkspace::library() const {
    return m_context.results;
}

QWidget* ResultWorkspace::makeCentre(QWidget* parent) {
    m_pages = new QStackedWidget(parent);
    m_pages->setObjectName(id() + QStringLiteral(".pages"));
    m_empty = new widgets::EmptyState(m_context.theme.icon(iconName()), {}, {}, m_pages);
    m_empty->setObjectName(id() + QStringLiteral(".empty"));
    const struct {
        const char* name;
        QString text;
        const char* action;
    } buttons[] = {{".empty.open", tr("Open…"), "file.open"},
                   {".empty.folder", tr("Watch a folder…"), "file.folder"},
                   {".empty.demo", tr("Show the demo"), "file.demo"}};
    for (const auto& button : buttons)
        connect(m_empty->addButton(id() + QLatin1String(button.name), button.text),
                &QPushButton::clicked, this, [this, action = QString::fromLatin1(button.action)] {
                    m_context.actions.trigger(action);
                });
    m_view = makeView(m_pages);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_view);
    updateEmptyState();
    // Once inspector and foot exist too.
    QMetaObject::invokeMethod(
        this,
        [this] {
            showSelection();
            showCurrent();
        },
        Qt::QueuedConnection);
    return m_pages;
}

void ResultWorkspace::registerActions() {
    const auto add = [this](const char* name, const QString& text, const QString& keyword,
                            QString (*make)(const CopySubject&), auto possible) {
        m_context.actions.add({.id = id() + QLatin1String(name),
                               .text = text,
                               .icon = QStringLiteral("copy"),
                               .menu = QStringLiteral("edit"),
                               .group = QStringLiteral("script"),
                               .keywords = {keyword},
                               .workspace = id(),
                               .enabledWhen = [this, possible] { return possible(copySubject()); },
                               .run = [this, make] { copyText(make); }});
    };
    add(".copyPython", tr("Copy as &Python"), tr("script h5py numpy"), &pythonText,
        [](const CopySubject& subject) { return !subject.datasets.isEmpty(); });
    add(".copyCommand", tr("Copy as c&ommand"), tr("script shell command line export"),
        &commandText, [](const CopySubject& subject) { return !subject.what.isEmpty(); });
    registerViewActions();
}

void ResultWorkspace::copyText(QString (*make)(const CopySubject&)) {
    QGuiApplication::clipboard()->setText(make(copySubject()));
    emit toast(tr("Copied to the clipboard."));
}

void ResultWorkspace::open(const OpenTarget& target) {
    library().setCurrent(library().add(target.path));
}

void ResultWorkspace::openAll(const QList<OpenTarget>& targets) {
    if (targets.isEmpty())
        return;
    QStringList paths;
    for (const OpenTarget& target : targets)
        paths << target.path;
    library().add(paths);
    library().setCurrent(library().indexOf(paths.first()));
}

void ResultWorkspace::close(const OpenTarget& target) {
    library().remove(library().indexOf(target.path));
}

QList<OpenTarget> ResultWorkspace::targets() const {
    QList<OpenTarget> targets;
    for (int i = 0; i < library().size(); ++i) {
        const ResultEntry& entry = library().at(i);
        QString note;
        if (entry.state == ResultState::Failed)
            note = tr("cannot be read");
        else if (entry.state == ResultState::Loading)
            note = tr("opening…");
        targets << OpenTarget{entry.path, {}, note};
    }
    return targets;
}

int ResultWorkspace::currentTarget() const {
    return library().current();
}
QList<int> ResultWorkspace::chosenTargets() const {
    return library().selection();
}
void ResultWorkspace::chooseTargets(const QList<int>& indexes) {
    library().setSelection(indexes);
}
void ResultWorkspace::moveTarget(int from, int to) {
    library().move(from, to);
}

bool ResultWorkspace::settled() const {
    return m_loading.isEmpty() && library().idle() && !m_notes.isActive();
}

QString ResultWorkspace::emptyReason() const {
    if (library().empty())
        return tr("Drop result files here, or open some. A folder is watched for new ones.");
    const ResultEntry& entry = library().at(library().current());
    if (entry.state == ResultState::Loading && entry.file == nullptr)
        return tr("%1 is being opened…").arg(entry.label);
    if (entry.state == ResultState::Failed)
        return tr("%1 cannot be read: %2").arg(entry.label, entry.message);
    return lacking(entry);
}

void ResultWorkspace::updateEmptyState() {
    if (!m_view)
        return;
    const QString reason = emptyReason();
    if (!reason.isEmpty())
        m_empty->setText(library().empty() ? tr("No result file is open") : title(), reason);
    m_pages->setCurrentWidget(reason.isEmpty() ? m_view.data() : m_empty.data());
    const bool none = library().empty();
    for (const char* name : {".empty.open", ".empty.folder", ".empty.demo"})
        if (auto* button = m_empty->findChild<QPushButton*>(id() + QLatin1String(name)))
            button->setVisible(none);
}

QString ResultWorkspace::fullKey(const QString& key) const {
    return id() + QLatin1Char('/') + key;
}

void ResultWorkspace::cancelLoad(const QString& key) {
    m_context.jobs.cancelKey(fullKey(key));
    m_loading.remove(fullKey(key));
}

void ResultWorkspace::loadFailed(const QString&, const QString& message) {
    emit toast(message);
}

} // namespace specula::app
