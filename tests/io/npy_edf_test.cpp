// SPDX-License-Identifier: GPL-3.0-or-later
#include "io_fixtures.h"
#include "test_main.h"

using namespace specula;
using namespace specula::test;

namespace {

std::string npy(const std::string& dict, const std::string& data, char version = 1) {
    std::string header = dict + std::string((64 - (dict.size() + 13) % 64) % 64, ' ') + "\n";
    std::string out = std::string("\x93NUMPY") + version + '\0';
    for (int i = 0; i < (version == 1 ? 2 : 4); ++i)
        out += static_cast<char>(header.size() >> (8 * i));
    return out + header + data;
}

template<class T>
std::string bytesOf(const std::vector<T>& values, bool bigEndian = false) {
    std::string out(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
    if (bigEndian == (std::endian::native == std::endian::little))
        for (std::size_t i = 0; i < values.size(); ++i)
            std::reverse(out.begin() + static_cast<std::ptrdiff_t>(i * sizeof(T)),
                         out.begin() + static_cast<std::ptrdiff_t>((i + 1) * sizeof(T)));
    return out;
}

std::string edf(const std::string& fields, const std::string& data, std::size_t block = 512) {
    std::string header = "{\n" + fields;
    header.resize((header.size() + 2 + block - 1) / block * block - 2, ' ');
    return header + "}\n" + data;
}

} // namespace

class NpyEdfTest : public QObject {
    Q_OBJECT
  private slots:
    void everyTypeAndShapeComesBackFromNpy();
    void everyTypeAndShapeComesBackFromEdf();
    void columnMajorNpyIsTransposed();
    void npyVersionsAndByteOrdersReadAlike();
    void npyOfOtherThingsThanNumbersIsRefused();
    void npyHeadersAreParsedStrictly();
    void edfByteOrdersSizesAndTextBlocks();
    void brokenEdfIsSaidAndJsonIsNotEdf();
    void cutFilesAreErrorsThatNameTheFile();
    void inspectShowsHeadersAndProblems();

  private:
    TemporaryFolder m_folder;
};

void NpyEdfTest::everyTypeAndShapeComesBackFromNpy() {
    const auto file = m_folder / "round.npy";
    for (const PixelType type : kAllTypes)
        for (const auto& [w, h] : {std::pair{1, 1}, {7, 61}, {53, 1}, {211, 97}})
            for (const int channels : {1, 3})
                for (const int count : {1, 4}) {
                    std::vector<Pixels> frames;
                    for (int f = 0; f < count; ++f)
                        frames.push_back(
                            noise(type, w, h, channels, static_cast<std::uint64_t>(f)));
                    JobContext job;
                    io::writeNpy(file, *io::makeMemorySource(frames), true, job);
                    QCOMPARE(difference(*io::openNpy(file, {}), frames), std::string());
                }
}

void NpyEdfTest::everyTypeAndShapeComesBackFromEdf() {
    const auto file = m_folder / "round.edf";
    for (const PixelType type : kAllTypes)
        for (const auto& [w, h] : {std::pair{1, 1}, {7, 61}, {53, 1}, {211, 97}})
            for (const int count : {1, 4}) {
                std::vector<Pixels> frames;
                for (int f = 0; f < count; ++f)
                    frames.push_back(noise(type, w, h, 1, static_cast<std::uint64_t>(f)));
                JobContext job;
                io::writeEdf(file, *io::makeMemorySource(frames), true, job);
                QCOMPARE(difference(*io::openEdf(file, {}), frames), std::string());
            }
}

void NpyEdfTest::columnMajorNpyIsTransposed() {
    const auto file = m_folder / "fortran.npy";
    const Pixels image = noise(PixelType::U16, 37, 23);
    std::vector<std::uint16_t> columns;
    for (int x = 0; x < 37; ++x)
        for (int y = 0; y < 23; ++y)
            columns.push_back(image.plane<std::uint16_t>()(y, x));
    writeFile(file, npy("{'descr': '<u2', 'fortran_order': True, 'shape': (23, 37), }",
                        bytesOf(columns)));
    QCOMPARE(difference(*io::openNpy(file, {}), {image}), std::string());

    std::vector<Pixels> frames;
    for (std::uint64_t f = 0; f < 5; ++f)
        frames.push_back(noise(PixelType::U16, 37, 23, 1, f));
    std::vector<std::uint16_t> stack;
    for (int x = 0; x < 37; ++x)
        for (int y = 0; y < 23; ++y)
            for (const Pixels& frame : frames)
                stack.push_back(frame.plane<std::uint16_t>()(y, x));
    writeFile(file, npy("{'descr': '<u2', 'fortran_order': True, 'shape': (5, 23, 37), }",
                        bytesOf(stack)));
    QCOMPARE(difference(*io::openNpy(file, {}), frames), std::string());
}

void NpyEdfTest::npyVersionsAndByteOrdersReadAlike() {
    const auto file = m_folder / "versions.npy";
    const std::vector<double> values{1.5, -2.25, 1e300, 0, 5, 6};
    for (const char version : {'\1', '\2', '\3'})
        for (const bool big : {false, true}) {
            writeFile(file, npy(std::string("{'descr': '") + (big ? ">" : "<") +
                                    "f8', 'fortran_order': False, 'shape': (2, 3), }",
                                bytesOf(values, big), version));
            const Pixels read = io::openNpy(file, {})->readFrame(0);
            QCOMPARE(read.type(), PixelType::F64);
            QCOMPARE(read.valueAt(0, 1), -2.25);
            QCOMPARE(read.valueAt(0, 2), 1e300);
            QCOMPARE(read.valueAt(1, 2), 6.0);
        }
    writeFile(file, npy("{'descr': '|b1', 'fortran_order': False, 'shape': (4,), }",
                        std::string("\1\0\0\1", 4)));
    const Pixels row = io::openNpy(file, {})->readFrame(0);
    QCOMPARE(row.type(), PixelType::U8);
    QCOMPARE(row.height(), 1);
    QCOMPARE(row.valueAt(0, 3), 1.0);
}

void NpyEdfTest::npyOfOtherThingsThanNumbersIsRefused() {
    const auto file = m_folder / "other.npy";
    for (const char* descr : {"'|O'", "'<c8'", "'<U4'", "[('a', '<i4')]", "'<f2'", "'<i16'"}) {
        writeFile(
            file,
            npy(fmt::format("{{'descr': {}, 'fortran_order': False, 'shape': (2, 2), }}", descr),
                std::string(256, 'x')));
        const auto error = errorOf(formatNamed("NPY"), file);
        QVERIFY2(error && error->file() == file.string(), descr);
    }
}

void NpyEdfTest::npyHeadersAreParsedStrictly() {
    const auto file = m_folder / "strict.npy";
    for (const char* dict :
         {"", "{}", "{'descr': '<u2'}", "{'descr': '<u2', 'fortran_order': False, 'shape': (2, 2)",
          "{'descr': '<u2', 'fortran_order': Maybe, 'shape': (2, 2), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (2, -2), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (2, 0), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (4294967296, 4294967296), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (9999999999999999999999, 1), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (3, 3), }",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (2, 2), 'more': 1}",
          "{'descr': '<u2', 'fortran_order': False, 'shape': (2, 2), } x",
          "{'descr': '<u2, 'fortran_order': False, 'shape': (2, 2), }"}) {
        writeFile(file, npy(dict, std::string(8, 'x')));
        const auto error = errorOf(formatNamed("NPY"), file);
        QVERIFY2(error && error->code() == ErrorCode::Input, dict);
    }
    writeFile(file, npy("{'shape': (2, 2), \"descr\": '<u2', 'fortran_order': False}",
                        std::string(8, 'x')));
    QVERIFY(!errorOf(formatNamed("NPY"), file)); // order, quotes and the last comma are free
    std::string claims = npy("{}", "");
    claims[8] = '\xFF';
    claims[9] = '\xFF';
    writeFile(file, claims);
    QVERIFY(errorOf(formatNamed("NPY"), file));
}

void NpyEdfTest::edfByteOrdersSizesAndTextBlocks() {
    const auto file = m_folder / "orders.edf";
    const std::vector<std::uint16_t> values{1, 2, 300, 4, 5, 60000};
    const std::string fields = "HeaderID = EH:000001:000000:000000 ;\nDataType = UnsignedShort ;\n"
                               "Dim_1 = 3 ;\nDim_2 = 2 ;\n";
    for (const bool big : {false, true}) {
        const std::string order =
            big ? "ByteOrder = HighByteFirst ;\n" : "ByteOrder = LowByteFirst ;\n";
        const std::string text = edf("EDF_DataFormatVersion = 2.40 ;\nEDF_BinarySize = 0 ;\n", "");
        const std::string padded = edf(fields + order + "EDF_BinarySize = 512 ;\n",
                                       bytesOf(values, big) + std::string(500, '\0'), 1024);
        writeFile(file, text + padded + edf(fields + order, bytesOf(values, big)));
        const auto source = io::openEdf(file, {});
        QCOMPARE(source->describe().frames, 2);
        for (int f = 0; f < 2; ++f) {
            const Pixels read = source->readFrame(f);
            QCOMPARE(read.type(), PixelType::U16);
            QCOMPARE(read.valueAt(0, 2), 300.0);
            QCOMPARE(read.valueAt(1, 2), 60000.0);
        }
    }
}

void NpyEdfTest::brokenEdfIsSaidAndJsonIsNotEdf() {
    const auto file = m_folder / "broken.edf";
    for (const std::string fields :
         {"Dim_1 = 3 ;\nDim_2 = 2 ;\nDataType = Complex ;\n",
          "Dim_1 = -3 ;\nDim_2 = 2 ;\nDataType = UnsignedByte ;\n",
          "Dim_1 = 3 ;\nDim_2 = 1000000000000 ;\nDataType = UnsignedByte ;\n",
          "Dim_1 = 4000000000 ;\nDim_2 = 4000000000 ;\nDataType = UnsignedByte ;\n",
          "Dim_1 = 3 ;\nDim_2 = 2 ;\nDataType = UnsignedByte ;\nSize = 2 ;\n",
          "Dim_1 = 3 ;\nDim_2 = 2 ;\nDataType = UnsignedByte ;\nCompression = ZLib ;\n"}) {
        writeFile(file, edf(fields, "abcdef"));
        const auto error = errorOf(formatNamed("EDF"), file);
        QVERIFY2(error && error->file() == file.string() && !error->field().empty(),
                 fields.c_str());
    }
    for (const char* foreign :
         {"{\"kind\": \"transmission\", \"Dim\": 1}\n", "{ no end", "{}\n", "plain text"}) {
        writeFile(file, foreign);
        QVERIFY(!io::openEdf(file, {}));
        QCOMPARE(io::inspectFile(file).kind, std::string("unknown"));
    }
}

void NpyEdfTest::cutFilesAreErrorsThatNameTheFile() {
    JobContext job;
    const auto source =
        io::makeMemorySource({noise(PixelType::U16, 90, 80), noise(PixelType::U16, 90, 80)});
    io::writeNpy(m_folder / "whole.npy", *source, false, job);
    QCOMPARE(truncationFailure("NPY", m_folder / "whole.npy"), std::string());
    io::writeEdf(m_folder / "whole.edf", *source, false, job);
    QCOMPARE(truncationFailure("EDF", m_folder / "whole.edf"), std::string());
}

void NpyEdfTest::inspectShowsHeadersAndProblems() {
    JobContext job;
    const auto source =
        io::makeMemorySource({noise(PixelType::I32, 9, 8), noise(PixelType::I32, 9, 8)});
    for (const char* name : {"a.npy", "a.edf"}) {
        const auto file = m_folder / name;
        if (file.extension() == ".npy")
            io::writeNpy(file, *source, true, job);
        else
            io::writeEdf(file, *source, true, job);
        const io::FileInfo info = io::inspectFile(file);
        QCOMPARE(info.kind, std::string("stack"));
        QCOMPARE(info.dtype, std::string("int32"));
        QCOMPARE(info.shape, (std::vector<std::int64_t>{2, 8, 9}));
        QVERIFY(info.problems.empty());
        QVERIFY(!info.metadata.children.empty());
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 5);
        const io::FileInfo cut = io::inspectFile(file);
        QCOMPARE(cut.problems.size(), std::size_t(1));
        QCOMPARE(cut.problems.front().severity, std::string("error"));
    }
}

SPECULA_TEST(NpyEdfTest)
#include "npy_edf_test.moc"
