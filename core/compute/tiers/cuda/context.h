// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An opened device and its queues, behind the border of tier_abi.h. Inside the module errors are
// exceptions; module.cpp catches them all.

#include "core/compute/kernel_catalogue.h"
#include "core/compute/module_border.h"
#include "core/compute/tiers/cuda/transfer_plan.h"

#include <cuda_runtime_api.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace specula::cuda {

/// What every function of the module throws; at its border it becomes a status and a sentence.
class Failure : public compute::DeviceError {
  public:
    Failure(SpcStatus status, std::string sentence)
        : DeviceError(compute::kindOf(status), std::move(sentence)) {}
};

/// Throws Failure unless `code` is cudaSuccess: out of memory, a device that must be opened anew,
/// or any other failure, told apart.
void check(cudaError_t code, const char* doing);
/// What the launch just made says.
void checkLaunch(const char* kernel);

/// How many devices there are; throws Failure where the driver is missing or too old.
int countDevices();
SpcDeviceInfo describeDevice(int index);
/// Throws Failure unless the code of this module runs on the current device.
void checkCodeRuns();

/// A stretch of a queue between two events, until it can be read.
struct TraceSpan {
    std::string what;
    int queue = 0;
    cudaEvent_t begin = nullptr, end = nullptr;
    std::uint64_t bytes = 0;
};

/// Keeps when the work given to the queue within its life ran, where the context is traced.
class TraceScope {
  public:
    TraceScope(SpcQueue& queue, std::string_view what, std::uint64_t bytes);
    ~TraceScope();
    TraceScope(const TraceScope&) = delete;
    TraceScope& operator=(const TraceScope&) = delete;

  private:
    SpcQueue& m_queue;
    TraceSpan m_span;
};

/// Device memory under the context's limit.
class DeviceBlock {
  public:
    DeviceBlock(SpcContext& context, std::uint64_t bytes);
    ~DeviceBlock();
    DeviceBlock(const DeviceBlock&) = delete;
    DeviceBlock& operator=(const DeviceBlock&) = delete;
    char* data() const { return static_cast<char*>(m_data); }
    std::uint64_t bytes() const { return m_bytes; }

  private:
    SpcContext& m_context;
    void* m_data = nullptr;
    std::uint64_t m_bytes;
};

/// Host memory the device can copy from and to by itself, in a ring: the host fills or empties one
/// chunk while the device copies another.
class StagingRing {
  public:
    explicit StagingRing(cudaStream_t stream)
        : m_stream(stream) {}
    ~StagingRing();
    void upload(const SpcOperand& to, const SpcHostBlock& from);
    void download(const SpcOperand& from, const SpcHostBlock& to);
    /// Puts what has been downloaded where it belongs; waits for it.
    void finish();

    static constexpr std::uint64_t kChunkBytes = 16u << 20;

  private:
    struct Chunk {
        char* data = nullptr;
        cudaEvent_t copied = nullptr;
        bool busy = false;
        std::optional<CopyPiece> arriving; ///< downloaded into this chunk
        char* host = nullptr;              ///< where it goes
    };
    Chunk& nextChunk();
    void settle(Chunk& chunk);

    cudaStream_t m_stream;
    std::array<Chunk, 3> m_chunks;
    std::size_t m_next = 0;
};

class BlasHandle;
class FftPlans;

} // namespace specula::cuda

struct SpcContext {
    SpcContext(int index, const SpcOpenOptions& options);
    ~SpcContext();
    SpcContext(const SpcContext&) = delete;
    SpcContext& operator=(const SpcContext&) = delete;

    /// Finished spans, oldest first; returns how many there were.
    std::uint32_t takeTrace(std::span<SpcTraceEvent> events);

    const int device;
    const SpcDeviceInfo info;
    const std::uint64_t memoryLimit;
    const bool tracing;

    std::atomic<std::uint64_t> used = 0;
    std::atomic<int> queues = 0;
    std::mutex mutex; ///< of what follows
    std::unordered_map<void*, std::unique_ptr<specula::cuda::DeviceBlock>> buffers;
    std::vector<specula::cuda::TraceSpan> spans;
    cudaEvent_t anchor = nullptr; ///< what event times are taken against; moves on
    double anchorS = 0;
};

struct SpcQueue {
    explicit SpcQueue(SpcContext& owner);
    ~SpcQueue();
    SpcQueue(const SpcQueue&) = delete;
    SpcQueue& operator=(const SpcQueue&) = delete;

    /// Device memory for the call at hand; the next call of this queue may have it again, since
    /// calls of a queue run one after the other.
    char* scratch(std::uint64_t bytes);

    SpcContext& context;
    int number;
    cudaStream_t stream = nullptr;
    std::unique_ptr<specula::cuda::StagingRing> staging;
    std::unique_ptr<specula::cuda::DeviceBlock> arena;
    // Made when first wanted; shared only so that their types need not be known here.
    std::shared_ptr<specula::cuda::BlasHandle> blas;
    std::shared_ptr<specula::cuda::FftPlans> fftPlans;
};

namespace specula::cuda {

/// Shares one scratch block out: first everything is asked for, then placed.
class ScratchLayout {
  public:
    /// Returns the place within the block.
    std::uint64_t add(std::uint64_t bytes) {
        const std::uint64_t at = m_bytes;
        m_bytes += (bytes + 255) / 256 * 256;
        return at;
    }
    std::uint64_t bytes() const { return m_bytes; }

  private:
    std::uint64_t m_bytes = 0;
};

/// Address of the first element of an operand.
void* addressOf(const SpcOperand& operand);
std::uint64_t elementBytes(std::int32_t type);
/// Of the elements of a window.
std::uint64_t bytesOf(const SpcOperand& operand);

} // namespace specula::cuda
