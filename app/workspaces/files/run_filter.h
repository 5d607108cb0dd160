// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace specula::app {

/// Which rows of the run table are shown, and in what order: names as people count (run 2 before
/// run 10), numbers as numbers, rows without a value last whichever way it is sorted.
class RunFilter : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    enum class Rule {
        Contains, ///< every word, anywhere in a text of the row
        Prefix,   ///< the file name begins so
    };
    explicit RunFilter(QObject* parent = nullptr);

    void setRule(Rule rule);
    void setText(const QString& text);
    /// Rows of the source in the order shown.
    QList<int> rows() const;

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& a, const QModelIndex& b) const override;

  private:
    Rule m_rule = Rule::Contains;
    QString m_text;
};

} // namespace specula::app
