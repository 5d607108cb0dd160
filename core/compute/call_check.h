// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/kernel_catalogue.h"

namespace specula::compute {

/// Which element types a call may have.
enum class TypeRule {
    Catalogue, ///< what kernel_catalogue.h grants every tier
    AnyReal    ///< the reference: any real type where the catalogue says float, in any mixture
};

/// Throws DeviceError(BadCall) with a sentence when the call breaks the rules of the catalogue:
/// number, ranks, extents, strides and types of the operands, and parameters. What lies in the
/// operands (the starts of a resampling, percents) is not looked at. Calls with an empty output are
/// not to be checked: they do nothing, successfully.
void checkCall(const SpcCall& call, TypeRule types = TypeRule::Catalogue);

/// How many channels leave a point chain that `in` channels enter. Throws DeviceError(BadCall) for
/// a step that does not go with the channels it gets, or whose parameters make no sense.
int pointChainChannels(const SpcPointChain& chain, int in);

/// Whether one of the outputs has no elements, so that there is nothing to do.
bool hasEmptyOutput(const SpcCall& call);

} // namespace specula::compute
