// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/file_info.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace specula::widgets {
class Theme;
}

namespace specula::app {

/// The metadata of two files side by side; what differs is marked by a sign, bold and colour.
class MetadataCompare : public QWidget {
    Q_OBJECT
  public:
    explicit MetadataCompare(const widgets::Theme& theme, QWidget* parent = nullptr);

    void setFiles(const QString& leftName, const io::MetadataNode& left, const QString& rightName,
                  const io::MetadataNode& right);
    void clear();
    int differences() const { return m_differences; }

  private:
    void filter();
    void copySelected();

    const widgets::Theme& m_theme;
    QLineEdit* m_search;
    QCheckBox* m_only;
    QLabel* m_count;
    QTreeWidget* m_tree;
    int m_differences = 0;
};

} // namespace specula::app
