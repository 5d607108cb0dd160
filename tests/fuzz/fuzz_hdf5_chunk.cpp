// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/hdf5_filters.h"
#include "fuzz_options.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <span>
#include <string>
#include <vector>

// The decoder of raw chunks, which works on bytes of files nobody checked: any pipeline of up to
// three of our filters with any parameters, on any data.

namespace {

using namespace specula;
using namespace specula::io;

constexpr int kIds[] = {kFilterDeflate, kFilterShuffle, kFilterFletcher32,
                        kFilterLzf,     kFilterLz4,     kFilterBitshuffle};

/// First byte: element size; second: filters; then up to five parameters each; then the chunk.
int decodeAny(std::span<const std::byte> data) {
    std::size_t at = 0;
    const auto next = [&] { return at < data.size() ? std::to_integer<unsigned>(data[at++]) : 0u; };
    const std::size_t element = std::size_t{1} << next() % 4;
    std::vector<Hdf5Filter> filters(next() % 4);
    for (Hdf5Filter& f : filters) {
        f.id = kIds[next() % std::size(kIds)];
        f.parameters.resize(next() % 6);
        for (unsigned& p : f.parameters)
            p = next();
    }
    const std::size_t chunk = element * (1 + (next() << 4 | next() >> 4));
    const auto mask = next() % 8;
    const ChunkCodec codec(filters, element, chunk);
    std::vector<std::byte> out(chunk + 32, std::byte{0xa5});
    try {
        codec.decode(data.subspan(at), mask, std::span(out).first(chunk));
    } catch (const Error&) { // an answer
    }
    for (std::size_t i = chunk; i < out.size(); ++i)
        if (out[i] != std::byte{0xa5})
            std::abort(); // wrote beyond its chunk
    return 0;
}

} // namespace

#if defined(SPECULA_LIBFUZZER)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return decodeAny(std::as_bytes(std::span(data, size)));
}
#else

namespace {

/// A valid input of decodeAny(): the recipe, then a chunk encoded with it.
std::vector<std::byte> seed(std::mt19937& random) {
    const std::size_t log = random() % 4, element = std::size_t{1} << log;
    std::vector<std::byte> recipe{static_cast<std::byte>(log)};
    const auto put = [&](std::size_t v) { recipe.push_back(static_cast<std::byte>(v)); };
    std::vector<Hdf5Filter> filters;
    const std::size_t compressor = random() % 5, count = compressor < 4 ? 2 : 1;
    put(count);
    const auto add = [&](std::size_t id, std::vector<unsigned> parameters) {
        put(id);
        put(parameters.size());
        for (const unsigned p : parameters)
            put(p);
        filters.push_back({kIds[id], std::move(parameters), {}});
    };
    const auto bytes = static_cast<unsigned>(element);
    if (count == 2)
        add(compressor == 3 ? 1 : 1 + random() % 2, {bytes});
    constexpr std::size_t kCompressors[] = {0, 3, 4, 5, 5};
    if (kCompressors[compressor] == 5)
        add(5, {0, 4, bytes, random() % 2 ? 0u : 16u, compressor == 3 ? 0u : 2u});
    else
        add(kCompressors[compressor], {compressor == 2 ? 64u : 4u});
    const std::size_t high = random() % 32;
    put(high);
    put(0);
    put(0);
    std::vector<std::byte> plain(element * (1 + (high << 4)));
    for (std::byte& b : plain)
        b = static_cast<std::byte>(random() % 3);
    std::uint32_t mask = 0;
    const auto raw = ChunkCodec(filters, element, plain.size()).encode(plain, mask);
    recipe.back() = static_cast<std::byte>(mask);
    recipe.insert(recipe.end(), raw.begin(), raw.end());
    return recipe;
}

} // namespace

int main(int argc, char** argv) {
    const fuzz::Options options(argc, argv, 40000);
    for (const auto& file : options.files) {
        std::ifstream in(file, std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        decodeAny(std::as_bytes(std::span(bytes)));
    }
    if (!options.files.empty())
        return 0;
    std::mt19937 random(static_cast<std::mt19937::result_type>(options.seed));
    std::vector<std::byte> data;
    // Each input follows from those before it: what stands before the first is made, not run.
    const std::int64_t end = options.start + options.count;
    for (std::int64_t i = 0; i < end; ++i) {
        if (i % 16 == 0)
            data = seed(random);
        std::vector<std::byte> changed = data;
        for (auto k = random() % 5; k-- > 0 && !changed.empty();) {
            const std::size_t where =
                random() %
                (random() % 2 ? changed.size() : std::min<std::size_t>(changed.size(), 40));
            switch (random() % 4) {
            case 0:
                changed[where] = static_cast<std::byte>(random());
                break;
            case 1:
                changed[where] ^= static_cast<std::byte>(1u << random() % 8);
                break;
            case 2:
                changed[where] = std::byte{0xff};
                break;
            default:
                changed.resize(where);
            }
        }
        if (i >= options.start)
            decodeAny(changed);
    }
    fmt::print("hdf5_chunk: {} inputs decoded or refused\n", options.count);
    return 0;
}
#endif
