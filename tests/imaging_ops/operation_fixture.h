// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"
#include "core/compute/backend.h"
#include "core/imaging/ops/operation_table.h"
#include "test_main.h"

#include <map>

namespace specula::test {

/// The smallest executor there can be: one operation after the other, whole images or one
/// rectangle, on one lane of the tier "reference" or "cpu".
class OperationBench {
  public:
    explicit OperationBench(const std::string& tier);

    struct Image {
        imaging::ImageDescription description;
        compute::Tensor data; ///< work type
    };
    Image load(const Pixels& pixels, imaging::AlphaKind alpha = imaging::AlphaKind::None);
    /// The rectangle `rect` of the output, whose input is `in`.
    compute::Tensor runRect(const imaging::Operation& operation, const Image& in, const Rect& rect);
    Image run(const imaging::Operation& operation, const Image& in);
    /// As it would be written: of the description's type.
    Pixels store(const Image& image);

    /// "blur:sigma=1" and so on, one after the other.
    Pixels apply(const std::vector<std::string>& operations, const Pixels& in,
                 imaging::AlphaKind alpha = imaging::AlphaKind::None);
    imaging::OperationPtr parse(const std::string& text) const;
    imaging::OperationFiles files() const;

    /// Images that operations name.
    std::map<std::string, io::SourcePtr> images;
    void add(const std::string& name, const Pixels& pixels);

    compute::Lane& lane() { return *m_lane; }
    compute::Backend& backend() { return *m_backend; }

  private:
    std::unique_ptr<ThreadPool> m_pool;
    std::unique_ptr<compute::Backend> m_backend;
    std::unique_ptr<compute::Lane> m_lane;
};

/// Rows "reference" and "cpu", column "tier".
void tierRows();
/// Begins a test function with the tier of its row.
#define SPECULA_BENCH(name)                                                                        \
    QFETCH(QString, tier);                                                                         \
    specula::test::OperationBench name(tier.toStdString())

/// One channel.
template<class T>
Pixels plane(std::int64_t width, const std::vector<double>& values) {
    Pixels pixels(pixelTypeOf<T>(), width, static_cast<std::int64_t>(values.size()) / width);
    for (std::size_t i = 0; i < values.size(); ++i)
        pixels.editPlane<T>()(static_cast<std::int64_t>(i) / width,
                              static_cast<std::int64_t>(i) % width) = static_cast<T>(values[i]);
    return pixels;
}

/// One pixel per list, one channel per number.
template<class T>
Pixels colours(const std::vector<std::vector<double>>& values) {
    const auto channels = static_cast<int>(values.front().size());
    Pixels pixels(pixelTypeOf<T>(), static_cast<std::int64_t>(values.size()), 1, channels);
    for (std::size_t i = 0; i < values.size(); ++i)
        for (int c = 0; c < channels; ++c)
            pixels.editPlane<T>(c)(0, static_cast<std::int64_t>(i)) =
                static_cast<T>(values[i][static_cast<std::size_t>(c)]);
    return pixels;
}

/// width x height with value(row, column, channel).
template<class T, class F>
Pixels imageOf(std::int64_t width, std::int64_t height, int channels, const F& value) {
    Pixels pixels(pixelTypeOf<T>(), width, height, channels);
    for (int c = 0; c < channels; ++c)
        for (std::int64_t y = 0; y < height; ++y)
            for (std::int64_t x = 0; x < width; ++x)
                pixels.editPlane<T>(c)(y, x) = static_cast<T>(value(y, x, c));
    return pixels;
}

/// The image A of the published vectors: 4x4 RGBA, R = i/15, G = (15-i)/15, B = x/3, A = (y+1)/4
/// with i = 4y + x.
Pixels imageA(PixelType type, int channels = 4);
/// The ramp 0..15.
Pixels rampR0(PixelType type);
/// ((7x + 3y^2 + xy) mod 11), 7 wide and 6 high.
Pixels unevenImage(PixelType type);

/// Reproducible numbers in [0, 1).
double noise(std::int64_t row, std::int64_t column, int seed = 0);

/// Empty when all are within `tolerance` of `expected` (NaN equals NaN); else says which is not.
QString compared(const Pixels& got, std::int64_t row, int channel,
                 const std::vector<double>& expected, double tolerance);
QString comparedColour(const Pixels& got, std::int64_t row, std::int64_t column,
                       const std::vector<double>& expected, double tolerance);
#define VERIFY_SAME(expression)                                                                    \
    do {                                                                                           \
        const QString difference = (expression);                                                   \
        QVERIFY2(difference.isEmpty(), qPrintable(difference));                                    \
    } while (false)

/// What the call throws: its code, or a failure.
template<class F>
Error errorOf(const F& call) {
    try {
        call();
    } catch (const Error& e) {
        return e;
    }
    return Error(ErrorCode::Computation, "nothing was thrown");
}

/// A folder of this test class, empty at first.
QString scratchFolder();
/// Writes a text file into it and returns its path.
std::string writeText(const QString& name, const std::string& text);

} // namespace specula::test
