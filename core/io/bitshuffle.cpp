// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/bitshuffle.h"

#include "core/base/array.h"
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/io/big_endian.h"
#include "core/io/bit_transpose.h"

#include <fmt/format.h>
#include <lz4.h>

#include <array>
#include <climits>
#include <cstring>
#include <initializer_list>

namespace specula::io::bitshuffle {
namespace {

Error broken(std::string reason) {
    return Error(ErrorCode::Input, "bitshuffle: " + std::move(reason));
}

using Words = std::array<std::uint64_t, 8>;

void swapBits(std::uint64_t& a, std::uint64_t& b, int s, std::uint64_t mask) {
    const std::uint64_t t = ((a >> s) ^ b) & mask;
    b ^= t;
    a ^= t << s;
}

/// Word k, bit i of every byte <-> word i, bit k: its own inverse.
void transposeBits(Words& w) {
    for (std::size_t k = 0; k < 4; ++k)
        swapBits(w[k], w[k + 4], 4, 0x0f0f0f0f0f0f0f0fu);
    for (std::size_t k : {0u, 1u, 4u, 5u})
        swapBits(w[k], w[k + 2], 2, 0x3333333333333333u);
    for (std::size_t k : {0u, 2u, 4u, 6u})
        swapBits(w[k], w[k + 1], 1, 0x5555555555555555u);
}

/// Word k, byte i <-> word i, byte k.
void transposeBytes(Words& w) {
    for (std::size_t k = 0; k < 4; ++k)
        swapBits(w[k], w[k + 4], 32, 0x00000000ffffffffu);
    for (std::size_t k : {0u, 1u, 4u, 5u})
        swapBits(w[k], w[k + 2], 16, 0x0000ffff0000ffffu);
    for (std::size_t k : {0u, 2u, 4u, 6u})
        swapBits(w[k], w[k + 1], 8, 0x00ff00ff00ff00ffu);
}

/// Columns [first, last) of the bit planes of byte `b`, at most eight of them.
void unshuffleColumns(const std::byte* planes, std::size_t planeBytes, std::size_t first,
                      std::size_t last, std::byte* out, std::size_t elementBytes) {
    Words w{};
    for (std::size_t k = 0; k < 8; ++k)
        w[k] = loadLittleEndian(planes + k * planeBytes + first, last - first);
    transposeBits(w);
    transposeBytes(w);
    for (std::size_t j = 0; j < last - first; ++j)
        for (std::size_t i = 0; i < 8; ++i)
            out[((first + j) * 8 + i) * elementBytes] =
                static_cast<std::byte>(w[j] >> (8 * i) & 0xff);
}

void unshuffleFrom(std::size_t doneElements, const std::byte* in, std::byte* out,
                   std::size_t elements, std::size_t elementBytes) {
    const std::size_t planeBytes = elements / 8;
    for (std::size_t b = 0; b < elementBytes; ++b)
        for (std::size_t c = doneElements / 8; c < planeBytes; c += 8)
            unshuffleColumns(in + b * 8 * planeBytes, planeBytes, c, std::min(c + 8, planeBytes),
                             out + b, elementBytes);
}

/// How a chunk of `bytes` splits into blocks.
struct Blocks {
    std::size_t blockBytes = 0, full = 0, lastBytes = 0, looseBytes = 0;

    Blocks(std::size_t bytes, std::size_t elementBytes, std::size_t blockElements) {
        if (elementBytes == 0 || bytes % elementBytes != 0)
            throw broken(fmt::format("{} bytes are not a whole number of elements of {} bytes",
                                     bytes, elementBytes));
        if (blockElements == 0 || blockElements % 8 != 0)
            throw broken(
                fmt::format("a block of {} elements is not a multiple of 8", blockElements));
        const std::size_t elements = bytes / elementBytes;
        full = elements / blockElements;
        const std::size_t rest = elements % blockElements;
        blockBytes = full > 0 ? blockElements * elementBytes : 0;
        lastBytes = rest / 8 * 8 * elementBytes;
        looseBytes = rest % 8 * elementBytes;
    }
    std::size_t count() const { return full + (lastBytes > 0 ? 1 : 0); }
    std::size_t size(std::size_t i) const { return i < full ? blockBytes : lastBytes; }
    std::size_t largest() const { return full > 0 ? blockBytes : lastBytes; }
};

} // namespace

std::size_t defaultBlockElements(std::size_t elementBytes) {
    return std::max<std::size_t>(8192 / std::max<std::size_t>(elementBytes, 1) / 8 * 8, 128);
}

void unshufflePortable(const std::byte* in, std::byte* out, std::size_t elements,
                       std::size_t elementBytes) {
    unshuffleFrom(0, in, out, elements, elementBytes);
}

void unshuffle(const std::byte* in, std::byte* out, std::size_t elements,
               std::size_t elementBytes) {
    const std::size_t done = haveAvx2() ? unshuffleAvx2(in, out, elements, elementBytes) : 0;
    unshuffleFrom(done, in, out, elements, elementBytes);
}

void shuffle(const std::byte* in, std::byte* out, std::size_t elements, std::size_t elementBytes) {
    const std::size_t planeBytes = elements / 8;
    for (std::size_t b = 0; b < elementBytes; ++b)
        for (std::size_t c = 0; c < planeBytes; c += 8) {
            const std::size_t columns = std::min<std::size_t>(8, planeBytes - c);
            Words w{};
            for (std::size_t j = 0; j < columns; ++j)
                for (std::size_t i = 0; i < 8; ++i)
                    w[j] |= std::to_integer<std::uint64_t>(in[((c + j) * 8 + i) * elementBytes + b])
                            << (8 * i);
            transposeBytes(w);
            transposeBits(w);
            for (std::size_t k = 0; k < 8; ++k)
                for (std::size_t j = 0; j < columns; ++j)
                    out[(b * 8 + k) * planeBytes + c + j] =
                        static_cast<std::byte>(w[k] >> (8 * j) & 0xff);
        }
}

namespace {

template<class Transposition>
void eachBlock(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
               std::size_t blockElements, Transposition&& transposition) {
    if (in.size() != out.size())
        throw broken(fmt::format("the chunk has {} bytes instead of {}", in.size(), out.size()));
    const Blocks blocks(in.size(), elementBytes,
                        blockElements ? blockElements : defaultBlockElements(elementBytes));
    std::size_t at = 0;
    for (std::size_t i = 0; i < blocks.count(); at += blocks.size(i), ++i)
        transposition(in.data() + at, out.data() + at, blocks.size(i) / elementBytes, elementBytes);
    if (blocks.looseBytes > 0)
        std::memcpy(out.data() + at, in.data() + at, blocks.looseBytes);
}

} // namespace

void decodePlain(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
                 std::size_t blockElements) {
    eachBlock(in, out, elementBytes, blockElements, unshuffle);
}

void encodePlain(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
                 std::size_t blockElements) {
    eachBlock(in, out, elementBytes, blockElements, shuffle);
}

void decodeLz4(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes,
               ThreadPool* pool) {
    constexpr std::size_t kHeader = 12;
    if (in.size() < kHeader)
        throw broken("the chunk is shorter than its header");
    const std::uint64_t total = loadBigEndian<8>(in.data());
    if (total != out.size())
        throw broken(fmt::format("the chunk announces {} bytes instead of {}", total, out.size()));
    const std::uint64_t blockBytes = loadBigEndian<4>(in.data() + 8);
    if (elementBytes == 0 || blockBytes % elementBytes != 0 || blockBytes > LZ4_MAX_INPUT_SIZE)
        throw broken(fmt::format("a block of {} bytes does not hold elements of {} bytes",
                                 blockBytes, elementBytes));
    const Blocks blocks(out.size(), elementBytes,
                        blockBytes ? blockBytes / elementBytes
                                   : defaultBlockElements(elementBytes));

    // A cheap walk over the block headers first: checks the lengths and lets blocks run in
    // parallel.
    std::vector<std::size_t> starts(blocks.count() + 1);
    std::size_t at = kHeader;
    for (std::size_t i = 0; i < blocks.count(); ++i) {
        if (in.size() - at < 4)
            throw broken(fmt::format("the chunk ends before block {} of {}", i, blocks.count()));
        const std::uint64_t size = loadBigEndian<4>(in.data() + at);
        if (size > in.size() - at - 4 || size > INT_MAX)
            throw broken(fmt::format("block {} reaches beyond the end of the chunk", i));
        starts[i] = at;
        at += 4 + size;
    }
    starts.back() = at;
    if (in.size() - at < blocks.looseBytes)
        throw broken("the chunk ends before its last elements");

    const auto decode = [&](std::int64_t first, std::int64_t last) {
        auto scratch =
            Array<std::byte>::uninitialized({static_cast<std::int64_t>(blocks.largest())});
        std::byte* planes = scratch.edit().data();
        for (auto i = static_cast<std::size_t>(first); i < static_cast<std::size_t>(last); ++i) {
            const std::size_t bytes = blocks.size(i), from = starts[i] + 4;
            const int got = LZ4_decompress_safe(
                reinterpret_cast<const char*>(in.data() + from), reinterpret_cast<char*>(planes),
                static_cast<int>(starts[i + 1] - from), static_cast<int>(bytes));
            if (got < 0 || static_cast<std::size_t>(got) != bytes)
                throw broken(fmt::format("LZ4 data of block {} are damaged", i));
            unshuffle(planes, out.data() + i * blocks.blockBytes, bytes / elementBytes,
                      elementBytes);
        }
    };
    const auto count = static_cast<std::int64_t>(blocks.count());
    if (pool != nullptr && count >= 64)
        pool->parallelFor(0, count, 32, decode);
    else
        decode(0, count);
    if (blocks.looseBytes > 0)
        std::memcpy(out.data() + out.size() - blocks.looseBytes, in.data() + at, blocks.looseBytes);
}

std::vector<std::byte> encodeLz4(std::span<const std::byte> in, std::size_t elementBytes,
                                 std::size_t blockElements) {
    const std::size_t inBlock = blockElements ? blockElements : defaultBlockElements(elementBytes);
    const Blocks blocks(in.size(), elementBytes, inBlock);
    std::vector<std::byte> out(12 + blocks.looseBytes +
                               blocks.count() * (4 + static_cast<std::size_t>(LZ4_compressBound(
                                                         static_cast<int>(blocks.largest())))));
    storeBigEndian<8>(out.data(), in.size());
    storeBigEndian<4>(out.data() + 8, inBlock * elementBytes);
    std::vector<std::byte> planes(blocks.largest());
    std::size_t at = 12, from = 0;
    for (std::size_t i = 0; i < blocks.count(); from += blocks.size(i), ++i) {
        shuffle(in.data() + from, planes.data(), blocks.size(i) / elementBytes, elementBytes);
        const int size = LZ4_compress_default(reinterpret_cast<const char*>(planes.data()),
                                              reinterpret_cast<char*>(out.data() + at + 4),
                                              static_cast<int>(blocks.size(i)),
                                              static_cast<int>(out.size() - at - 4));
        if (size <= 0)
            throw Error(ErrorCode::Computation, "LZ4 could not compress a block");
        storeBigEndian<4>(out.data() + at, static_cast<std::uint64_t>(size));
        at += 4 + static_cast<std::size_t>(size);
    }
    if (blocks.looseBytes > 0)
        std::memcpy(out.data() + at, in.data() + from, blocks.looseBytes);
    out.resize(at + blocks.looseBytes);
    return out;
}

} // namespace specula::io::bitshuffle
