/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The border between the program and a tier: plain C, so that a tier may be a module loaded at run
 * time and made by another compiler. Nothing else crosses it: no exception, no C++ type, no global.
 * A module exports one function, specula_tier(), and is refused unless abi and catalogue agree.
 *
 * Every function returns an SpcStatus; when it is not SPC_OK, a sentence for the user stands in the
 * SpcMessage it was given. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever a struct or a meaning below or in kernel_catalogue.h changes. */
#define SPECULA_TIER_ABI 1

typedef enum SpcStatus {
    SPC_OK = 0,
    SPC_OUT_OF_MEMORY = 1, /* of the device: smaller pieces may help */
    SPC_DEVICE_LOST = 2,   /* this context is of no use any more */
    SPC_UNSUPPORTED = 3,   /* this kernel, type or size is not in this tier */
    SPC_BAD_CALL = 4,      /* operands or parameters break the catalogue's rules */
    SPC_FAILED = 5
} SpcStatus;

typedef struct SpcMessage {
    char text[512];
} SpcMessage;

/* Element types; the first ten are those of specula::PixelType, in its order. C64 and C128 are
 * pairs (re, im) of F32 and F64. */
typedef enum SpcType {
    SPC_U8,
    SPC_I8,
    SPC_U16,
    SPC_I16,
    SPC_U32,
    SPC_I32,
    SPC_U64,
    SPC_I64,
    SPC_F32,
    SPC_F64,
    SPC_C64,
    SPC_C128,
    SPC_TYPES
} SpcType;

#define SPC_MAX_RANK 4

/* A window on device memory: rank axes, the last one varies fastest. Strides count elements and may
 * be 0 (broadcast) or negative (flipped) where the kernel's rules allow it. `buffer` is what
 * allocate() gave (for tiers on the host: the address itself), `offset` counts elements. */
typedef struct SpcOperand {
    void* buffer;
    int64_t offset;
    int32_t type;
    int32_t rank;
    int64_t extent[SPC_MAX_RANK];
    int64_t stride[SPC_MAX_RANK];
} SpcOperand;

/* One run of one kernel: `kernel` is an SpcKernel, `params` its struct (kernel_catalogue.h),
 * outputs come first among the operands. Outputs never overlap inputs, except in maps and point
 * chains, where output and input may be the very same window. */
typedef struct SpcCall {
    uint32_t kernel;
    uint32_t operand_count;
    const void* params;
    const SpcOperand* operands;
} SpcCall;

/* Samples in host memory, of the type and extents of the operand they are copied from or to. The
 * last axis is contiguous; stride_bytes of the others may be anything. */
typedef struct SpcHostBlock {
    void* data;
    int64_t stride_bytes[SPC_MAX_RANK];
} SpcHostBlock;

typedef enum SpcDeviceKind {
    SPC_DEVICE_CPU,
    SPC_DEVICE_INTEGRATED,
    SPC_DEVICE_DISCRETE,
    SPC_DEVICE_SOFTWARE /* a graphics driver that computes on the CPU; used when asked for by name
                         */
} SpcDeviceKind;

/* What a device is and can do. Sizes are bytes; 0 means unknown or unlimited. */
typedef struct SpcDeviceInfo {
    char name[256];
    char driver[128]; /* "NVIDIA 550.54", "Mesa 22.3.6 (llvmpipe)" */
    char key[64];     /* tells drivers and devices apart, for caches on disk */
    int32_t kind;     /* SpcDeviceKind */
    int32_t has_f64;
    int32_t nan_propagates; /* IEEE: NaN and Inf go through arithmetic as on the host */
    int32_t memory_detected;
    uint64_t memory_total;
    uint64_t memory_free;      /* 0: not known */
    uint64_t largest_buffer;   /* one allocation */
    uint64_t largest_operand;  /* what one kernel may address in one operand */
    uint64_t largest_extent;   /* rows or columns of one operand */
    uint64_t memory_bandwidth; /* bytes per second as the driver tells it */
} SpcDeviceInfo;

typedef struct SpcOpenOptions {
    const char* cache_folder; /* UTF-8; for pipelines and plans; NULL or "": none */
    int32_t validate; /* ask the driver's validation layer to watch; messages make calls fail */
    int32_t trace;    /* keep what trace() returns */
    uint64_t memory_limit; /* 0: none; the program's own pool keeps to it as well */
} SpcOpenOptions;

typedef struct SpcContext SpcContext; /* an opened device */
typedef struct SpcQueue SpcQueue;     /* work done in order; one thread at a time uses a queue */

/* A stretch of device time, for showing that transfers and kernels overlap. */
typedef struct SpcTraceEvent {
    char what[48]; /* kernel name, "upload", "download" */
    int32_t queue;
    double begin_s, end_s; /* since the context was opened, on the device's clock */
    uint64_t bytes;
} SpcTraceEvent;

typedef struct SpcTier {
    uint32_t abi;       /* SPECULA_TIER_ABI */
    uint32_t size;      /* sizeof(SpcTier) */
    uint64_t catalogue; /* SPECULA_CATALOGUE_KEY of kernel_catalogue.h */
    const char* name;   /* "vulkan" */
    const char* version;

    /* Lists devices without opening them. SPC_FAILED with the reason when there is no driver. */
    int32_t (*device_count)(int32_t* count, SpcMessage* message);
    int32_t (*describe)(int32_t index, SpcDeviceInfo* info, SpcMessage* message);

    int32_t (*open)(int32_t index, const SpcOpenOptions* options, SpcContext** context,
                    SpcMessage* message);
    void (*close)(SpcContext* context);
    /* As describe(), with memory_free as it is now. */
    int32_t (*status)(SpcContext* context, SpcDeviceInfo* info, SpcMessage* message);

    int32_t (*allocate)(SpcContext* context, uint64_t bytes, void** buffer, SpcMessage* message);
    void (*release)(SpcContext* context, void* buffer);

    int32_t (*make_queue)(SpcContext* context, SpcQueue** queue, SpcMessage* message);
    void (*drop_queue)(SpcContext* context, SpcQueue* queue);
    /* Waits for everything given to the queue; errors of earlier calls may appear here. */
    int32_t (*wait)(SpcContext* context, SpcQueue* queue, SpcMessage* message);

    /* The host memory may be changed as soon as upload() returns; what download() writes is there
     * after wait(). Operands have positive strides here and a last stride of 1. */
    int32_t (*upload)(SpcContext* context, SpcQueue* queue, const SpcOperand* to,
                      const SpcHostBlock* from, SpcMessage* message);
    int32_t (*download)(SpcContext* context, SpcQueue* queue, const SpcOperand* from,
                        const SpcHostBlock* to, SpcMessage* message);

    /* Whether run() would take this call (types, extents, parameters); must be cheap and agree. */
    int32_t (*supports)(SpcContext* context, const SpcCall* call);
    int32_t (*run)(SpcContext* context, SpcQueue* queue, const SpcCall* call, SpcMessage* message);

    /* Copies up to `capacity` finished events and forgets them; *count is how many there were. */
    int32_t (*trace)(SpcContext* context, SpcTraceEvent* events, uint32_t capacity, uint32_t* count,
                     SpcMessage* message);
} SpcTier;

/* What a module exports, under this name. */
typedef const SpcTier* (*SpcTierFunction)(void);
#define SPECULA_TIER_SYMBOL "specula_tier"

#if defined(_WIN32)
#define SPECULA_TIER_EXPORT __declspec(dllexport)
#else
#define SPECULA_TIER_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
}
#endif
