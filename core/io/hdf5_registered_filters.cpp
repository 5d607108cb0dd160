// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_registered_filters.h"

#include "core/base/error.h"
#include "core/io/big_endian.h"
#include "core/io/hdf5_filters.h"

#include <hdf5.h>

#include <cstring>

namespace specula::io {
namespace {

/// Size of the decoded chunk: the first two formats carry it, LZF has it as its third parameter.
std::size_t decodedBytes(int id, std::span<const unsigned> parameters,
                         std::span<const std::byte> raw) {
    if (id == kFilterLzf)
        return parameters.size() > 2 ? parameters[2] : 0;
    if (id == kFilterBitshuffle && (parameters.size() <= 4 || parameters[4] == 0))
        return raw.size();
    return raw.size() < 12 ? 0 : static_cast<std::size_t>(loadBigEndian<8>(raw.data()));
}

/// HDF5's calling convention: returns the new size, 0 for failure, and may replace the buffer.
template<int Id>
std::size_t filter(unsigned flags, std::size_t parameterCount, const unsigned* parameters,
                   std::size_t bytes, std::size_t* bufferBytes, void** buffer) {
    try {
        const std::span<const std::byte> in(static_cast<const std::byte*>(*buffer), bytes);
        const std::span<const unsigned> values(parameters, parameterCount);
        const std::size_t element = Id == kFilterBitshuffle && values.size() > 2 ? values[2] : 1;
        const bool decode = (flags & H5Z_FLAG_REVERSE) != 0;
        const std::size_t plainBytes = decode ? decodedBytes(Id, values, in) : bytes;
        const ChunkCodec codec({{Id, {values.begin(), values.end()}, {}}}, element, plainBytes);
        std::vector<std::byte> out;
        if (decode) {
            if (!codec.foreign().empty() || plainBytes == 0 || !codec.plausible(bytes, 0))
                return 0;
            out.resize(plainBytes);
            codec.decode(in, 0, out);
        } else {
            std::uint32_t mask = 0;
            out = codec.encode(in, mask);
            if (mask != 0)
                return 0;
        }
        if (out.size() > *bufferBytes) {
            void* larger = H5allocate_memory(out.size(), false);
            if (larger == nullptr)
                return 0;
            H5free_memory(*buffer);
            *buffer = larger;
            *bufferBytes = out.size();
        }
        std::memcpy(*buffer, out.data(), out.size());
        return out.size();
    } catch (...) {
        return 0; // no exception may cross the C library
    }
}

template<int Id>
bool add(const char* name) {
    const H5Z_class2_t description{H5Z_CLASS_T_VERS, Id, 1, 1, name, nullptr, nullptr, filter<Id>};
    return H5Zregister(&description) >= 0;
}

} // namespace

bool registerHdf5Filters() {
    const bool lzf = add<kFilterLzf>("lzf"), lz4 = add<kFilterLz4>("lz4"),
               bits = add<kFilterBitshuffle>("bitshuffle");
    return lzf && lz4 && bits;
}

} // namespace specula::io
