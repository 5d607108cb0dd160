// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>

class QWidget;

namespace specula::app {

/// A file (and the dataset, part or page inside it) the user wants to see.
struct OpenTarget {
    QString path;
    QString dataset;   ///< empty: the default one
    QString note = {}; ///< short text beside the name ("4 000 fr"); not part of what is opened

    bool sameAs(const OpenTarget& other) const {
        return path == other.path && dataset == other.dataset;
    }
};

/// One room of the window: its widgets and what it does with the files it is given. The main window
/// owns the frame around them (rail, panels, status bar) and shows one workspace at a time.
class Workspace : public QObject {
    Q_OBJECT
  public:
    explicit Workspace(AppContext& context, QObject* parent = nullptr)
        : QObject(parent)
        , m_context(context) {}

    virtual QString id() const = 0;    ///< "image", as on the command line
    virtual QString title() const = 0; ///< translated
    virtual QString iconName() const = 0;

    // Made on first use, owned by the main window afterwards; null where there is none.
    virtual QWidget* makeTools(QWidget* parent) = 0;     ///< one row of tool buttons on top
    virtual QWidget* makeCentre(QWidget* parent) = 0;    ///< the picture or the plots
    virtual QWidget* makeFoot(QWidget* parent) = 0;      ///< what changes what is shown
    virtual QWidget* makeInspector(QWidget* parent) = 0; ///< what is selected, as a form

    /// Registers this workspace's actions; called once, after its other widgets exist and before
    /// makeTools().
    virtual void registerActions() = 0;

    virtual void open(const OpenTarget& target) = 0;
    /// Several that came together.
    virtual void openAll(const QList<OpenTarget>& targets) {
        for (const OpenTarget& target : targets)
            open(target);
    }
    /// What is open here: most recent last, or in the order of the user (keepsOrder()).
    virtual QList<OpenTarget> targets() const = 0;
    /// Lets go of a target; a workspace that cannot ignores it.
    virtual void close(const OpenTarget&) {}

    /// It shows files of correlation results, and shares them with others that do.
    virtual bool showsResults() const { return false; }
    /// Targets can be moved and chosen from; none chosen stands for all.
    virtual bool keepsOrder() const { return false; }
    virtual int currentTarget() const { return int(targets().size()) - 1; }
    virtual QList<int> chosenTargets() const { return {}; }
    virtual void chooseTargets(const QList<int>&) {}
    virtual void moveTarget(int /*from*/, int /*to*/) {}
    /// The session opens these targets here again.
    virtual bool savesTargets() const { return true; }

    virtual QJsonObject saveState() const { return {}; }
    /// Called after the session's targets were asked for with open(), which may still be loading.
    virtual void restoreState(const QJsonObject&) {}

    /// Nothing is loading or rendering: a screenshot shows the final picture.
    virtual bool settled() const { return true; }
    /// Page of resources/help that F1 opens.
    virtual QString helpPage() const { return id(); }

  signals:
    /// Rich text for the left of the status bar: what is under the cursor.
    void readoutChanged(const QString& html);
    /// A target was opened, closed or changed its name or note.
    void targetsChanged();
    /// Something worth autosaving changed.
    void stateChanged();
    void toast(const QString& text);
    /// Files that may belong into another room.
    void openWanted(const QList<specula::app::OpenTarget>& targets);

  protected:
    AppContext& m_context;
};

} // namespace specula::app
