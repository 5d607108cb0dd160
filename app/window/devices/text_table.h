// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QTableView>

namespace specula::widgets {
class Theme;
}

namespace specula::app {

struct TextColumn {
    QString title;
    bool number = false; ///< to the right, in figures of equal width
};

struct TextRow {
    QString key; ///< what the selection stays with when rows come and go
    QStringList cells;
    bool warning = false; ///< amber and with a sign before the first cell
    bool dim = false;     ///< there, but of no use
    friend bool operator==(const TextRow&, const TextRow&) = default;
};

class TextTableModel;

/// A table of short texts whose rows can be walked with the arrows and copied with Ctrl+C or the
/// right mouse button, with tabs between the cells.
class TextTable : public QTableView {
    Q_OBJECT
  public:
    /// `name` is the object name, `title` is for screen readers.
    TextTable(const widgets::Theme& theme, const QString& name, const QString& title,
              QList<TextColumn> columns, QWidget* parent = nullptr);

    void setRows(QList<TextRow> rows);
    const QList<TextRow>& rows() const;
    /// Shown while there are no rows.
    void setEmptyText(const QString& text);
    QString currentKey() const; ///< empty: nothing is selected
    void selectKey(const QString& key);

    /// The selected rows with their heads; all where none is selected.
    QString asText() const;

    QSize minimumSizeHint() const override { return {120, 60}; }

  signals:
    void currentKeyChanged(const QString& key);

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void copy() const;
    void widenColumns();

    const widgets::Theme& m_theme;
    TextTableModel* m_model;
    QString m_emptyText;
    bool m_widened = false;
};

class TextTableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    TextTableModel(const widgets::Theme& theme, QList<TextColumn> columns, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void setRows(QList<TextRow> rows);
    const QList<TextRow>& rows() const { return m_rows; }
    int rowOf(const QString& key) const;

  private:
    const widgets::Theme& m_theme;
    QList<TextColumn> m_columns;
    QList<TextRow> m_rows;
};

} // namespace specula::app
