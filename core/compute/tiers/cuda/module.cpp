// SPDX-License-Identifier: GPL-3.0-or-later
// The border of the module: C functions that turn whatever goes wrong inside into a status and a
// sentence.
#include "core/compute/call_check.h"
#include "core/compute/kernel_info.h"
#include "core/compute/tiers/cuda/kernels.h"

#include <fmt/format.h>

namespace specula::cuda {
namespace {

using compute::guarded;

/// As guarded(), on the device of the context: the runtime keeps the current one for each thread.
template<class Body>
std::int32_t onDevice(const SpcContext* context, SpcMessage* message, const Body& body) noexcept {
    return guarded(message, [&] {
        check(cudaSetDevice(context->device), "choosing the device");
        body();
    });
}

std::int32_t deviceCount(std::int32_t* count, SpcMessage* message) {
    return guarded(message, [&] { *count = countDevices(); });
}

std::int32_t describe(std::int32_t index, SpcDeviceInfo* info, SpcMessage* message) {
    return guarded(message, [&] { *info = describeDevice(index); });
}

std::int32_t open(std::int32_t index, const SpcOpenOptions* options, SpcContext** context,
                  SpcMessage* message) {
    return guarded(message, [&] {
        *context = new SpcContext(index, options != nullptr ? *options : SpcOpenOptions{});
    });
}

void close(SpcContext* context) {
    onDevice(context, nullptr, [&] { delete context; });
}

std::int32_t status(SpcContext* context, SpcDeviceInfo* info, SpcMessage* message) {
    return onDevice(context, message, [&] {
        *info = context->info;
        std::size_t free = 0, total = 0;
        check(cudaMemGetInfo(&free, &total), "asking for the device's memory");
        info->memory_free = free;
    });
}

std::int32_t allocate(SpcContext* context, std::uint64_t bytes, void** buffer,
                      SpcMessage* message) {
    return onDevice(context, message, [&] {
        auto block = std::make_unique<DeviceBlock>(*context, bytes);
        void* const data = block->data();
        const std::lock_guard lock(context->mutex);
        context->buffers.emplace(data, std::move(block));
        *buffer = data;
    });
}

void release(SpcContext* context, void* buffer) {
    onDevice(context, nullptr, [&] {
        std::unique_ptr<DeviceBlock> block; // freed outside the lock, since that may wait
        const std::lock_guard lock(context->mutex);
        if (const auto found = context->buffers.find(buffer); found != context->buffers.end()) {
            block = std::move(found->second);
            context->buffers.erase(found);
        }
    });
}

std::int32_t makeQueue(SpcContext* context, SpcQueue** queue, SpcMessage* message) {
    return onDevice(context, message, [&] { *queue = new SpcQueue(*context); });
}

void dropQueue(SpcContext* context, SpcQueue* queue) {
    onDevice(context, nullptr, [&] { delete queue; });
}

std::int32_t wait(SpcContext* context, SpcQueue* queue, SpcMessage* message) {
    return onDevice(context, message, [&] {
        queue->staging->finish();
        check(cudaStreamSynchronize(queue->stream), "waiting for the device");
    });
}

/// Throws unless the window lies in a buffer of this context.
void checkPlace(SpcContext& context, const SpcOperand& operand) {
    std::int64_t low = operand.offset, high = operand.offset;
    for (int axis = 0; axis < operand.rank; ++axis) {
        if (operand.extent[axis] == 0)
            return;
        const std::int64_t reach = operand.stride[axis] * (operand.extent[axis] - 1);
        (reach < 0 ? low : high) += reach;
    }
    const std::lock_guard lock(context.mutex);
    const auto found = context.buffers.find(operand.buffer);
    if (found == context.buffers.end() || low < 0 ||
        static_cast<std::uint64_t>(high + 1) * elementBytes(operand.type) > found->second->bytes())
        throw Failure{SPC_BAD_CALL, "an operand leaves its buffer"};
}

void checkTransfer(SpcContext& context, const SpcOperand& operand) {
    const bool typed = operand.type >= 0 && operand.type < SPC_TYPES;
    if (!typed || operand.rank < 0 || operand.rank > SPC_MAX_RANK)
        throw Failure{SPC_BAD_CALL, "there is no such type or rank"};
    for (int axis = 0; axis < operand.rank; ++axis) {
        const bool last = axis + 1 == operand.rank;
        if (operand.extent[axis] > 1 &&
            (operand.stride[axis] <= 0 || (last && operand.stride[axis] != 1)))
            throw Failure{SPC_BAD_CALL, "rows are copied as a whole, with positive strides"};
    }
    checkPlace(context, operand);
}

std::int32_t upload(SpcContext* context, SpcQueue* queue, const SpcOperand* to,
                    const SpcHostBlock* from, SpcMessage* message) {
    return onDevice(context, message, [&] {
        checkTransfer(*context, *to);
        const TraceScope trace(*queue, "upload", bytesOf(*to));
        queue->staging->upload(*to, *from);
    });
}

std::int32_t download(SpcContext* context, SpcQueue* queue, const SpcOperand* from,
                      const SpcHostBlock* to, SpcMessage* message) {
    return onDevice(context, message, [&] {
        checkTransfer(*context, *from);
        const TraceScope trace(*queue, "download", bytesOf(*from));
        queue->staging->download(*from, *to);
    });
}

std::int32_t supports(SpcContext*, const SpcCall* call) {
    bool takes = false;
    guarded(nullptr, [&] {
        if (compute::hasEmptyOutput(*call)) {
            takes = true;
            return;
        }
        compute::checkCall(*call);
        takes = unsupportedReason(*call) == nullptr;
    });
    return takes ? 1 : 0;
}

std::int32_t run(SpcContext* context, SpcQueue* queue, const SpcCall* call, SpcMessage* message) {
    return onDevice(context, message, [&] {
        if (compute::hasEmptyOutput(*call))
            return;
        compute::checkCall(*call);
        const std::string_view name = compute::kernelInfo(call->kernel).name;
        if (const char* reason = unsupportedReason(*call))
            throw Failure{SPC_UNSUPPORTED, fmt::format("{}: {}", name, reason)};
        for (std::uint32_t i = 0; i < call->operand_count; ++i)
            checkPlace(*context, call->operands[i]);
        const TraceScope trace(*queue, name, 0);
        runCall(*queue, *call);
    });
}

std::int32_t trace(SpcContext* context, SpcTraceEvent* events, std::uint32_t capacity,
                   std::uint32_t* count, SpcMessage* message) {
    return onDevice(context, message, [&] { *count = context->takeTrace({events, capacity}); });
}

constexpr SpcTier kTier{SPECULA_TIER_ABI,
                        sizeof(SpcTier),
                        SPECULA_CATALOGUE_KEY,
                        "cuda",
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

void runCall(SpcQueue& queue, const SpcCall& call) {
    switch (call.kernel) {
    case SPC_CONVERT:
        return runConvert(queue, call);
    case SPC_FILL:
        return runFill(queue, call);
    case SPC_MAP1:
        return runMap1(queue, call);
    case SPC_MAP2:
        return runMap2(queue, call);
    case SPC_MAP_SCALAR:
        return runMapScalar(queue, call);
    case SPC_MAP3:
        return runMap3(queue, call);
    case SPC_POINT_CHAIN:
        return runPointChain(queue, call);
    case SPC_REDUCE:
        return runReduce(queue, call);
    case SPC_DOT:
        return runDot(queue, call);
    case SPC_MOMENTS:
        return runMoments(queue, call);
    case SPC_BINNED_SUM:
        return runBinnedSum(queue, call);
    case SPC_LABEL_STATISTICS:
        return runLabelStatistics(queue, call);
    case SPC_MATRIX_PRODUCT:
        return runMatrixProduct(queue, call);
    case SPC_FFT:
        return runFft(queue, call);
    case SPC_CONVOLVE_AXIS:
        return runConvolveAxis(queue, call);
    case SPC_CONVOLVE_SEPARABLE:
        return runConvolveSeparable(queue, call);
    case SPC_CONVOLVE:
        return runConvolve(queue, call);
    case SPC_RANK_FILTER:
        return runRankFilter(queue, call);
    case SPC_RESAMPLE_AXIS:
        return runResampleAxis(queue, call);
    case SPC_AFFINE:
        return runAffine(queue, call);
    case SPC_EXTEND:
        return runExtend(queue, call);
    case SPC_DENSITY:
        return runDensity(queue, call);
    case SPC_SORT:
        return runSort(queue, call);
    default:
        throw Failure{SPC_UNSUPPORTED, "there is no such kernel here"};
    }
}

} // namespace specula::cuda

extern "C" SPECULA_TIER_EXPORT const SpcTier* specula_tier() {
    return &specula::cuda::kTier;
}
