// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/io/bitshuffle.h"
#include "core/io/hdf5_filters.h"
#include "core/io/sample_copy.h"
#include "test_main.h"

#include <cmath>
#include <random>

using namespace specula;
using namespace specula::io;

namespace {

std::vector<std::byte> randomBytes(std::size_t n, unsigned seed, int top = 255) {
    std::mt19937 random(seed);
    std::vector<std::byte> bytes(n);
    for (std::byte& b : bytes)
        b = static_cast<std::byte>(random() % static_cast<unsigned>(top + 1));
    return bytes;
}

/// Bit by bit, as the layout is defined: plane `bit` holds that bit of every element.
std::vector<std::byte> shuffledByDefinition(const std::vector<std::byte>& in, std::size_t element) {
    const std::size_t n = in.size() / element;
    std::vector<std::byte> out(in.size(), std::byte{0});
    for (std::size_t e = 0; e < n; ++e)
        for (std::size_t bit = 0; bit < element * 8; ++bit)
            if ((in[e * element + bit / 8] >> (bit % 8) & std::byte{1}) != std::byte{0})
                out[bit * (n / 8) + e / 8] |= std::byte{1} << (e % 8);
    return out;
}

std::vector<Hdf5Filter> pipeline(const QString& name, unsigned element, std::size_t bytes) {
    if (name == "deflate")
        return {{kFilterDeflate, {4}, {}}};
    if (name == "shuffle-deflate-fletcher")
        return {{kFilterShuffle, {element}, {}},
                {kFilterDeflate, {4}, {}},
                {kFilterFletcher32, {}, {}}};
    if (name == "fletcher-lzf")
        return {{kFilterFletcher32, {}, {}},
                {kFilterLzf, {4, 0x0105, static_cast<unsigned>(bytes)}, {}}};
    if (name == "lz4-small-blocks")
        return {{kFilterLz4, {64}, {}}};
    if (name == "bitshuffle")
        return {{kFilterBitshuffle, {0, 4, element, 0, 0}, {}}};
    if (name == "bitshuffle-lz4")
        return {{kFilterBitshuffle, {0, 4, element, 0, 2}, {}}};
    if (name == "bitshuffle-lz4-block-16")
        return {{kFilterBitshuffle, {0, 4, element, 16, 2}, {}}};
    return {};
}

const char* kPipelines[] = {
    "none",       "deflate",        "shuffle-deflate-fletcher", "fletcher-lzf", "lz4-small-blocks",
    "bitshuffle", "bitshuffle-lz4", "bitshuffle-lz4-block-16"};

} // namespace

class Hdf5CodecTest : public QObject {
    Q_OBJECT

  private slots:
    void unshuffleUndoesTheLayoutAsDefined() {
        for (const std::size_t element : {1u, 2u, 3u, 4u, 8u, 12u})
            for (const std::size_t n : {8u, 16u, 248u, 256u, 264u, 1000u, 2048u})
                for (const int top : {0, 1, 255}) {
                    const auto in = randomBytes(n * element, static_cast<unsigned>(n), top);
                    const auto planes = shuffledByDefinition(in, element);
                    std::vector<std::byte> out(in.size(), std::byte{0x55}), portable = out,
                                                                            forth = out;
                    bitshuffle::shuffle(in.data(), forth.data(), n, element);
                    QVERIFY(forth == planes);
                    bitshuffle::unshuffle(planes.data(), out.data(), n, element);
                    QVERIFY(out == in);
                    bitshuffle::unshufflePortable(planes.data(), portable.data(), n, element);
                    QVERIFY(portable == in);
                }
    }

    void emptyUpperBytesTakeTheShortWayToTheSameResult() {
        for (const std::size_t element : {2u, 4u, 8u}) {
            std::vector<std::byte> in(4096 * element, std::byte{0});
            for (std::size_t e = 0; e < 4096; e += 3)
                in[e * element] = static_cast<std::byte>(e % 251);
            in[3000 * element + element - 1] = std::byte{0xff}; // one full tile among sparse ones
            const auto planes = shuffledByDefinition(in, element);
            std::vector<std::byte> out(in.size(), std::byte{0x55});
            bitshuffle::unshuffle(planes.data(), out.data(), 4096, element);
            QVERIFY(out == in);
        }
    }

    void everyPipelineRoundTrips_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : kPipelines)
            QTest::newRow(name) << name;
    }
    void everyPipelineRoundTrips() {
        QFETCH(QString, name);
        const auto pool = makeThreadPool(2);
        for (const unsigned element : {1u, 2u, 4u, 8u})
            for (const std::size_t n : {1u, 7u, 8u, 9u, 1001u, 5000u, 300001u}) {
                const std::size_t bytes = n * element;
                const auto in = randomBytes(bytes, 5, 3);
                const ChunkCodec codec(pipeline(name, element, bytes), element, bytes);
                QVERIFY(codec.foreign().empty());
                std::uint32_t mask = 0;
                const auto raw = codec.encode(in, mask);
                std::vector<std::byte> out(bytes, std::byte{0x55}), again = out;
                codec.decode(raw, mask, out);
                QVERIFY(out == in);
                codec.decode(raw, mask, again, pool.get());
                QVERIFY(again == in);
            }
    }

    void skippedStepsAreLeftOut() {
        const ChunkCodec codec({{kFilterShuffle, {4}, {}}, {kFilterDeflate, {4}, {}}}, 4, 400);
        const auto in = randomBytes(400, 1);
        std::vector<std::byte> out(400);
        codec.decode(in, 3, out); // both were skipped
        QVERIFY(out == in);
        QVERIFY_THROWS_EXCEPTION(Error, codec.decode(in, 0, out));
    }

    void damagedChunksAreErrorsAndStayInTheirBounds_data() { everyPipelineRoundTrips_data(); }
    void damagedChunksAreErrorsAndStayInTheirBounds() {
        QFETCH(QString, name);
        const std::size_t bytes = 6000;
        const auto in = randomBytes(bytes, 9, 2);
        const ChunkCodec codec(pipeline(name, 4, bytes), 4, bytes);
        std::uint32_t mask = 0;
        const auto good = codec.encode(in, mask);
        std::mt19937 random(3);
        for (int i = 0; i < 3000; ++i) {
            auto raw = good;
            for (unsigned k = 0, flips = 1 + random() % 4; k < flips; ++k)
                raw[random() % (i % 2 ? std::min<std::size_t>(raw.size(), 24) : raw.size())] ^=
                    static_cast<std::byte>(1u << random() % 8);
            if (random() % 3 == 0)
                raw.resize(random() % (raw.size() + 1));
            std::vector<std::byte> out(bytes + 64, std::byte{0xa5});
            try {
                codec.decode(raw,
                             random() % 8 == 0 ? static_cast<std::uint32_t>(random() % 8) : mask,
                             {out.data(), bytes});
            } catch (const Error& error) {
                QVERIFY(error.code() == ErrorCode::Input);
            }
            for (std::size_t k = bytes; k < out.size(); ++k)
                QVERIFY(out[k] == std::byte{0xa5});
        }
    }

    void aWrongChecksumIsNamed() {
        const ChunkCodec codec({{kFilterFletcher32, {}, {}}}, 4, 400);
        std::uint32_t mask = 0;
        auto raw = codec.encode(randomBytes(400, 1), mask);
        QCOMPARE(raw.size(), std::size_t{404});
        raw[10] ^= std::byte{1};
        std::vector<std::byte> out(400);
        try {
            codec.decode(raw, mask, out);
            QFAIL("decoded a damaged chunk");
        } catch (const Error& error) {
            QVERIFY(error.reason().find("checksum") != std::string::npos);
        }
    }

    void foreignFiltersAreNamed() {
        QCOMPARE(ChunkCodec({{32015, {}, {}}}, 4, 4).foreign(), std::string("Zstandard"));
        QCOMPARE(ChunkCodec({{kFilterBitshuffle, {0, 4, 4, 0, 3}, {}}}, 4, 4).foreign(),
                 std::string("bitshuffle-Zstandard"));
        QCOMPARE(ChunkCodec({{4711, {}, "secret"}}, 4, 4).foreign(),
                 std::string("secret (filter 4711)"));
    }

    void halfFloatsAreExact() {
        QCOMPARE(halfToFloat(0x3c00), 1.0f);
        QCOMPARE(halfToFloat(0xc000), -2.0f);
        QCOMPARE(halfToFloat(0x0001), 0x1p-24f);
        QCOMPARE(halfToFloat(0x7bff), 65504.0f);
        QVERIFY(std::isinf(halfToFloat(0x7c00)) && std::isnan(halfToFloat(0x7e00)));
        QVERIFY(std::signbit(halfToFloat(0x8000)));
    }
};

SPECULA_TEST(Hdf5CodecTest)
#include "hdf5_codec_test.moc"
