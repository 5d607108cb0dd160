// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/stream.h"

#include "core/compute/tiers/vulkan/call.h"

#include "core/compute/tiers/vulkan/fft_plans.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace specula::vulkan {
namespace {

constexpr std::uint64_t kChunkBytes = 8u << 20;
constexpr std::size_t kMostChunks = 16;
constexpr std::uint32_t kSetsPerBatch = 64;
constexpr std::uint32_t kCommandsPerBatch = 48;
constexpr std::size_t kMostBatches = 6;

} // namespace

/// Rows that wait in staging memory for their host memory.
struct Delivery {
    std::byte* to;
    const std::byte* from;
    std::size_t bytes;
};

struct Mark {
    const char* what;
    std::uint64_t bytes;
};

struct Stream::Batch {
    VkCommandBuffer commands = VK_NULL_HANDLE;
    VkFence fence = VK_NULL_HANDLE;
    VkDescriptorPool sets = VK_NULL_HANDLE;
    VkQueryPool clock = VK_NULL_HANDLE;
    std::uint32_t setsUsed = 0, commandCount = 0;
    std::vector<Buffer*> chunks; ///< staging memory in use, the last one partly
    std::uint64_t chunkUsed = 0;
    std::vector<Buffer*> outgrown; ///< scratch memory that was replaced by larger
    std::vector<Delivery> deliveries;
    std::vector<Mark> marks;
};

Stream::Stream(Context& context)
    : m_context(context)
    , m_number(context.nextStream())
    , m_queue(context.queueFor(m_number)) {
    auto create = structure<VkCommandPoolCreateInfo>(VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO);
    create.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
    create.queueFamilyIndex = context.facts().queueFamily;
    check(api().CreateCommandPool(context.device(), &create, nullptr, &m_pool), "a command pool");
    m_fftPlans = std::make_unique<FftPlans>(*this);
}

Stream::~Stream() {
    const VkDevice device = m_context.device();
    try {
        wait();
    } catch (const std::exception&) {
        api().DeviceWaitIdle(device);
    }
    if (m_current)
        m_inFlight.push_back(std::move(m_current));
    for (auto& batch : m_inFlight)
        m_idle.push_back(std::move(batch));
    m_fftPlans.reset();
    for (const auto& batch : m_idle) {
        for (Buffer* chunk : batch->chunks)
            m_context.memory().drop(chunk);
        for (Buffer* buffer : batch->outgrown)
            m_context.memory().drop(buffer);
        api().DestroyFence(device, batch->fence, nullptr);
        api().DestroyDescriptorPool(device, batch->sets, nullptr);
        if (batch->clock != VK_NULL_HANDLE)
            api().DestroyQueryPool(device, batch->clock, nullptr);
    }
    for (Buffer* chunk : m_freeChunks)
        m_context.memory().drop(chunk);
    for (Buffer* buffer : m_scratch)
        m_context.memory().drop(buffer);
    api().DestroyCommandPool(device, m_pool, nullptr);
}

Stream::Batch& Stream::batch() {
    if (m_current)
        return *m_current;
    const VkDevice device = m_context.device();
    if (m_idle.empty()) {
        auto fresh = std::make_unique<Batch>();
        // Owned by the stream before anything is made, so that a failure half-way leaks nothing.
        Batch& made = *fresh;
        m_idle.push_back(std::move(fresh));
        auto allocate =
            structure<VkCommandBufferAllocateInfo>(VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO);
        allocate.commandPool = m_pool;
        allocate.commandBufferCount = 1;
        try {
            check(api().AllocateCommandBuffers(device, &allocate, &made.commands), "commands");
            auto fence = structure<VkFenceCreateInfo>(VK_STRUCTURE_TYPE_FENCE_CREATE_INFO);
            check(api().CreateFence(device, &fence, nullptr, &made.fence), "a fence");
            const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,
                                            kSetsPerBatch * kBindings};
            auto sets = structure<VkDescriptorPoolCreateInfo>(
                VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO);
            sets.maxSets = kSetsPerBatch;
            sets.poolSizeCount = 1;
            sets.pPoolSizes = &size;
            check(api().CreateDescriptorPool(device, &sets, nullptr, &made.sets), "descriptors");
            if (m_context.traced()) {
                auto clock =
                    structure<VkQueryPoolCreateInfo>(VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO);
                clock.queryType = VK_QUERY_TYPE_TIMESTAMP;
                clock.queryCount = 2 * kCommandsPerBatch;
                check(api().CreateQueryPool(device, &clock, nullptr, &made.clock), "a clock");
            }
        } catch (...) {
            if (made.sets != VK_NULL_HANDLE)
                api().DestroyDescriptorPool(device, made.sets, nullptr);
            if (made.fence != VK_NULL_HANDLE)
                api().DestroyFence(device, made.fence, nullptr);
            m_idle.pop_back();
            throw;
        }
    }
    Batch& next = *m_idle.back();
    auto begin = structure<VkCommandBufferBeginInfo>(VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO);
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    check(api().BeginCommandBuffer(next.commands, &begin), "commands");
    if (next.clock != VK_NULL_HANDLE)
        api().CmdResetQueryPool(next.commands, next.clock, 0, 2 * kCommandsPerBatch);
    m_current = std::move(m_idle.back());
    m_idle.pop_back();
    ++m_started;
    return *m_current;
}

/// Begins a command: everything before it is done and seen. Follow with close().
VkCommandBuffer Stream::open(const char* what, std::uint64_t bytes) {
    if (m_current &&
        (m_current->commandCount == kCommandsPerBatch || m_current->setsUsed == kSetsPerBatch))
        submit();
    Batch& current = batch();
    auto barrier = structure<VkMemoryBarrier>(VK_STRUCTURE_TYPE_MEMORY_BARRIER);
    barrier.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_TRANSFER_WRITE_BIT;
    barrier.dstAccessMask = VK_ACCESS_SHADER_READ_BIT | VK_ACCESS_SHADER_WRITE_BIT |
                            VK_ACCESS_TRANSFER_READ_BIT | VK_ACCESS_TRANSFER_WRITE_BIT;
    const VkPipelineStageFlags stages =
        VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT;
    api().CmdPipelineBarrier(current.commands, stages, stages, 0, 1, &barrier, 0, nullptr, 0,
                             nullptr);
    if (current.clock != VK_NULL_HANDLE)
        api().CmdWriteTimestamp(current.commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT,
                                current.clock, 2 * current.commandCount);
    current.marks.push_back({what, bytes});
    return current.commands;
}

void Stream::close() {
    Batch& current = *m_current;
    if (current.clock != VK_NULL_HANDLE)
        api().CmdWriteTimestamp(current.commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT,
                                current.clock, 2 * current.commandCount + 1);
    ++current.commandCount;
}

void Stream::submit() {
    if (!m_current)
        return;
    Batch& current = *m_current;
    // What was written must be seen by the host, too, and by the next batch.
    auto barrier = structure<VkMemoryBarrier>(VK_STRUCTURE_TYPE_MEMORY_BARRIER);
    barrier.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_TRANSFER_WRITE_BIT;
    barrier.dstAccessMask = VK_ACCESS_HOST_READ_BIT | VK_ACCESS_HOST_WRITE_BIT;
    api().CmdPipelineBarrier(current.commands,
                             VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT,
                             VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &barrier, 0, nullptr, 0, nullptr);
    check(api().EndCommandBuffer(current.commands), "commands");
    auto work = structure<VkSubmitInfo>(VK_STRUCTURE_TYPE_SUBMIT_INFO);
    work.commandBufferCount = 1;
    work.pCommandBuffers = &current.commands;
    {
        const std::lock_guard lock(m_queue.mutex);
        check(api().QueueSubmit(m_queue.handle, 1, &work, current.fence), "work");
    }
    m_inFlight.push_back(std::move(m_current));
    if (m_inFlight.size() > kMostBatches)
        retireOldest();
}

void Stream::retireOldest() {
    Batch& oldest = *m_inFlight.front();
    const VkDevice device = m_context.device();
    check(api().WaitForFences(device, 1, &oldest.fence, VK_TRUE, UINT64_MAX), "waiting");
    for (const Delivery& delivery : oldest.deliveries)
        std::memcpy(delivery.to, delivery.from, delivery.bytes);
    if (oldest.clock != VK_NULL_HANDLE && oldest.commandCount > 0) {
        std::vector<std::uint64_t> ticks(2 * std::size_t(oldest.commandCount));
        check(api().GetQueryPoolResults(device, oldest.clock, 0, 2 * oldest.commandCount,
                                        ticks.size() * sizeof(std::uint64_t), ticks.data(),
                                        sizeof(std::uint64_t),
                                        VK_QUERY_RESULT_64_BIT | VK_QUERY_RESULT_WAIT_BIT),
              "its clock");
        for (std::size_t i = 0; i < oldest.commandCount; ++i) {
            SpcTraceEvent event{};
            std::snprintf(event.what, sizeof event.what, "%s", oldest.marks[i].what);
            event.queue = m_number;
            event.begin_s = m_context.secondsOf(ticks[2 * i]);
            event.end_s = m_context.secondsOf(ticks[2 * i + 1]);
            event.bytes = oldest.marks[i].bytes;
            m_context.keepEvent(event);
        }
    }
    check(api().ResetFences(device, 1, &oldest.fence), "a fence");
    check(api().ResetDescriptorPool(device, oldest.sets, 0), "descriptors");
    m_freeChunks.insert(m_freeChunks.end(), oldest.chunks.begin(), oldest.chunks.end());
    for (Buffer* buffer : oldest.outgrown)
        m_context.memory().drop(buffer);
    oldest.chunks.clear();
    oldest.outgrown.clear();
    oldest.deliveries.clear();
    oldest.marks.clear();
    oldest.setsUsed = oldest.commandCount = 0;
    oldest.chunkUsed = 0;
    m_idle.push_back(std::move(m_inFlight.front()));
    m_inFlight.pop_front();
    ++m_finished;
}

void Stream::wait() {
    submit();
    while (!m_inFlight.empty())
        retireOldest();
    m_context.messages().check();
}

void Stream::dispatch(const Dispatch& work) {
    const VkPipeline pipeline = m_context.pipeline(work.shader, work.constants);
    const VkCommandBuffer commands = open(work.what, 0);
    Batch& current = *m_current;
    const VkDescriptorSetLayout layout = m_context.setLayout();
    auto allocate =
        structure<VkDescriptorSetAllocateInfo>(VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO);
    allocate.descriptorPool = current.sets;
    allocate.descriptorSetCount = 1;
    allocate.pSetLayouts = &layout;
    VkDescriptorSet set = VK_NULL_HANDLE;
    check(api().AllocateDescriptorSets(m_context.device(), &allocate, &set), "descriptors");
    ++current.setsUsed;
    std::array<VkDescriptorBufferInfo, kBindings> infos{};
    std::array<VkWriteDescriptorSet, kBindings> writes{};
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < kBindings; ++i) {
        const Binding& binding = work.bindings[i];
        if (binding.buffer == nullptr)
            continue;
        infos[count] = {binding.buffer->handle, binding.offset, binding.range};
        writes[count] = {
            VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET, nullptr, set,           i,      0, 1,
            VK_DESCRIPTOR_TYPE_STORAGE_BUFFER,      nullptr, &infos[count], nullptr};
        ++count;
    }
    api().UpdateDescriptorSets(m_context.device(), count, writes.data(), 0, nullptr);
    api().CmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline);
    api().CmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE,
                                m_context.pipelineLayout(), 0, 1, &set, 0, nullptr);
    if (work.pushBytes > 0)
        api().CmdPushConstants(commands, m_context.pipelineLayout(), VK_SHADER_STAGE_COMPUTE_BIT, 0,
                               work.pushBytes, work.push);
    api().CmdDispatch(commands, work.groups[0], work.groups[1], work.groups[2]);
    close();
}

void Stream::copy(const Binding& from, const Binding& to) {
    const VkCommandBuffer commands = open("copy", to.range);
    const VkBufferCopy region{from.offset, to.offset, to.range};
    api().CmdCopyBuffer(commands, from.buffer->handle, to.buffer->handle, 1, &region);
    close();
}

void Stream::update(const Binding& to, const void* data, std::size_t bytes) {
    constexpr std::size_t kMostBytes = 65536;
    for (std::size_t done = 0; done < bytes; done += kMostBytes) {
        const std::size_t piece = std::min(kMostBytes, bytes - done);
        const VkCommandBuffer commands = open("parameters", piece);
        api().CmdUpdateBuffer(commands, to.buffer->handle, to.offset + done, piece,
                              static_cast<const std::byte*>(data) + done);
        close();
    }
}

void Stream::record(const char* what, const std::function<void(VkCommandBuffer)>& commands) {
    commands(open(what, 0));
    close();
}

Buffer* Stream::scratch(std::size_t slot, std::uint64_t bytes) {
    Buffer*& kept = m_scratch.at(slot);
    if (kept != nullptr && kept->size >= bytes)
        return kept;
    Buffer* larger =
        m_context.memory().make(std::max<std::uint64_t>(bytes, 1u << 16), Memory::Place::Device);
    if (kept != nullptr) {
        if (idle())
            m_context.memory().drop(kept);
        else
            batch().outgrown.push_back(kept);
    }
    kept = larger;
    return kept;
}

/// Room in staging memory for up to `wanted` bytes, used by the current batch.
std::byte* Stream::stage(std::uint64_t wanted, std::uint64_t& got, Binding& place) {
    Batch* current = &batch();
    if (current->chunks.empty() || current->chunkUsed == kChunkBytes) {
        if (m_freeChunks.empty() && m_chunkCount < kMostChunks) {
            m_freeChunks.push_back(m_context.memory().make(kChunkBytes, Memory::Place::Staging));
            ++m_chunkCount;
        }
        while (m_freeChunks.empty()) {
            submit();
            retireOldest();
        }
        current = &batch();
        current->chunks.push_back(m_freeChunks.back());
        m_freeChunks.pop_back();
        current->chunkUsed = 0;
    }
    Buffer* chunk = current->chunks.back();
    got = std::min(wanted, kChunkBytes - current->chunkUsed);
    place = {chunk, current->chunkUsed, got};
    std::byte* address = chunk->mapped + current->chunkUsed;
    // The next piece begins at a multiple of 16, which every copy is content with.
    current->chunkUsed = std::min(kChunkBytes, (current->chunkUsed + got + 15) / 16 * 16);
    return address;
}

/// Visits the contiguous stretches two layouts of one shape have in common: visit(device byte
/// offset, host address, bytes).
template<class Visit>
void Stream::forPieces(const SpcOperand& operand, const SpcHostBlock& block, const Visit& visit) {
    const auto size = static_cast<std::int64_t>(elementSize(operand.type));
    for (int axis = 0; axis < operand.rank; ++axis)
        if (operand.extent[axis] == 0)
            return;
    std::int64_t run = size;
    int axis = operand.rank - 1;
    for (; axis >= 0; --axis) {
        if (operand.extent[axis] > 1 &&
            (operand.stride[axis] * size != run ||
             (axis < operand.rank - 1 && block.stride_bytes[axis] != run)))
            break;
        run *= operand.extent[axis];
    }
    std::array<std::int64_t, SPC_MAX_RANK> index{};
    while (true) {
        std::int64_t device = operand.offset * size, host = 0;
        for (int k = 0; k <= axis; ++k) {
            device += index[static_cast<std::size_t>(k)] * operand.stride[k] * size;
            host += index[static_cast<std::size_t>(k)] * block.stride_bytes[k];
        }
        visit(static_cast<std::uint64_t>(device), static_cast<std::byte*>(block.data) + host,
              static_cast<std::uint64_t>(run));
        int k = axis;
        for (; k >= 0; --k) {
            if (++index[static_cast<std::size_t>(k)] < operand.extent[k])
                break;
            index[static_cast<std::size_t>(k)] = 0;
        }
        if (k < 0)
            return;
    }
}

void Stream::upload(const SpcOperand& to, const SpcHostBlock& from) {
    auto* buffer = static_cast<Buffer*>(to.buffer);
    if (buffer->mapped != nullptr && idle()) {
        forPieces(to, from, [&](std::uint64_t device, const std::byte* host, std::uint64_t bytes) {
            std::memcpy(buffer->mapped + device, host, bytes);
        });
        return;
    }
    std::vector<VkBufferCopy> regions;
    Binding place;
    std::uint64_t total = 0;
    const auto flush = [&] {
        if (regions.empty())
            return;
        const VkBuffer source = place.buffer->handle;
        // The batch must not change between staging and copying: open() submits only full ones,
        // and stage() is asked again only after flush().
        const VkCommandBuffer commands = open("upload", total);
        api().CmdCopyBuffer(commands, source, buffer->handle,
                            static_cast<std::uint32_t>(regions.size()), regions.data());
        close();
        regions.clear();
        total = 0;
    };
    forPieces(to, from, [&](std::uint64_t device, const std::byte* host, std::uint64_t bytes) {
        while (bytes > 0) {
            Batch* before = m_current.get();
            if (before != nullptr && (before->chunkUsed == kChunkBytes || before->chunks.empty() ||
                                      before->commandCount == kCommandsPerBatch)) {
                flush();
                if (m_current && m_current->commandCount == kCommandsPerBatch)
                    submit();
            }
            std::uint64_t got = 0;
            std::byte* staged = stage(bytes, got, place);
            std::memcpy(staged, host, got);
            regions.push_back({place.offset, device, got});
            total += got;
            device += got;
            host += got;
            bytes -= got;
        }
    });
    flush();
}

void Stream::download(const SpcOperand& from, const SpcHostBlock& to) {
    auto* buffer = static_cast<Buffer*>(from.buffer);
    if (buffer->mapped != nullptr && idle()) {
        forPieces(from, to, [&](std::uint64_t device, std::byte* host, std::uint64_t bytes) {
            std::memcpy(host, buffer->mapped + device, bytes);
        });
        return;
    }
    std::vector<VkBufferCopy> regions;
    std::vector<Delivery> deliveries;
    Binding place;
    std::uint64_t total = 0;
    const auto flush = [&] {
        if (regions.empty())
            return;
        const VkBuffer target = place.buffer->handle;
        const VkCommandBuffer commands = open("download", total);
        api().CmdCopyBuffer(commands, buffer->handle, target,
                            static_cast<std::uint32_t>(regions.size()), regions.data());
        m_current->deliveries.insert(m_current->deliveries.end(), deliveries.begin(),
                                     deliveries.end());
        close();
        regions.clear();
        deliveries.clear();
        total = 0;
    };
    forPieces(from, to, [&](std::uint64_t device, std::byte* host, std::uint64_t bytes) {
        while (bytes > 0) {
            Batch* before = m_current.get();
            if (before != nullptr && (before->chunkUsed == kChunkBytes || before->chunks.empty() ||
                                      before->commandCount == kCommandsPerBatch)) {
                flush();
                if (m_current && m_current->commandCount == kCommandsPerBatch)
                    submit();
            }
            std::uint64_t got = 0;
            const std::byte* staged = stage(bytes, got, place);
            regions.push_back({device, place.offset, got});
            deliveries.push_back({host, staged, got});
            total += got;
            device += got;
            host += got;
            bytes -= got;
        }
    });
    flush();
    submit();
}

} // namespace specula::vulkan
