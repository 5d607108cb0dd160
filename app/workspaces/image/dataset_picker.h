// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/imaging/display_image.h"
#include "core/io/file_info.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace specula::app {

/// The images and stacks of a file, with a small picture of the one under the cursor; a double
/// click or Enter opens it.
class DatasetPicker : public QWidget {
    Q_OBJECT
  public:
    explicit DatasetPicker(AppContext& context, QWidget* parent = nullptr);
    ~DatasetPicker() override;

    void setFile(const QString& path, const io::FileInfo& info, const QString& shown);
    void clear();
    bool hasChoice() const;

  signals:
    void picked(const QString& dataset);

  private:
    void preview();
    QString previewKey() const;

    AppContext& m_context;
    QString m_path;
    QTreeWidget* m_list;
    QLabel* m_preview;
};

} // namespace specula::app
