// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/cache_file.h"
#include "core/compute/tiers/vulkan/fft_plans.h"
#include "core/compute/tiers/vulkan/kernels.h"

#include <cmath>

namespace specula::vulkan {
namespace {

constexpr std::size_t kWorkSlot = 3;
constexpr std::size_t kMostPlans = 32;

/// Whether VkFFT does the length as it is; others go by Bluestein's algorithm.
bool isSmooth(std::uint64_t n) {
    for (const std::uint64_t prime : {2u, 3u, 5u, 7u, 11u, 13u})
        while (n % prime == 0)
            n /= prime;
    return n == 1;
}

/// Lengths that are known to come out right: smooth ones, and others whose padded sequence fits
/// the shared memory at once. Odd real ones must fit as a whole (VkFFT refuses them else).
bool lengthWorks(const Call& call, std::uint64_t n, bool realRow, bool doubles) {
    const std::uint64_t shared = call.facts().limits.maxComputeSharedMemorySize;
    const std::uint64_t size = doubles ? 16 : 8;
    if (!isSmooth(n))
        return std::bit_ceil(2 * n) * size <= shared;
    return !realRow || n % 2 == 0 || n * size <= shared;
}

FftShape shapeOf(const SpcFft& params, const SpcOperand& out, const SpcOperand& in) {
    FftShape shape;
    const SpcOperand& longer = params.kind == SPC_FFT_REAL_FORWARD ? in : out;
    const bool realSide =
        params.kind == SPC_FFT_REAL_FORWARD || params.kind == SPC_FFT_REAL_INVERSE;
    // VkFFT has no axes of one element, and they change nothing; real rows are another matter.
    shape.rank = 0;
    for (int axis = 0; axis < params.rank; ++axis) {
        const std::int64_t extent = longer.extent[longer.rank - 1 - axis];
        supportedIf(extent > 1 || axis > 0 || !realSide, "real rows of one element");
        if (extent > 1)
            shape.extent[shape.rank++] = static_cast<std::uint64_t>(extent);
    }
    shape.batch = static_cast<std::uint64_t>(out.extent[0]);
    shape.doubles = isWide(out.type);
    shape.realSide = realSide;
    shape.inverse = params.kind == SPC_FFT_INVERSE || params.kind == SPC_FFT_REAL_INVERSE;
    return shape;
}

/// The real elements of the work buffer, its rows padded; of the type and extents of `real`.
SpcOperand paddedRows(const SpcOperand& real, Buffer* work) {
    SpcOperand padded = real;
    padded.buffer = work;
    padded.offset = 0;
    std::int64_t stride = 2 * (real.extent[real.rank - 1] / 2 + 1);
    padded.stride[real.rank - 1] = 1;
    for (int axis = real.rank - 2; axis >= 0; --axis) {
        padded.stride[axis] = stride;
        stride *= real.extent[axis];
    }
    return padded;
}

SpcOperand inWork(const SpcOperand& operand, Buffer* work) {
    SpcOperand moved = operand;
    moved.buffer = work;
    moved.offset = 0;
    std::int64_t stride = 1;
    for (int axis = operand.rank - 1; axis >= 0; --axis) {
        moved.stride[axis] = stride;
        stride *= operand.extent[axis];
    }
    return moved;
}

void copyElements(const Call& call, const SpcOperand& to, const SpcOperand& from) {
    const SpcOperand operands[] = {to, from};
    const SpcCall copy{SPC_CONVERT, 2, nullptr, operands};
    convert(Call(call.facts(), copy, &call.stream()));
}

void scaleElements(const Call& call, const SpcOperand& operand, double factor) {
    const SpcMapScalar params{SPC_MULTIPLY, 0, factor};
    const SpcOperand operands[] = {operand, operand};
    const SpcCall scaling{SPC_MAP_SCALAR, 2, &params, operands};
    map(Call(call.facts(), scaling, &call.stream()));
}

} // namespace

FftPlans::FftPlans(Stream& stream)
    : m_stream(stream) {
    auto create = structure<VkFenceCreateInfo>(VK_STRUCTURE_TYPE_FENCE_CREATE_INFO);
    check(api().CreateFence(stream.context().device(), &create, nullptr, &m_fence), "a fence");
}

FftPlans::~FftPlans() {
    m_plans.clear();
    api().DestroyFence(m_stream.context().device(), m_fence, nullptr);
}

FftPlans::Kept& FftPlans::planFor(const FftShape& shape) {
    if (const auto found = m_plans.find(shape); found != m_plans.end())
        return found->second;
    if (m_plans.size() >= kMostPlans) {
        auto oldest = m_plans.begin();
        for (auto it = m_plans.begin(); it != m_plans.end(); ++it)
            if (it->second.used < oldest->second.used)
                oldest = it;
        m_stream.wait();
        m_plans.erase(oldest);
    }
    Context& context = m_stream.context();
    std::string name = "fft" + std::to_string(vkfftVersion());
    for (int axis = 0; axis < shape.rank; ++axis)
        name += "-" + std::to_string(shape.extent[axis]);
    name += "-b" + std::to_string(shape.batch) + (shape.doubles ? "-f64" : "-f32") +
            (shape.realSide ? "-r" : "-c") + (shape.inverse ? "-i" : "-f") +
            (shape.normalized ? "-n" : "") + ".bin";
    const auto path = context.cachePath(name);
    std::vector<std::byte> saved;
    if (path)
        saved = readCacheFile(*path).value_or(std::vector<std::byte>());
    Kept kept;
    {
        const std::lock_guard lock(m_stream.queue().mutex);
        const FftDevice device{context.facts().handle, context.device(), m_stream.queue().handle,
                               m_stream.commandPool(), m_fence};
        kept.plan = std::make_unique<FftPlan>(shape, device, std::move(saved));
    }
    if (path && !kept.plan->saved().empty())
        writeCacheFile(*path, kept.plan->saved().data(), kept.plan->saved().size());
    return m_plans.emplace(shape, std::move(kept)).first->second;
}

void FftPlans::run(const FftShape& shape, Buffer* work) {
    Kept& kept = planFor(shape);
    if (kept.handle != VK_NULL_HANDLE && kept.handle != work->handle)
        m_stream.wait();
    kept.handle = work->handle;
    kept.used = ++m_uses;
    m_stream.record("fft",
                    [&](VkCommandBuffer commands) { kept.plan->record(commands, work->handle); });
}

void fft(const Call& call) {
    const auto& params = call.params<SpcFft>();
    const SpcOperand &out = call[0], &in = call[1];
    requireType(call, out);
    requireType(call, in);
    windowOf(call, out);
    windowOf(call, in);
    FftShape shape = shapeOf(params, out, in);
    for (int axis = 0; axis < shape.rank; ++axis)
        supportedIf(
            lengthWorks(call, shape.extent[axis], shape.realSide && axis == 0, shape.doubles),
            "a transform of such a length");
    const SpcOperand& spectrum = params.kind == SPC_FFT_REAL_INVERSE ? in : out;
    const std::uint64_t bytes =
        static_cast<std::uint64_t>(elementCount(spectrum)) * (shape.doubles ? 16 : 8);
    supportedIf(bytes <= call.facts().limits.maxStorageBufferRange, "a transform of such a size");
    if (call.asked())
        return;

    double elements = 1;
    for (const std::uint64_t extent : shape.extent)
        elements *= static_cast<double>(extent);
    shape.normalized = shape.inverse && std::abs(params.scale * elements - 1) < 1e-15;
    Stream& stream = call.stream();
    Buffer* work = stream.scratch(kWorkSlot, bytes);
    if (params.kind == SPC_FFT_REAL_FORWARD)
        copyElements(call, paddedRows(in, work), in);
    else
        copyElements(call, inWork(in, work), in);
    if (shape.rank > 0)
        stream.fftPlans().run(shape, work);
    if (params.kind == SPC_FFT_REAL_INVERSE)
        copyElements(call, out, paddedRows(out, work));
    else
        copyElements(call, out, inWork(out, work));
    if (!shape.normalized && params.scale != 1)
        scaleElements(call, out, params.scale);
}

} // namespace specula::vulkan
