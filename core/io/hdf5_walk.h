// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/io/hdf5_file.h"

#include <functional>
#include <string>

namespace specula::io {

/// An object or a link met on a walk through a file.
struct Hdf5Node {
    enum class Kind { Group, Dataset, NamedType, Repeated, Dangling };
    std::string name, path;
    Kind kind = Kind::Group;
    int depth = 0;         ///< the root group has 0
    bool external = false; ///< reached through an external link
    std::string target;    ///< of a soft or external link, or the first path of a repeated object
};

struct Hdf5WalkLimits {
    std::size_t nodes = 20000, perGroup = 4000;
    int depth = 40;
};

/// Visits everything reachable from the root group once, parents first, groups' members in the
/// order of their names. Cycles end at the second meeting; what a limit left out is told to `left`.
/// `object` is invalid for dangling links.
void walkHdf5(const Hdf5File& file, const Hdf5WalkLimits& limits, const CancelToken& cancel,
              const std::function<void(const Hdf5Node&, hid_t object)>& visit,
              const std::function<void(const std::string& path, const std::string& why)>& left);

} // namespace specula::io
