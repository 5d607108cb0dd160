// SPDX-License-Identifier: GPL-3.0-or-later
#include "mutator.h"

#include <algorithm>
#include <array>
#include <random>

namespace specula::fuzz {
namespace {

class Mutator {
  public:
    Mutator(const std::vector<Bytes>& corpus, std::uint64_t seed)
        : m_corpus(corpus)
        , m_random(seed) {
        m_bytes = corpus[below(corpus.size())];
    }

    Bytes run() {
        const std::size_t changes = 1 + below(4);
        for (std::size_t i = 0; i < changes; ++i)
            change();
        return std::move(m_bytes);
    }

  private:
    // Plain remainders: the standard distributions differ between libraries.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(m_random() % n); }
    std::size_t position() {
        const bool head = below(2) == 0;
        return below(head ? std::min<std::size_t>(512, m_bytes.size()) : m_bytes.size());
    }
    std::size_t length(std::size_t from, std::size_t most) {
        return 1 + below(std::min(most, m_bytes.size() - from));
    }
    Bytes::iterator at(std::size_t i) { return m_bytes.begin() + static_cast<std::ptrdiff_t>(i); }

    void setInteger() {
        static constexpr std::array<std::uint64_t, 18> kTelling = {0,
                                                                   1,
                                                                   2,
                                                                   3,
                                                                   16,
                                                                   127,
                                                                   128,
                                                                   255,
                                                                   256,
                                                                   32767,
                                                                   65535,
                                                                   65536,
                                                                   0x7FFFFFFF,
                                                                   0x80000000,
                                                                   0xFFFFFFFF,
                                                                   0xFFFFFFFE,
                                                                   0x7FFFFFFFFFFFFFFF,
                                                                   0xFFFFFFFFFFFFFFFF};
        const std::size_t width = std::size_t{1} << below(4);
        std::size_t where = position();
        if (below(2) == 0)
            where -= where % width;
        if (where + width > m_bytes.size())
            return;
        std::uint64_t value = kTelling[below(kTelling.size())];
        const bool bigEndian = below(2) == 0;
        const auto index = [&](std::size_t i) { return where + (bigEndian ? width - 1 - i : i); };
        if (below(3) == 0) { // nudge what is there
            value = 0;
            for (std::size_t i = 0; i < width; ++i)
                value |= std::uint64_t{m_bytes[index(i)]} << (8 * i);
            value += below(9) - 4;
        }
        for (std::size_t i = 0; i < width; ++i)
            m_bytes[index(i)] = static_cast<std::uint8_t>(value >> (8 * i));
    }

    void change() {
        if (m_bytes.empty())
            m_bytes.push_back(static_cast<std::uint8_t>(below(256)));
        const std::size_t from = position();
        switch (below(9)) {
        case 0:
        case 1:
            m_bytes[from] = static_cast<std::uint8_t>(m_bytes[from] ^ (1U << below(8)));
            break;
        case 2:
            m_bytes[from] = static_cast<std::uint8_t>(below(256));
            break;
        case 3:
        case 4:
            setInteger();
            break;
        case 5: { // copy a block over another place
            const std::size_t to = position();
            const std::size_t n = std::min(length(from, 64), m_bytes.size() - to);
            const Bytes block(at(from), at(from + n));
            std::copy(block.begin(), block.end(), at(to));
            break;
        }
        case 6: // remove or fill a block
            if (const std::size_t n = length(from, 64); below(2) == 0)
                m_bytes.erase(at(from), at(from + n));
            else
                std::fill(at(from), at(from + n),
                          below(2) == 0 ? std::uint8_t{0} : std::uint8_t{255});
            break;
        case 7: // cut the end
            if (below(2) == 0)
                m_bytes.resize(from);
            else
                m_bytes.resize(m_bytes.size() - length(0, 64));
            break;
        default: { // a part of another member
            const Bytes& other = m_corpus[below(m_corpus.size())];
            if (other.empty())
                break;
            const std::size_t start = below(other.size());
            const std::size_t n =
                std::min({1 + below(256), other.size() - start, m_bytes.size() - from});
            std::copy_n(other.begin() + static_cast<std::ptrdiff_t>(start), n, at(from));
        }
        }
    }

    const std::vector<Bytes>& m_corpus;
    std::mt19937_64 m_random;
    Bytes m_bytes;
};

} // namespace

Bytes mutated(const std::vector<Bytes>& corpus, std::uint64_t seed, std::int64_t n) {
    const auto number = static_cast<std::uint64_t>(n);
    return Mutator(corpus, seed * 0x9E3779B97F4A7C15ULL + number).run();
}

} // namespace specula::fuzz
