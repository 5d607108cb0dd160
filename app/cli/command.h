// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job_context.h"
#include "core/base/log.h"
#include "core/base/thread_pool.h"
#include "core/compute/device_manager.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace specula::cli {

/// What every command accepts (the contract's common options).
struct CommonOptions {
    std::string backend; ///< empty: environment, settings, auto
    int device = -1;     ///< -1: likewise
    std::string gpuMemory;
    bool noFallback = false;
    int threads = 0;         ///< 0: one per core
    std::string memoryLimit; ///< "4G", "512M", bytes
    std::string profile;
    bool json = false;
    bool quiet = false;
    bool overwrite = false;
    std::string logLevel = "warning";

    void addTo(CLI::App& app);
    /// What they say about devices. Throws Error(Usage).
    compute::DeviceWishes deviceWishes() const;
};

/// Made from the options once a command runs.
struct CommandContext {
    const CommonOptions& options;
    Log& log;
    ThreadPool& pool;
    compute::DeviceManager& devices;
    JobContext& job;
    std::uint64_t memoryLimitBytes = 0; ///< 0: none

    /// Throws Error(Computation) when `bytes` more would break --memory-limit.
    void
    requireMemory(std::uint64_t bytes, const std::string& forWhat,
                  const std::string& remedy = "raise the limit or choose a smaller region") const;
};

/// One command: declares its options on `app` and runs with them. The result is what --json prints;
/// without it, `text` is shown to people (unless --quiet).
class Command {
  public:
    virtual ~Command() = default;
    virtual std::string name() const = 0;
    virtual std::string summary() const = 0;
    virtual std::string example() const = 0;
    virtual void declare(CLI::App& app) = 0;

    struct Result {
        nlohmann::json json;
        std::string text;
        int exitStatus = 0; ///< 1: done, and what was checked is wrong
    };
    virtual Result run(CommandContext& context) = 0;
};

std::unique_ptr<Command> makeDevicesCommand();
std::unique_ptr<Command> makeConformanceCommand();
std::unique_ptr<Command> makeInfoCommand();
std::unique_ptr<Command> makeExportCommand();
std::unique_ptr<Command> makeImageCommand();
std::unique_ptr<Command> makeSimulateCommand();
std::unique_ptr<Command> makeAverageCommand();
std::unique_ptr<Command> makeRegroupCommand();
std::unique_ptr<Command> makeConvertCommand();
std::unique_ptr<Command> makeBenchCommand();
std::unique_ptr<Command> makeDemoCommand();

/// "4G", "512M", "1024K" (binary multiples) or plain bytes. Throws Error(Usage).
std::uint64_t parseBytes(const std::string& text, const std::string& option);

} // namespace specula::cli
