// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_services.h"
#include "app/main_window.h"
#include "app/workspaces/all_workspaces.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

namespace specula::test {

/// A workspace that only remembers what it was told.
class NoteWorkspace : public app::Workspace {
    Q_OBJECT
  public:
    NoteWorkspace(app::AppContext& context, QString name)
        : Workspace(context)
        , m_name(std::move(name)) {}

    QString id() const override { return m_name; }
    QString title() const override { return QStringLiteral("Room ") + m_name; }
    QString iconName() const override { return QStringLiteral("image"); }

    QWidget* makeTools(QWidget* parent) override {
        return m_context.actions.makeButton(m_name + QStringLiteral(".mark"), parent);
    }
    QWidget* makeCentre(QWidget* parent) override {
        auto* edit = new QLineEdit(parent);
        edit->setObjectName(m_name + QStringLiteral(".centre"));
        edit->setAccessibleName(QStringLiteral("Centre"));
        return edit;
    }
    QWidget* makeFoot(QWidget* parent) override { return button(parent, ".foot"); }
    QWidget* makeInspector(QWidget* parent) override { return button(parent, ".inspector"); }
    void registerActions() override {
        m_context.actions.add({.id = m_name + QStringLiteral(".mark"),
                               .text = QStringLiteral("&Mark"),
                               .icon = QStringLiteral("pin"),
                               .shortcuts = {QKeySequence(Qt::Key_M)},
                               .menu = QStringLiteral("process"),
                               .group = {},
                               .keywords = {QStringLiteral("highlight")},
                               .workspace = m_name,
                               .run = [this] { ++marks; }});
    }
    void open(const app::OpenTarget& target) override {
        m_targets.removeIf([&](const auto& other) { return other.sameAs(target); });
        m_targets << target;
        emit targetsChanged();
    }
    void close(const app::OpenTarget& target) override {
        m_targets.removeIf([&](const auto& other) { return other.sameAs(target); });
        emit targetsChanged();
    }
    QList<app::OpenTarget> targets() const override { return m_targets; }
    QJsonObject saveState() const override { return {{QStringLiteral("marks"), marks}}; }
    void restoreState(const QJsonObject& state) override {
        marks = state.value(QStringLiteral("marks")).toInt();
    }

    int marks = 0;

  private:
    QWidget* button(QWidget* parent, const char* suffix) {
        auto* made = new QPushButton(m_name + QLatin1String(suffix), parent);
        made->setObjectName(m_name + QLatin1String(suffix));
        made->setAccessibleName(made->text());
        return made;
    }
    QString m_name;
    QList<app::OpenTarget> m_targets;
};

/// Services and a window with two such workspaces, shown.
struct WindowFixture {
    app::AppServices services{std::filesystem::path()};
    std::unique_ptr<app::MainWindow> window;

    /// With `real`, the workspaces of the program instead.
    explicit WindowFixture(bool real = false) {
        std::vector<std::unique_ptr<app::Workspace>> rooms;
        if (real) {
            rooms = app::makeWorkspaces(services.context());
            window = std::make_unique<app::MainWindow>(services.context(), std::move(rooms));
            return;
        }
        rooms.push_back(std::make_unique<NoteWorkspace>(services.context(), QStringLiteral("one")));
        rooms.push_back(std::make_unique<NoteWorkspace>(services.context(), QStringLiteral("two")));
        window = std::make_unique<app::MainWindow>(services.context(), std::move(rooms));
        window->resize(1400, 900);
    }
    void show() {
        window->show();
        (void)QTest::qWaitForWindowExposed(window.get());
    }
    NoteWorkspace& room(const char* id) const {
        return *static_cast<NoteWorkspace*>(window->workspace(QLatin1String(id)));
    }
    widgets::ActionRegistry& actions() { return services.context().actions; }
};

inline QString writeFile(const QString& path, const QByteArray& content = "x") {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace specula::test
