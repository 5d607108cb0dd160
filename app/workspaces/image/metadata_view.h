// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/file_info.h"

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace specula::app {

/// Everything a file says about itself, as a tree that can be searched and copied.
class MetadataView : public QWidget {
    Q_OBJECT
  public:
    explicit MetadataView(QWidget* parent = nullptr);

    void setMetadata(const io::MetadataNode& root);
    void clear();

  private:
    void filter(const QString& text);
    void copySelected();

    QLineEdit* m_search;
    QTreeWidget* m_tree;
};

} // namespace specula::app
