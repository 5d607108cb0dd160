// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/tiers/vulkan/context.h"

#include <array>
#include <deque>
#include <functional>

namespace specula::vulkan {

class FftPlans;

/// A stretch of a buffer that a kernel sees.
struct Binding {
    Buffer* buffer = nullptr;
    VkDeviceSize offset = 0, range = 0;
};

/// One launch of a shader.
struct Dispatch {
    Shader shader{};
    std::vector<std::uint32_t> constants;
    std::array<Binding, kBindings> bindings{};
    const void* push = nullptr;
    std::uint32_t pushBytes = 0;
    std::array<std::uint32_t, 3> groups{1, 1, 1};
    const char* what = "";
};

/// Work in order. Commands are recorded into batches of some dozens, with a full barrier between
/// one and the next; a batch goes to the device when it is full, and at wait(). One thread at a
/// time.
class Stream {
  public:
    explicit Stream(Context& context);
    ~Stream();
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    Context& context() const { return m_context; }
    FftPlans& fftPlans() { return *m_fftPlans; }
    DeviceQueue& queue() { return m_queue; }
    VkCommandPool commandPool() const { return m_pool; }

    void upload(const SpcOperand& to, const SpcHostBlock& from);
    void download(const SpcOperand& from, const SpcHostBlock& to);
    void dispatch(const Dispatch& dispatch);
    void copy(const Binding& from, const Binding& to);
    /// Small tables, of a size that is a multiple of 4.
    void update(const Binding& to, const void* data, std::size_t bytes);
    /// For what records its commands by itself.
    void record(const char* what, const std::function<void(VkCommandBuffer)>& commands);

    /// Device memory for the inside of a kernel, valid until the same slot is asked for again.
    Buffer* scratch(std::size_t slot, std::uint64_t bytes);

    void wait();
    /// How many batches have been waited for; what was recorded before has left the device when
    /// this exceeds the value of currentBatch() from then.
    std::uint64_t finishedBatches() const { return m_finished; }
    std::uint64_t currentBatch() const { return m_started; }

  private:
    struct Chunk;
    struct Batch;
    struct Row;

    Batch& batch();
    VkCommandBuffer open(const char* what, std::uint64_t bytes);
    void close();
    void submit();
    void retireOldest();
    bool idle() const { return m_current == nullptr && m_inFlight.empty(); }
    std::byte* stage(std::uint64_t wanted, std::uint64_t& got, Binding& place);
    template<class Visit>
    void forPieces(const SpcOperand& operand, const SpcHostBlock& block, const Visit& visit);

    Context& m_context;
    int m_number;
    DeviceQueue& m_queue;
    VkCommandPool m_pool = VK_NULL_HANDLE;
    std::unique_ptr<Batch> m_current;
    std::deque<std::unique_ptr<Batch>> m_inFlight;
    std::vector<std::unique_ptr<Batch>> m_idle;
    std::vector<Buffer*> m_freeChunks;
    std::size_t m_chunkCount = 0;
    std::array<Buffer*, 6> m_scratch{};
    std::uint64_t m_started = 0, m_finished = 0;
    std::unique_ptr<FftPlans> m_fftPlans;
};

} // namespace specula::vulkan
