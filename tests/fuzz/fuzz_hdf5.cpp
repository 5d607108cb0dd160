// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_writer.h"
#include "fuzz_driver.h"
#include "fuzz_options.h"
#include "mutator.h"
#include "seed_images.h"

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

namespace {

using namespace specula;
using Filter = io::Hdf5WriteOptions::Filter;

void makeSeeds(const std::filesystem::path& folder) {
    JobContext job;
    const auto write = [&](const char* name, PixelType type, int frames, Filter filter,
                           const Shape& chunk, bool contiguous = false) {
        io::Hdf5WriteOptions options;
        options.filter = filter;
        options.chunk = chunk;
        options.contiguous = contiguous;
        options.attributes = {{"units", "counts"}, {"gain", 1.5}};
        io::writeHdf5(folder / name, *fuzz::seedSource(type, 31, 17, 1, frames), options, job);
    };
    write("bitshuffle.h5", PixelType::U32, 3, Filter::BitshuffleLz4, {});
    write("deflate.h5", PixelType::U16, 3, Filter::Deflate, {2, 8, 16});
    write("lzf.h5", PixelType::F32, 1, Filter::Lzf, {});
    write("lz4.h5", PixelType::I16, 2, Filter::Lz4, {1, 17, 31});
    write("contiguous.h5", PixelType::U8, 2, Filter::None, {}, true);
}

const fuzz::Target kTarget{"hdf5", "h5", io::openHdf5, io::inspectHdf5, makeSeeds};

} // namespace

#if defined(SPECULA_LIBFUZZER)
SPECULA_FUZZ_TARGET(kTarget)
#else

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true; // it reserves terabytes of addresses, and is slow
#else
constexpr bool kSanitized = false;
#endif

// The HDF5 library itself dies on some damaged metadata. So every input runs in a child, and the
// stack tells whose fault a crash is: ours fails the test, the library's own is counted and shown.

namespace {

constexpr int kOurs = 2, kLibrary = 3;

/// The inputs of seed 1 on which libhdf5 1.10.8 reads a few bytes behind its copy of an object
/// header of the old kind, which has no checksum (H5O__attr_decode takes lengths on trust). Only
/// the address sanitizer notices. Whatever else dies fails the test.
constexpr std::int64_t kReadsTooFar[] = {585, 5603};

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
        const bool ours = std::strstr(where.dli_fname, "fuzz_hdf5") != nullptr;
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

int runInChild(const fuzz::Bytes& input) {
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
            fuzz::fuzzOne(kTarget, input.data(), input.size());
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

int main(int argc, char** argv) {
    const fuzz::Options options(argc, argv, 10000);
    showStacks = options.count == 1;
    void* warmUp[4];
    backtrace(warmUp, 4); // loads what it needs, outside the signal handler
    fuzz::makeScratch();
    const auto folder =
        std::filesystem::temp_directory_path() / ("specula-fuzz-hdf5-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    makeSeeds(folder);
    std::vector<fuzz::Bytes> corpus;
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
            const fuzz::Bytes bytes(std::istreambuf_iterator<char>(in), {});
            ours += runInChild(bytes) == 0 ? 0 : 1;
        }
        return ours == 0 ? 0 : 1;
    }
    for (const fuzz::Bytes& seed : corpus)
        ours += runInChild(seed) == 0 ? 0 : 1;
    for (std::int64_t n = options.start; n < options.start + options.count; ++n) {
        const int result = runInChild(fuzz::mutated(corpus, options.seed, n));
        if (result == 0 ||
            (result == kLibrary && options.seed == 1 && std::ranges::count(kReadsTooFar, n) > 0))
            continue;
        ++(result == kLibrary ? library : ours);
        std::printf("fuzz hdf5: %s; repeat with: --seed %llu --start %lld --count 1\n",
                    result == kLibrary ? "died inside libhdf5" : "our own code failed",
                    static_cast<unsigned long long>(options.seed), static_cast<long long>(n));
    }
    std::printf("fuzz hdf5: %lld inputs, %lld failures of ours, %lld crashes inside libhdf5\n",
                static_cast<long long>(options.count), static_cast<long long>(ours),
                static_cast<long long>(library));
    return ours + library == 0 ? 0 : 1;
}
#endif
