// SPDX-License-Identifier: GPL-3.0-or-later
// specula-tiers: what the tiers of this machine are, whether they compute what the reference does,
// and how fast they are. Needs the engine's base and compute alone, so that it runs on a bare GPU
// machine.

#include "core/base/error_report.h"
#include "core/base/provenance.h"
#include "core/base/thread_pool.h"
#include "core/compute/conformance/conformance.h"
#include "core/compute/conformance/kernel_bench.h"
#include "core/compute/module_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

namespace specula::tiers {
namespace {

using namespace compute;

struct Options {
    std::string tier = "all";
    int device = -1; ///< all
    std::string kernel;
    bool json = false, validate = false, quick = false;
    std::string trace;
    int threads = 0, repeat = 9;
};

/// A device that could be opened, or why a tier has none.
struct Opened {
    std::string tier;
    int index = 0;
    std::shared_ptr<Device> device;
    SpcDeviceInfo info{};
    std::string problem;
};

bool wanted(const Options& options, const std::string& tier) {
    return options.tier == "all" || options.tier == tier;
}

std::vector<Opened> openDevices(const Options& options, ThreadPool& pool, bool open) {
    std::vector<Opened> opened;
    bool known = options.tier == "all";
    std::string names;
    DeviceOptions deviceOptions;
    deviceOptions.validate = options.validate;
    deviceOptions.trace = !options.trace.empty();
    for (const auto& tier : standardTiers(pool)) {
        known = known || tier->name() == options.tier;
        names += tier->name() + ", ";
        if (!wanted(options, tier->name()))
            continue;
        std::vector<SpcDeviceInfo> devices;
        try {
            devices = tier->devices();
            if (devices.empty())
                opened.push_back({tier->name(), 0, nullptr, {}, "there is no device"});
        } catch (const Error& e) {
            opened.push_back({tier->name(), 0, nullptr, {}, e.what()});
        }
        for (int index = 0; index < static_cast<int>(devices.size()); ++index) {
            if (options.device >= 0 && options.device != index)
                continue;
            Opened one{tier->name(), index, nullptr, devices[static_cast<std::size_t>(index)], {}};
            try {
                if (open)
                    one.device = tier->open(index, deviceOptions);
            } catch (const Error& e) {
                one.problem = e.what();
            }
            opened.push_back(std::move(one));
        }
    }
    if (!known)
        throw Error(ErrorCode::Usage, fmt::format("there is no tier '{}'", options.tier))
            .atField("--tier")
            .withRemedy(names + "or all; SPECULA_TIER_PATH names folders with modules");
    return opened;
}

void print(const nlohmann::json& json) {
    fmt::print("{}\n", json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

int list(const Options& options, ThreadPool& pool) {
    nlohmann::json rows = nlohmann::json::array();
    for (const Opened& one : openDevices(options, pool, false)) {
        const bool there = one.problem.empty();
        rows.push_back({{"tier", one.tier},
                        {"device", one.index},
                        {"available", there},
                        {"name", one.info.name},
                        {"driver", one.info.driver},
                        {"memory_total", one.info.memory_total},
                        {"memory_free", one.info.memory_free},
                        {"largest_buffer", one.info.largest_buffer},
                        {"largest_operand", one.info.largest_operand},
                        {"float64", one.info.has_f64 != 0},
                        {"nan_propagates", one.info.nan_propagates != 0},
                        {"problem", one.problem}});
        if (!options.json)
            fmt::print("{:<10} {}  {}\n", one.tier, one.index,
                       there ? fmt::format("{} {} ({:.1f} GiB{})", one.info.name, one.info.driver,
                                           static_cast<double>(one.info.memory_total) / (1 << 30),
                                           one.info.has_f64 != 0 ? "" : ", no float64")
                             : "not available: " + one.problem);
    }
    if (options.json)
        print(rows);
    return 0;
}

/// What ran when on the device, as chrome://tracing and Perfetto read it.
void writeTrace(const std::string& file, const std::vector<SpcTraceEvent>& events) {
    nlohmann::json rows = nlohmann::json::array();
    for (const SpcTraceEvent& event : events)
        rows.push_back({{"name", event.what},
                        {"ph", "X"},
                        {"pid", 1},
                        {"tid", event.queue},
                        {"ts", 1e6 * event.begin_s},
                        {"dur", 1e6 * (event.end_s - event.begin_s)},
                        {"args", {{"bytes", event.bytes}}}});
    std::ofstream out(file);
    out << nlohmann::json{{"traceEvents", rows}}.dump() << '\n';
    if (!out.flush())
        throw Error(ErrorCode::Computation, "cannot be written").inFile(file);
}

/// Runs `work` on every device asked for; those that are not there count as failed only when their
/// tier was named.
template<class Work>
int forDevices(const Options& options, ThreadPool& pool, Work&& work) {
    bool good = true;
    nlohmann::json rows = nlohmann::json::array();
    std::vector<SpcTraceEvent> events;
    for (const Opened& one : openDevices(options, pool, true)) {
        if (one.device == nullptr) {
            good = good && options.tier == "all";
            rows.push_back({{"tier", one.tier}, {"device", one.index}, {"problem", one.problem}});
            if (!options.json)
                fmt::print("{} {}: not available: {}\n", one.tier, one.index, one.problem);
            continue;
        }
        Backend backend(one.device);
        good = work(backend, rows) && good;
        if (!options.trace.empty()) {
            const auto taken = one.device->takeTrace();
            events.insert(events.end(), taken.begin(), taken.end());
        }
    }
    if (!options.trace.empty())
        writeTrace(options.trace, events);
    if (options.json)
        print(rows);
    return good ? 0 : 1;
}

int conformance(const Options& options, ThreadPool& pool) {
    return forDevices(options, pool, [&](Backend& backend, nlohmann::json& rows) {
        Backend reference(makeReferenceTier()->open(0, {}));
        JobContext job;
        const ConformanceReport report =
            runConformance(backend, reference, {options.kernel, 1}, job);
        rows.push_back(report.toJson());
        if (!options.json)
            fmt::print("{}\n", report.text());
        return report.failed.empty();
    });
}

int bench(const Options& options, ThreadPool& pool) {
    return forDevices(options, pool, [&](Backend& backend, nlohmann::json& rows) {
        JobContext job;
        KernelBenchOptions benchOptions;
        benchOptions.kernel = options.kernel;
        benchOptions.repeat = options.repeat;
        benchOptions.quick = options.quick;
        const auto results = benchKernels(backend, benchOptions, job);
        for (const BenchResult& result : results)
            rows.push_back(result);
        if (!options.json)
            fmt::print("{}", kernelBenchText(results));
        return true;
    });
}

int runMain(int argc, char** argv) {
    CLI::App app{"The tiers of this machine: what they are, whether they are right, how fast",
                 "specula-tiers"};
    app.set_version_flag("--version", std::string("specula-tiers ") + versionText());
    app.require_subcommand(1);
    Options options;
    const auto common = [&](CLI::App* command) {
        command->add_option("--tier", options.tier,
                            "reference, cpu, vulkan, cuda, another whose module is there, or all");
        command->add_option("--device", options.device, "number of the device of that tier");
        command->add_option("--threads", options.threads, "threads of the cpu tier, 0: one a core");
        command->add_flag("--json", options.json, "JSON on standard output, nothing else");
    };
    CLI::App* listCommand = app.add_subcommand("list", "Tiers and their devices");
    CLI::App* conformanceCommand =
        app.add_subcommand("conformance", "Every kernel against the reference");
    CLI::App* benchCommand = app.add_subcommand("bench", "How fast the kernels are");
    listCommand->footer("Example: specula-tiers list --json");
    conformanceCommand->footer("Example: specula-tiers conformance --tier cuda --kernel fft");
    benchCommand->footer("Example: specula-tiers bench --tier cuda --json");
    for (CLI::App* command : {listCommand, conformanceCommand, benchCommand})
        common(command);
    for (CLI::App* command : {conformanceCommand, benchCommand}) {
        command->add_option("--kernel,--suite", options.kernel, "a kernel or a group of kernels");
        command->add_flag("--validate", options.validate, "with the driver's validation layer");
        command->add_option("--trace", options.trace, "write what ran when on the device (JSON)");
    }
    benchCommand->add_option("--repeat", options.repeat, "counted runs")
        ->check(CLI::Range(1, 1000));
    benchCommand->add_flag("--quick", options.quick, "sizes of a sixteenth");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : exitStatusOf(ErrorCode::Usage);
    }
    try {
        const auto pool = makeThreadPool(options.threads);
        if (listCommand->parsed())
            return list(options, *pool);
        if (conformanceCommand->parsed())
            return conformance(options, *pool);
        return bench(options, *pool);
    } catch (const Error& e) {
        fmt::print(stderr, "specula-tiers: {}\n", e.what());
        return exitStatusOf(e.code());
    }
}

} // namespace
} // namespace specula::tiers

int main(int argc, char** argv) {
    return specula::tiers::runMain(argc, argv);
}
