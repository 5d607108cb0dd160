// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/files/run_facts.h"
#include "app/workspaces/files/run_notes.h"
#include "core/io/data_table.h"

#include <QAbstractTableModel>
#include <QIcon>

#include <vector>

namespace specula::widgets {
class Theme;
}

namespace specula::app {

/// One row: a file, and what is known of it by now.
struct RunRow {
    QString path, label;
    bool target = false;  ///< among the open result files
    bool current = false; ///< the one they show
    bool fresh = false;   ///< arrived while the folder was watched
    qint64 bytes = -1;    ///< as the folder's listing says

    std::optional<RunFacts> facts;
    std::optional<RunPicture> picture;
    RunNote note;

    QString name() const { return path.section(QLatin1Char('/'), -1); }
    QString folder() const { return path.section(QLatin1Char('/'), 0, -2); }
};

/// The run table: a row per file, in the order the files were given. Sorting and filtering are the
/// business of RunFilter.
class RunTableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column {
        kLabel,
        kImage,
        kCurve,
        kTag,
        kTemperature,
        kContrast,
        kDecay,
        kCounts,
        kFrames,
        kSample,
        kTime,
        kKind,
        kProblems,
        kNote,
        kBins,
        kChanged,
        kIndex,
        kColumns
    };
    enum Role { SortRole = Qt::UserRole + 1, RowRole };

    RunTableModel(const widgets::Theme& theme, QObject* parent = nullptr);

    /// The files to show; what is known of those that stay is kept.
    struct File {
        QString path, label;
        bool target = false, current = false, fresh = false;
        qint64 bytes = -1;
    };
    void setFiles(const QList<File>& files);

    int size() const { return int(m_rows.size()); }
    const RunRow& at(int row) const { return m_rows.at(std::size_t(row)); }
    int rowOf(const QString& path) const; ///< -1: not there

    void setFacts(int row, RunFacts facts);
    void setPicture(int row, RunPicture picture);
    void setNote(int row, const RunNote& note);
    void forgetPictures();
    void forget(int row); ///< facts and picture: the file changed

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Columns whose values are numbers, for plots.
    static QList<int> numericColumns();
    std::optional<double> number(int row, int column) const;
    /// Name and unit of a column: {"temperature_k", "K"}.
    static io::DataColumn columnHead(int column);
    /// The rows given, as a table for a file.
    io::DataTable table(const QList<int>& rows) const;
    static QString tagText(RunTag tag);

  signals:
    /// The user typed a note.
    void noteEdited(int row, const QString& note);

  private:
    QString text(const RunRow& run, int column) const;
    QVariant sortValue(int row, int column) const;
    QString toolTip(const RunRow& run, int column) const;
    void told(int row);

    const widgets::Theme& m_theme;
    std::vector<RunRow> m_rows;
    QHash<QString, int> m_rowOf;
};

/// The first number in a name, by which runs are counted ("A0012_x_r3.hdf": 12).
std::optional<qint64> indexInName(const QString& name);

} // namespace specula::app
