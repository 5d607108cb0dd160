// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/context.h"

#include <algorithm>
#include <cstdio>

namespace specula::cuda {
namespace {

cudaEvent_t recordedEvent(cudaStream_t stream) {
    cudaEvent_t event = nullptr;
    check(cudaEventCreateWithFlags(&event, cudaEventDefault), "making an event");
    if (const cudaError_t code = cudaEventRecord(event, stream); code != cudaSuccess) {
        cudaEventDestroy(event);
        check(code, "recording an event");
    }
    return event;
}

double secondsBetween(cudaEvent_t begin, cudaEvent_t end) {
    float ms = 0;
    check(cudaEventElapsedTime(&ms, begin, end), "reading an event");
    return static_cast<double>(ms) / 1000;
}

} // namespace

TraceScope::TraceScope(SpcQueue& queue, std::string_view what, std::uint64_t bytes)
    : m_queue(queue) {
    if (queue.context.tracing)
        m_span = {std::string(what), queue.number, recordedEvent(queue.stream), nullptr, bytes};
}

TraceScope::~TraceScope() {
    if (m_span.begin == nullptr)
        return;
    try {
        m_span.end = recordedEvent(m_queue.stream);
        const std::lock_guard lock(m_queue.context.mutex);
        m_queue.context.spans.push_back(m_span);
    } catch (const Failure&) {
        cudaEventDestroy(m_span.begin); // what failed is told by the work itself
    }
}

} // namespace specula::cuda

std::uint32_t SpcContext::takeTrace(std::span<SpcTraceEvent> events) {
    using namespace specula::cuda;
    const std::lock_guard lock(mutex);
    const auto finished =
        std::stable_partition(spans.begin(), spans.end(), [](const TraceSpan& span) {
            return cudaEventQuery(span.end) == cudaSuccess;
        });
    const auto count = static_cast<std::size_t>(finished - spans.begin());
    const std::size_t taken = std::min(count, events.size());
    for (std::size_t i = 0; i < taken; ++i) {
        const TraceSpan& span = spans[i];
        SpcTraceEvent& event = events[i];
        event = {};
        std::snprintf(event.what, sizeof event.what, "%s", span.what.c_str());
        event.queue = span.queue;
        event.begin_s = anchorS + secondsBetween(anchor, span.begin);
        event.end_s = anchorS + secondsBetween(anchor, span.end);
        event.bytes = span.bytes;
    }
    if (taken > 0) {
        // The runtime measures in float: times are taken against an event not long ago.
        const TraceSpan& last = spans[taken - 1];
        anchorS += secondsBetween(anchor, last.end);
        cudaEventDestroy(anchor);
        anchor = last.end;
        for (std::size_t i = 0; i < taken; ++i) {
            cudaEventDestroy(spans[i].begin);
            if (spans[i].end != anchor)
                cudaEventDestroy(spans[i].end);
        }
        spans.erase(spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    return static_cast<std::uint32_t>(count);
}
