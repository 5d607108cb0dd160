// SPDX-License-Identifier: GPL-3.0-or-later
// A tier module in host memory that does next to nothing, built in a good and in several broken
// ways (MODULE_xxx), for the tests of the loader.
#include "core/compute/kernel_catalogue.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

struct SpcContext {
    int index;
    int queues;
};
struct SpcQueue {
    int number;
};

namespace {

constexpr std::uint64_t kMemory = 1 << 20;

std::int32_t say(SpcMessage* message, std::int32_t status, const char* text) {
    std::snprintf(message->text, sizeof message->text, "%s", text);
    return status;
}

std::int32_t deviceCount(std::int32_t* count, SpcMessage* message) {
    if (std::getenv("SPECULA_TEST_MODULE_NO_DRIVER") != nullptr)
        return say(message, SPC_FAILED, "there is no driver for toys");
#ifdef MODULE_COUNT
    *count = MODULE_COUNT;
#else
    *count = 2;
#endif
    return SPC_OK;
}

std::int32_t describe(std::int32_t index, SpcDeviceInfo* info, SpcMessage*) {
    std::snprintf(info->name, sizeof info->name, "toy %d", index);
#ifdef MODULE_KIND
    info->kind = MODULE_KIND;
#else
    info->kind = index == 0 ? SPC_DEVICE_INTEGRATED : SPC_DEVICE_SOFTWARE;
#endif
    std::memset(info->driver, 'd', sizeof info->driver); // not terminated
    info->memory_total = kMemory;
    info->memory_free = 2 * kMemory; // more than there is
    return SPC_OK;
}

std::int32_t open(std::int32_t index, const SpcOpenOptions*, SpcContext** context,
                  SpcMessage* message) {
    if (index < 0 || index > 1)
        return say(message, SPC_FAILED, "there is no such toy");
    *context = new SpcContext{index, 0};
    return SPC_OK;
}
void close(SpcContext* context) {
    if (context->queues != 0)
        std::abort(); // the program must drop its queues first
    delete context;
}
std::int32_t status(SpcContext* context, SpcDeviceInfo* info, SpcMessage* message) {
    return describe(context->index, info, message);
}
std::int32_t allocate(SpcContext*, std::uint64_t bytes, void** buffer, SpcMessage* message) {
    if (bytes > kMemory)
        return say(message, SPC_OUT_OF_MEMORY, "too big for a toy");
    *buffer = std::malloc(bytes);
    return SPC_OK;
}
void release(SpcContext*, void* buffer) {
    std::free(buffer);
}
std::int32_t makeQueue(SpcContext* context, SpcQueue** queue, SpcMessage*) {
    *queue = new SpcQueue{context->queues++};
    return SPC_OK;
}
void dropQueue(SpcContext* context, SpcQueue* queue) {
    --context->queues;
    delete queue;
}
std::int32_t wait(SpcContext*, SpcQueue*, SpcMessage*) {
    return SPC_OK;
}

float* address(const SpcOperand& operand) {
    return static_cast<float*>(operand.buffer) + operand.offset;
}
std::int64_t elements(const SpcOperand& operand) {
    return operand.rank == 1 ? operand.extent[0] : 0;
}
std::size_t bytes(const SpcOperand& operand) {
    return static_cast<std::size_t>(elements(operand)) * sizeof(float);
}

std::int32_t upload(SpcContext*, SpcQueue*, const SpcOperand* to, const SpcHostBlock* from,
                    SpcMessage*) {
    std::memcpy(address(*to), from->data, bytes(*to));
    return SPC_OK;
}
std::int32_t download(SpcContext*, SpcQueue*, const SpcOperand* from, const SpcHostBlock* to,
                      SpcMessage*) {
    std::memcpy(to->data, address(*from), bytes(*from));
    return SPC_OK;
}
std::int32_t supports(SpcContext*, const SpcCall* call) {
#ifdef MODULE_CLAIMS // and does not have it
    if (call->kernel == MODULE_CLAIMS)
        return 1;
#endif
    return call->kernel == SPC_FILL ? 1 : 0;
}
std::int32_t run(SpcContext*, SpcQueue*, const SpcCall* call, SpcMessage* message) {
    switch (call->kernel) {
    case SPC_FILL: {
        const SpcOperand& out = call->operands[0];
        for (std::int64_t i = 0; i < elements(out); ++i)
            address(out)[i] = static_cast<float>(static_cast<const SpcFill*>(call->params)->re);
        return SPC_OK;
    }
    case SPC_SORT:
        return 77; // a status nobody knows
    case SPC_FFT:
        return SPC_DEVICE_LOST; // without a word
    case SPC_DOT:
        std::memset(message->text, 'x', sizeof message->text); // not terminated
        return SPC_FAILED;
    case SPC_DENSITY:
        return say(message, SPC_BAD_CALL, "not with toys");
    default:
        return say(message, SPC_UNSUPPORTED, "toys cannot do this");
    }
}
std::int32_t trace(SpcContext*, SpcTraceEvent* events, std::uint32_t capacity, std::uint32_t* count,
                   SpcMessage*) {
    // 1500 events in all: the program has to ask twice.
    static std::uint32_t left = 1500;
    const std::uint32_t now = left < capacity ? left : capacity;
    for (std::uint32_t i = 0; i < now; ++i)
        std::snprintf(events[i].what, sizeof events[i].what, "event %u", i);
    *count = left;
    left -= now;
    return SPC_OK;
}

const SpcTier kTier = {
#ifdef MODULE_ABI
    MODULE_ABI,
#else
    SPECULA_TIER_ABI,
#endif
#ifdef MODULE_SIZE
    MODULE_SIZE,
#else
    sizeof(SpcTier),
#endif
#ifdef MODULE_CATALOGUE
    MODULE_CATALOGUE,
#else
    SPECULA_CATALOGUE_KEY,
#endif
#ifdef MODULE_CALLS_ITSELF
    MODULE_CALLS_ITSELF,
#else
    MODULE_NAME,
#endif
    "1",
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
#ifdef MODULE_NO_RUN
    nullptr,
#else
    run,
#endif
    trace,
};

} // namespace

#ifndef MODULE_NO_SYMBOL
extern "C" SPECULA_TIER_EXPORT const SpcTier* specula_tier() {
#ifdef MODULE_OFFERS_NOTHING
    return nullptr;
#else
    return &kTier;
#endif
}
#endif
