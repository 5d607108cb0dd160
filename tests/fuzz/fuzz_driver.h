// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/file_info.h"
#include "core/io/open_source.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>

/// One fuzz target per reader. The suite runs a target over its seeds and thousands of
/// deterministic mutations with our own driver (any compiler); with SPECULA_LIBFUZZER the same
/// target becomes an entry point of clang's libFuzzer. A new one is a file of a few lines:
///     const specula::fuzz::Target kTarget{"npy", "npy", io::openNpy, io::inspectNpy, makeSeeds};
///     SPECULA_FUZZ_TARGET(kTarget)
namespace specula::fuzz {

struct Target {
    const char* name;
    const char* ending; ///< of the temporary file, without dot
    io::SourcePtr (*open)(const std::filesystem::path&, const io::OpenOptions&);
    bool (*inspect)(const std::filesystem::path&, io::FileInfo&, const CancelToken&);
    /// Writes small valid files (below 64 KiB each) into the folder; they are the corpus.
    void (*makeSeeds)(const std::filesystem::path& folder);
};

/// Opens, inspects and reads a few regions of what the bytes say. specula::Error is an answer;
/// anything else that comes out is a defect and is passed on. Always 0.
int fuzzOne(const Target& target, const std::uint8_t* data, std::size_t size);

/// Makes the folder that inputs are written to: children that are forked afterwards share it, and
/// the parent removes it.
void makeScratch();

/// The suite: seeds, their headers alone, then `--count N` mutations (10000) from `--seed S` (1);
/// or only the files named. Fails on a foreign exception, on more than 5 s or 256 MiB for one
/// input, and (by dying, with the input kept and its number printed) on a crash.
int runSuite(const Target& target, int argc, char** argv);

} // namespace specula::fuzz

#if defined(SPECULA_LIBFUZZER)
#define SPECULA_FUZZ_TARGET(target)                                                                \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);             \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {            \
        return specula::fuzz::fuzzOne(target, data, size);                                         \
    }
#else
#define SPECULA_FUZZ_TARGET(target)                                                                \
    int main(int argc, char** argv) {                                                              \
        return specula::fuzz::runSuite(target, argc, argv);                                        \
    }
#endif
