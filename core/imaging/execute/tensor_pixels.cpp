// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/tensor_pixels.h"

#include "core/imaging/execute/tile_work.h"

#include <stdexcept>

namespace specula::imaging {

Pixels pixelsOf(compute::Lane& lane, const compute::Tensor& tensor) {
    if (tensor.rank() != 3)
        throw std::logic_error("pixelsOf: an image is (channel, row, column), not " +
                               tensor.shape().text());
    const PixelType type = compute::pixelType(tensor.type());
    const std::int64_t width = tensor.extent(2), height = tensor.extent(1);
    const auto channels = static_cast<int>(tensor.extent(0));
    if (lane.backend().onHost() && tensor.contiguous()) {
        lane.wait();
        return {type, width, height, channels,
                std::shared_ptr<std::byte>(tensor.buffer(), hostTarget(tensor).data)};
    }
    Pixels pixels(type, width, height, channels);
    const PixelTarget target = pixels.target();
    lane.download(tensor, {target.data,
                           {target.planeBytes, target.rowBytes,
                            static_cast<std::int64_t>(pixelBytes(type))}});
    lane.wait();
    return pixels;
}

} // namespace specula::imaging
