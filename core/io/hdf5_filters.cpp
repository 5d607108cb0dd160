// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_filters.h"

#include "core/base/array.h"
#include "core/base/error.h"
#include "core/io/big_endian.h"
#include "core/io/bitshuffle.h"
#include "core/io/chunk_filters.h"

#include <fmt/format.h>

#include <cstring>

namespace specula::io {
namespace {

bool compresses(const Hdf5Filter& f) {
    return f.id == kFilterDeflate || f.id == kFilterLzf || f.id == kFilterLz4 ||
           (f.id == kFilterBitshuffle && f.parameters.size() > 4 && f.parameters[4] != 0);
}

bool known(const Hdf5Filter& f) {
    switch (f.id) {
    case kFilterDeflate:
    case kFilterShuffle:
    case kFilterFletcher32:
    case kFilterLzf:
    case kFilterLz4:
        return true;
    case kFilterBitshuffle: // 0 none, 2 LZ4 (3 is Zstandard)
        return f.parameters.size() <= 4 || f.parameters[4] == 0 || f.parameters[4] == 2;
    default:
        return false;
    }
}

std::size_t parameter(const Hdf5Filter& f, std::size_t i, std::size_t otherwise) {
    return i < f.parameters.size() && f.parameters[i] != 0 ? f.parameters[i] : otherwise;
}

void decodeStep(const Hdf5Filter& f, std::span<const std::byte> in, std::span<std::byte> out,
                std::size_t elementBytes, ThreadPool* pool) {
    switch (f.id) {
    case kFilterDeflate:
        chunkfilter::inflate(in, out);
        return;
    case kFilterShuffle:
        chunkfilter::unshuffle(in, out, parameter(f, 0, elementBytes));
        return;
    case kFilterFletcher32:
        chunkfilter::checkFletcher32(in);
        std::memcpy(out.data(), in.data(), out.size());
        return;
    case kFilterLzf:
        chunkfilter::decodeLzf(in, out);
        return;
    case kFilterLz4:
        chunkfilter::decodeLz4(in, out);
        return;
    default:
        break;
    }
    const std::size_t element = parameter(f, 2, elementBytes);
    if (compresses(f))
        bitshuffle::decodeLz4(in, out, element, pool);
    else
        bitshuffle::decodePlain(in, out, element, parameter(f, 3, 0));
}

} // namespace

std::string filterText(const Hdf5Filter& f) {
    switch (f.id) {
    case kFilterDeflate:
        return "deflate";
    case kFilterShuffle:
        return "shuffle";
    case kFilterFletcher32:
        return "Fletcher-32";
    case kFilterSzip:
        return "SZIP";
    case kFilterNbit:
        return "n-bit";
    case kFilterScaleOffset:
        return "scale-offset";
    case kFilterLzf:
        return "LZF";
    case kFilterLz4:
        return "LZ4";
    case kFilterBitshuffle:
        if (f.parameters.size() > 4 && f.parameters[4] == 3)
            return "bitshuffle-Zstandard";
        return compresses(f) ? "bitshuffle-LZ4" : "bitshuffle";
    case 307:
        return "bzip2";
    case 32001:
        return "Blosc";
    case 32013:
        return "ZFP";
    case 32015:
        return "Zstandard";
    case 32026:
        return "Blosc2";
    default:
        return f.name.empty() ? fmt::format("filter {}", f.id)
                              : fmt::format("{} (filter {})", f.name, f.id);
    }
}

ChunkCodec::ChunkCodec(std::vector<Hdf5Filter> filters, std::size_t elementBytes,
                       std::size_t chunkBytes)
    : m_filters(std::move(filters))
    , m_elementBytes(elementBytes)
    , m_chunkBytes(chunkBytes) {
    int compressors = 0;
    for (const Hdf5Filter& f : m_filters) {
        compressors += compresses(f) ? 1 : 0;
        // Behind a second compressor the size in between is known to nobody: the library's
        // business.
        if (m_foreign.empty() && (!known(f) || compressors > 1))
            m_foreign = filterText(f);
    }
}

std::string ChunkCodec::text() const {
    std::string all;
    for (const Hdf5Filter& f : m_filters)
        all += (all.empty() ? "" : ", ") + filterText(f);
    return all.empty() ? "none" : all;
}

bool ChunkCodec::plausible(std::uint64_t rawBytes, std::uint32_t mask) const {
    std::uint64_t ratio = 1;
    for (std::size_t i = 0; i < m_filters.size(); ++i)
        if (i >= 32 || !(mask >> i & 1u))
            ratio *= compresses(m_filters[i]) ? 1100 : 1; // deflate: at most 1032:1, LZ4: 255:1
    return rawBytes >= m_chunkBytes / ratio;
}

void ChunkCodec::decode(std::span<const std::byte> raw, std::uint32_t mask,
                        std::span<std::byte> out, ThreadPool* pool) const {
    if (!m_foreign.empty())
        throw Error(ErrorCode::Input, "compressed with " + m_foreign + ", which is not built in");
    std::vector<const Hdf5Filter*> steps; // in decoding order
    std::size_t bytes = out.size(); // before the first decoding step but behind any compressor
    for (std::size_t i = m_filters.size(); i-- > 0;)
        if (i >= 32 || !(mask >> i & 1u))
            steps.push_back(&m_filters[i]);
    if (!plausible(raw.size(), mask))
        throw Error(ErrorCode::Input,
                    fmt::format("{} bytes cannot hold a chunk of {} bytes", raw.size(), bytes));
    // Size after each step, walking back from the end: only checksums add to it, the compressor
    // hides what comes before.
    std::vector<std::size_t> after(steps.size());
    for (std::size_t s = steps.size(); s-- > 0;) {
        after[s] = bytes;
        if (steps[s]->id == kFilterFletcher32)
            bytes += 4;
        else if (compresses(*steps[s]))
            break;
    }
    for (std::size_t s = 0; s < steps.size() && after[s] == 0; ++s) { // before the compressor
        const std::size_t before = s == 0 ? raw.size() : after[s - 1];
        const std::size_t removed = steps[s]->id == kFilterFletcher32 ? 4 : 0;
        if (before < removed)
            throw Error(ErrorCode::Input, "the chunk is shorter than its checksum");
        after[s] = before - removed;
    }

    Array<std::byte> buffers[2];
    std::span<const std::byte> in = raw;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const bool last = s + 1 == steps.size();
        const std::size_t removed = steps[s]->id == kFilterFletcher32 ? 4 : 0;
        if (!compresses(*steps[s]) && in.size() != after[s] + removed)
            throw Error(ErrorCode::Input,
                        fmt::format("{}: the chunk has {} bytes instead of {}",
                                    filterText(*steps[s]), in.size(), after[s] + removed));
        std::span<std::byte> to = out;
        if (!last) {
            Array<std::byte>& buffer = buffers[s % 2];
            buffer = Array<std::byte>::uninitialized({static_cast<std::int64_t>(after[s])});
            to = buffer.editValues();
        }
        decodeStep(*steps[s], in, to, m_elementBytes, pool);
        in = to;
    }
    if (steps.empty()) {
        if (raw.size() != out.size())
            throw Error(ErrorCode::Input, fmt::format("the chunk has {} bytes instead of {}",
                                                      raw.size(), out.size()));
        std::memcpy(out.data(), raw.data(), out.size());
    }
}

std::vector<std::byte> ChunkCodec::encode(std::span<const std::byte> chunk,
                                          std::uint32_t& mask) const {
    mask = 0;
    std::vector<std::byte> data(chunk.begin(), chunk.end());
    for (std::size_t i = 0; i < m_filters.size(); ++i) {
        const Hdf5Filter& f = m_filters[i];
        std::vector<std::byte> next;
        switch (f.id) {
        case kFilterDeflate:
            next = chunkfilter::deflate(data, static_cast<int>(parameter(f, 0, 4)));
            break;
        case kFilterShuffle:
            next.resize(data.size());
            chunkfilter::shuffle(data, next, parameter(f, 0, m_elementBytes));
            break;
        case kFilterFletcher32:
            next = chunkfilter::appendFletcher32(data);
            break;
        case kFilterLzf:
            next = chunkfilter::encodeLzf(data);
            break;
        case kFilterLz4:
            next = chunkfilter::encodeLz4(data, parameter(f, 0, 1u << 30));
            break;
        case kFilterBitshuffle:
            if (compresses(f)) {
                next = bitshuffle::encodeLz4(data, m_elementBytes, parameter(f, 3, 0));
            } else {
                next.resize(data.size());
                bitshuffle::encodePlain(data, next, m_elementBytes, parameter(f, 3, 0));
            }
            break;
        default:
            throw Error(ErrorCode::Usage, "cannot write with " + filterText(f));
        }
        if (next.empty() && !data.empty())
            mask |= 1u << i; // LZF gives up on what does not become smaller
        else
            data = std::move(next);
    }
    return data;
}

} // namespace specula::io
