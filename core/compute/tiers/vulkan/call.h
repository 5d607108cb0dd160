// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/element_type.h"
#include "core/compute/kernel_catalogue.h"
#include "core/compute/tiers/vulkan/stream.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace specula::vulkan {

using Words4 = std::array<std::uint32_t, 4>;

/// One call on its way through a kernel function. Without a stream it is only asked whether the
/// kernel would take it: the function goes the same way and returns before anything is recorded,
/// which keeps supports() and run() of one mind.
class Call {
  public:
    Call(const DeviceFacts& facts, const SpcCall& call, Stream* stream)
        : m_facts(facts)
        , m_call(call)
        , m_stream(stream) {}

    const DeviceFacts& facts() const { return m_facts; }
    const SpcOperand& operator[](std::size_t i) const { return m_call.operands[i]; }
    std::size_t operandCount() const { return m_call.operand_count; }
    std::uint32_t kernel() const { return m_call.kernel; }
    template<class Params>
    const Params& params() const {
        return *static_cast<const Params*>(m_call.params);
    }
    bool asked() const { return m_stream == nullptr; }
    Stream& stream() const { return *m_stream; }

  private:
    const DeviceFacts& m_facts;
    const SpcCall& m_call;
    Stream* m_stream;
};

/// What a kernel sees of an operand: a stretch of its buffer that begins where the device allows,
/// and the element in it where the operand begins.
struct Window {
    Binding binding;
    std::uint32_t offset = 0;
};

/// Throws SPC_UNSUPPORTED when the stretch is longer than a kernel may address, SPC_BAD_CALL when
/// it leaves the buffer.
Window windowOf(const Call& call, const SpcOperand& operand);
/// The whole of a scratch buffer.
Binding whole(Buffer* buffer);
Binding stretch(Buffer* buffer, std::uint64_t offset, std::uint64_t bytes);

/// Extents and strides of operands that go through the same places, axes of extent 1 left out and
/// neighbouring axes joined where all operands allow it; the fastest axis is the last of four.
struct Layout {
    std::uint32_t rank = 1, count = 0;
    Words4 extent{1, 1, 1, 1};
    std::array<Words4, 4> stride{};
};
Layout layoutOf(const SpcOperand& shape, std::initializer_list<const SpcOperand*> operands);
/// The same without joining: axis k of the operand is axis k + 4 - rank.
Layout plainLayoutOf(const SpcOperand& shape, std::initializer_list<const SpcOperand*> operands);

std::int64_t elementCount(const SpcOperand& operand);
bool isFloat(int type);
bool isComplex(int type);
/// Whether the type, or what it is made of, has 64 bits.
bool isWide(int type);
std::size_t elementSize(int type);

/// Type rules most kernels share: 64-bit types only where the device has doubles.
void requireType(const Call& call, const SpcOperand& operand);
/// The bits of a number in REAL, low word first; NaN as the quiet one.
std::array<std::uint32_t, 2> bitsOf(double value, bool doubles);

/// Groups of 256 threads for `count` elements; kernels walk on where that is not enough.
std::uint32_t groupsFor(std::uint64_t count);

/// Cuts `count` outputs into launches short enough for the watchdog of a slow device, each output
/// costing about `steps` additions: visit(first, number).
template<class Visit>
void inPieces(std::uint64_t count, double steps, const Visit& visit) {
    constexpr double kStepsPerLaunch = 4e9;
    const double most = std::max(256.0, kStepsPerLaunch / std::max(steps, 1.0));
    const std::uint64_t piece =
        most >= 4e9 ? count
                    : std::max<std::uint64_t>(256, static_cast<std::uint64_t>(most) / 256 * 256);
    for (std::uint64_t first = 0; first < count; first += piece)
        visit(static_cast<std::uint32_t>(first),
              static_cast<std::uint32_t>(std::min(piece, count - first)));
}

template<class Push>
void setPush(Dispatch& dispatch, const Push& push) {
    static_assert(sizeof(Push) <= kPushBytes && sizeof(Push) % 4 == 0);
    dispatch.push = &push;
    dispatch.pushBytes = sizeof push;
}

/// The variant of a shader for floats or doubles.
inline Shader variant(bool doubles, Shader f32, Shader f64) {
    return doubles ? f64 : f32;
}

} // namespace specula::vulkan
