// SPDX-License-Identifier: GPL-3.0-or-later
#include "child_fuzz.h"

#include "fuzz_options.h"
#include "mutator.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>
#include <string>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

#include <dlfcn.h>
#include <execinfo.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace specula::fuzz {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true; // it reserves terabytes of addresses, and is slow
#else
constexpr bool kSanitized = false;
#endif

constexpr int kOurs = 2, kLibrary = 3;

std::string program;     ///< what our own frames are in; set before the first child
bool showStacks = false; // set before the first child

/// Ends the child with a code that says whose function is innermost behind this handler.
[[noreturn]] void leaveByCulprit() {
    void* frames[64];
    const int depth = backtrace(frames, 64);
    if (showStacks)
        backtrace_symbols_fd(frames, depth, STDERR_FILENO);
    bool inHandler = false, behind = false;
    for (int i = 0; i < depth; ++i) {
        Dl_info where{};
        if (dladdr(frames[i], &where) == 0 || where.dli_fname == nullptr)
            continue;
        const bool ours = std::strstr(where.dli_fname, program.c_str()) != nullptr;
        behind = behind || (inHandler && !ours);
        inHandler = inHandler || ours;
        if (behind && ours)
            _exit(kOurs);
        if (behind && std::strstr(where.dli_fname, "libhdf5") != nullptr)
            _exit(kLibrary);
    }
    _exit(kOurs);
}

extern "C" void onChildCrash(int) {
    leaveByCulprit();
}

int runInChild(const Target& target, const Bytes& input) {
    const pid_t child = fork();
    if (child == 0) {
        const rlimit memory{std::size_t{1} << 30, std::size_t{1} << 30};
        if (!kSanitized)
            setrlimit(RLIMIT_AS, &memory);
        for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGALRM})
            std::signal(signal, onChildCrash);
#if defined(__SANITIZE_ADDRESS__)
        __sanitizer_set_death_callback(leaveByCulprit);
#endif
        alarm(kSanitized ? 20 : 5);
        try {
            fuzzOne(target, input.data(), input.size());
            _exit(0);
        } catch (const std::bad_alloc&) {
            _exit(kOurs);
        } catch (const std::exception& error) {
            std::fprintf(stderr, "fuzz: %s\n", error.what());
            _exit(kOurs);
        }
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return kOurs;
    return WEXITSTATUS(status);
}

} // namespace

int runSuiteInChildren(const Target& target, int argc, char** argv, std::int64_t count,
                       std::span<const std::int64_t> readsTooFar) {
    const Options options(argc, argv, count);
    program = std::string("fuzz_") + target.name;
    showStacks = options.count == 1;
    void* warmUp[4];
    backtrace(warmUp, 4); // loads what it needs, outside the signal handler
    makeScratch();
    const auto folder =
        std::filesystem::temp_directory_path() /
        (std::string("specula-fuzz-") + target.name + "-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    target.makeSeeds(folder);
    std::vector<Bytes> corpus;
    std::vector<std::filesystem::path> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path());
    std::sort(names.begin(), names.end());
    for (const auto& name : names) {
        std::ifstream in(name, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    std::filesystem::remove_all(folder);
    std::int64_t ours = 0, library = 0;
    if (!options.files.empty()) {
        for (const auto& file : options.files) {
            std::ifstream in(file, std::ios::binary);
            const Bytes bytes(std::istreambuf_iterator<char>(in), {});
            ours += runInChild(target, bytes) == 0 ? 0 : 1;
        }
        return ours == 0 ? 0 : 1;
    }
    for (const Bytes& seed : corpus)
        ours += runInChild(target, seed) == 0 ? 0 : 1;
    for (std::int64_t n = options.start; n < options.start + options.count; ++n) {
        const int result = runInChild(target, mutated(corpus, options.seed, n));
        if (result == 0 ||
            (result == kLibrary && options.seed == 1 && std::ranges::count(readsTooFar, n) > 0))
            continue;
        ++(result == kLibrary ? library : ours);
        std::printf("fuzz %s: %s; repeat with: --seed %llu --start %lld --count 1\n", target.name,
                    result == kLibrary ? "died inside libhdf5" : "our own code failed",
                    static_cast<unsigned long long>(options.seed), static_cast<long long>(n));
    }
    std::printf("fuzz %s: %lld inputs, %lld failures of ours, %lld crashes inside libhdf5\n",
                target.name, static_cast<long long>(options.count), static_cast<long long>(ours),
                static_cast<long long>(library));
    return ours + library == 0 ? 0 : 1;
}

} // namespace specula::fuzz
