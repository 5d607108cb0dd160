// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/device_manager.h"

#include "core/base/error.h"
#include "core/compute/module_tier.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace specula::compute {
namespace {

constexpr std::size_t kJobsKept = 200;
/// What a device is taken to have whose driver does not tell: every card of the last ten years has.
constexpr std::uint64_t kAssumedMemory = std::uint64_t{2} << 30;

std::string purpose(const std::string& tier, std::int32_t kind) {
    if (tier == "reference")
        return "plain double precision, for truth; never chosen automatically";
    if (tier == "cpu")
        return "always there";
    switch (kind) {
    case SPC_DEVICE_SOFTWARE:
        return "a driver that computes on the CPU; used when asked for by name";
    case SPC_DEVICE_INTEGRATED:
        return "shares the memory of the CPU";
    case SPC_DEVICE_DISCRETE:
        return "a device with memory of its own";
    default:
        return "ready";
    }
}

DeviceInfo makeRow(const Tier& tier, int index, const SpcDeviceInfo& info) {
    DeviceInfo row;
    row.name = tier.name();
    row.index = index;
    row.priority = tier.priority(info);
    row.available = true;
    row.device = info.name;
    row.driver = info.driver;
    row.kind = info.kind;
    row.memoryDetected = info.memory_detected != 0 && info.memory_total > 0;
    row.memoryBytes = info.memory_total > 0 ? info.memory_total : kAssumedMemory;
    row.memoryFree = info.memory_free;
    row.largestBuffer = info.largest_buffer;
    row.largestOperand = info.largest_operand;
    row.largestExtent = info.largest_extent;
    row.memoryBandwidth = info.memory_bandwidth;
    row.hasF64 = info.has_f64 != 0;
    row.nanPropagates = info.nan_propagates != 0;
    row.reason = purpose(tier.name(), info.kind);
    return row;
}

/// The one row of a tier that has no device, or is not looked at yet.
DeviceInfo emptyRow(const std::string& tier, bool known, const std::string& reason) {
    DeviceInfo row;
    row.name = tier;
    row.priority = isHostTier(tier) ? standardPriority(tier, SPC_DEVICE_CPU)
                                    : standardPriority(tier, SPC_DEVICE_DISCRETE);
    row.known = known;
    row.reason = reason;
    return row;
}

std::vector<DeviceInfo> look(Tier& tier) {
    std::vector<DeviceInfo> rows;
    std::string reason = "no device was found", remedy;
    try {
        for (const SpcDeviceInfo& info : tier.devices())
            rows.push_back(makeRow(tier, static_cast<int>(rows.size()), info));
    } catch (const Error& error) {
        rows.clear();
        reason = error.reason();
        remedy = error.remedy();
    }
    if (rows.empty()) {
        rows.push_back(emptyRow(tier.name(), true, reason));
        rows.back().remedy = remedy;
    }
    return rows;
}

} // namespace

DeviceManager::DeviceManager(ThreadPool& pool, DevicePolicy policy,
                             std::vector<std::unique_ptr<Tier>> tiers, DeviceOptions options)
    : m_pool(pool)
    , m_options(std::move(options))
    , m_policy(std::move(policy)) {
    if (tiers.empty())
        tiers = standardTiers(pool);
    for (auto& tier : tiers) {
        auto& state = m_tiers.emplace_back(std::make_unique<TierState>());
        state->tier = std::move(tier);
        // Those in this process cost nothing to look at, and start no driver.
        if (isHostTier(state->tier->name()))
            probe(*state, false);
    }
}

DeviceManager::~DeviceManager() {
    {
        const std::scoped_lock lock(m_backgroundMutex);
        m_backgroundWork.clear();
    }
    if (m_background.joinable())
        m_background.join();
}

DeviceManager::TierState* DeviceManager::findTier(const std::string& name) const {
    const auto found = std::find_if(m_tiers.begin(), m_tiers.end(),
                                    [&](const auto& s) { return s->tier->name() == name; });
    return found == m_tiers.end() ? nullptr : found->get();
}

/// True when something was learned.
bool DeviceManager::probe(TierState& state, bool again) {
    const std::scoped_lock working(state.work);
    {
        const std::scoped_lock lock(m_mutex);
        if (state.known && !again)
            return false;
    }
    auto rows = look(*state.tier);
    const std::scoped_lock lock(m_mutex);
    state.rows = std::move(rows);
    state.known = true;
    return true;
}

void DeviceManager::probeAll(bool again) {
    for (const auto& state : m_tiers)
        if (probe(*state, again))
            changed(Change::Devices);
}

std::uint64_t DeviceManager::usableBytes(const SpcDeviceInfo& info, std::uint64_t held) const {
    const std::uint64_t total = info.memory_total > 0 ? info.memory_total : kAssumedMemory;
    const std::uint64_t free =
        info.memory_free > 0 ? std::min(info.memory_free + held, total) : total;
    const auto part =
        static_cast<std::uint64_t>(static_cast<double>(free) * m_policy.memoryFraction.value);
    const std::uint64_t cap = m_policy.memoryCapBytes.value;
    // 0 would mean no limit to the pool.
    return std::max<std::uint64_t>(cap > 0 ? std::min(part, cap) : part, 1);
}

/// Under m_mutex.
std::vector<DeviceInfo> DeviceManager::rowsOf(const TierState& state) const {
    if (!state.known)
        return {emptyRow(state.tier->name(), false, "being looked for")};
    std::vector<DeviceInfo> rows = state.rows;
    for (DeviceInfo& row : rows) {
        if (!row.available)
            continue;
        const auto open = m_open.find({row.name, row.index});
        if (isHostTier(row.name)) {
            row.usableBytes = row.memoryFree > 0 ? row.memoryFree : row.memoryBytes;
        } else if (open != m_open.end()) {
            row.usableBytes = open->second.backend->memory().statistics().cap;
        } else {
            SpcDeviceInfo info{};
            info.memory_total = row.memoryBytes;
            info.memory_free = row.memoryFree;
            row.usableBytes = usableBytes(info, 0);
        }
        if (const auto lost = m_lost.find({row.name, row.index}); lost != m_lost.end()) {
            row.available = false;
            row.reason = fmt::format("lost: {}", lost->second);
            row.remedy = "look for devices again, or restart the computer";
        }
    }
    return rows;
}

std::vector<DeviceInfo> DeviceManager::devices() {
    probeAll(false);
    return devicesKnown();
}

std::vector<DeviceInfo> DeviceManager::devicesKnown() const {
    const std::scoped_lock lock(m_mutex);
    std::vector<DeviceInfo> all;
    for (const auto& state : m_tiers)
        for (DeviceInfo& row : rowsOf(*state))
            all.push_back(std::move(row));
    return all;
}

void DeviceManager::probeInBackground() {
    inBackground([this] { probeAll(false); });
}

/// In order, on one thread that lives as long as there is something to do.
void DeviceManager::inBackground(std::function<void()> work) {
    const std::scoped_lock lock(m_backgroundMutex);
    m_backgroundWork.push_back(std::move(work));
    if (m_backgroundBusy)
        return;
    if (m_background.joinable())
        m_background.join(); // it has said that it is done
    m_backgroundBusy = true;
    m_background = std::thread([this] {
        for (;;) {
            std::function<void()> next;
            {
                const std::scoped_lock inner(m_backgroundMutex);
                m_backgroundBusy = !m_backgroundWork.empty();
                if (!m_backgroundBusy)
                    return;
                next = std::move(m_backgroundWork.front());
                m_backgroundWork.pop_front();
            }
            next();
        }
    });
}

void DeviceManager::refresh() {
    {
        const std::scoped_lock lock(m_mutex);
        m_lost.clear();
    }
    probeAll(true);
    changed(Change::Devices);
}

DevicePolicy DeviceManager::policy() const {
    const std::scoped_lock lock(m_mutex);
    return m_policy;
}

void DeviceManager::setPolicy(const DevicePolicy& policy) {
    {
        const std::scoped_lock lock(m_mutex);
        m_policy = policy;
    }
    limitOpenDevices();
    changed(Change::Policy);
}

void DeviceManager::limitOpenDevices() {
    std::vector<std::shared_ptr<Backend>> open;
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto& [key, state] : m_open)
            if (!isHostTier(key.first))
                open.push_back(state.backend);
    }
    for (const auto& backend : open)
        try {
            const SpcDeviceInfo info = backend->info();
            const auto held = backend->memory().statistics();
            std::uint64_t cap = 0;
            {
                const std::scoped_lock lock(m_mutex);
                cap = usableBytes(info, held.bytesInUse + held.bytesKept);
            }
            backend->memory().setCap(cap);
        } catch (const Error&) {
            // A device that does not answer keeps its limit; the next job on it learns why.
        }
}

std::shared_ptr<Device> DeviceManager::helperFor(const std::string& tier) {
    const char* helper = isHostTier(tier) ? "reference" : "cpu";
    if (tier == helper || findTier(helper) == nullptr)
        return nullptr;
    return open({helper, 0, {}, false})->sharedDevice();
}

std::shared_ptr<Backend> DeviceManager::open(const DeviceChoice& choice) {
    const Key key{choice.tier, choice.device};
    // Under m_mutex.
    const auto known = [&]() -> std::shared_ptr<Backend> {
        if (const auto lost = m_lost.find(key); lost != m_lost.end())
            throw Error(ErrorCode::Computation,
                        fmt::format("the device {} of the {} tier was lost: {}", choice.device,
                                    choice.tier, lost->second));
        const auto found = m_open.find(key);
        if (found == m_open.end())
            return nullptr;
        found->second.lastBusy = std::chrono::steady_clock::now();
        return found->second.backend;
    };
    {
        const std::scoped_lock lock(m_mutex);
        if (auto backend = known())
            return backend;
    }
    TierState* state = findTier(choice.tier);
    if (state == nullptr)
        throw Error(ErrorCode::Usage, fmt::format("there is no backend '{}'", choice.tier))
            .atField("backend");
    Backend::Options options;
    options.helper = helperFor(choice.tier);
    DeviceOptions deviceOptions = m_options;
    {
        const std::scoped_lock lock(m_mutex);
        deviceOptions.memoryLimit = m_policy.memoryCapBytes.value;
    }

    if (!isHostTier(choice.tier) && !deviceOptions.cacheFolder.empty()) {
        // Without the folder a tier builds its pipelines anew each time, that is all.
        std::error_code ignored;
        std::filesystem::create_directories(deviceOptions.cacheFolder, ignored);
    }

    const std::scoped_lock working(state->work);
    {
        const std::scoped_lock lock(m_mutex);
        if (auto backend = known())
            return backend;
    }
    auto device = state->tier->open(choice.device, deviceOptions);
    const SpcDeviceInfo info = device->info();
    if (!isHostTier(choice.tier)) {
        const std::scoped_lock lock(m_mutex);
        options.memoryCap = usableBytes(info, 0);
    }
    auto backend = std::make_shared<Backend>(std::move(device), std::move(options));
    const std::scoped_lock lock(m_mutex);
    m_open[key] = {backend, info.name, std::chrono::steady_clock::now()};
    return backend;
}

DeviceManager::Acquired DeviceManager::acquire(const DeviceRequest& request, const JobNeed& need) {
    Acquired acquired;
    // Every failure marks a device as lost, so this ends; the bound is for those who refresh() all
    // the time.
    for (int attempt = 0;; ++attempt) {
        acquired.choice = choose(request, need);
        const DeviceChoice& choice = acquired.choice;
        try {
            acquired.backend = open(choice);
            return acquired;
        } catch (const Error& error) {
            if (isHostTier(choice.tier) || attempt >= 16)
                throw;
            acquired.fallbacks.push_back(fmt::format("{} device {} could not be opened: {}",
                                                     choice.tier, choice.device, error.reason()));
            markLost(choice.tier, choice.device, error.reason());
        }
    }
}

void DeviceManager::markLost(const std::string& tier, int device, const std::string& reason) {
    if (isHostTier(tier))
        return;                       // whatever failed there: the processor is still here
    std::shared_ptr<Backend> dropped; // closed outside the lock
    {
        const std::scoped_lock lock(m_mutex);
        const Key key{tier, device};
        m_lost.emplace(key, reason); // the first reason is the true one
        if (const auto open = m_open.find(key); open != m_open.end()) {
            dropped = std::move(open->second.backend);
            m_open.erase(open);
        }
    }
    dropped.reset();
    changed(Change::Devices);
}

void DeviceManager::releaseIdle(std::chrono::milliseconds idle) {
    std::vector<std::shared_ptr<Backend>> resting;
    {
        const std::scoped_lock lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        for (auto& [key, state] : m_open) {
            if (state.backend.use_count() > 1)
                state.lastBusy = now;
            else if (now - state.lastBusy >= idle)
                resting.push_back(state.backend);
        }
    }
    for (const auto& backend : resting)
        backend->memory().trim();
}

void DeviceManager::releaseIdleInBackground(std::chrono::milliseconds idle) {
    for (const OpenDevice& device : openDevices())
        if (!device.busy && device.memory.bytesKept > 0) {
            inBackground([this, idle] { releaseIdle(idle); });
            return;
        }
}

std::vector<OpenDevice> DeviceManager::openDevices() const {
    const std::scoped_lock lock(m_mutex);
    std::vector<OpenDevice> all;
    for (const auto& [key, state] : m_open)
        all.push_back({key.first, key.second, state.name, state.backend->memory().statistics(),
                       state.backend.use_count() > 1});
    return all;
}

void DeviceManager::record(JobRecord job) {
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto open = m_open.find({job.tier, job.device}); open != m_open.end())
            open->second.lastBusy = std::chrono::steady_clock::now();
        m_jobs.push_back(std::move(job));
        if (m_jobs.size() > kJobsKept)
            m_jobs.pop_front();
    }
    changed(Change::Jobs);
}

std::vector<JobRecord> DeviceManager::jobs() const {
    const std::scoped_lock lock(m_mutex);
    return {m_jobs.begin(), m_jobs.end()};
}

int DeviceManager::listen(std::function<void(Change)> listener) {
    const std::scoped_lock lock(m_listenerMutex);
    m_listeners.emplace(m_nextListener, std::move(listener));
    return m_nextListener++;
}

void DeviceManager::unlisten(int handle) {
    const std::scoped_lock lock(m_listenerMutex);
    m_listeners.erase(handle);
}

/// With no lock held: listeners may ask anything.
void DeviceManager::changed(Change change) {
    const std::scoped_lock lock(m_listenerMutex);
    for (const auto& [handle, listener] : m_listeners)
        listener(change);
}

} // namespace specula::compute
