// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/module_tier.h"

#include "core/compute/kernel_catalogue.h"
#include "core/compute/module_border.h"
#include "core/compute/shared_library.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>

namespace specula::compute {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "specula_tier_";
#if defined(_WIN32)
constexpr std::string_view kSuffix = ".dll";
constexpr char kListSeparator = ';';
#elif defined(__APPLE__)
constexpr std::string_view kSuffix = ".dylib";
constexpr char kListSeparator = ':';
#else
constexpr std::string_view kSuffix = ".so";
constexpr char kListSeparator = ':';
#endif

template<std::size_t N>
void terminate(char (&text)[N]) {
    text[N - 1] = '\0';
}

std::string_view plainWords(std::int32_t status) {
    switch (status) {
    case SPC_OUT_OF_MEMORY:
        return "the device has not enough free memory";
    case SPC_DEVICE_LOST:
        return "the device does not answer any more";
    case SPC_UNSUPPORTED:
        return "the device cannot do this";
    case SPC_BAD_CALL:
        return "the call breaks the rules of the catalogue";
    case SPC_FAILED:
        return "failed without saying why";
    default:
        return {};
    }
}

/// The one way into a module: calls, and turns a status into a DeviceError.
template<class F>
void check(const std::string& tier, F&& call) {
    SpcMessage message{};
    const std::int32_t status = call(&message);
    if (status == SPC_OK)
        return;
    terminate(message.text);
    std::string words = message.text;
    if (words.empty())
        words = plainWords(status);
    if (words.empty())
        words = fmt::format("the module answered with the unknown status {}", status);
    throw DeviceError(kindOf(status), fmt::format("{}: {}", tier, words));
}

/// An opened device; queues and devices share it, the last one closes it.
struct Opened {
    Opened(const SpcTier& tierApi, std::string tierName, SpcContext* opened)
        : api(tierApi)
        , tier(std::move(tierName))
        , context(opened) {}
    ~Opened() { api.close(context); }
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;

    const SpcTier& api;
    const std::string tier;
    SpcContext* const context;
};

class ModuleQueue final : public Queue {
  public:
    explicit ModuleQueue(std::shared_ptr<Opened> opened)
        : m_opened(std::move(opened)) {
        check(m_opened->tier, [&](SpcMessage* message) {
            return m_opened->api.make_queue(m_opened->context, &m_queue, message);
        });
        if (m_queue == nullptr)
            throw DeviceError(DeviceError::Kind::Failed,
                              fmt::format("{}: the module gave no queue", m_opened->tier));
    }
    ~ModuleQueue() override { m_opened->api.drop_queue(m_opened->context, m_queue); }

    void upload(const SpcOperand& to, const SpcHostBlock& from) override {
        check(m_opened->tier, [&](SpcMessage* message) {
            return m_opened->api.upload(m_opened->context, m_queue, &to, &from, message);
        });
    }
    void download(const SpcOperand& from, const SpcHostBlock& to) override {
        check(m_opened->tier, [&](SpcMessage* message) {
            return m_opened->api.download(m_opened->context, m_queue, &from, &to, message);
        });
    }
    void run(const SpcCall& call) override {
        check(m_opened->tier, [&](SpcMessage* message) {
            return m_opened->api.run(m_opened->context, m_queue, &call, message);
        });
    }
    void wait() override {
        check(m_opened->tier, [&](SpcMessage* message) {
            return m_opened->api.wait(m_opened->context, m_queue, message);
        });
    }

  private:
    std::shared_ptr<Opened> m_opened;
    SpcQueue* m_queue = nullptr;
};

/// What a module says of a device, made safe to show and to calculate with.
void sanitize(const std::string& tier, SpcDeviceInfo& info) {
    terminate(info.name);
    terminate(info.driver);
    terminate(info.key);
    if (info.kind < SPC_DEVICE_CPU || info.kind > SPC_DEVICE_SOFTWARE)
        throw DeviceError(DeviceError::Kind::Failed,
                          fmt::format("{}: the module describes a device of the unknown kind {}",
                                      tier, info.kind));
    if (info.memory_total > 0)
        info.memory_free = std::min(info.memory_free, info.memory_total);
}

class ModuleDevice final : public Device {
  public:
    explicit ModuleDevice(std::shared_ptr<Opened> opened)
        : m_opened(std::move(opened)) {}

    const std::string& tier() const override { return m_opened->tier; }
    SpcDeviceInfo info() const override {
        SpcDeviceInfo info{};
        check(tier(), [&](SpcMessage* message) {
            return m_opened->api.status(m_opened->context, &info, message);
        });
        sanitize(tier(), info);
        return info;
    }
    void* allocate(std::uint64_t bytes) override {
        void* buffer = nullptr;
        check(tier(), [&](SpcMessage* message) {
            return m_opened->api.allocate(m_opened->context, bytes, &buffer, message);
        });
        if (buffer == nullptr)
            throw DeviceError(DeviceError::Kind::Failed,
                              fmt::format("{}: the module gave no memory", tier()));
        return buffer;
    }
    void release(void* buffer) noexcept override {
        if (buffer != nullptr)
            m_opened->api.release(m_opened->context, buffer);
    }
    std::unique_ptr<Queue> makeQueue(const QueueOptions&) override {
        return std::make_unique<ModuleQueue>(m_opened);
    }
    bool supports(const SpcCall& call) const override {
        return m_opened->api.supports(m_opened->context, &call) == 1;
    }
    std::vector<SpcTraceEvent> takeTrace() override {
        constexpr std::uint32_t kAtOnce = 1024;
        std::vector<SpcTraceEvent> events;
        for (std::uint32_t there = kAtOnce; there >= kAtOnce;) {
            const std::size_t before = events.size();
            events.resize(before + kAtOnce);
            there = 0;
            check(tier(), [&](SpcMessage* message) {
                return m_opened->api.trace(m_opened->context, events.data() + before, kAtOnce,
                                           &there, message);
            });
            events.resize(before + std::min(there, kAtOnce));
        }
        for (SpcTraceEvent& event : events)
            terminate(event.what);
        return events;
    }

  private:
    std::shared_ptr<Opened> m_opened;
};

/// Every function must be there: a program that jumps to null would take the window with it.
bool complete(const SpcTier& t) {
    return t.name != nullptr && t.version != nullptr && t.device_count != nullptr &&
           t.describe != nullptr && t.open != nullptr && t.close != nullptr &&
           t.status != nullptr && t.allocate != nullptr && t.release != nullptr &&
           t.make_queue != nullptr && t.drop_queue != nullptr && t.wait != nullptr &&
           t.upload != nullptr && t.download != nullptr && t.supports != nullptr &&
           t.run != nullptr && t.trace != nullptr;
}

/// Linux shows graphics hardware as files; tiers it knows nothing about, and other systems, may
/// have some.
bool graphicsHardware([[maybe_unused]] const std::string& tier) {
#ifdef __linux__
    if (tier != "vulkan" && tier != "cuda")
        return true;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator("/dev", failed)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("nvidia") || name == "dxg" || name.starts_with("nvhost"))
            return true;
    }
    if (tier == "vulkan")
        for (const auto& entry : fs::directory_iterator("/dev/dri", failed))
            if (entry.path().filename().string().starts_with("renderD"))
                return true;
    return false;
#else
    return true;
#endif
}

class ModuleTier final : public Tier {
  public:
    /// An empty `file` is looked for when it is needed.
    ModuleTier(std::string name, fs::path file)
        : m_name(std::move(name))
        , m_file(std::move(file)) {}

    const std::string& name() const override { return m_name; }
    bool mayBeAutomatic() const override { return graphicsHardware(m_name); }

    std::vector<SpcDeviceInfo> devices() override {
        const std::scoped_lock lock(m_mutex);
        const SpcTier& api = load();
        std::int32_t count = 0;
        check(m_name, [&](SpcMessage* message) { return api.device_count(&count, message); });
        if (count < 0 || count > kMostDevices)
            throw refused(fmt::format("says there are {} devices", count));
        std::vector<SpcDeviceInfo> devices(static_cast<std::size_t>(count));
        for (std::int32_t i = 0; i < count; ++i) {
            SpcDeviceInfo& info = devices[static_cast<std::size_t>(i)];
            check(m_name, [&](SpcMessage* message) { return api.describe(i, &info, message); });
            sanitize(m_name, info);
        }
        return devices;
    }

    std::shared_ptr<Device> open(int index, const DeviceOptions& options) override {
        const std::scoped_lock lock(m_mutex);
        const SpcTier& api = load();
        const SpcOpenOptions raw{options.cacheFolder.c_str(), options.validate, options.trace,
                                 options.memoryLimit};
        SpcContext* context = nullptr;
        check(m_name,
              [&](SpcMessage* message) { return api.open(index, &raw, &context, message); });
        if (context == nullptr)
            throw DeviceError(DeviceError::Kind::Failed,
                              fmt::format("{}: the module opened nothing", m_name));
        return std::make_shared<ModuleDevice>(std::make_shared<Opened>(api, m_name, context));
    }

  private:
    static constexpr std::int32_t kMostDevices = 256;

    Error refused(const std::string& why) const {
        return Error(ErrorCode::Computation,
                     fmt::format("the module {} {}", m_file.filename().string(), why))
            .inFile(m_file)
            .withRemedy("install the module that belongs to this version of Specula");
    }

    /// A module that is missing or refused is tried again the next time: it may have been installed
    /// in between.
    const SpcTier& load() {
        if (m_api != nullptr)
            return *m_api;
        if (m_file.empty())
            m_file = find();
        if (!m_library)
            m_library.emplace(m_file);
        const auto entry =
            reinterpret_cast<SpcTierFunction>(m_library->symbol(SPECULA_TIER_SYMBOL));
        if (entry == nullptr)
            throw refused("is no tier module: it has no function " SPECULA_TIER_SYMBOL);
        const SpcTier* api = entry();
        if (api == nullptr)
            throw refused("offers nothing");
        // Nothing behind abi and size may be read before these two agree.
        if (api->abi != SPECULA_TIER_ABI || api->size != sizeof(SpcTier))
            throw refused(
                fmt::format("was made for another version of Specula (interface {}, {} bytes; this "
                            "program has {}, {} bytes)",
                            api->abi, api->size, SPECULA_TIER_ABI, sizeof(SpcTier)));
        if (api->catalogue != SPECULA_CATALOGUE_KEY)
            throw refused("was made for another version of Specula (other kernels)");
        if (!complete(*api))
            throw refused("lacks functions of the interface");
        if (m_name != api->name)
            throw refused(fmt::format("calls itself '{}', not '{}'", api->name, m_name));
        m_api = api;
        return *m_api;
    }

    fs::path find() const {
        const std::string file = moduleFileName(m_name);
        std::string looked;
        for (const fs::path& folder : moduleFolders()) {
            std::error_code failed;
            if (fs::is_regular_file(folder / file, failed))
                return folder / file;
            looked += (looked.empty() ? "" : ", ") + folder.string();
        }
        throw Error(ErrorCode::Computation, fmt::format("the module {} is not installed", file))
            .withRemedy(fmt::format("install it, or name its folder in SPECULA_TIER_PATH; looked "
                                    "in {}",
                                    looked));
    }

    const std::string m_name;
    fs::path m_file;
    std::mutex m_mutex; ///< a module lists and opens for one caller at a time
    std::optional<SharedLibrary> m_library;
    const SpcTier* m_api = nullptr;
};

/// The names of the modules in all folders.
std::set<std::string> modulesThere() {
    std::set<std::string> names;
    for (const fs::path& folder : moduleFolders()) {
        std::error_code failed;
        for (const auto& entry : fs::directory_iterator(folder, failed)) {
            const std::string stem = entry.path().stem().string();
            if (entry.path().extension() == kSuffix && stem.size() > kPrefix.size() &&
                stem.starts_with(kPrefix))
                names.insert(stem.substr(kPrefix.size()));
        }
    }
    return names;
}

} // namespace

std::unique_ptr<Tier> makeModuleTier(const std::string& name) {
    return std::make_unique<ModuleTier>(name, fs::path());
}

std::unique_ptr<Tier> makeModuleTierFromFile(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    if (stem.size() <= kPrefix.size() || stem.compare(0, kPrefix.size(), kPrefix) != 0)
        throw Error(ErrorCode::Usage, "is not the name of a tier module")
            .inFile(file)
            .withRemedy(fmt::format("it must be called {}NAME{}", kPrefix, kSuffix));
    return std::make_unique<ModuleTier>(stem.substr(kPrefix.size()), file);
}

std::vector<std::filesystem::path> moduleFolders() {
    std::vector<fs::path> folders;
    if (const char* list = std::getenv("SPECULA_TIER_PATH"); list != nullptr) {
        const std::string_view all = list;
        for (std::size_t from = 0; from <= all.size();) {
            const std::size_t to = std::min(all.find(kListSeparator, from), all.size());
            if (to > from)
                folders.emplace_back(all.substr(from, to - from));
            from = to + 1;
        }
    }
    if (const fs::path program = programFolder(); !program.empty()) {
        const fs::path prefix = program.parent_path();
        folders.push_back(prefix / "lib" / "specula" / "tiers");
        if (const fs::path other = prefix / SPECULA_LIBDIR / "specula" / "tiers";
            other != folders.back())
            folders.push_back(other);
        folders.push_back(program / "tiers");
    }
    return folders;
}

std::string moduleFileName(const std::string& name) {
    return fmt::format("{}{}{}", kPrefix, name, kSuffix);
}

std::vector<std::unique_ptr<Tier>> standardTiers(ThreadPool& pool) {
    std::vector<std::unique_ptr<Tier>> tiers;
    tiers.push_back(makeReferenceTier());
    tiers.push_back(makeCpuTier(pool));
    tiers.push_back(makeModuleTier("vulkan"));
    tiers.push_back(makeModuleTier("cuda"));
    std::set<std::string> others = modulesThere();
    for (const auto& tier : tiers)
        others.erase(tier->name());
    for (const std::string& name : others)
        tiers.push_back(makeModuleTier(name));
    return tiers;
}

} // namespace specula::compute
