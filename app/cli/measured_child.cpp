// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/measured_child.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

extern char** environ;

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kPollMs = 20;

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

/// A temporary file that holds `text` and has no name: the child's standard input.
int inputFile(const std::string& text) {
    std::FILE* file = std::tmpfile();
    if (file == nullptr)
        throw Error(ErrorCode::Computation, "no temporary file");
    const std::size_t written = std::fwrite(text.data(), 1, text.size(), file);
    std::rewind(file);
    const int copy = dup(fileno(file));
    std::fclose(file);
    if (written != text.size() || copy < 0)
        throw Error(ErrorCode::Computation, "no temporary file");
    return copy;
}

/// VmHWM of a running process. (What wait4() tells contains the parent before exec.)
std::uint64_t peakResidentOf(pid_t process) {
    std::ifstream in(fmt::format("/proc/{}/status", process));
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtoull(line.c_str() + 6, nullptr, 10) * 1024;
    return 0;
}

} // namespace

ChildUsage runMeasured(const std::vector<std::string>& words, const std::string& input,
                       const CancelToken& cancel) {
    std::vector<std::string> copy = words;
    std::vector<char*> argv;
    for (std::string& word : copy)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    const int in = inputFile(input);
    int ends[2];
    if (pipe(ends) != 0) {
        close(in);
        throw Error(ErrorCode::Computation, std::string("no pipe: ") + std::strerror(errno));
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    const int failed = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(in);
    close(ends[1]);
    if (failed != 0) {
        close(ends[0]);
        throw Error(ErrorCode::Computation,
                    fmt::format("{} cannot be started: {}", words.front(), std::strerror(failed)));
    }
    ChildUsage usage;
    for (bool told = false;;) {
        pollfd waiting{ends[0], POLLIN, 0};
        const int ready = poll(&waiting, 1, kPollMs);
        usage.peakResidentBytes = std::max(usage.peakResidentBytes, peakResidentOf(child));
        if (cancel.cancelled() && !told) {
            kill(child, SIGTERM);
            told = true;
        }
        if (ready <= 0)
            continue;
        char buffer[4096];
        const ssize_t n = read(ends[0], buffer, sizeof buffer);
        if (n <= 0)
            break;
        usage.output.append(buffer, static_cast<std::size_t>(n));
    }
    close(ends[0]);
    int status = 0;
    rusage resources{};
    while (wait4(child, &status, 0, &resources) < 0 && errno == EINTR) {
    }
    cancel.throwIfCancelled();
    usage.wallS = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    usage.cpuS = seconds(resources.ru_utime) + seconds(resources.ru_stime);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error(ErrorCode::Computation, fmt::format("{} failed", words.front()));
    return usage;
}

bool programExists(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        std::error_code ignored;
        if (fs::is_regular_file(fs::path(folder) / name, ignored) &&
            access((fs::path(folder) / name).c_str(), X_OK) == 0)
            return true;
    }
    return false;
}

std::string ownProgram() {
    return fs::read_symlink("/proc/self/exe").string();
}

} // namespace specula::cli
