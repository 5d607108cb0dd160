// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/operation_table.h"

#include <QJsonArray>
#include <QList>
#include <QObject>
#include <QString>

class QUndoStack;

namespace specula::app {

/// One operation as the user edits it: parameters may be wrong for the moment.
struct OperationEntry {
    std::string name;
    nlohmann::json parameters = nlohmann::json::object();
    bool enabled = true;

    friend bool operator==(const OperationEntry&, const OperationEntry&) = default;
};

/// The operations of one picture, in order, every change undoable by name. Knows no widget and
/// reads no file; makePipeline() does, in a job.
class OperationStack : public QObject {
    Q_OBJECT
  public:
    explicit OperationStack(QUndoStack& undo, QObject* parent = nullptr);

    const QList<OperationEntry>& entries() const { return m_entries; }
    /// Whether the picture shows them at all; what is saved and applied does not depend on it.
    bool shown() const { return m_shown; }
    void setShown(bool shown);

    /// At the end, with the parameters' defaults; those that have none start with a value that
    /// makes a difference one can see, sizes with that of the picture.
    void add(const std::string& name, qint64 width, qint64 height);
    void remove(int index);
    void move(int from, int to);
    void setEnabled(int index, bool enabled);
    /// Changes of one parameter are one step of undo until endDrag().
    void setParameter(int index, const std::string& parameter, const nlohmann::json& value);
    /// The next change is another step of undo.
    void endDrag() { ++m_drag; }
    void clear();

    /// As an operations file, with "enabled": false at those switched off.
    nlohmann::json toJson() const;
    /// What an operations file holds: those that are switched on.
    nlohmann::json toFile() const;
    /// Undoable. Throws Error(Input) when it is no list of operations.
    void load(const nlohmann::json& file, const QString& undoName);
    /// For sessions: not undoable, a broken one is empty.
    void restore(const nlohmann::json& file);

  signals:
    /// Entries came, went or moved.
    void entriesChanged();
    /// Something that changes the picture: entries, parameters, switches.
    void changed();

  private:
    friend class OperationStackEdit;
    void edit(QList<OperationEntry> after, const QString& name, int mergeKey = -1);
    void put(const QList<OperationEntry>& entries);
    static QList<OperationEntry> fromJson(const nlohmann::json& file);

    QUndoStack& m_undo;
    QList<OperationEntry> m_entries;
    bool m_shown = true;
    int m_drag = 0;
};

/// What becomes of the entries: the operations that are switched on and right, and for each entry
/// why it is not (empty: it is).
struct MadePipeline {
    imaging::Pipeline pipeline;
    QStringList problems;
    bool good() const;
};
/// Opens the files the parameters name; for a job. Relative paths count from `folder`.
MadePipeline makePipeline(const QList<OperationEntry>& entries, const QString& folder);

} // namespace specula::app
