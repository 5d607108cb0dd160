// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pattern_source.h"

#include "core/simulate/random.h"

#include <cmath>

namespace specula::cli {
namespace {

using simulate::randomBits;

float rings(std::int64_t x, std::int64_t y) {
    const auto fx = static_cast<float>(x), fy = static_cast<float>(y);
    return 1 + std::sin(0.004f * fx) * std::cos(0.003f * fy);
}

std::uint32_t photons(std::uint64_t bits) {
    if (bits % 20011 == 0)
        return 0xFFFFFFFFu;
    const auto u = static_cast<std::uint32_t>(bits >> 32) % 1000;
    return u < 5 ? 2u : u < 95 ? 1u : 0u;
}

class PatternSource final : public io::RegionSource {
  public:
    PatternSource(Pattern pattern, std::int64_t width, std::int64_t height, std::int64_t frames)
        : m_pattern(pattern) {
        m_description.format = "memory";
        m_description.type = pattern == Pattern::SmoothNoise ? PixelType::U16
                             : pattern == Pattern::Ramp      ? PixelType::F32
                                                             : PixelType::U32;
        m_description.frames = frames;
        m_description.levels = {{width, height, 256, 256}};
    }

    const io::SourceDescription& describe() const override { return m_description; }
    ContentId contentId() const override { return {}; }

    void read(const io::RegionRequest& request, const PixelTarget& target,
              const CancelToken& cancel, ThreadPool*) const override {
        validate(request, target);
        const auto frame = static_cast<std::uint64_t>(request.frame % 4);
        for (std::int64_t row = 0; row < request.rect.height; ++row) {
            cancel.throwIfCancelled();
            for (std::int64_t column = 0; column < request.rect.width; ++column) {
                const std::int64_t x = request.rect.x + column, y = request.rect.y + row;
                const std::uint64_t bits =
                    randomBits(frame, 1, static_cast<std::uint64_t>(y * m_description.width() + x));
                std::byte* out = target.row(0, row);
                switch (m_pattern) {
                case Pattern::SmoothNoise:
                    reinterpret_cast<std::uint16_t*>(out)[column] =
                        static_cast<std::uint16_t>(1000 * rings(x, y) + float(bits % 3));
                    break;
                case Pattern::Ramp:
                    reinterpret_cast<float*>(out)[column] = rings(x, y) +
                                                            1e-5f * static_cast<float>(x + y) +
                                                            0.01f * static_cast<float>(bits % 16);
                    break;
                case Pattern::SparsePhotons:
                    reinterpret_cast<std::uint32_t*>(out)[column] = photons(bits);
                    break;
                }
            }
        }
    }

  private:
    Pattern m_pattern;
    io::SourceDescription m_description;
};

} // namespace

io::SourcePtr makePatternSource(Pattern pattern, std::int64_t width, std::int64_t height,
                                std::int64_t frames) {
    return std::make_shared<PatternSource>(pattern, width, height, frames);
}

} // namespace specula::cli
