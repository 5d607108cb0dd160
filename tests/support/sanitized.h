// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace specula::test {

/// Whether this is a build whose time and memory say nothing about the program's.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

} // namespace specula::test
