// SPDX-License-Identifier: GPL-3.0-or-later
// The border of the module: the C functions of tier_abi.h. Inside there are exceptions; what leaves
// is a status and a sentence. The "device" is host memory that is computed on at once, so that a
// queue has nothing to remember and nothing to wait for.
#include "core/base/vector_state.h"
#include "core/compute/element_type.h"
#include "core/compute/host_device.h"
#include "core/compute/module_border.h"
#include "core/compute/system_memory.h"
#include "core/compute/tiers/example/kernels.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <memory>
#include <mutex>
#include <vector>

/// An opened device. Many threads use it at once.
struct SpcContext {
    std::uint64_t limit = 0;
    std::mutex mutex; ///< of what follows
    std::uint64_t used = 0;
};

struct SpcQueue {};

namespace specula::example {
namespace {

using compute::DeviceError;
using compute::guarded;

/// What allocate() gives: the program holds the address of this and never looks inside.
struct Buffer {
    std::unique_ptr<std::byte[]> memory;
    std::uint64_t bytes;
};

[[noreturn]] void fail(DeviceError::Kind kind, const char* why) {
    throw DeviceError(kind, why);
}
void require(bool good, const char* why) {
    if (!good)
        fail(DeviceError::Kind::BadCall, why);
}

SpcDeviceInfo deviceInfo() {
    SpcDeviceInfo info{};
    std::snprintf(info.name, sizeof info.name, "an example in host memory");
    std::snprintf(info.driver, sizeof info.driver, "none");
    info.kind = SPC_DEVICE_SOFTWARE; // used when asked for by name
    info.has_f64 = 1;
    info.nan_propagates = 1;
    const compute::SystemMemory memory = compute::systemMemory();
    info.memory_detected = memory.totalBytes > 0;
    info.memory_total = memory.totalBytes;
    info.memory_free = memory.availableBytes;
    return info;
}

void requireDevice(std::int32_t index) {
    if (index != 0)
        fail(DeviceError::Kind::Failed, "there is no such device");
}

/// The operand with the address of its memory where the program put what allocate() gave it.
SpcOperand located(const SpcOperand& operand) {
    require(operand.rank >= 0 && operand.rank <= SPC_MAX_RANK, "an operand has too many axes");
    require(operand.type >= 0 && operand.type < SPC_TYPES, "an operand is of no type");
    require(operand.buffer != nullptr, "an operand has no memory");
    const auto& buffer = *static_cast<const Buffer*>(operand.buffer);
    SpcOperand host = operand;
    host.buffer = buffer.memory.get();

    std::int64_t first = operand.offset, last = operand.offset;
    for (int axis = 0; axis < operand.rank; ++axis) {
        if (operand.extent[axis] == 0)
            return host; // nothing of it is looked at
        const std::int64_t reach = (operand.extent[axis] - 1) * operand.stride[axis];
        (reach < 0 ? first : last) += reach;
    }
    const auto size = compute::elementBytes(static_cast<compute::ElementType>(operand.type));
    require(first >= 0 && static_cast<std::uint64_t>(last) < buffer.bytes / size,
            "an operand leaves its buffer");
    return host;
}

std::int32_t deviceCount(std::int32_t* count, SpcMessage*) {
    *count = 1; // a real tier loads its driver here, or says why it cannot
    return SPC_OK;
}

std::int32_t describe(std::int32_t index, SpcDeviceInfo* info, SpcMessage* message) {
    return guarded(message, [&] {
        requireDevice(index);
        *info = deviceInfo();
    });
}

std::int32_t open(std::int32_t index, const SpcOpenOptions* options, SpcContext** context,
                  SpcMessage* message) {
    return guarded(message, [&] {
        requireDevice(index);
        auto opened = std::make_unique<SpcContext>();
        opened->limit = options != nullptr && options->memory_limit > 0
                            ? options->memory_limit
                            : std::numeric_limits<std::uint64_t>::max();
        *context = opened.release();
    });
}

void close(SpcContext* context) {
    delete context;
}

std::int32_t status(SpcContext* context, SpcDeviceInfo* info, SpcMessage* message) {
    return guarded(message, [&] {
        *info = deviceInfo();
        const std::scoped_lock lock(context->mutex);
        info->memory_free = std::min(info->memory_free, context->limit - context->used);
    });
}

std::int32_t allocate(SpcContext* context, std::uint64_t bytes, void** buffer,
                      SpcMessage* message) {
    return guarded(message, [&] {
        const std::scoped_lock lock(context->mutex);
        if (bytes > context->limit - context->used)
            fail(DeviceError::Kind::OutOfMemory, "the memory limit of the device is reached");
        const auto size = static_cast<std::size_t>(bytes);
        *buffer = new Buffer{std::make_unique_for_overwrite<std::byte[]>(size), bytes};
        context->used += bytes;
    });
}

void release(SpcContext* context, void* buffer) {
    guarded(nullptr, [&] {
        const std::unique_ptr<Buffer> owned(static_cast<Buffer*>(buffer));
        const std::scoped_lock lock(context->mutex);
        context->used -= owned->bytes;
    });
}

std::int32_t makeQueue(SpcContext*, SpcQueue** queue, SpcMessage* message) {
    return guarded(message, [&] { *queue = new SpcQueue; });
}

void dropQueue(SpcContext*, SpcQueue* queue) {
    delete queue;
}

std::int32_t wait(SpcContext*, SpcQueue*, SpcMessage*) {
    return SPC_OK;
}

std::int32_t upload(SpcContext*, SpcQueue*, const SpcOperand* to, const SpcHostBlock* from,
                    SpcMessage* message) {
    return guarded(message, [&] { compute::copyIn(located(*to), *from); });
}

std::int32_t download(SpcContext*, SpcQueue*, const SpcOperand* from, const SpcHostBlock* to,
                      SpcMessage* message) {
    return guarded(message, [&] { compute::copyOut(located(*from), *to); });
}

std::int32_t supports(SpcContext*, const SpcCall* call) {
    return guarded(nullptr, [&] { kernelFor(*call); }) == SPC_OK ? 1 : 0;
}

std::int32_t run(SpcContext*, SpcQueue*, const SpcCall* call, SpcMessage* message) {
    return guarded(message, [&] {
        clearVectorState();
        const Kernel kernel = kernelFor(*call);
        if (kernel == nullptr)
            return;
        std::vector<SpcOperand> operands;
        for (std::uint32_t i = 0; i < call->operand_count; ++i)
            operands.push_back(located(call->operands[i]));
        SpcCall here = *call;
        here.operands = operands.data();
        kernel(here);
    });
}

std::int32_t trace(SpcContext*, SpcTraceEvent*, std::uint32_t, std::uint32_t* count, SpcMessage*) {
    *count = 0; // nothing overlaps here, so there is nothing to show
    return SPC_OK;
}

constexpr SpcTier kTier{SPECULA_TIER_ABI,
                        sizeof(SpcTier),
                        SPECULA_CATALOGUE_KEY,
                        "example",
                        SPECULA_VERSION,
                        deviceCount,
                        describe,
                        open,
                        close,
                        status,
                        allocate,
                        release,
                        makeQueue,
                        dropQueue,
                        wait,
                        upload,
                        download,
                        supports,
                        run,
                        trace};

} // namespace
} // namespace specula::example

extern "C" SPECULA_TIER_EXPORT const SpcTier* specula_tier() {
    return &specula::example::kTier;
}
