// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz_driver.h"

#include <span>

namespace specula::fuzz {

/// The suite for readers that go through the HDF5 library, which itself dies on some damaged
/// metadata. Every input runs in a child, and the stack tells whose fault a crash is: ours fails
/// the test, the library's own is counted and shown, and fails it too, but for `readsTooFar`: the
/// inputs of seed 1 on which libhdf5 1.10.8 reads a few bytes behind its copy of an object header
/// of the old kind, which has no checksum (H5O__attr_decode takes lengths on trust). Only the
/// address sanitizer notices.
int runSuiteInChildren(const Target& target, int argc, char** argv, std::int64_t count,
                       std::span<const std::int64_t> readsTooFar = {});

} // namespace specula::fuzz
