// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace specula::resources {

/// Makes :/icons and :/help known; a static library's resources do not register themselves.
void init();

} // namespace specula::resources
