// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/context.h"

#include "core/compute/element_type.h"
#include "core/compute/tiers/cuda/kernels.h"

#include <fmt/format.h>

#include <limits>

namespace specula::cuda {

void check(cudaError_t code, const char* doing) {
    if (code == cudaSuccess)
        return;
    (void)cudaGetLastError(); // so that the next launch is not blamed
    SpcStatus status = SPC_FAILED;
    switch (code) {
    case cudaErrorMemoryAllocation:
        status = SPC_OUT_OF_MEMORY;
        break;
    case cudaErrorIllegalAddress:
    case cudaErrorLaunchFailure:
    case cudaErrorLaunchTimeout:
    case cudaErrorECCUncorrectable:
    case cudaErrorNvlinkUncorrectable:
    case cudaErrorHardwareStackError:
    case cudaErrorIllegalInstruction:
    case cudaErrorMisalignedAddress:
    case cudaErrorInvalidAddressSpace:
    case cudaErrorInvalidPc:
    case cudaErrorAssert:
    case cudaErrorExternalDevice:
    case cudaErrorContained:
    case cudaErrorTensorMemoryLeak:
    case cudaErrorDevicesUnavailable:
    case cudaErrorCudartUnloading:
    case cudaErrorUnknown:
        status = SPC_DEVICE_LOST;
        break;
    default:
        break;
    }
    throw Failure{status, fmt::format("{}: {} ({})", doing, cudaGetErrorString(code),
                                      cudaGetErrorName(code))};
}

void checkLaunch(const char* kernel) {
    check(cudaGetLastError(), kernel);
}

DeviceBlock::DeviceBlock(SpcContext& context, std::uint64_t bytes)
    : m_context(context)
    , m_bytes(bytes) {
    const std::uint64_t before = m_context.used.fetch_add(bytes);
    try {
        if (m_context.memoryLimit != 0 && before + bytes > m_context.memoryLimit)
            throw Failure{SPC_OUT_OF_MEMORY,
                          fmt::format("{} bytes more would be over the limit of {} bytes", bytes,
                                      m_context.memoryLimit)};
        check(cudaMalloc(&m_data, std::max<std::uint64_t>(bytes, 1)), "allocating device memory");
    } catch (...) {
        m_context.used -= bytes;
        throw;
    }
}

DeviceBlock::~DeviceBlock() {
    cudaFree(m_data);
    m_context.used -= m_bytes;
}

StagingRing::~StagingRing() {
    for (Chunk& chunk : m_chunks) {
        if (chunk.copied != nullptr)
            cudaEventDestroy(chunk.copied);
        cudaFreeHost(chunk.data);
    }
}

void StagingRing::settle(Chunk& chunk) {
    if (!chunk.busy)
        return;
    check(cudaEventSynchronize(chunk.copied), "copying to or from the device");
    chunk.busy = false;
    if (chunk.arriving)
        scatterRows(*chunk.arriving, chunk.host, chunk.data);
    chunk.arriving.reset();
}

StagingRing::Chunk& StagingRing::nextChunk() {
    Chunk& chunk = m_chunks[m_next];
    m_next = (m_next + 1) % m_chunks.size();
    settle(chunk);
    if (chunk.data == nullptr)
        check(
            cudaHostAlloc(reinterpret_cast<void**>(&chunk.data), kChunkBytes, cudaHostAllocDefault),
            "allocating pinned host memory");
    if (chunk.copied == nullptr)
        check(
            cudaEventCreateWithFlags(&chunk.copied, cudaEventDisableTiming | cudaEventBlockingSync),
            "making an event");
    return chunk;
}

namespace {

/// A piece between the device and a dense block; the pitch cudaMemcpy2D takes is limited.
void copyRows(char* device, char* dense, const CopyPiece& piece, bool toDevice,
              cudaStream_t stream) {
    const auto rowBytes = static_cast<std::size_t>(piece.rowBytes);
    const auto copy = [&](char* to, char* from, std::size_t bytes) {
        check(cudaMemcpyAsync(to, from, bytes,
                              toDevice ? cudaMemcpyHostToDevice : cudaMemcpyDeviceToHost, stream),
              "copying to or from the device");
    };
    if (piece.rows == 1 || piece.devicePitch == piece.rowBytes) {
        const auto bytes = static_cast<std::size_t>(piece.bytes());
        return toDevice ? copy(device, dense, bytes) : copy(dense, device, bytes);
    }
    if (piece.devicePitch <= std::numeric_limits<std::int32_t>::max()) {
        const auto pitch = static_cast<std::size_t>(piece.devicePitch);
        const auto rows = static_cast<std::size_t>(piece.rows);
        check(toDevice ? cudaMemcpy2DAsync(device, pitch, dense, rowBytes, rowBytes, rows,
                                           cudaMemcpyHostToDevice, stream)
                       : cudaMemcpy2DAsync(dense, rowBytes, device, pitch, rowBytes, rows,
                                           cudaMemcpyDeviceToHost, stream),
              "copying to or from the device");
        return;
    }
    for (std::int64_t r = 0; r < piece.rows; ++r) {
        char* there = device + r * piece.devicePitch;
        char* here = dense + r * piece.rowBytes;
        toDevice ? copy(there, here, rowBytes) : copy(here, there, rowBytes);
    }
}

} // namespace

void StagingRing::upload(const SpcOperand& to, const SpcHostBlock& from) {
    const auto* host = static_cast<const char*>(from.data);
    auto* device = static_cast<char*>(addressOf(to));
    planCopy(to, from, static_cast<std::int64_t>(elementBytes(to.type)), kChunkBytes,
             [&](const CopyPiece& piece) {
                 Chunk& chunk = nextChunk();
                 gatherRows(piece, host, chunk.data);
                 copyRows(device + piece.device, chunk.data, piece, true, m_stream);
                 check(cudaEventRecord(chunk.copied, m_stream), "recording an event");
                 chunk.busy = true;
             });
}

void StagingRing::download(const SpcOperand& from, const SpcHostBlock& to) {
    auto* device = static_cast<char*>(addressOf(from));
    planCopy(from, to, static_cast<std::int64_t>(elementBytes(from.type)), kChunkBytes,
             [&](const CopyPiece& piece) {
                 Chunk& chunk = nextChunk();
                 copyRows(device + piece.device, chunk.data, piece, false, m_stream);
                 check(cudaEventRecord(chunk.copied, m_stream), "recording an event");
                 chunk.busy = true;
                 chunk.arriving = piece;
                 chunk.host = static_cast<char*>(to.data);
             });
}

void StagingRing::finish() {
    for (std::size_t k = 0; k < m_chunks.size(); ++k)
        settle(m_chunks[(m_next + k) % m_chunks.size()]);
}

void* addressOf(const SpcOperand& operand) {
    return static_cast<char*>(operand.buffer) +
           operand.offset * static_cast<std::int64_t>(elementBytes(operand.type));
}

std::uint64_t bytesOf(const SpcOperand& operand) {
    std::uint64_t bytes = elementBytes(operand.type);
    for (int axis = 0; axis < operand.rank; ++axis)
        bytes *= static_cast<std::uint64_t>(operand.extent[axis]);
    return bytes;
}

SpcOperand denseOperand(const SpcOperand& like, void* data) {
    SpcOperand dense = like;
    dense.buffer = data;
    dense.offset = 0;
    std::int64_t stride = 1;
    for (int axis = like.rank - 1; axis >= 0; --axis) {
        dense.stride[axis] = stride;
        stride *= like.extent[axis];
    }
    return dense;
}

std::uint64_t elementBytes(std::int32_t type) {
    return compute::elementBytes(static_cast<compute::ElementType>(type));
}

} // namespace specula::cuda

SpcQueue::SpcQueue(SpcContext& owner)
    : context(owner)
    , number(owner.queues++) {
    specula::cuda::check(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking),
                         "making a stream");
    staging = std::make_unique<specula::cuda::StagingRing>(stream);
}

SpcQueue::~SpcQueue() {
    cudaStreamSynchronize(stream);
    blas.reset(); // these two use the stream
    fftPlans.reset();
    staging.reset();
    arena.reset();
    cudaStreamDestroy(stream);
}

char* SpcQueue::scratch(std::uint64_t bytes) {
    if (!arena || arena->bytes() < bytes) {
        // Freeing waits for the device, so what still uses the old block is done.
        specula::cuda::check(cudaStreamSynchronize(stream), "waiting for the device");
        arena.reset();
        arena = std::make_unique<specula::cuda::DeviceBlock>(context, bytes);
    }
    return arena->data();
}
