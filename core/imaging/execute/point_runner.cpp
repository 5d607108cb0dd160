// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/point_runner.h"

#include "core/compute/kernels.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::imaging {
namespace {

using compute::Tensor;

/// Steps that give a channel from the same channel alone, whatever its number.
bool byChannel(const SpcPointStep& step) {
    switch (step.op) {
    case SPC_POINT_SCALAR:
    case SPC_POINT_IMAGE:
    case SPC_POINT_LOG:
    case SPC_POINT_ASINH:
    case SPC_POINT_GAMMA:
    case SPC_POINT_CLAMP:
    case SPC_POINT_THRESHOLD:
    case SPC_POINT_MASK:
    case SPC_POINT_BLEND:
        return true;
    case SPC_POINT_LUT1D:
        return step.i[1] == 1;
    default:
        return false;
    }
}

bool takesImage(const SpcPointStep& step) {
    return step.op == SPC_POINT_IMAGE || step.op == SPC_POINT_MASK || step.op == SPC_POINT_BLEND;
}

void runChain(compute::Lane& lane, compute::ElementType work, const PointProgram& program,
              const Tensor& out, const Tensor& in) {
    const SpcPointChain params{static_cast<std::int32_t>(work),
                               static_cast<std::int32_t>(program.steps.size()),
                               program.steps.data()};
    std::vector<Tensor> operands{out, in};
    operands.insert(operands.end(), program.operands.begin(), program.operands.end());
    lane.run(SPC_POINT_CHAIN, &params, operands);
}

} // namespace

bool fitsOneRun(const PointProgram& program) {
    return program.steps.size() <= SPC_MAX_POINT_STEPS &&
           program.operands.size() <= SPC_MAX_POINT_STEPS;
}

void runPoints(compute::Lane& lane, compute::ElementType work, const PointProgram& program,
               const Tensor& out, const Tensor& in) {
    if (program.steps.empty()) {
        compute::kernel::convert(lane, out, in);
        return;
    }
    const std::int64_t channels = in.extent(0);
    if (channels <= SPC_MAX_POINT_CHANNELS) {
        runChain(lane, work, program, out, in);
        return;
    }
    if (!std::all_of(program.steps.begin(), program.steps.end(), byChannel))
        throw Error(ErrorCode::Usage,
                    fmt::format("operations that mix channels take at most {}, and the image has "
                                "{}",
                                SPC_MAX_POINT_CHANNELS, channels))
            .atField("operations");
    for (std::int64_t c = 0; c < channels; ++c) {
        PointProgram one = program;
        for (const SpcPointStep& step : program.steps) {
            if (!takesImage(step))
                continue;
            const auto index = static_cast<std::size_t>(step.operand - 2);
            if (const Tensor& image = program.operands[index]; image.extent(0) > 1)
                one.operands[index] = image.slice(0, c, 1);
        }
        runChain(lane, work, one, out.slice(0, c, 1), in.slice(0, c, 1));
    }
}

} // namespace specula::imaging
