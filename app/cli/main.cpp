// SPDX-License-Identifier: GPL-3.0-or-later
// specula-cli: the engine without Qt and without a display. See the command line contract for the
// names, JSON fields and exit codes; they are checked from outside.

#include "app/cli/command.h"
#include "app/cli/progress_printer.h"
#include "core/base/error_report.h"
#include "core/base/provenance.h"
#include "core/base/settings.h"
#include "core/base/user_folders.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <fstream>
#include <vector>

namespace specula::cli {
namespace {

// A signal handler may only touch lock-free things; the token's flag is one.
const CancelToken* interruptedToken = nullptr;

void onInterrupt(int) {
    if (interruptedToken != nullptr)
        interruptedToken->cancel();
}

int reportFailure(const Error& e, bool json) {
    if (json) {
        const nlohmann::json out = errorJson(e);
        fmt::print("{}\n", out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    } else {
        fmt::print(stderr, "specula-cli: {}\n", e.what());
    }
    return exitStatusOf(e.code());
}

void checkProfile(const std::string& file) {
    if (file.empty())
        return;
    std::ifstream in(file);
    if (!in)
        throw Error(ErrorCode::Input, "cannot be read").inFile(file).atField("--profile");
    if (!nlohmann::json::parse(in, nullptr, false).is_object())
        throw Error(ErrorCode::Input, "is not a JSON object")
            .inFile(file)
            .atField("--profile")
            .withRemedy("give the instrument profile as one JSON object");
}

compute::DevicePolicy devicePolicy(const CommonOptions& options) {
    const Settings settings(userConfigFolder() / "settings.json");
    return compute::DevicePolicy::of(options.deviceWishes(), compute::wishesFromEnvironment(),
                                     compute::wishesFromSettings(settings));
}

int runCommand(Command& command, const CommonOptions& options) {
    static const CancelToken cancel; // a signal may come until the very end of the process
    interruptedToken = &cancel;
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);

    Log log;
    log.setLevel(logLevelFromName(options.logLevel));
    log.setEcho(!options.quiet);
    checkProfile(options.profile);
    const auto pool = makeThreadPool(options.threads);
    compute::DeviceOptions deviceOptions;
    deviceOptions.cacheFolder = (userCacheFolder() / "devices").string();
    compute::DeviceManager devices(*pool, devicePolicy(options), {}, deviceOptions);
    ProgressPrinter printer(options.quiet);
    JobContext job(&printer, cancel);
    CommandContext context{options, log, *pool, devices, job, 0};
    if (!options.memoryLimit.empty())
        context.memoryLimitBytes = parseBytes(options.memoryLimit, "--memory-limit");
    // An unknown backend, or an absent one without fallback, fails whatever the command is. What is
    // automatic is decided by who has work, so that no driver is started for nothing.
    if (devices.policy().backend.value != "auto")
        if (const auto choice = devices.choose(); choice.fallback && command.name() != "devices")
            log.add(LogLevel::Warning, "devices", choice.reason);

    const Command::Result result = command.run(context);
    if (options.json)
        fmt::print("{}\n",
                   result.json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    else if (!options.quiet)
        fmt::print("{}", result.text);
    return result.exitStatus;
}

int runMain(int argc, char** argv) {
    CLI::App app{"The engine of Specula on the command line", "specula-cli"};
    app.set_version_flag("--version", std::string("specula-cli ") + versionText());
    app.require_subcommand(1);
    app.footer("Example: specula-cli info frames.h5 --json\n"
               "`specula-cli COMMAND --help` explains a command.\n"
               "What computes is chosen by --backend and --device, or in the environment by\n"
               "SPECULA_BACKEND, SPECULA_DEVICE, SPECULA_USE_GPU, SPECULA_GPU_FALLBACK,\n"
               "SPECULA_GPU_MEMORY_FRACTION; see also SPECULA_TIER_PATH, SPECULA_CPU_ISA and\n"
               "specula-cli(1).");

    std::vector<std::unique_ptr<Command>> commands;
    for (auto make : {makeDevicesCommand, makeConformanceCommand, makeInfoCommand,
                      makeExportCommand, makeImageCommand, makeSimulateCommand, makeAverageCommand,
                      makeRegroupCommand, makeConvertCommand, makeBenchCommand, makeDemoCommand})
        commands.push_back(make());
    CommonOptions options;
    for (auto& command : commands) {
        CLI::App* sub = app.add_subcommand(command->name(), command->summary());
        sub->footer("Example: " + command->example());
        command->declare(*sub);
        options.addTo(*sub);
    }

    bool json = false; // known even where the call does not parse
    for (int i = 1; i < argc; ++i)
        json = json || std::string(argv[i]) == "--json";
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        if (e.get_exit_code() == 0)
            return app.exit(e); // --help, --version
        return reportFailure(
            Error(ErrorCode::Usage, e.what()).withRemedy("specula-cli --help lists the commands"),
            json);
    }
    try {
        for (auto& command : commands)
            if (app.got_subcommand(command->name()))
                return runCommand(*command, options);
    } catch (const Error& e) {
        return reportFailure(e, json);
    } catch (const std::exception& e) {
        return reportFailure(Error(ErrorCode::Computation, e.what()), json);
    }
    return 0;
}

} // namespace
} // namespace specula::cli

int main(int argc, char** argv) {
    return specula::cli::runMain(argc, argv);
}
