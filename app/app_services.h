// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/job_runner.h"
#include "app/results/result_library.h"
#include "app/unit_model.h"
#include "app/watched_folders.h"
#include "core/base/log.h"
#include "core/base/settings.h"
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"
#include "core/io/tile_cache.h"
#include "widgets/actions/action_registry.h"
#include "widgets/adapters/conversion_statistics.h"
#include "widgets/theme/theme.h"

#include <QTimer>
#include <QUndoStack>

#include <filesystem>
#include <memory>

namespace specula::app {

/// Makes and owns what an AppContext refers to, in the order that lets each use the ones before it.
/// Made once in main after the QApplication, and by tests.
class AppServices {
  public:
    /// Settings live in `settingsFile`; an empty path keeps them in memory.
    explicit AppServices(const std::filesystem::path& settingsFile);
    ~AppServices();

    AppContext& context() { return m_context; }

  private:
    void applyDeviceSettings();
    void applyConversionSettings();

    Log m_log;
    Settings m_settings;
    std::unique_ptr<ThreadPool> m_pool;
    compute::DeviceManager m_devices;
    io::TileCache m_tiles;
    widgets::Theme m_theme;
    widgets::ActionRegistry m_actions;
    UnitModel m_units;
    QUndoStack m_undo;
    widgets::ConversionStatistics m_conversions;
    QTimer m_idleDevices;
    int m_settingsListener = 0;
    JobRunner m_jobs; ///< after all that its jobs use
    ResultLibrary m_results;
    WatchedFolders m_folders;
    AppContext m_context;
};

} // namespace specula::app
