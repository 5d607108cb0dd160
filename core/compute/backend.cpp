// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/backend.h"

#include "core/compute/borrowed_call.h"
#include "core/compute/composite.h"
#include "core/compute/device_buffer.h"
#include "core/compute/device_policy.h"
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

} // namespace

Lane::Lane(Backend& backend, const Device::QueueOptions& options)
    : m_backend(backend)
    , m_options(options)
    , m_queue(backend.m_device->makeQueue(options))
    , m_memory(std::make_shared<LaneMemory>(backend.m_pool)) {}

Lane::~Lane() {
    try {
        m_queue->wait();
    } catch (const Error&) {
        // The work is given up; what it was for has already heard of the failure or never asks.
    }
    m_memory->close();
}

Tensor Lane::make(ElementType type, const Shape& shape) {
    const std::uint64_t bytes = std::max<std::uint64_t>(bytesOf(type, shape), 1);
    const auto tensor = [&](const DeviceMemoryPool::Block& block) {
        return Tensor(std::make_shared<DeviceBuffer>(m_memory, block), type, shape);
    };
    try {
        return tensor(m_memory->take(bytes));
    } catch (const DeviceError& error) {
        if (error.kind() != DeviceError::Kind::OutOfMemory)
            throw;
    }
    // What this lane has dropped in other sizes can be given back once its work is done.
    wait();
    return tensor(m_memory->take(bytes));
}

void Lane::requireOwn(const Tensor& tensor, const char* what) const {
    if (!tensor.buffer())
        throw DeviceError(DeviceError::Kind::BadCall,
                          fmt::format("{}: the tensor has no memory", what));
    if (&tensor.buffer()->pool() != m_backend.m_pool.get())
        throw DeviceError(DeviceError::Kind::BadCall,
                          fmt::format("{}: the tensor belongs to another device", what));
}

void Lane::requireRows(const Tensor& tensor, const char* what) const {
    requireOwn(tensor, what);
    if (!tensor.empty() && !copiesByRows(tensor.operand()))
        throw DeviceError(DeviceError::Kind::BadCall,
                          fmt::format("{}: the tensor has no rows of consecutive elements", what));
}

void Lane::upload(const Tensor& to, const SpcHostBlock& from) {
    requireRows(to, "upload");
    if (!to.empty())
        m_queue->upload(to.operand(), from);
}

void Lane::download(const Tensor& from, const SpcHostBlock& to) {
    requireRows(from, "download");
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
        requireOwn(operands[i], info.name.data());
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

/// The helper does it, on copies in host memory where that is another memory.
void Lane::borrow(const SpcCall& call) {
    const KernelInfo& info = kernelInfo(call.kernel);
    const auto& helper = m_backend.m_options.helper;
    bool done = false;
    if (helper && m_backend.onHost() && helper->supports(call)) {
        const auto queue = helper->makeQueue(m_options);
        queue->run(call);
        queue->wait();
        done = true;
    } else if (helper && !m_backend.onHost()) {
        done = runBorrowed(*helper, m_options, *m_queue, call);
    }
    if (!done)
        throw DeviceError(DeviceError::Kind::Unsupported,
                          fmt::format("the {} tier has no kernel {} for these types or sizes",
                                      m_backend.tier(), info.name));
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
    return isHostTier(tier());
}

std::unique_ptr<Lane> Backend::makeLane(const Device::QueueOptions& options) {
    return std::unique_ptr<Lane>(new Lane(*this, options));
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
