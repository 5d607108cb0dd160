// SPDX-License-Identifier: GPL-3.0-or-later
#include "operation_fixture.h"

#include "core/compute/kernels.h"
#include "core/compute/tiers/cpu/cpu_tier.h"
#include "core/compute/tiers/reference/reference_tier.h"
#include "core/io/memory_source.h"

#include <cmath>

namespace specula::test {

using compute::Tensor;
using imaging::ImageDescription;

OperationBench::OperationBench(const std::string& tier)
    : m_pool(makeThreadPool(2)) {
    const auto made = tier == "cpu" ? compute::makeCpuTier(*m_pool) : compute::makeReferenceTier();
    m_backend = std::make_unique<compute::Backend>(made->open(0, {}));
    m_lane = m_backend->makeLane();
}

OperationBench::Image OperationBench::load(const Pixels& pixels, imaging::AlphaKind alpha) {
    Image image;
    image.description = {pixels.width(), pixels.height(), pixels.channels(), pixels.type(), alpha};
    const Shape shape{pixels.channels(), pixels.height(), pixels.width()};
    const Tensor raw = m_lane->make(compute::elementType(pixels.type()), shape);
    Pixels copy = pixels;
    SpcHostBlock block{};
    block.data = const_cast<std::byte*>(copy.data());
    const auto size = static_cast<std::int64_t>(pixelBytes(pixels.type()));
    block.stride_bytes[0] = pixels.width() * pixels.height() * size;
    block.stride_bytes[1] = pixels.width() * size;
    block.stride_bytes[2] = size;
    m_lane->upload(raw, block);
    image.data = m_lane->make(imaging::workType(pixels.type()), shape);
    compute::kernel::convert(*m_lane, image.data, raw);
    return image;
}

Tensor OperationBench::runRect(const imaging::Operation& operation, const Image& in,
                               const Rect& rect) {
    const ImageDescription& d = in.description;
    const ImageDescription made = operation.output(d);
    const auto work = imaging::workType(d.type);
    const auto tables = operation.prepare(*m_lane, d);
    const Tensor out =
        m_lane->make(imaging::workType(made.type), {made.channels, rect.height, rect.width});
    if (operation.pointwise()) {
        std::vector<Tensor> others;
        for (const io::SourcePtr& source : operation.otherImages()) {
            const Pixels pixels = source->readPixels({0, 0, rect, 0, source->describe().channels});
            const Tensor raw = load(pixels).data;
            Tensor other = m_lane->make(work, raw.shape());
            compute::kernel::convert(*m_lane, other, raw);
            others.push_back(other);
        }
        imaging::PointProgram program;
        operation.appendSteps(program, d, tables, others);
        std::vector<Tensor> operands{
            out, in.data.slice(1, rect.y, rect.height).slice(2, rect.x, rect.width)};
        operands.insert(operands.end(), program.operands.begin(), program.operands.end());
        const SpcPointChain chain{static_cast<std::int32_t>(work),
                                  static_cast<std::int32_t>(program.steps.size()),
                                  program.steps.data()};
        m_lane->run(SPC_POINT_CHAIN, &chain, operands);
        return out;
    }
    const Rect needed = operation.inputRect(rect, d);
    // Strange numbers where nothing is to be looked at would show.
    const Tensor window = m_lane->make(work, {d.channels, needed.height, needed.width});
    const imaging::Border border = operation.border();
    const SpcExtend params{border.edge, border.value, d.width, d.height, 0, 0, needed.x, needed.y};
    compute::kernel::extend(*m_lane, params, window, in.data);
    operation.run(*m_lane, {out, rect}, {window, needed}, d, tables);
    return out;
}

OperationBench::Image OperationBench::run(const imaging::Operation& operation, const Image& in) {
    Image out;
    out.description = operation.output(in.description);
    out.data = runRect(operation, in, out.description.rect());
    return out;
}

Pixels OperationBench::store(const Image& image) {
    const ImageDescription& d = image.description;
    const Tensor stored = m_lane->make(compute::elementType(d.type), image.data.shape());
    compute::kernel::convert(*m_lane, stored, image.data);
    return withPixelType(
        d.type, [&](auto sample) { return Pixels(m_lane->download<decltype(sample)>(stored)); });
}

Pixels OperationBench::apply(const std::vector<std::string>& operations, const Pixels& in,
                             imaging::AlphaKind alpha) {
    Image image = load(in, alpha);
    for (const std::string& text : operations)
        image = run(*parse(text), image);
    return store(image);
}

imaging::OperationPtr OperationBench::parse(const std::string& text) const {
    return imaging::parseOperation(text, files());
}

imaging::OperationFiles OperationBench::files() const {
    return {[this](const std::string& path) {
                const auto found = images.find(path);
                if (found == images.end())
                    throw Error(ErrorCode::Input, "there is no such image").inFile(path);
                return found->second;
            },
            {}};
}

void OperationBench::add(const std::string& name, const Pixels& pixels) {
    images[name] = io::makeMemorySource({pixels}, name);
}

void tierRows() {
    QTest::addColumn<QString>("tier");
    QTest::newRow("reference") << "reference";
    QTest::newRow("cpu") << "cpu";
}

Pixels imageA(PixelType type, int channels) {
    return withPixelType(type, [&](auto sample) {
        return imageOf<decltype(sample)>(4, 4, channels,
                                         [](std::int64_t y, std::int64_t x, int c) -> double {
                                             const auto i = static_cast<double>(4 * y + x);
                                             return c == 0   ? i / 15
                                                    : c == 1 ? (15 - i) / 15
                                                    : c == 2 ? static_cast<double>(x) / 3
                                                             : static_cast<double>(y + 1) / 4;
                                         });
    });
}

Pixels rampR0(PixelType type) {
    return withPixelType(type, [&](auto sample) {
        return imageOf<decltype(sample)>(
            4, 4, 1, [](std::int64_t y, std::int64_t x, int) { return 4 * y + x; });
    });
}

Pixels unevenImage(PixelType type) {
    return withPixelType(type, [&](auto sample) {
        return imageOf<decltype(sample)>(7, 6, 1, [](std::int64_t y, std::int64_t x, int) {
            return (7 * x + 3 * y * y + x * y) % 11;
        });
    });
}

double noise(std::int64_t row, std::int64_t column, int seed) {
    std::uint64_t h = static_cast<std::uint64_t>(row) * 0x9E3779B97F4A7C15ULL ^
                      static_cast<std::uint64_t>(column) * 0xC2B2AE3D27D4EB4FULL ^
                      static_cast<std::uint64_t>(seed + 1) * 0x165667B19E3779F9ULL;
    h = (h ^ (h >> 29)) * 0xBF58476D1CE4E5B9ULL;
    h = (h ^ (h >> 32)) * 0x94D049BB133111EBULL;
    return static_cast<double>((h ^ (h >> 31)) >> 11) * 0x1p-53;
}

namespace {

QString differing(double got, double expected, double tolerance, const QString& where) {
    if (std::isnan(expected) ? std::isnan(got) : std::abs(got - expected) <= tolerance)
        return {};
    return QString("%1 is %2, not %3 (off by %4)")
        .arg(where)
        .arg(got, 0, 'g', 17)
        .arg(expected, 0, 'g', 17)
        .arg(got - expected);
}

} // namespace

QString compared(const Pixels& got, std::int64_t row, int channel,
                 const std::vector<double>& expected, double tolerance) {
    if (got.width() != static_cast<std::int64_t>(expected.size()))
        return QString("it is %1 wide, not %2").arg(got.width()).arg(expected.size());
    for (std::size_t x = 0; x < expected.size(); ++x)
        if (const QString text = differing(
                got.valueAt(row, static_cast<std::int64_t>(x), channel), expected[x], tolerance,
                QString("row %1, column %2, channel %3").arg(row).arg(x).arg(channel));
            !text.isEmpty())
            return text;
    return {};
}

QString comparedColour(const Pixels& got, std::int64_t row, std::int64_t column,
                       const std::vector<double>& expected, double tolerance) {
    if (got.channels() != static_cast<int>(expected.size()))
        return QString("it has %1 channels, not %2").arg(got.channels()).arg(expected.size());
    for (std::size_t c = 0; c < expected.size(); ++c)
        if (const QString text =
                differing(got.valueAt(row, column, static_cast<int>(c)), expected[c], tolerance,
                          QString("row %1, column %2, channel %3").arg(row).arg(column).arg(c));
            !text.isEmpty())
            return text;
    return {};
}

QString scratchFolder() {
    static const QTemporaryDir folder;
    return folder.path();
}

std::string writeText(const QString& name, const std::string& text) {
    const QString path = scratchFolder() + "/" + name;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) !=
            static_cast<qint64>(text.size()))
        throw std::runtime_error("cannot write " + path.toStdString());
    return path.toStdString();
}

} // namespace specula::test
