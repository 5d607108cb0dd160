// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/child_program.h"

#include "core/base/error_report.h"

#include <fmt/format.h>

#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>

extern char** environ;

namespace specula::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kPollMs = 50;

// Ours with what makes Qt draw without a screen and keep its remarks to itself; what the user has
// set stays.
std::vector<std::string> childEnvironment() {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry)
        all.emplace_back(*entry);
    for (const std::string wanted :
         {"QT_QPA_PLATFORM=offscreen", "QT_LOGGING_RULES=default.warning=false"}) {
        const std::string name = wanted.substr(0, wanted.find('=') + 1);
        const bool known = std::any_of(all.begin(), all.end(), [&](const std::string& entry) {
            return entry.starts_with(name);
        });
        if (!known)
            all.push_back(wanted);
    }
    return all;
}

std::vector<char*> pointersTo(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

fs::path windowProgram() {
    std::error_code failed;
    const fs::path self = fs::read_symlink("/proc/self/exe", failed);
    if (!failed && fs::exists(self.parent_path() / "specula", failed))
        return self.parent_path() / "specula";
    return "specula";
}

} // namespace

nlohmann::json runWindowProgram(const std::vector<std::string>& arguments,
                                const CancelToken& cancel) {
    std::vector<std::string> words{windowProgram().string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = childEnvironment();
    const std::vector<char*> argv = pointersTo(words), envp = pointersTo(environment);

    int pipeEnds[2];
    if (pipe(pipeEnds) != 0)
        throw Error(ErrorCode::Computation, std::string("no pipe: ") + std::strerror(errno));
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, pipeEnds[0]);
    posix_spawn_file_actions_addclose(&actions, pipeEnds[1]);
    pid_t child = 0;
    const int failed = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), envp.data());
    posix_spawn_file_actions_destroy(&actions);
    close(pipeEnds[1]);
    if (failed != 0) {
        close(pipeEnds[0]);
        throw Error(ErrorCode::Computation,
                    fmt::format("the window program cannot be started: {}", std::strerror(failed)))
            .withRemedy("pictures need the program specula; install it beside specula-cli");
    }

    std::string output;
    for (bool told = false;;) {
        pollfd waiting{pipeEnds[0], POLLIN, 0};
        const int ready = poll(&waiting, 1, kPollMs);
        if (cancel.cancelled() && !told) {
            kill(child, SIGTERM);
            told = true;
        }
        if (ready <= 0)
            continue;
        char buffer[4096];
        const ssize_t n = read(pipeEnds[0], buffer, sizeof buffer);
        if (n <= 0)
            break;
        output.append(buffer, static_cast<std::size_t>(n));
    }
    close(pipeEnds[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    cancel.throwIfCancelled();
    const nlohmann::json result = nlohmann::json::parse(output, nullptr, false);
    if (result.is_object() && result.contains("error"))
        throw errorFromJson(result);
    if (!result.is_object() || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error(ErrorCode::Computation,
                    fmt::format("the window program ended with status {} and without a result",
                                WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)));
    return result;
}

} // namespace specula::cli
