// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/backend.h"

#include "core/compute/composite.h"
#include "core/compute/device_buffer.h"
#include "core/compute/kernel_info.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace specula::compute {
namespace {

std::uint64_t bytesOf(ElementType type, const Shape& shape) {
    return static_cast<std::uint64_t>(
        Shape{shape.count(), static_cast<std::int64_t>(elementBytes(type))}.count());
}

void requireSameMemory(const Tensor& tensor, const char* what) {
    if (!tensor.buffer())
        throw DeviceError(DeviceError::Kind::BadCall,
                          fmt::format("{}: the tensor has no memory", what));
}

} // namespace

Lane::Lane(Backend& backend, std::unique_ptr<Queue> queue)
    : m_backend(backend)
    , m_queue(std::move(queue))
    , m_memory(std::make_shared<LaneMemory>(backend.m_pool)) {}

Lane::~Lane() {
    try {
        m_queue->wait();
    } catch (const Error&) {
        // The work is given up; what it was for has already heard of the failure or never asks.
    }
    m_memory->flush();
}

Tensor Lane::make(ElementType type, const Shape& shape) {
    const auto block = m_memory->take(std::max<std::uint64_t>(bytesOf(type, shape), 1));
    return Tensor(std::make_shared<DeviceBuffer>(m_memory, block), type, shape);
}

void Lane::upload(const Tensor& to, const SpcHostBlock& from) {
    requireSameMemory(to, "upload");
    if (!to.empty())
        m_queue->upload(to.operand(), from);
}

void Lane::download(const Tensor& from, const SpcHostBlock& to) {
    requireSameMemory(from, "download");
    if (!from.empty())
        m_queue->download(from.operand(), to);
}

void Lane::wait() {
    m_queue->wait();
    m_memory->flush();
}

void Lane::run(SpcKernel kernel, const void* params, std::span<const Tensor> operands) {
    const KernelInfo& info = kernelInfo(kernel);
    const auto count = static_cast<int>(operands.size());
    if (count < info.minOperands || count > info.maxOperands)
        throw DeviceError(DeviceError::Kind::BadCall,
                          fmt::format("{}: {} operands", info.name, count));
    std::array<SpcOperand, 2 + SPC_MAX_POINT_STEPS> raw;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        requireSameMemory(operands[i], "run");
        raw[i] = operands[i].operand();
    }
    const SpcCall call{static_cast<std::uint32_t>(kernel),
                       static_cast<std::uint32_t>(operands.size()), params, raw.data()};
    const int outputs = outputCount(call);
    if (std::all_of(operands.begin(), operands.begin() + outputs,
                    [](const Tensor& t) { return t.empty(); }))
        return;
    if (m_backend.m_device->supports(call))
        m_queue->run(call);
    else if (!info.composite || !runComposite(*this, kernel, params, operands))
        borrow(call);
}

/// The helper does it on copies in host memory.
void Lane::borrow(const SpcCall& call) {
    const KernelInfo& info = kernelInfo(call.kernel);
    const auto& helper = m_backend.m_options.helper;
    if (!helper || !helper->supports(call))
        throw DeviceError(DeviceError::Kind::Unsupported,
                          fmt::format("the {} tier has no kernel {} for these types or sizes",
                                      m_backend.tier(), info.name));
    std::vector<Array<std::byte>> memory;
    std::vector<SpcOperand> host(call.operands, call.operands + call.operand_count);
    std::vector<SpcHostBlock> blocks(call.operand_count);
    // A window with strides of 0 or below has no plain copy: its elements are packed by the tier.
    std::vector<Tensor> packed;
    const auto queue = helper->makeQueue({});
    for (std::size_t i = 0; i < host.size(); ++i) {
        SpcOperand& operand = host[i];
        std::int64_t elements = 1;
        const SpcOperand before = operand;
        for (int axis = operand.rank - 1; axis >= 0; --axis) {
            operand.stride[axis] = elements;
            elements *= operand.extent[axis];
        }
        const auto size =
            static_cast<std::int64_t>(elementBytes(static_cast<ElementType>(operand.type)));
        memory.push_back(Array<std::byte>::uninitialized({elements * size}));
        operand.buffer = memory.back().edit().data();
        operand.offset = 0;
        blocks[i].data = operand.buffer;
        for (int axis = 0; axis < operand.rank; ++axis)
            blocks[i].stride_bytes[axis] = operand.stride[axis] * size;
        if (elements == 0)
            continue;
        SpcOperand from = before;
        for (int axis = 0; axis < before.rank; ++axis) {
            const bool last = axis == before.rank - 1;
            if (before.stride[axis] <= 0 || (last && before.stride[axis] != 1)) {
                Tensor copy =
                    make(static_cast<ElementType>(operand.type),
                         Shape(std::span(operand.extent, static_cast<std::size_t>(operand.rank))));
                const std::array<SpcOperand, 2> pair{copy.operand(), before};
                m_queue->run({SPC_CONVERT, 2, nullptr, pair.data()});
                from = copy.operand();
                packed.push_back(std::move(copy));
                break;
            }
        }
        m_queue->download(from, blocks[i]);
    }
    m_queue->wait();
    SpcCall moved = call;
    moved.operands = host.data();
    queue->run(moved);
    queue->wait();
    const int outputs = outputCount(call);
    for (int i = 0; i < outputs; ++i)
        if (memory[static_cast<std::size_t>(i)].size() > 0)
            m_queue->upload(call.operands[i], blocks[static_cast<std::size_t>(i)]);
    const auto known = std::find_if(m_borrowed.begin(), m_borrowed.end(),
                                    [&](const auto& b) { return b.kernel == info.name; });
    if (known != m_borrowed.end())
        ++known->calls;
    else
        m_borrowed.push_back({std::string(info.name), 1});
}

Backend::Backend(std::shared_ptr<Device> device)
    : Backend(std::move(device), Options{}) {}

Backend::Backend(std::shared_ptr<Device> device, Options options)
    : m_device(std::move(device))
    , m_options(std::move(options))
    , m_pool(std::make_shared<DeviceMemoryPool>(m_device, m_options.memoryCap)) {}

Backend::~Backend() = default;

bool Backend::onHost() const {
    return tier() == "cpu" || tier() == "reference";
}

std::unique_ptr<Lane> Backend::makeLane(const Device::QueueOptions& options) {
    return std::unique_ptr<Lane>(new Lane(*this, m_device->makeQueue(options)));
}

bool Backend::supports(SpcKernel kernel, const void* params,
                       std::span<const Tensor> operands) const {
    std::vector<SpcOperand> raw;
    for (const Tensor& tensor : operands)
        raw.push_back(tensor.operand());
    return m_device->supports({static_cast<std::uint32_t>(kernel),
                               static_cast<std::uint32_t>(raw.size()), params, raw.data()});
}

} // namespace specula::compute
