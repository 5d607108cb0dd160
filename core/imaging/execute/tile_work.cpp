// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/tile_work.h"

#include "core/compute/kernels.h"
#include "core/imaging/execute/border_pieces.h"
#include "core/imaging/execute/point_runner.h"

#include <algorithm>
#include <chrono>

namespace specula::imaging {
namespace {

using compute::ElementType;
using compute::Tensor;
using Clock = std::chrono::steady_clock;

/// Work on the host looks at the cancel flag about this often.
constexpr double kBandS = 0.05;
/// The first piece, whose speed is not known: even a wide median takes some milliseconds.
constexpr double kFirstPixels = 64;

Shape tileShape(int channels, const Rect& rect) {
    return {channels, rect.height, rect.width};
}

Tensor window(const ImageTile& tile, const Rect& rect) {
    return tile.data.slice(1, rect.y - tile.rect.y, rect.height)
        .slice(2, rect.x - tile.rect.x, rect.width);
}

} // namespace

PixelTarget hostTarget(const Tensor& tensor) {
    const SpcOperand& o = tensor.operand();
    const auto size = static_cast<std::int64_t>(compute::elementBytes(tensor.type()));
    return {compute::pixelType(tensor.type()), static_cast<std::byte*>(o.buffer) + o.offset * size,
            o.stride[1] * size, o.stride[0] * size};
}

TileWork::TileWork(Pipeline pipeline, const ImageDescription& image, TileReader input,
                   PixelType resultType, compute::Lane& lane)
    : m_pipeline(std::move(pipeline))
    , m_image(image)
    , m_input(std::move(input))
    , m_resultType(resultType)
    , m_stages(stagesOf(m_pipeline, image))
    , m_others(m_pipeline.size())
    , m_secondsPerPixel(m_stages.size()) {
    for (const Stage& stage : m_stages)
        for (std::size_t o = stage.firstOperation; o < stage.endOperation; ++o) {
            m_tables.push_back(
                m_pipeline[o]->prepare(lane, stage.images[o - stage.firstOperation]));
            for (const io::SourcePtr& other : m_pipeline[o]->otherImages())
                m_others[o].emplace_back(other);
        }
    lane.wait();
}

TileEvaluator::TileEvaluator(const TileWork& work, compute::Lane& lane, const CancelToken& cancel,
                             ThreadPool* pool)
    : m_work(work)
    , m_lane(lane)
    , m_cancel(cancel)
    , m_pool(pool)
    , m_onHost(lane.backend().onHost()) {}

Tensor TileEvaluator::compute(std::int64_t frame, const Rect& rect) {
    m_frame = frame;
    return result(m_work.m_stages.size(), rect, compute::elementType(m_work.m_resultType));
}

/// What comes out of the first `stages` stages.
Tensor TileEvaluator::result(std::size_t stages, const Rect& rect, ElementType type) {
    m_cancel.throwIfCancelled();
    if (stages == 0)
        return converted(read(m_work.m_input, rect), type);
    const Stage& stage = m_work.m_stages[stages - 1];
    if (stage.points)
        return points(stages, rect, type);
    const Operation& operation = *m_work.m_pipeline[stage.firstOperation];
    if (operation.passesPixels())
        return result(stages - 1, operation.inputRect(rect, stage.in()), type);
    return converted(filtered(stages, rect), type);
}

Tensor TileEvaluator::points(std::size_t stages, const Rect& rect, ElementType type) {
    const Stage& stage = m_work.m_stages[stages - 1];
    const ElementType work = workType(stage.in().type);
    const ElementType source = compute::elementType(m_work.m_input.type());
    Tensor at =
        result(stages - 1, rect, readsSource(stages - 1) && chainTakes(source) ? source : work);
    // In place where the samples keep their size: the tile is nobody else's.
    const auto place = [&](int channels, ElementType t) {
        return t == at.type() && channels == at.extent(0)
                   ? at
                   : m_lane.make(t, tileShape(channels, rect));
    };
    PointProgram program;
    for (std::size_t o = stage.firstOperation; o < stage.endOperation; ++o) {
        const std::size_t inStage = o - stage.firstOperation;
        std::vector<Tensor> images;
        for (const TileReader& other : m_work.m_others[o])
            images.push_back(converted(read(other, rect), work));
        PointProgram longer = program;
        const auto append = [&](PointProgram& to) {
            m_work.m_pipeline[o]->appendSteps(to, stage.images[inStage], m_work.m_tables[o],
                                              images);
        };
        append(longer);
        if (fitsOneRun(longer)) {
            program = std::move(longer);
            continue;
        }
        const Tensor next = place(stage.images[inStage].channels, work);
        runPoints(m_lane, work, program, next, at);
        at = next;
        program = {};
        append(program);
    }
    const ElementType last = chainTakes(type) ? type : workType(stage.out().type);
    const Tensor out = place(stage.out().channels, last);
    runPoints(m_lane, work, program, out, at);
    return converted(out, type);
}

Tensor TileEvaluator::filtered(std::size_t stages, const Rect& rect) {
    const Stage& stage = m_work.m_stages[stages - 1];
    const Operation& operation = *m_work.m_pipeline[stage.firstOperation];
    const ImageTile in =
        continued(stages - 1, stageInput(stage, m_work.m_pipeline, rect), operation.border());
    const ImageTile out{
        m_lane.make(workType(stage.out().type), tileShape(stage.out().channels, rect)), rect};
    if (m_onHost)
        runInBands(stages - 1, out, in);
    else
        operation.run(m_lane, out, in, stage.in(), m_work.m_tables[stage.firstOperation]);
    return out.data;
}

/// Kernels on the host do not hear of a cancel request, so they are given about kBandS of work at
/// a time; how much that is turns out on the way. The bits are the same.
void TileEvaluator::runInBands(std::size_t index, const ImageTile& out, const ImageTile& in) {
    const Stage& stage = m_work.m_stages[index];
    const Operation& operation = *m_work.m_pipeline[stage.firstOperation];
    std::atomic<double>& secondsPerPixel = m_work.m_secondsPerPixel[index];
    const Rect& whole = out.rect;
    const auto runPiece = [&](const Rect& piece) {
        m_cancel.throwIfCancelled();
        const Rect need = operation.inputRect(piece, stage.in());
        const bool cut = !need.empty() && in.rect.contains(need);
        const ImageTile pieceIn = cut ? ImageTile{window(in, need), need} : in;
        const auto start = Clock::now();
        operation.run(m_lane, {window(out, piece), piece}, pieceIn, stage.in(),
                      m_work.m_tables[stage.firstOperation]);
        const std::chrono::duration<double> took = Clock::now() - start;
        secondsPerPixel.store(std::max(took.count(), 1e-9) / static_cast<double>(piece.area()),
                              std::memory_order_relaxed);
    };
    for (std::int64_t row = 0; row < whole.height;) {
        const double pace = secondsPerPixel.load(std::memory_order_relaxed);
        const auto pixels = static_cast<std::int64_t>(
            pace > 0 ? std::clamp(kBandS / pace, 1.0, 1e15) : kFirstPixels);
        const std::int64_t columns = std::min(pixels, whole.width);
        const std::int64_t rows = std::max<std::int64_t>(1, pixels / whole.width);
        const std::int64_t left = whole.height - row;
        const Rect band{whole.x, whole.y + row, whole.width, rows * 3 / 2 >= left ? left : rows};
        for (std::int64_t x = 0; x < whole.width; x += columns)
            runPiece(Rect{whole.x + x, band.y, columns, band.height}.intersected(band));
        row += band.height;
    }
}

/// The input over `need`, which may reach beyond the image.
ImageTile TileEvaluator::continued(std::size_t stages, const Rect& need, const Border& border) {
    const Stage& stage = m_work.m_stages[stages];
    const ImageDescription& image = stage.in();
    const ElementType work = workType(image.type);
    if (image.rect().contains(need))
        return {result(stages, need, work), need};
    const std::vector<Rect> pieces = borderPieces(need, image.width, image.height, border.edge);
    const Tensor padded = m_lane.make(work, tileShape(image.channels, need));
    if (pieces.empty())
        compute::kernel::fill(m_lane, padded, border.value);
    for (const Rect& piece : pieces) {
        const Tensor inside = result(stages, piece, work);
        compute::kernel::extend(m_lane,
                                {border.edge, border.value, image.width, image.height, piece.x,
                                 piece.y, need.x, need.y},
                                padded, inside);
    }
    return {padded, need};
}

Tensor TileEvaluator::read(const TileReader& from, const Rect& rect) {
    Tensor tile = m_lane.make(compute::elementType(from.type()), tileShape(from.channels(), rect));
    if (m_onHost) {
        from.read(m_frame, rect, hostTarget(tile), m_cancel, m_pool);
        return tile;
    }
    const auto bytes = static_cast<std::int64_t>(tile.bytes());
    if (m_staging.size() < bytes)
        m_staging = Array<std::byte>::uninitialized({bytes});
    PixelTarget target = hostTarget(tile);
    target.data = m_staging.edit().data();
    from.read(m_frame, rect, target, m_cancel, m_pool);
    SpcHostBlock block{target.data, {target.planeBytes, target.rowBytes}};
    block.stride_bytes[2] = static_cast<std::int64_t>(pixelBytes(from.type()));
    m_lane.upload(tile, block);
    return tile;
}

Tensor TileEvaluator::converted(const Tensor& in, ElementType type) {
    if (in.type() == type)
        return in;
    const Tensor out = m_lane.make(type, in.shape());
    compute::kernel::convert(m_lane, out, in);
    return out;
}

/// Which samples a point chain reads and writes (kernel_catalogue.h).
bool TileEvaluator::chainTakes(ElementType type) const {
    switch (type) {
    case ElementType::U8:
    case ElementType::U16:
    case ElementType::I32:
    case ElementType::U32:
    case ElementType::F32:
    case ElementType::F64:
        return true;
    default:
        return m_onHost;
    }
}

/// Whether the samples that come out of these stages are those of the source as it is read.
bool TileEvaluator::readsSource(std::size_t stages) const {
    if (stages == 0)
        return true;
    const Stage& stage = m_work.m_stages[stages - 1];
    return !stage.points && m_work.m_pipeline[stage.firstOperation]->passesPixels() &&
           readsSource(stages - 1);
}

} // namespace specula::imaging
