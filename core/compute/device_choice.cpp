// SPDX-License-Identifier: GPL-3.0-or-later
// Which device a job gets, and the sentence that says why.
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::compute {
namespace {

// Rates for guessing whether moving work pays. They need to be right within a factor of two or so:
// a wrong guess costs little near the point where both take as long.
constexpr double kCpuBytesPerSPerThread = 4e9; ///< touched once by one simple kernel
constexpr double kCpuBytesPerS = 60e9;         ///< memory of a workstation, all threads
constexpr double kTransferBytesPerS = 6e9;     ///< PCIe 3 x16 from pageable memory
constexpr double kLaunchS = 0.5e-3;            ///< a few kernels, two transfers and a wait
constexpr double kDiscreteBytesPerS = 200e9;
constexpr double kIntegratedBytesPerS = 25e9;

std::string gib(std::uint64_t bytes) {
    return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / double(1 << 30));
}

std::string milliseconds(double seconds) {
    return fmt::format("{:.2g} ms", seconds * 1e3);
}

double cpuSeconds(double work, int threads) {
    return work / std::min(kCpuBytesPerSPerThread * threads, kCpuBytesPerS);
}

double deviceSeconds(const DeviceInfo& row, const JobNeed& need) {
    const bool shared = row.kind == SPC_DEVICE_INTEGRATED;
    double rate = shared ? kIntegratedBytesPerS : kDiscreteBytesPerS;
    if (row.memoryBandwidth > 0)
        rate = 0.5 * static_cast<double>(row.memoryBandwidth);
    const double transfer = shared ? 2 * kTransferBytesPerS : kTransferBytesPerS;
    return kLaunchS + static_cast<double>(need.bytes) / transfer + need.work / rate;
}

/// Best first.
void sortByPriority(std::vector<DeviceInfo>& rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.priority > b.priority; });
}

std::string sizeNote(const DeviceInfo& row, const JobNeed& need) {
    if (row.usableBytes == 0 || need.memoryBytes <= row.usableBytes)
        return {};
    return fmt::format("; in pieces, because {} do not fit into its {} at once",
                       gib(need.memoryBytes), gib(row.usableBytes));
}

} // namespace

/// Thrown where the answer depends on a tier that may not be looked at now.
struct NotKnownYet {};

struct DeviceManager::Search {
    DevicePolicy policy;
    JobNeed need;
    DeviceManager* looks = nullptr; ///< null: only what is known counts
    std::string notes;              ///< what spoke against better devices
    bool fallback = false;

    void note(const std::string& text) { notes += (notes.empty() ? "" : "; ") + text; }
    DeviceChoice take(const DeviceInfo& row, const std::string& why) const {
        return {row.name, row.index, notes.empty() ? why : fmt::format("{}; {}", notes, why),
                fallback};
    }
};

DeviceManager::Search DeviceManager::searchFor(const DeviceRequest& request,
                                               const JobNeed& need) const {
    Search search;
    search.policy = policy();
    DeviceWishes wishes;
    if (!request.backend.empty())
        wishes.backend = request.backend;
    wishes.device = request.device;
    wishes.allowFallback = request.allowFallback;
    search.policy.apply(wishes, PolicySource::CommandLine);
    search.need = need;
    return search;
}

DeviceChoice DeviceManager::choose(const DeviceRequest& request, const JobNeed& need) {
    Search search = searchFor(request, need);
    search.looks = this;
    return decide(search);
}

std::optional<DeviceChoice> DeviceManager::chooseKnown(const DeviceRequest& request,
                                                       const JobNeed& need) const {
    Search search = searchFor(request, need);
    try {
        return decide(search);
    } catch (const NotKnownYet&) {
        return std::nullopt;
    }
}

/// The rows of a tier; looks at it first if it must and may.
std::vector<DeviceInfo> DeviceManager::rowsFor(Search& search, TierState& state) const {
    {
        const std::scoped_lock lock(m_mutex);
        if (state.known)
            return rowsOf(state);
    }
    if (search.looks == nullptr)
        throw NotKnownYet{};
    if (search.looks->probe(state, false))
        search.looks->changed(Change::Devices);
    const std::scoped_lock lock(m_mutex);
    return rowsOf(state);
}

DeviceChoice DeviceManager::decide(Search& search) const {
    return search.policy.backend.value == "auto" ? decideBest(search) : decideNamed(search);
}

DeviceChoice DeviceManager::decideNamed(Search& search) const {
    const DevicePolicy& policy = search.policy;
    const std::string& name = policy.backend.value;
    TierState* state = findTier(name);
    if (state == nullptr)
        throw Error(ErrorCode::Usage, fmt::format("there is no backend '{}'", name))
            .atField(policy.backend.source == PolicySource::Environment ? "SPECULA_BACKEND"
                                                                        : "backend")
            .withRemedy("use auto, cuda, vulkan, cpu or reference");
    std::string why, remedy;
    if (policy.gpuOff() && !isHostTier(name)) {
        why = fmt::format("GPUs are switched off by {}",
                          sourceText(policy.useGpu.source, "SPECULA_USE_GPU"));
    } else {
        std::vector<DeviceInfo> rows = rowsFor(search, *state);
        sortByPriority(rows);
        const auto number = policy.deviceNumber();
        why = rows.front().reason;
        remedy = rows.front().remedy;
        if (number && rows.front().device.size() > 0)
            why = fmt::format("it has no device {}", *number);
        for (const DeviceInfo& row : rows) {
            if (number && row.index != *number)
                continue;
            if (!row.available) {
                why = row.reason;
                remedy = row.remedy;
                continue;
            }
            if (search.need.needsF64 && !row.hasF64) {
                why = fmt::format("{} has no double precision", row.device);
                continue;
            }
            return search.take(row,
                               fmt::format("asked for by {}{}",
                                           sourceText(policy.backend.source, "SPECULA_BACKEND"),
                                           sizeNote(row, search.need)));
        }
    }
    if (!policy.allowFallback.value)
        throw Error(ErrorCode::Computation,
                    fmt::format("the backend {} is not available: {}", name, why))
            .atField("backend")
            .withRemedy(remedy.empty()
                            ? "allow falling back, or use auto or cpu"
                            : fmt::format("{}; or allow falling back, or use auto or cpu", remedy));
    search.fallback = true;
    search.note(fmt::format("{} was asked for but is not available: {}", name, why));
    // What was asked for does not count any more; whether GPUs may be used still does.
    search.policy.backend = std::string("auto");
    search.policy.device = -1;
    return decideBest(search);
}

DeviceChoice DeviceManager::decideBest(Search& search) const {
    const DevicePolicy& policy = search.policy;
    const JobNeed& need = search.need;
    // Size decides only where it is known and there is a CPU to stay on.
    const bool sized = need.work > 0 && findTier("cpu") != nullptr;
    const double onCpu = sized ? cpuSeconds(need.work, m_pool.threads()) : 0;
    const bool small = sized && onCpu < kLaunchS;

    std::vector<DeviceInfo> rows;
    std::string why = "the best tier that is available";
    for (const auto& state : m_tiers) {
        const bool host = isHostTier(state->tier->name());
        if (!host && (policy.gpuOff() || small || !state->tier->mayBeAutomatic()))
            continue;
        for (DeviceInfo& row : rowsFor(search, *state))
            if (row.priority > 0)
                rows.push_back(std::move(row));
    }
    if (policy.gpuOff())
        why = fmt::format("GPUs are switched off by {}",
                          sourceText(policy.useGpu.source, "SPECULA_USE_GPU"));
    else if (small)
        why = fmt::format("small: {} of work, moving it would cost more", milliseconds(onCpu));
    sortByPriority(rows);
    const auto number = policy.deviceNumber();
    for (const DeviceInfo& row : rows) {
        if (!row.available) {
            // Absence is nothing special; the loss of a better device is.
            if (!row.device.empty())
                search.note(fmt::format("{} is not used, it was {}", row.device, row.reason));
            continue;
        }
        if (isHostTier(row.name))
            return search.take(row, why);
        if (number && row.index != *number)
            continue;
        if (need.needsF64 && !row.hasF64) {
            search.note(fmt::format("{} has no double precision", row.device));
            continue;
        }
        if (sized && deviceSeconds(row, need) >= onCpu) {
            search.note(fmt::format("small: {} of work, moving it to {} would cost more",
                                    milliseconds(onCpu), row.device));
            continue;
        }
        return search.take(row, why + sizeNote(row, need));
    }
    throw Error(ErrorCode::Computation,
                search.notes.empty() ? "no device is available" : search.notes)
        .atField("backend");
}

} // namespace specula::compute
