// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "fuzz_options.h"
#include "mutator.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

/// Fuzz targets of parsers that take text (fuzz_driver.h is for readers of images):
///     SPECULA_TEXT_FUZZ("cube", parse, seeds())
/// where parse(std::string_view) may throw specula::Error and nothing else. As a program: every
/// seed, which must be taken, then `--count N` mutations (40000) from `--seed S` (1), or only the
/// files named.
namespace specula::fuzz {

inline Bytes bytesOf(std::string_view text) {
    return Bytes(text.begin(), text.end());
}

template<class Parse>
bool textGoesWell(const char* name, const Parse& parse, const Bytes& input,
                  const std::string& what) {
    const auto begin = std::chrono::steady_clock::now();
    try {
        parse(std::string_view(reinterpret_cast<const char*>(input.data()), input.size()));
    } catch (const Error&) { // an answer
    } catch (const std::exception& e) {
        const std::string kept = std::string("fuzz-") + name + ".txt";
        std::ofstream(kept, std::ios::binary)
            .write(reinterpret_cast<const char*>(input.data()),
                   static_cast<std::streamsize>(input.size()));
        std::fprintf(stderr, "fuzz %s: %s: %s; kept as %s\n", name, what.c_str(), e.what(),
                     kept.c_str());
        return false;
    }
    if (std::chrono::steady_clock::now() - begin > std::chrono::seconds(5)) {
        std::fprintf(stderr, "fuzz %s: %s: more than 5 s\n", name, what.c_str());
        return false;
    }
    return true;
}

template<class Parse>
int runTextSuite(const char* name, const Parse& parse, const std::vector<Bytes>& seeds, int argc,
                 char** argv) {
    const Options options(argc, argv, 40000);
    int failures = 0;
    for (const std::filesystem::path& file : options.files) {
        std::ifstream in(file, std::ios::binary);
        const Bytes bytes(std::istreambuf_iterator<char>(in), {});
        failures += textGoesWell(name, parse, bytes, file.string()) ? 0 : 1;
    }
    if (!options.files.empty())
        return failures == 0 ? 0 : 1;
    for (const Bytes& s : seeds)
        try {
            parse(std::string_view(reinterpret_cast<const char*>(s.data()), s.size()));
        } catch (const std::exception& e) {
            std::fprintf(stderr, "fuzz %s: a seed is refused: %s\n", name, e.what());
            return 1;
        }
    const std::int64_t end = options.start + options.count;
    std::int64_t done = 0;
    for (std::int64_t n = options.start; n < end && failures < 10; ++n, ++done)
        failures += textGoesWell(name, parse, mutated(seeds, options.seed, n),
                                 "--seed " + std::to_string(options.seed) + " --start " +
                                     std::to_string(n) + " --count 1")
                        ? 0
                        : 1;
    std::printf("fuzz %s: %lld inputs, %d failures\n", name, static_cast<long long>(done),
                failures);
    return failures == 0 ? 0 : 1;
}

} // namespace specula::fuzz

#if defined(SPECULA_LIBFUZZER)
#define SPECULA_TEXT_FUZZ(name, parse, seeds)                                                      \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);             \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {            \
        if (!specula::fuzz::textGoesWell(name, parse, specula::fuzz::Bytes(data, data + size),     \
                                         "an input"))                                              \
            std::abort();                                                                          \
        return 0;                                                                                  \
    }
#else
#define SPECULA_TEXT_FUZZ(name, parse, seeds)                                                      \
    int main(int argc, char** argv) {                                                              \
        return specula::fuzz::runTextSuite(name, parse, seeds, argc, argv);                        \
    }
#endif
