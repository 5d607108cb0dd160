// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/chunk_filters.h"

#include "core/base/error.h"
#include "core/io/big_endian.h"

#include <fmt/format.h>
#include <lz4.h>
#include <lzf.h>
#include <zlib.h>

#include <algorithm>
#include <climits>
#include <cstring>

namespace specula::io::chunkfilter {
namespace {

Error broken(std::string reason) {
    return Error(ErrorCode::Input, std::move(reason));
}

template<std::size_t N>
void unshuffleFixed(const std::byte* in, std::byte* out, std::size_t elements) {
    for (std::size_t e = 0; e < elements; ++e)
        for (std::size_t b = 0; b < N; ++b)
            out[e * N + b] = in[b * elements + e];
}

/// The checksum of HDF5: Fletcher's sums over 16-bit big-endian words.
std::uint32_t fletcher32(std::span<const std::byte> data) {
    std::uint32_t sum1 = 0, sum2 = 0;
    const auto fold = [](std::uint32_t s) { return (s & 0xffff) + (s >> 16); };
    std::size_t words = data.size() / 2, at = 0;
    while (words > 0) {
        const std::size_t run = std::min<std::size_t>(words, 360); // sums cannot overflow before
        for (std::size_t i = 0; i < run; ++i, at += 2) {
            sum1 += static_cast<std::uint32_t>(loadBigEndian<2>(data.data() + at));
            sum2 += sum1;
        }
        words -= run;
        sum1 = fold(sum1);
        sum2 = fold(sum2);
    }
    if (data.size() % 2 != 0) {
        sum1 += static_cast<std::uint32_t>(loadBigEndian<1>(data.data() + at)) << 8;
        sum2 += sum1;
        sum1 = fold(sum1);
        sum2 = fold(sum2);
    }
    return fold(sum2) << 16 | fold(sum1);
}

} // namespace

void inflate(std::span<const std::byte> in, std::span<std::byte> out) {
    if (in.size() > UINT_MAX || out.size() > UINT_MAX)
        throw broken("deflate: a chunk of more than 4 GiB");
    z_stream z{};
    if (inflateInit(&z) != Z_OK)
        throw Error(ErrorCode::Computation, "zlib could not be started");
    z.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(in.data()));
    z.avail_in = static_cast<uInt>(in.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    const int status = ::inflate(&z, Z_FINISH);
    const std::size_t got = z.total_out;
    inflateEnd(&z);
    if (status != Z_STREAM_END || got != out.size())
        throw broken(
            fmt::format("deflate: the data are damaged ({} of {} bytes decoded)", got, out.size()));
}

std::vector<std::byte> deflate(std::span<const std::byte> in, int level) {
    uLongf size = compressBound(static_cast<uLong>(in.size()));
    std::vector<std::byte> out(size);
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                  reinterpret_cast<const Bytef*>(in.data()), static_cast<uLong>(in.size()),
                  level) != Z_OK)
        throw Error(ErrorCode::Computation, "zlib could not compress a chunk");
    out.resize(size);
    return out;
}

void unshuffle(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes) {
    const std::size_t elements = in.size() / elementBytes;
    switch (elementBytes) {
    case 2:
        unshuffleFixed<2>(in.data(), out.data(), elements);
        break;
    case 4:
        unshuffleFixed<4>(in.data(), out.data(), elements);
        break;
    case 8:
        unshuffleFixed<8>(in.data(), out.data(), elements);
        break;
    default:
        for (std::size_t b = 0; b < elementBytes && elements > 0; ++b)
            for (std::size_t e = 0; e < elements; ++e)
                out[e * elementBytes + b] = in[b * elements + e];
    }
    std::copy(in.begin() + static_cast<std::ptrdiff_t>(elements * elementBytes), in.end(),
              out.begin() + static_cast<std::ptrdiff_t>(elements * elementBytes));
}

void shuffle(std::span<const std::byte> in, std::span<std::byte> out, std::size_t elementBytes) {
    const std::size_t elements = in.size() / elementBytes;
    for (std::size_t b = 0; b < elementBytes && elements > 0; ++b)
        for (std::size_t e = 0; e < elements; ++e)
            out[b * elements + e] = in[e * elementBytes + b];
    std::copy(in.begin() + static_cast<std::ptrdiff_t>(elements * elementBytes), in.end(),
              out.begin() + static_cast<std::ptrdiff_t>(elements * elementBytes));
}

void checkFletcher32(std::span<const std::byte> in) {
    if (in.size() < 4)
        throw broken("Fletcher-32: the chunk is shorter than its checksum");
    const std::uint32_t sum = fletcher32(in.first(in.size() - 4));
    const auto stored = static_cast<std::uint32_t>(loadLittleEndian(in.data() + in.size() - 4, 4));
    // Files of HDF5 before 1.6.3 on little-endian machines hold it with the bytes of each half
    // exchanged.
    const std::uint32_t swapped = (sum & 0x00ff00ffu) << 8 | (sum & 0xff00ff00u) >> 8;
    if (stored != sum && stored != swapped)
        throw broken("Fletcher-32: the checksum of the chunk is wrong, its data are damaged");
}

std::vector<std::byte> appendFletcher32(std::span<const std::byte> in) {
    std::vector<std::byte> out(in.begin(), in.end());
    std::uint32_t sum = fletcher32(in);
    for (int i = 0; i < 4; ++i, sum >>= 8)
        out.push_back(static_cast<std::byte>(sum & 0xff));
    return out;
}

void decodeLzf(std::span<const std::byte> in, std::span<std::byte> out) {
    if (in.size() > UINT_MAX || out.size() > UINT_MAX)
        throw broken("LZF: a chunk of more than 4 GiB");
    if (in.empty() || lzf_decompress(in.data(), static_cast<unsigned>(in.size()), out.data(),
                                     static_cast<unsigned>(out.size())) != out.size())
        throw broken("LZF: the data are damaged");
}

std::vector<std::byte> encodeLzf(std::span<const std::byte> in) {
    if (in.size() < 5 || in.size() > UINT_MAX)
        return {};
    std::vector<std::byte> out(in.size() - 1);
    out.resize(lzf_compress(in.data(), static_cast<unsigned>(in.size()), out.data(),
                            static_cast<unsigned>(out.size())));
    return out;
}

void decodeLz4(std::span<const std::byte> in, std::span<std::byte> out) {
    if (in.size() < 12)
        throw broken("LZ4: the chunk is shorter than its header");
    const std::uint64_t total = loadBigEndian<8>(in.data());
    if (total != out.size())
        throw broken(
            fmt::format("LZ4: the chunk announces {} bytes instead of {}", total, out.size()));
    const std::size_t block = loadBigEndian<4>(in.data() + 8);
    if (block == 0 && total > 0)
        throw broken("LZ4: blocks of no bytes");
    std::size_t at = 12;
    for (std::size_t to = 0; to < out.size(); to += block) {
        const std::size_t bytes = std::min(block, out.size() - to);
        if (in.size() - at < 4)
            throw broken("LZ4: the chunk ends too early");
        const std::size_t size = loadBigEndian<4>(in.data() + at);
        at += 4;
        if (size > in.size() - at)
            throw broken("LZ4: a block reaches beyond the end of the chunk");
        if (size == bytes) {
            std::memcpy(out.data() + to, in.data() + at, bytes);
        } else {
            if (size > INT_MAX || bytes > INT_MAX)
                throw broken("LZ4: a block of more than 2 GiB");
            const int got = LZ4_decompress_safe(reinterpret_cast<const char*>(in.data() + at),
                                                reinterpret_cast<char*>(out.data() + to),
                                                static_cast<int>(size), static_cast<int>(bytes));
            if (got < 0 || static_cast<std::size_t>(got) != bytes)
                throw broken("LZ4: the data are damaged");
        }
        at += size;
    }
}

std::vector<std::byte> encodeLz4(std::span<const std::byte> in, std::size_t blockBytes) {
    const std::size_t block =
        std::clamp<std::size_t>(blockBytes, 1, static_cast<std::size_t>(LZ4_MAX_INPUT_SIZE));
    std::vector<std::byte> out(12);
    storeBigEndian<8>(out.data(), in.size());
    storeBigEndian<4>(out.data() + 8, block);
    for (std::size_t from = 0; from < in.size(); from += block) {
        const std::size_t bytes = std::min(block, in.size() - from), at = out.size();
        out.resize(at + 4 + static_cast<std::size_t>(LZ4_compressBound(static_cast<int>(bytes))));
        std::size_t size = static_cast<std::size_t>(
            LZ4_compress_default(reinterpret_cast<const char*>(in.data() + from),
                                 reinterpret_cast<char*>(out.data() + at + 4),
                                 static_cast<int>(bytes), static_cast<int>(out.size() - at - 4)));
        if (size == 0 || size >= bytes) {
            size = bytes;
            std::memcpy(out.data() + at + 4, in.data() + from, bytes);
        }
        storeBigEndian<4>(out.data() + at, size);
        out.resize(at + 4 + size);
    }
    return out;
}

} // namespace specula::io::chunkfilter
