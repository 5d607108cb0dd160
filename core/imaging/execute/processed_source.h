// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device_manager.h"
#include "core/imaging/ops/operation.h"

namespace specula::imaging {

/// What processedSource() would describe; throws as outputOf().
io::SourceDescription describeProcessed(const Pipeline& pipeline, const io::SourceDescription& of);

/// `source` seen through a pipeline: every region is computed when it is read, levels of the
/// pyramid by the operations scaled to them, on the device that is best for a preview. For looking
/// at; files are made by execute().
io::SourcePtr processedSource(Pipeline pipeline, io::SourcePtr source,
                              compute::DeviceManager& devices);

} // namespace specula::imaging
