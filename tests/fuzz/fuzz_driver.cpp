// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_driver.h"

#include "core/base/error.h"
#include "fuzz_options.h"
#include "mutator.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace specula::fuzz {
namespace fs = std::filesystem;
namespace {

constexpr int kSecondsPerInput = 5;
constexpr long kGrowthKib = 256 * 1024;

/// The folder the inputs are written to; in memory where there is such a place.
class Scratch {
  public:
    Scratch() {
        const fs::path shm = "/dev/shm";
        std::error_code missing;
        const fs::path parent = fs::is_directory(shm, missing) ? shm : fs::temp_directory_path();
        m_folder = parent / fmt::format("specula-fuzz-{}", getpid());
        fs::create_directories(m_folder);
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const fs::path& folder() const { return m_folder; }

  private:
    fs::path m_folder;
};

const fs::path& scratchFolder() {
    static const Scratch scratch;
    return scratch.folder();
}

void writeBytes(const fs::path& file, const std::uint8_t* data, std::size_t size) {
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    if (!out.flush())
        throw std::runtime_error("fuzz: cannot write " + file.string());
}

Bytes readBytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return Bytes(std::istreambuf_iterator<char>(in), {});
}

void readSome(const io::RegionSource& source) {
    const io::SourceDescription& d = source.describe();
    std::vector<std::int64_t> frames{0};
    if (d.frames > 1)
        frames.insert(frames.end(), {1, d.frames - 1});
    for (const std::int64_t frame : frames)
        for (int level = 0; level < std::min<int>(16, static_cast<int>(d.levels.size())); ++level) {
            const auto& l = d.levels[static_cast<std::size_t>(level)];
            const std::int64_t w = std::min<std::int64_t>(l.width, 13);
            const std::int64_t h = std::min<std::int64_t>(l.height, 17);
            for (const Rect& rect : {Rect{0, 0, w, h}, Rect{l.width - w, l.height - h, w, h}})
                try {
                    source.readPixels({frame, level, rect, 0, std::min(d.channels, 4)});
                } catch (const Error&) { // an answer
                }
        }
}

/// Runs one input with its time watched from outside; says what is wrong, or nothing.
class Watch {
  public:
    Watch()
        : m_thread([this] { loop(); }) {}
    ~Watch() {
        m_stop = true;
        m_thread.join();
    }
    void begin() { m_deadline = now() + kSecondsPerInput * 1000; }
    void end() { m_deadline = 0; }

  private:
    static std::int64_t now() {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
    void loop() {
        while (!m_stop) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            const std::int64_t deadline = m_deadline;
            if (deadline != 0 && now() > deadline) {
                std::fprintf(stderr, "fuzz: more than %d s for one input\n", kSecondsPerInput);
                std::abort(); // the signal handler names and keeps the input
            }
        }
    }
    std::atomic<std::int64_t> m_deadline{0};
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

char crashText[512]; // filled before each input, only written out by the handler
std::size_t crashLength = 0;

extern "C" void onCrash(int signal) {
    const auto ignored = write(STDERR_FILENO, crashText, crashLength);
    static_cast<void>(ignored);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void announce(const std::string& what) {
    const std::string text = fmt::format("fuzz: died on {}\n", what).substr(0, sizeof crashText);
    std::copy(text.begin(), text.end(), crashText);
    crashLength = text.size();
}

long peakKib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/// The sanitizers reserve address space and keep freed blocks: the memory guard is off there.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kGuardMemory = false;
#else
constexpr bool kGuardMemory = true;
#endif

class Suite {
  public:
    explicit Suite(const Target& target)
        : m_target(target) {
        for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL})
            std::signal(signal, onCrash);
        if (kGuardMemory) {
            // Generous in address space (threads, mapped files), exact in what is touched below.
            const rlimit limit{std::size_t{2} << 30, std::size_t{2} << 30};
            setrlimit(RLIMIT_AS, &limit);
        }
    }

    void run(const Bytes& input, const std::string& what) {
        ++m_inputs;
        announce(
            fmt::format("{} ({} bytes); repeat with the options it names", what, input.size()));
        const long before = peakKib();
        m_watch.begin();
        try {
            fuzzOne(m_target, input.data(), input.size());
        } catch (const std::exception& e) {
            fail(input, fmt::format("{}: {}: {}", what, typeid(e).name(), e.what()));
        }
        m_watch.end();
        if (kGuardMemory && peakKib() - before > kGrowthKib)
            fail(input, fmt::format("{}: took {} MiB", what, (peakKib() - before) / 1024));
    }

    int finish() const {
        std::printf("fuzz %s: %d inputs, %d failures\n", m_target.name, m_inputs, m_failures);
        return m_failures == 0 ? 0 : 1;
    }
    bool tooMany() const { return m_failures >= 10; }

  private:
    void fail(const Bytes& input, const std::string& text) {
        ++m_failures;
        const fs::path kept =
            fmt::format("fuzz-{}-{}.{}", m_target.name, m_failures, m_target.ending);
        writeBytes(kept, input.data(), input.size());
        std::fprintf(stderr, "fuzz: %s; kept as %s\n", text.c_str(), kept.c_str());
    }

    const Target& m_target;
    Watch m_watch;
    int m_inputs = 0, m_failures = 0;
};

} // namespace

int fuzzOne(const Target& target, const std::uint8_t* data, std::size_t size) {
    const fs::path file = scratchFolder() / fmt::format("input.{}", target.ending);
    writeBytes(file, data, size);
    try {
        io::FileInfo info;
        target.inspect(file, info, {});
    } catch (const Error&) { // an answer
    }
    try {
        if (const io::SourcePtr source = target.open(file, {}))
            readSome(*source);
    } catch (const Error&) { // an answer
    }
    return 0;
}

void makeScratch() {
    scratchFolder();
}

int runSuite(const Target& target, int argc, char** argv) {
    const Options options(argc, argv, 10000);
    Suite suite(target);
    for (const fs::path& file : options.files)
        suite.run(readBytes(file), file.string());
    if (!options.files.empty())
        return suite.finish();

    const fs::path folder = scratchFolder() / "seeds";
    fs::create_directories(folder);
    target.makeSeeds(folder);
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Bytes> corpus;
    for (const fs::path& path : paths) {
        const Bytes whole = readBytes(path);
        const std::string name = path.filename().string();
        if (!target.open(path, {})) {
            std::fprintf(stderr, "fuzz: the seed %s is not read by its own reader\n", name.c_str());
            return 1;
        }
        suite.run(whole, "seed " + name);
        for (const std::size_t part : {std::size_t{0}, std::size_t{4}, std::size_t{16},
                                       std::size_t{128}, std::size_t{512}, whole.size() / 2})
            suite.run(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(
                                                               std::min(part, whole.size()))),
                      fmt::format("the first {} bytes of {}", part, name));
        corpus.push_back(whole);
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "fuzz: no seeds\n");
        return 1;
    }
    const std::int64_t end = options.start + options.count;
    for (std::int64_t n = options.start; n < end && !suite.tooMany(); ++n)
        suite.run(mutated(corpus, options.seed, n),
                  fmt::format("--seed {} --start {} --count 1", options.seed, n));
    return suite.finish();
}

} // namespace specula::fuzz
