// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/actions/action_registry.h"

#include <string>

namespace specula::widgets {

struct ActionRegistry::Entry {
    ActionSpec spec;
    std::unique_ptr<QAction> action;
};

/// Stored instead of a list: the shortcuts the action came with.
inline const char kDefaultMark[] = "default";

inline std::string settingsKey(const QString& id) {
    return "shortcuts/" + id.toStdString();
}

} // namespace specula::widgets
