// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_dataset.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>

namespace specula::io {
namespace {

constexpr std::int64_t kLongestSide = std::int64_t{1} << 31;
constexpr std::int64_t kMostChunkBytes = std::int64_t{1} << 32;

bool isIeee(hid_t type, std::size_t exponentBits, std::size_t mantissaBits, std::size_t bits) {
    std::size_t sign = 0, exponent = 0, exponentSize = 0, mantissa = 0, mantissaSize = 0;
    if (H5Tget_fields(type, &sign, &exponent, &exponentSize, &mantissa, &mantissaSize) < 0)
        return false;
    return H5Tget_size(type) * 8 == bits && sign == bits - 1 && exponent == mantissaBits &&
           exponentSize == exponentBits && mantissa == 0 && mantissaSize == mantissaBits &&
           H5Tget_norm(type) == H5T_NORM_IMPLIED &&
           H5Tget_ebias(type) == (std::size_t{1} << (exponentBits - 1)) - 1;
}

std::optional<PixelType> integerType(std::size_t bytes, bool isSignedType) {
    switch (bytes) {
    case 1:
        return isSignedType ? PixelType::I8 : PixelType::U8;
    case 2:
        return isSignedType ? PixelType::I16 : PixelType::U16;
    case 4:
        return isSignedType ? PixelType::I32 : PixelType::U32;
    case 8:
        return isSignedType ? PixelType::I64 : PixelType::U64;
    default:
        return std::nullopt;
    }
}

hid_t nativeOf(PixelType type) {
    switch (type) {
    case PixelType::U8:
        return H5T_NATIVE_UINT8;
    case PixelType::I8:
        return H5T_NATIVE_INT8;
    case PixelType::U16:
        return H5T_NATIVE_UINT16;
    case PixelType::I16:
        return H5T_NATIVE_INT16;
    case PixelType::U32:
        return H5T_NATIVE_UINT32;
    case PixelType::I32:
        return H5T_NATIVE_INT32;
    case PixelType::U64:
        return H5T_NATIVE_UINT64;
    case PixelType::I64:
        return H5T_NATIVE_INT64;
    case PixelType::F32:
        return H5T_NATIVE_FLOAT;
    case PixelType::F64:
        break;
    }
    return H5T_NATIVE_DOUBLE;
}

std::vector<Hdf5Filter> filtersOf(hid_t creation) {
    std::vector<Hdf5Filter> filters;
    const int count = std::clamp(H5Pget_nfilters(creation), 0, 32);
    for (int i = 0; i < count; ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        char name[64] = {};
        Hdf5Filter f;
        f.id = H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &values, nullptr,
                              sizeof name, name, &config);
        if (f.id < 0)
            throw hdf5Error("a filter of the dataset cannot be read");
        f.parameters.resize(std::min<std::size_t>(values, 64));
        values = f.parameters.size();
        name[sizeof name - 1] = '\0';
        f.name = name;
        H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &values, f.parameters.data(), 0,
                       nullptr, &config);
        filters.push_back(std::move(f));
    }
    return filters;
}

std::string virtualText(hid_t creation, std::size_t index, auto get) {
    const ssize_t length = get(creation, index, nullptr, 0);
    if (length < 0 || length > (1 << 16))
        throw hdf5Error("a source of the virtual dataset cannot be read");
    std::string text(static_cast<std::size_t>(length) + 1, '\0');
    get(creation, index, text.data(), text.size());
    text.resize(static_cast<std::size_t>(length));
    return text;
}

/// Corners of a selection; false when it is unlimited or empty.
bool boundsOf(hid_t space, std::vector<std::int64_t>& low, std::vector<std::int64_t>& high) {
    const int rank = H5Sget_simple_extent_ndims(space);
    std::vector<hsize_t> first(static_cast<std::size_t>(std::max(rank, 0))), last(first.size());
    if (rank <= 0 || H5Sget_select_bounds(space, first.data(), last.data()) < 0) {
        H5Eclear2(H5E_DEFAULT);
        return false;
    }
    low.assign(first.begin(), first.end());
    high.assign(last.begin(), last.end());
    return std::none_of(high.begin(), high.end(), [](std::int64_t v) { return v < 0; });
}

std::int64_t boxCount(const std::vector<std::int64_t>& low, const std::vector<std::int64_t>& high) {
    std::int64_t count = 1;
    for (std::size_t i = 0; i < low.size(); ++i)
        count = count > INT64_MAX / std::max<std::int64_t>(high[i] - low[i] + 1, 1)
                    ? -1
                    : count * (high[i] - low[i] + 1);
    return count;
}

std::vector<Hdf5Mapping> mappingsOf(hid_t creation, const std::filesystem::path& file) {
    std::size_t count = 0;
    require(H5Pget_virtual_count(creation, &count), "the virtual dataset cannot be read");
    if (count > 1000000)
        throw Error(ErrorCode::Input, "the virtual dataset has an absurd number of sources");
    std::vector<Hdf5Mapping> mappings;
    for (std::size_t i = 0; i < count; ++i) {
        Hdf5Mapping m;
        const std::string name = virtualText(creation, i, H5Pget_virtual_filename);
        m.file = name == "." ? file : linkedFile(file, name);
        m.dataset = virtualText(creation, i, H5Pget_virtual_dsetname);
        const H5Id to = owned(H5Pget_virtual_vspace(creation, i), "a virtual source is damaged");
        const H5Id from =
            owned(H5Pget_virtual_srcspace(creation, i), "a virtual source is damaged");
        const bool bounded = boundsOf(to.get(), m.low, m.high);
        std::vector<std::int64_t> sourceHigh;
        const bool all = H5Sget_select_type(from.get()) == H5S_SEL_ALL;
        const bool sourceBounded = all || boundsOf(from.get(), m.sourceLow, sourceHigh);
        m.box = bounded && sourceBounded && name.find('%') == std::string::npos &&
                H5Sget_select_npoints(to.get()) == boxCount(m.low, m.high) &&
                (all || H5Sget_select_npoints(from.get()) == boxCount(m.sourceLow, sourceHigh));
        mappings.push_back(std::move(m));
    }
    return mappings;
}

void describeChunks(Hdf5Dataset& d, hid_t creation) {
    std::vector<hsize_t> chunk(d.extents.size());
    if (H5Pget_chunk(creation, static_cast<int>(chunk.size()), chunk.data()) !=
        static_cast<int>(chunk.size()))
        throw hdf5Error("the chunk shape cannot be read");
    std::int64_t bytes = static_cast<std::int64_t>(d.sample.bytes);
    for (const hsize_t n : chunk) {
        if (n == 0 || n > static_cast<hsize_t>(kMostChunkBytes / bytes))
            throw Error(ErrorCode::Input, "the chunk shape is absurd");
        bytes *= static_cast<std::int64_t>(n);
        d.chunk.push_back(static_cast<std::int64_t>(n));
    }
    d.codec = ChunkCodec(filtersOf(creation), d.sample.bytes, static_cast<std::size_t>(bytes));
    d.storage = Hdf5Storage::Chunked;
    if (d.codec.foreign().empty() && d.sample.plain)
        return;
    // Then the library must do it, if it has a plug-in.
    d.storage = Hdf5Storage::Library;
    for (const Hdf5Filter& f : d.codec.filters())
        if (H5Zfilter_avail(f.id) <= 0) {
            H5Eclear2(H5E_DEFAULT);
            throw Error(
                ErrorCode::Input,
                fmt::format("is compressed with {}, which is not available here", filterText(f)))
                .withRemedy("install the HDF5 plug-in for it (HDF5_PLUGIN_PATH), or rewrite the "
                            "file with h5repack");
        }
}

void describeStorage(Hdf5Dataset& d, bool userBlock) {
    const H5Id creation = owned(H5Dget_create_plist(d.id.get()), "the dataset cannot be described");
    H5D_fill_value_t fill{};
    d.fill.assign(d.sample.bytes, std::byte{0});
    if (H5Pfill_value_defined(creation.get(), &fill) >= 0 && fill == H5D_FILL_VALUE_USER_DEFINED) {
        const H5Id fileType = owned(H5Dget_type(d.id.get()), "the type cannot be read");
        require(H5Pget_fill_value(creation.get(), fileType.get(), d.fill.data()),
                "the fill value cannot be read");
    }
    switch (H5Pget_layout(creation.get())) {
    case H5D_CHUNKED:
        describeChunks(d, creation.get());
        return;
    case H5D_VIRTUAL:
        d.storage = Hdf5Storage::Virtual;
        d.mappings = mappingsOf(creation.get(), d.inFile);
        return;
    case H5D_CONTIGUOUS: {
        const haddr_t offset = H5Dget_offset(d.id.get());
        std::int64_t bytes = static_cast<std::int64_t>(d.sample.bytes);
        for (const std::int64_t n : d.extents) {
            if (n > 0 && bytes > INT64_MAX / n)
                throw Error(ErrorCode::Input, "the shape is absurd");
            bytes *= n;
        }
        if (H5Pget_external_count(creation.get()) > 0 || offset == HADDR_UNDEF || userBlock ||
            !d.sample.plain)
            return; // raw data elsewhere, not yet written, or shifted: the library knows
        d.raw = std::make_unique<RawFile>(d.inFile);
        d.dataOffset = static_cast<std::int64_t>(offset);
        if (d.dataOffset < 0 || bytes > d.raw->size() || d.dataOffset > d.raw->size() - bytes)
            throw Error(ErrorCode::Input,
                        fmt::format("its {} bytes of data reach beyond the end of the file", bytes))
                .withRemedy("the file is cut short or damaged; copy it again");
        d.storage = Hdf5Storage::Contiguous;
        return;
    }
    default: // compact: small, through the library
        if (!storageFitsShape(d.id.get()))
            throw Error(ErrorCode::Input, "its data are shorter than its shape")
                .withRemedy("the file is damaged; copy it again");
    }
}

bool saysChannelsLast(hid_t dataset, const std::vector<std::int64_t>& extents) {
    const std::size_t rank = extents.size();
    if (rank < 3 || extents.back() < 1)
        return false;
    if (readStringAttribute(dataset, "axes").value_or("") == "frame,row,column,channel")
        return true;
    if (extents.back() > 4)
        return false;
    const std::string hint = readStringAttribute(dataset, "interpretation").value_or("") +
                             readStringAttribute(dataset, "CLASS").value_or("");
    return hint.starts_with("rgb") || hint == "IMAGE" ||
           (rank >= 4 && extents[rank - 2] > 4 && extents[rank - 3] > 1);
}

} // namespace

std::optional<Hdf5SampleType> sampleTypeOf(hid_t type) {
    Hdf5SampleType s;
    s.bytes = H5Tget_size(type);
    if (s.bytes == 0) // damaged; HDF5 lets it pass
        return std::nullopt;
    const bool little = H5Tget_order(type) != H5T_ORDER_BE;
    s.swapBytes = s.bytes > 1 && little != (std::endian::native == std::endian::little);
    switch (H5Tget_class(type)) {
    case H5T_INTEGER: {
        const auto integer = integerType(s.bytes, H5Tget_sign(type) == H5T_SGN_2);
        if (!integer)
            return std::nullopt;
        s.type = *integer;
        s.plain = H5Tget_precision(type) == 8 * s.bytes && H5Tget_offset(type) == 0 &&
                  (H5Tget_order(type) == H5T_ORDER_LE || H5Tget_order(type) == H5T_ORDER_BE);
        return s;
    }
    case H5T_BITFIELD: {
        const auto integer = integerType(s.bytes, false);
        if (!integer)
            return std::nullopt;
        s.type = *integer;
        return s;
    }
    case H5T_ENUM: {
        const H5Id base(H5Tget_super(type));
        if (!base || H5Tget_class(base.get()) != H5T_INTEGER)
            return std::nullopt;
        const auto integer =
            integerType(s.bytes, s.bytes > 1 && H5Tget_sign(base.get()) == H5T_SGN_2);
        if (!integer)
            return std::nullopt;
        s.type = *integer;
        s.swapBytes = s.bytes > 1 && (H5Tget_order(base.get()) != H5T_ORDER_BE) !=
                                         (std::endian::native == std::endian::little);
        return s;
    }
    case H5T_FLOAT:
        if (isIeee(type, 5, 10, 16)) {
            s.type = PixelType::F32;
            s.half = true;
            return s;
        }
        s.type = s.bytes > 4 ? PixelType::F64 : PixelType::F32;
        s.plain = isIeee(type, 8, 23, 32) || isIeee(type, 11, 52, 64);
        if (!s.plain && s.bytes > 8)
            return std::nullopt; // would lose digits
        return s;
    default:
        return std::nullopt;
    }
}

std::string typeText(hid_t type) {
    const std::size_t bits = H5Tget_size(type) * 8;
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
        return fmt::format("{}int{}", H5Tget_sign(type) == H5T_SGN_2 ? "" : "u", bits);
    case H5T_FLOAT:
        return fmt::format("float{}", bits);
    case H5T_STRING:
        return "string";
    case H5T_BITFIELD:
        return fmt::format("bitfield{}", bits);
    case H5T_OPAQUE:
        return fmt::format("opaque{}", bits / 8);
    case H5T_COMPOUND:
        return "compound";
    case H5T_REFERENCE:
        return "reference";
    case H5T_ENUM:
        return "enum";
    case H5T_VLEN:
        return "variable-length";
    case H5T_ARRAY:
        return "array";
    case H5T_TIME:
        return "time";
    default:
        return "unknown";
    }
}

std::optional<FrameAxes> frameAxesOf(const std::vector<std::int64_t>& extents, bool channelsLast) {
    const std::size_t rank = extents.size(), image = channelsLast ? rank - 1 : rank;
    if (rank < 2 || image < 2)
        return std::nullopt;
    FrameAxes axes;
    axes.channelsLast = channelsLast;
    axes.height = extents[image - 2];
    axes.width = extents[image - 1];
    axes.frames = 1;
    for (std::size_t i = 0; i + 2 < image; ++i) {
        if (extents[i] > 0 && axes.frames > INT64_MAX / extents[i])
            return std::nullopt;
        axes.frames *= extents[i];
    }
    if (channelsLast) {
        if (extents.back() > 1024)
            return std::nullopt;
        axes.channels = static_cast<int>(extents.back());
    }
    if (axes.width < 1 || axes.height < 1 || axes.channels < 1 || axes.width > kLongestSide ||
        axes.height > kLongestSide)
        return std::nullopt;
    return axes;
}

std::shared_ptr<Hdf5Dataset> openHdf5Dataset(const Hdf5FilePtr& file, const std::string& path) {
    const Hdf5Lock lock;
    const auto located = [&](Error error) {
        return Error(error.code(), error.reason())
            .inFile(file->path)
            .atField(path)
            .withRemedy(error.remedy());
    };
    if (!objectExists(file->id.get(), path))
        throw whyNotThere(*file, path);
    const H5Id object =
        owned(H5Oopen(file->id.get(), path.c_str(), H5P_DEFAULT), "cannot be opened");
    if (H5Iget_type(object.get()) != H5I_DATASET)
        throw located(Error(ErrorCode::Input, "is a group, not a dataset")
                          .withRemedy("choose a dataset in it"));
    try {
        auto d = std::make_shared<Hdf5Dataset>();
        d->file = file;
        d->path = path;
        d->id = owned(H5Dopen2(file->id.get(), path.c_str(), H5P_DEFAULT), "cannot be opened");
        char name[4096] = {};
        d->inFile = H5Fget_name(d->id.get(), name, sizeof name) > 0 ? name : file->path.string();
        const H5Id type = owned(H5Dget_type(d->id.get()), "the type cannot be read");
        const H5Id space = owned(H5Dget_space(d->id.get()), "the shape cannot be read");
        std::vector<std::int64_t> most;
        d->extents = extentsOf(space.get(), &most);
        d->unlimited = !most.empty() && most.front() < 0;
        const auto sample = sampleTypeOf(type.get());
        if (!sample)
            throw Error(ErrorCode::Input,
                        fmt::format("holds {} values, not numbers an image is made of",
                                    typeText(type.get())))
                .withRemedy("choose another dataset");
        d->sample = *sample;
        if (d->extents.size() < 2)
            throw Error(ErrorCode::Input,
                        d->extents.empty()
                            ? std::string("is a single value, not an image")
                            : fmt::format("is a list of {} values, not an image", d->extents[0]))
                .withRemedy("choose a dataset with two or more dimensions");
        const auto axes = frameAxesOf(d->extents, saysChannelsLast(d->id.get(), d->extents));
        if (!axes || (axes->frames == 0 && !d->unlimited && !file->swmr))
            throw Error(ErrorCode::Input, fmt::format("has no pixels or an absurd shape: {}",
                                                      fmt::join(d->extents, "x")))
                .withRemedy("choose another dataset");
        d->axes = *axes;
        d->memoryType = d->sample.plain && H5Tget_class(type.get()) != H5T_FLOAT &&
                                H5Tget_class(type.get()) != H5T_INTEGER
                            ? owned(H5Tget_native_type(type.get(), H5T_DIR_ASCEND),
                                    "the type has no equal in memory")
                            : owned(H5Tcopy(nativeOf(d->sample.type)), "the type cannot be copied");
        describeStorage(*d, file->userBlock != 0);
        return d;
    } catch (const Cancelled&) {
        throw;
    } catch (const Error& error) {
        throw located(error);
    }
}

bool refreshExtents(Hdf5Dataset& d) {
    const Hdf5Lock lock;
    require(H5Drefresh(d.id.get()), "the dataset cannot be refreshed");
    const H5Id space = owned(H5Dget_space(d.id.get()), "the shape cannot be read");
    const auto extents = extentsOf(space.get());
    if (extents == d.extents || extents.size() != d.extents.size())
        return false;
    const auto axes = frameAxesOf(extents, d.axes.channelsLast);
    if (!axes || axes->width != d.axes.width || axes->height != d.axes.height)
        throw Error(ErrorCode::Input, "the frame size changed while the file was open")
            .inFile(d.file->path)
            .atField(d.path)
            .withRemedy("open the file again");
    d.extents = extents;
    d.axes = *axes;
    return true;
}

std::string Hdf5Dataset::encoding() const {
    switch (storage) {
    case Hdf5Storage::Contiguous:
        return "contiguous";
    case Hdf5Storage::Virtual:
        return fmt::format("virtual ({} source{})", mappings.size(),
                           mappings.size() == 1 ? "" : "s");
    case Hdf5Storage::Chunked:
        break;
    case Hdf5Storage::Library:
        if (chunk.empty())
            return "through HDF5";
    }
    return fmt::format("chunks {}, {}", fmt::join(chunk, "x"),
                       codec.filters().empty() ? "uncompressed" : codec.text());
}

std::string Hdf5Dataset::header() const {
    std::string text =
        fmt::format("{}|{}|{}|{}{}|{}", inFile.filename().string(), path, fmt::join(extents, "x"),
                    pixelTypeName(sample.type), sample.swapBytes ? " swapped" : "", encoding());
    for (const Hdf5Filter& f : codec.filters())
        text += fmt::format("|{}:{}", f.id, fmt::join(f.parameters, ","));
    for (const Hdf5Mapping& m : mappings)
        text +=
            fmt::format("|{}:{}@{}", m.file.filename().string(), m.dataset, fmt::join(m.low, ","));
    return text;
}

} // namespace specula::io
