// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/window/devices/device_watch.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace specula::app {

class TextTable;

/// Which tier each of the last jobs used and why; newest first.
class DeviceJobsPage : public QWidget {
    Q_OBJECT
  public:
    explicit DeviceJobsPage(AppContext& context, QWidget* parent = nullptr);
    void showSnapshot(const DeviceSnapshot& now);

  private:
    TextTable* m_table;
};

/// What open devices hold for jobs, and for the next ones.
class DeviceMemoryPage : public QWidget {
    Q_OBJECT
  public:
    explicit DeviceMemoryPage(AppContext& context, QWidget* parent = nullptr);
    void showSnapshot(const DeviceSnapshot& now);

  signals:
    void released();

  private:
    void release();

    AppContext& m_context;
    TextTable* m_table;
    QPushButton* m_release;
};

/// How long pictures and curves take to be made for the screen.
class ConversionsPage : public QWidget {
    Q_OBJECT
  public:
    explicit ConversionsPage(AppContext& context, QWidget* parent = nullptr);
    void refresh();

  private:
    AppContext& m_context;
    QCheckBox* m_count;
    TextTable* m_table;
};

} // namespace specula::app
