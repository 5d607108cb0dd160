// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/launch.cuh"
#include "core/compute/tiers/cuda/planes.cuh"

namespace specula::cuda {
namespace {

constexpr int kLanes = 32, kLevels = kThreads / kLanes;
/// Pixels of a thread, below each other.
constexpr int kRowsEach = 4;

/// Two images whose channels are gone through by the thread that has a pixel.
struct Images {
    Planes planes; ///< of one channel
    std::int64_t channels = 1, channelStride = 0, inChannelStride = 0;
};

Images imagesOf(const SpcOperand& out, const SpcOperand& in) {
    const auto lastTwo = [](const SpcOperand& operand) {
        SpcOperand image = operand;
        for (int axis = 0; axis < 2; ++axis) {
            image.extent[axis] = operand.extent[operand.rank - 2 + axis];
            image.stride[axis] = operand.stride[operand.rank - 2 + axis];
        }
        image.rank = 2;
        return image;
    };
    Images images;
    images.planes = imagePlanes(lastTwo(out), lastTwo(in));
    cutIntoTiles(images.planes, kLevels * kRowsEach, kLanes);
    if (out.rank == 3) {
        images.channels = out.extent[0];
        images.channelStride = out.stride[0];
    }
    if (in.rank == 3)
        images.inChannelStride = in.stride[0];
    return images;
}

/// Places along an axis of the output.
struct PlaceList {
    const std::int64_t* data;
    std::int64_t stride;
    SPECULA_HD std::int64_t operator[](std::int64_t n) const { return data[n * stride]; }
};

template<class T>
struct AffineJob {
    Images images;
    PlaceList columnX, columnY, rowX, rowY;
    std::int64_t imageWidth, imageHeight, inX, inY;
    T fill;
    bool bilinear;
};

/// In units of 2^-32 pixel; they wrap around where they leave 64 bits.
SPECULA_HD std::int64_t placeOf(std::int64_t column, std::int64_t row) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(column) +
                                     static_cast<std::uint64_t>(row));
}
SPECULA_HD std::uint32_t fractionOf(std::int64_t place) {
    return static_cast<std::uint32_t>(place);
}
/// Between the first pixel and the last one; without multiplying, as 2^32 of them may be too many.
SPECULA_HD bool insideImage(std::int64_t place, std::int64_t extent) {
    return place >= 0 && (place >> 32) + (fractionOf(place) != 0 ? 1 : 0) <= extent - 1;
}
/// The upper 24 bits of the fraction.
template<class T>
SPECULA_HD T weightOf(std::int64_t place) {
    return static_cast<T>(fractionOf(place) >> 8) * static_cast<T>(1.0 / (1 << 24));
}

template<class T>
__device__ __forceinline__ T sampled(const AffineJob<T>& job, const T* channel, std::int64_t sx,
                                     std::int64_t sy) {
    const Planes& planes = job.images.planes;
    // What should be there but is not must not be read from elsewhere.
    const auto pixel = [&](std::int64_t y, std::int64_t x) {
        const std::int64_t row = y - job.inY, column = x - job.inX;
        return row >= 0 && row < planes.inRows && column >= 0 && column < planes.inColumns
                   ? channel[row * planes.inPitch + column * planes.inStep]
                   : T{0};
    };
    if (!job.bilinear) {
        constexpr std::int64_t kHalf = std::int64_t{1} << 31;
        return pixel((sy + kHalf) >> 32, (sx + kHalf) >> 32);
    }
    const std::int64_t x = sx >> 32, y = sy >> 32;
    const T fx = weightOf<T>(sx), fy = weightOf<T>(sy);
    // Beyond the last row and column nothing is looked at.
    const bool right = x + 1 < job.imageWidth, below = y + 1 < job.imageHeight;
    const auto alongRow = [&](std::int64_t row) {
        const T left = (1 - fx) * pixel(row, x);
        return right ? left + fx * pixel(row, x + 1) : left;
    };
    const T upper = alongRow(y) * (1 - fy);
    return below ? upper + alongRow(y + 1) * fy : upper;
}

template<class T>
__global__ void __launch_bounds__(kThreads)
    affineTiles(AffineJob<T> job, T* __restrict__ out, const T* __restrict__ in) {
    const Planes& planes = job.images.planes;
    const int lane = static_cast<int>(threadIdx.x) % kLanes;
    const int level = static_cast<int>(threadIdx.x) / kLanes;
    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        const std::int64_t column = at.column + lane;
        if (column >= planes.columns)
            continue;
        const std::int64_t columnX = job.columnX[column], columnY = job.columnY[column];
        SPECULA_UNROLL
        for (int r = 0; r < kRowsEach; ++r) {
            const std::int64_t row = at.row + r * kLevels + level;
            if (row >= planes.rows)
                continue;
            const std::int64_t sx = placeOf(columnX, job.rowX[row]);
            const std::int64_t sy = placeOf(columnY, job.rowY[row]);
            const bool inside = insideImage(sx, job.imageWidth) && insideImage(sy, job.imageHeight);
            T* to = out + row * planes.pitch + column * planes.step;
            const T* channel = in;
            for (std::int64_t c = 0; c < job.images.channels; ++c) {
                *to = inside ? sampled(job, channel, sx, sy) : job.fill;
                to += job.images.channelStride;
                channel += job.images.inChannelStride;
            }
        }
    }
}

struct ExtendJob {
    Images images;
    int edge;
    std::int64_t imageWidth, imageHeight, inX, inY, outX, outY;
};

constexpr std::int64_t kConstant = -1, kLeftAlone = -2;

SPECULA_HD std::int64_t wrapped(std::int64_t place, std::int64_t period) {
    const std::int64_t rest = place % period;
    return rest < 0 ? rest + period : rest;
}

/// Which of the `count` known elements from `first` on the extended axis of `extent` elements
/// repeats at `place`; or one of the above.
SPECULA_HD std::int64_t sourceOf(std::int64_t place, std::int64_t extent, int edge,
                                 std::int64_t first, std::int64_t count) {
    std::int64_t source = place;
    if (place < 0 || place >= extent)
        switch (edge) {
        case SPC_EDGE_CLAMP:
            source = place < 0 ? 0 : extent - 1;
            break;
        case SPC_EDGE_REFLECT:
            source = wrapped(place, 2 * extent);
            source = source < extent ? source : 2 * extent - 1 - source;
            break;
        case SPC_EDGE_MIRROR:
            source = extent == 1 ? 0 : wrapped(place, 2 * extent - 2);
            source = source < extent ? source : 2 * extent - 2 - source;
            break;
        case SPC_EDGE_WRAP:
            source = wrapped(place, extent);
            break;
        default:
            return kConstant;
        }
    return source >= first && source < first + count ? source - first : kLeftAlone;
}

/// Copies bits, so only the size of the type counts.
template<class Bits>
__global__ void __launch_bounds__(kThreads)
    extendTiles(ExtendJob job, Bits value, Bits* __restrict__ out, const Bits* __restrict__ in) {
    const Planes& planes = job.images.planes;
    const int lane = static_cast<int>(threadIdx.x) % kLanes;
    const int level = static_cast<int>(threadIdx.x) / kLanes;
    for (std::int64_t block = blockIdx.x; block < planes.blocks; block += gridDim.x) {
        const Planes::Tile at = planes.tile(block);
        const std::int64_t column = at.column + lane;
        if (column >= planes.columns)
            continue;
        const std::int64_t x =
            sourceOf(job.outX + column, job.imageWidth, job.edge, job.inX, planes.inColumns);
        SPECULA_UNROLL
        for (int r = 0; r < kRowsEach; ++r) {
            const std::int64_t row = at.row + r * kLevels + level;
            if (row >= planes.rows)
                continue;
            const std::int64_t y =
                sourceOf(job.outY + row, job.imageHeight, job.edge, job.inY, planes.inRows);
            const bool constant = x == kConstant || y == kConstant;
            if (!constant && (x == kLeftAlone || y == kLeftAlone))
                continue;
            Bits* to = out + row * planes.pitch + column * planes.step;
            const Bits* from = in + (constant ? 0 : y * planes.inPitch + x * planes.inStep);
            for (std::int64_t c = 0; c < job.images.channels; ++c) {
                *to = constant ? value : *from;
                to += job.images.channelStride;
                from += job.images.inChannelStride;
            }
        }
    }
}

template<class Bits>
void extendBits(SpcQueue& queue, const ExtendJob& job, Bits value, const SpcOperand& out,
                const SpcOperand& in) {
    launch(queue, "extend", extendTiles<Bits>, job.images.planes.blocks, job, value,
           dataOf<Bits>(out), dataOf<Bits>(in));
}

} // namespace

void runAffine(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand *o = call.operands, &out = o[0], &in = o[1];
    const auto& params = paramsOf<SpcAffine>(call);
    const auto list = [](const SpcOperand& operand) {
        return PlaceList{dataOf<std::int64_t>(operand), operand.stride[0]};
    };
    withFloat(out.type, [&](auto tag) {
        using T = decltype(tag);
        const AffineJob<T> job{imagesOf(out, in),
                               list(o[2]),
                               list(o[3]),
                               list(o[4]),
                               list(o[5]),
                               params.image_width,
                               params.image_height,
                               params.in_x,
                               params.in_y,
                               static_cast<T>(params.fill),
                               params.sampling == SPC_BILINEAR};
        launch(queue, "affine", affineTiles<T>, job.images.planes.blocks, job, dataOf<T>(out),
               dataOf<T>(in));
    });
}

void runExtend(SpcQueue& queue, const SpcCall& call) {
    const SpcOperand &out = call.operands[0], &in = call.operands[1];
    const auto& params = paramsOf<SpcExtend>(call);
    const ExtendJob job{imagesOf(out, in), params.edge, params.image_width, params.image_height,
                        params.in_x,       params.in_y, params.out_x,       params.out_y};
    withReal(out.type, [&](auto tag) {
        const auto value = convertReal<decltype(tag)>(params.value);
        if constexpr (sizeof(value) == 1)
            extendBits(queue, job, std::bit_cast<std::uint8_t>(value), out, in);
        else if constexpr (sizeof(value) == 2)
            extendBits(queue, job, std::bit_cast<std::uint16_t>(value), out, in);
        else if constexpr (sizeof(value) == 4)
            extendBits(queue, job, std::bit_cast<std::uint32_t>(value), out, in);
        else
            extendBits(queue, job, std::bit_cast<std::uint64_t>(value), out, in);
    });
}

} // namespace specula::cuda
