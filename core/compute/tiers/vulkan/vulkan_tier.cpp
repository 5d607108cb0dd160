// SPDX-License-Identifier: GPL-3.0-or-later
// The border of the module: C functions that turn whatever goes wrong inside into a status and a
// sentence.
#include "core/compute/call_check.h"
#include "core/compute/tiers/vulkan/kernels.h"

namespace specula::vulkan {
namespace {

using compute::guarded;

Context& contextOf(SpcContext* context) {
    return *reinterpret_cast<Context*>(context);
}
Stream& streamOf(SpcQueue* queue) {
    return *reinterpret_cast<Stream*>(queue);
}

std::int32_t deviceCount(std::int32_t* count, SpcMessage* message) {
    return guarded(message, [&] {
        *count = 0;
        *count = static_cast<std::int32_t>(Instance(nullptr).devices().size());
    });
}

std::int32_t describe(std::int32_t index, SpcDeviceInfo* info, SpcMessage* message) {
    return guarded(message, [&] {
        const auto devices = Instance(nullptr).devices();
        validIf(index >= 0 && static_cast<std::size_t>(index) < devices.size(),
                "there is no such device");
        *info = devices[static_cast<std::size_t>(index)].info;
    });
}

std::int32_t open(std::int32_t index, const SpcOpenOptions* options, SpcContext** context,
                  SpcMessage* message) {
    return guarded(message, [&] {
        *context = reinterpret_cast<SpcContext*>(
            new Context(index, options != nullptr ? *options : SpcOpenOptions{}));
    });
}

void close(SpcContext* context) {
    guarded(nullptr, [&] { delete &contextOf(context); });
}

std::int32_t status(SpcContext* context, SpcDeviceInfo* info, SpcMessage* message) {
    return guarded(message, [&] { *info = contextOf(context).factsNow().info; });
}

std::int32_t allocate(SpcContext* context, std::uint64_t bytes, void** buffer,
                      SpcMessage* message) {
    return guarded(
        message, [&] { *buffer = contextOf(context).memory().make(bytes, Memory::Place::Device); });
}

void release(SpcContext* context, void* buffer) {
    guarded(nullptr, [&] { contextOf(context).memory().drop(static_cast<Buffer*>(buffer)); });
}

std::int32_t makeQueue(SpcContext* context, SpcQueue** queue, SpcMessage* message) {
    return guarded(message,
                   [&] { *queue = reinterpret_cast<SpcQueue*>(new Stream(contextOf(context))); });
}

void dropQueue(SpcContext*, SpcQueue* queue) {
    guarded(nullptr, [&] { delete &streamOf(queue); });
}

std::int32_t wait(SpcContext*, SpcQueue* queue, SpcMessage* message) {
    return guarded(message, [&] { streamOf(queue).wait(); });
}

void checkTransfer(const SpcOperand& operand) {
    const auto size = static_cast<std::int64_t>(elementSize(operand.type));
    validIf(operand.rank >= 0 && operand.rank <= SPC_MAX_RANK, "no such rank");
    std::int64_t high = operand.offset;
    for (int axis = 0; axis < operand.rank; ++axis) {
        if (operand.extent[axis] == 0)
            return;
        validIf(operand.extent[axis] == 1 || operand.stride[axis] > 0,
                "only positive strides are copied");
        high += operand.stride[axis] * (operand.extent[axis] - 1);
    }
    validIf(operand.rank == 0 || operand.extent[operand.rank - 1] == 1 ||
                operand.stride[operand.rank - 1] == 1,
            "rows are copied as a whole");
    const auto* buffer = static_cast<const Buffer*>(operand.buffer);
    validIf(buffer != nullptr && operand.offset >= 0 &&
                static_cast<std::uint64_t>((high + 1) * size) <= buffer->size,
            "an operand leaves its buffer");
}

std::int32_t upload(SpcContext* context, SpcQueue* queue, const SpcOperand* to,
                    const SpcHostBlock* from, SpcMessage* message) {
    return guarded(message, [&] {
        contextOf(context).messages().check();
        checkTransfer(*to);
        streamOf(queue).upload(*to, *from);
    });
}

std::int32_t download(SpcContext* context, SpcQueue* queue, const SpcOperand* from,
                      const SpcHostBlock* to, SpcMessage* message) {
    return guarded(message, [&] {
        contextOf(context).messages().check();
        checkTransfer(*from);
        streamOf(queue).download(*from, *to);
    });
}

std::int32_t supports(SpcContext* context, const SpcCall* call) {
    return guarded(nullptr,
                   [&] { runCall(Call(contextOf(context).facts(), *call, nullptr), *call); }) ==
                   SPC_OK
               ? 1
               : 0;
}

std::int32_t run(SpcContext* context, SpcQueue* queue, const SpcCall* call, SpcMessage* message) {
    return guarded(message, [&] {
        contextOf(context).messages().check();
        runCall(Call(contextOf(context).facts(), *call, &streamOf(queue)), *call);
    });
}

std::int32_t trace(SpcContext* context, SpcTraceEvent* events, std::uint32_t capacity,
                   std::uint32_t* count, SpcMessage* message) {
    return guarded(message, [&] {
        std::size_t had = 0;
        const auto taken = contextOf(context).takeEvents(capacity, had);
        std::copy(taken.begin(), taken.end(), events);
        *count = static_cast<std::uint32_t>(had);
    });
}

constexpr SpcTier kTier{SPECULA_TIER_ABI,
                        sizeof(SpcTier),
                        SPECULA_CATALOGUE_KEY,
                        "vulkan",
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

void runCall(const Call& call, const SpcCall& raw) {
    if (compute::hasEmptyOutput(raw))
        return;
    compute::checkCall(raw);
    switch (raw.kernel) {
    case SPC_CONVERT:
        return convert(call);
    case SPC_FILL:
        return fill(call);
    case SPC_MAP1:
    case SPC_MAP2:
    case SPC_MAP_SCALAR:
    case SPC_MAP3:
        return map(call);
    case SPC_POINT_CHAIN:
        return pointChain(call);
    case SPC_CONVOLVE_AXIS:
        return convolveAxis(call);
    case SPC_CONVOLVE:
        return convolve(call);
    case SPC_RANK_FILTER:
        return rankFilter(call);
    case SPC_RESAMPLE_AXIS:
        return resampleAxis(call);
    case SPC_AFFINE:
        return affine(call);
    case SPC_EXTEND:
        return extend(call);
    case SPC_REDUCE:
        return reduce(call);
    case SPC_DOT:
        return dot(call);
    case SPC_MOMENTS:
        return moments(call);
    case SPC_FFT:
        return fft(call);
    case SPC_MATRIX_PRODUCT:
        return matrixProduct(call);
    case SPC_DENSITY:
        return density(call);
    case SPC_SORT:
        return sort(call);
    case SPC_BINNED_SUM:
        return binnedSum(call);
    case SPC_LABEL_STATISTICS:
        return labelStatistics(call);
    default:
        unsupported("it is not there");
    }
}

} // namespace specula::vulkan

extern "C" SPECULA_TIER_EXPORT const SpcTier* specula_tier() {
    return &specula::vulkan::kTier;
}
