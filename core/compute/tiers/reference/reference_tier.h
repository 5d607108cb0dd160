// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device.h"

namespace specula::compute {

/// The catalogue in plain double precision, one element after the other: slow, obvious, the truth
/// the other tiers are held to.
std::unique_ptr<Tier> makeReferenceTier();

} // namespace specula::compute
