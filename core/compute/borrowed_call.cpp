// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/borrowed_call.h"

#include "core/base/array.h"
#include "core/compute/element_type.h"
#include "core/compute/kernel_catalogue.h"
#include "core/compute/kernel_info.h"

#include <algorithm>
#include <vector>

namespace specula::compute {
namespace {

/// One operand on its way: the part of device memory that is copied, and the same window in host
/// memory.
struct Passage {
    SpcOperand device{}, host{};
    SpcHostBlock block{};
    Array<std::byte> memory;
    bool rows = true; ///< false: `device` is a stretch of memory with more in it than the window
    bool empty = false;
};

bool isEmpty(const SpcOperand& operand) {
    return std::any_of(operand.extent, operand.extent + operand.rank,
                       [](std::int64_t extent) { return extent == 0; });
}

void packRows(Passage& passage, const SpcOperand& window) {
    std::int64_t elements = 1;
    for (int axis = window.rank - 1; axis >= 0; --axis) {
        passage.host.stride[axis] = elements;
        // The stride of a single row or column means nothing, but must look sound.
        if (window.extent[axis] == 1)
            passage.device.stride[axis] = axis == window.rank - 1 ? 1 : elements;
        elements *= window.extent[axis];
    }
    passage.host.offset = 0;
}

void takeStretch(Passage& passage, const SpcOperand& window) {
    std::int64_t first = window.offset, last = window.offset;
    for (int axis = 0; axis < window.rank; ++axis) {
        const std::int64_t reach = (window.extent[axis] - 1) * window.stride[axis];
        (reach < 0 ? first : last) += reach;
    }
    passage.rows = false;
    passage.device.rank = 1;
    passage.device.offset = first;
    passage.device.extent[0] = last - first + 1;
    passage.device.stride[0] = 1;
    passage.host.offset = window.offset - first;
}

Passage passageOf(const SpcOperand& window) {
    Passage passage;
    passage.device = passage.host = window;
    passage.empty = isEmpty(window);
    if (passage.empty || copiesByRows(window))
        packRows(passage, window);
    else
        takeStretch(passage, window);
    return passage;
}

void giveMemory(Passage& passage) {
    const auto size =
        static_cast<std::int64_t>(elementBytes(static_cast<ElementType>(passage.host.type)));
    std::int64_t elements = 1, stride = size;
    for (int axis = passage.device.rank - 1; axis >= 0; --axis) {
        passage.block.stride_bytes[axis] = stride;
        stride *= passage.device.extent[axis];
        elements *= passage.device.extent[axis];
    }
    passage.memory = Array<std::byte>::uninitialized({elements, size});
    passage.host.buffer = passage.block.data = passage.memory.edit().data();
}

/// Whether the kernel looks at what its outputs hold, or leaves some of it.
bool keepsOutput(const SpcCall& call) {
    switch (call.kernel) {
    case SPC_EXTEND:
        return true;
    case SPC_MATRIX_PRODUCT:
    case SPC_RANK_UPDATE:
        return static_cast<const SpcMatrixProduct*>(call.params)->beta != 0;
    default:
        return false;
    }
}

} // namespace

bool copiesByRows(const SpcOperand& operand) {
    for (int axis = 0; axis < operand.rank; ++axis) {
        const bool last = axis == operand.rank - 1;
        if (operand.extent[axis] > 1 &&
            (last ? operand.stride[axis] != 1 : operand.stride[axis] <= 0))
            return false;
    }
    return true;
}

bool runBorrowed(Device& helper, const Device::QueueOptions& options, Queue& queue,
                 const SpcCall& call) {
    std::vector<Passage> passages;
    std::vector<SpcOperand> host;
    for (std::uint32_t i = 0; i < call.operand_count; ++i) {
        passages.push_back(passageOf(call.operands[i]));
        host.push_back(passages.back().host);
    }
    SpcCall moved = call;
    moved.operands = host.data();
    if (!helper.supports(moved))
        return false;

    const auto outputs = static_cast<std::size_t>(outputCount(call));
    const bool keeps = keepsOutput(call);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        Passage& passage = passages[i];
        giveMemory(passage);
        host[i].buffer = passage.host.buffer;
        if (!passage.empty && (i >= outputs || keeps || !passage.rows))
            queue.download(passage.device, passage.block);
    }
    queue.wait();
    const auto helping = helper.makeQueue(options);
    helping->run(moved);
    helping->wait();
    for (std::size_t i = 0; i < outputs; ++i)
        if (!passages[i].empty)
            queue.upload(passages[i].device, passages[i].block);
    return true;
}

} // namespace specula::compute
