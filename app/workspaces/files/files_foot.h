// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/files/run_filter.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace specula::widgets {
class NumberField;
}

namespace specula::app {

/// What changes which rows the run table shows: filter, order, following, label style, bin.
class FilesFoot : public QWidget {
    Q_OBJECT
  public:
    explicit FilesFoot(QWidget* parent = nullptr);

    void setSort(int column, Qt::SortOrder order);
    void setLabelStyle(const QString& style);
    void setFollow(bool follow);
    void setBin(int bin);
    void setFilter(RunFilter::Rule rule, const QString& text);
    /// "12 of 40 runs".
    void setCount(const QString& text);
    RunFilter::Rule rule() const;
    QString filterText() const;
    bool follow() const;
    void focusFilter();

  signals:
    void filterChanged(specula::app::RunFilter::Rule rule, const QString& text);
    void addMatchesWanted(); ///< Enter in the filter
    void sortWanted(int column, Qt::SortOrder order);
    void labelStyleChanged(const QString& style);
    void followChanged(bool follow);
    void binChanged(int bin);

  private:
    void tellSort();

    QComboBox *m_rule, *m_sort;
    QLineEdit *m_text, *m_style;
    QCheckBox *m_reverse, *m_follow;
    widgets::NumberField* m_bin;
    QLabel* m_count;
};

} // namespace specula::app
