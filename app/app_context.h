// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace specula {
class ThreadPool;
class Log;
class Settings;
} // namespace specula

namespace specula::compute {
class DeviceManager;
}

namespace specula::io {
class TileCache;
}

namespace specula::widgets {
class ActionRegistry;
class ConversionStatistics;
class Theme;
} // namespace specula::widgets

class QUndoStack;

namespace specula::app {

class JobRunner;
class ResultLibrary;
class UnitModel;
class WatchedFolders;

/// What main() makes once and hands to the window and every workspace. All references outlive them.
struct AppContext {
    ThreadPool& pool;
    Log& log;
    Settings& settings;
    compute::DeviceManager& devices;
    io::TileCache& tiles; ///< decoded tiles of files, for pictures and operations alike
    JobRunner& jobs;
    widgets::ActionRegistry& actions;
    widgets::Theme& theme;
    UnitModel& units;
    QUndoStack& undo;
    widgets::ConversionStatistics& conversions;
    ResultLibrary& results;  ///< the result files that are open, for all workspaces
    WatchedFolders& folders; ///< whose new files are seen
};

} // namespace specula::app
