// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/rect.h"
#include "core/compute/backend.h"
#include "core/io/region_source.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <vector>

namespace specula::imaging {

enum class AlphaKind { None, Straight, Premultiplied };

/// What flows from one operation to the next.
struct ImageDescription {
    std::int64_t width = 0, height = 0;
    int channels = 1;
    /// Of the samples in files. Work is done in workType(type); whole numbers come back rounded
    /// half to even and saturated, once, at the end of the chain. Where float output is asked for
    /// the source is described with the float type of its work from the start.
    PixelType type = PixelType::F32;
    AlphaKind alpha = AlphaKind::None; ///< what the last of 2 or 4 channels means
    /// The sample that stands for 1 where an operation needs fractions (composite, blend). 0: the
    /// largest one of a whole-number type, 1 for float. Whole numbers that are described as float
    /// keep that of their own type here.
    double fullScale = 0;

    Rect rect() const { return {0, 0, width, height}; }
    friend bool operator==(const ImageDescription&, const ImageDescription&) = default;
};

/// F32 where it holds the samples exactly (8 and 16 bit integers, F32), else F64.
compute::ElementType workType(PixelType type);

/// The largest sample of a whole-number type; 1 for float.
double fullScale(PixelType type);

/// The last of 2 or 4 channels is alpha, unless the file gives it a name that is not "A". OpenEXR
/// stores colours multiplied by alpha, all other formats count as straight.
AlphaKind alphaKind(const io::SourceDescription& source);

/// A rectangle of an image on a backend: (channel, row, column), in the work type.
struct ImageTile {
    compute::Tensor data;
    Rect rect;
};

/// How an image goes on beyond its border, for operations that look there.
struct Border {
    SpcEdge edge = SPC_EDGE_CLAMP;
    double value = 0; ///< of SPC_EDGE_CONSTANT
};

/// Tables of an operation on a backend, uploaded once per job and read by all lanes.
struct PreparedTables {
    std::vector<compute::Tensor> tensors;
};

/// The steps of consecutive point operations, fused into one run of SPC_POINT_CHAIN.
struct PointProgram {
    std::vector<SpcPointStep> steps;
    /// Operands 2 and up of the chain: tables, and images that cover the tile's rectangle.
    std::vector<compute::Tensor> operands;
    int add(const compute::Tensor& operand) {
        operands.push_back(operand);
        return static_cast<int>(operands.size()) + 1;
    }
};

/// One image operation with its parameters: immutable, made by operation_table.h. It says which
/// rectangle of its input it needs for a rectangle of its output, and computes one from the other;
/// tiles, borders, threads and files are the executor's business.
class Operation {
  public:
    virtual ~Operation() = default;

    virtual std::string name() const = 0;          ///< "blur", as on the command line
    virtual nlohmann::json parameters() const = 0; ///< as in an operations file
    /// What comes out for such an input. Throws Error(Usage) naming the parameter when the
    /// operation makes no sense for it (a matrix on two channels, another image of other size).
    virtual ImageDescription output(const ImageDescription& in) const = 0;

    /// Point operations depend on the same pixel alone and are fused.
    virtual bool pointwise() const { return false; }
    /// Point operations: adds their steps for such an input. `tables` is what prepare() returned,
    /// `images` the tiles of otherImages() at the same rectangle, all their channels, in the work
    /// type of the image.
    virtual void appendSteps(PointProgram& program, const ImageDescription& in,
                             const PreparedTables& tables,
                             const std::vector<compute::Tensor>& images) const;

    /// The rectangle of the input needed for `out`; may reach beyond the image, which the executor
    /// then continues by border().
    virtual Rect inputRect(const Rect& out, const ImageDescription& in) const;
    virtual Border border() const { return {}; }

    /// The output is the pixels of inputRect() as they are (crop): the executor may hand the tile
    /// on instead of calling run().
    virtual bool passesPixels() const { return false; }
    /// Other operations: fills out.data (rect out.rect) from `in`, which holds inputRect(out.rect).
    /// Must give each pixel the same bits whatever rectangle it is asked in.
    virtual void run(compute::Lane& lane, const ImageTile& out, const ImageTile& in,
                     const ImageDescription& inImage, const PreparedTables& tables) const;
    /// Bytes of temporary tensors run() makes for such an output rectangle (what a tier needs for
    /// composing a kernel it lacks is included).
    virtual std::uint64_t scratchBytes(const Rect& out, const ImageDescription& in) const;

    /// Uploads LUTs, weights and the like, in the work type of `in`.
    virtual PreparedTables prepare(compute::Lane& lane, const ImageDescription& in) const;

    /// Second images (dark, flat, mask, foreground), read at level 0 and the rectangle of the
    /// output. One frame serves all frames; otherwise frame f goes with frame f.
    virtual std::vector<io::SourcePtr> otherImages() const { return {}; }

    /// The same look on an image shrunk by `factor` (1/2, 1/4, ...), for previews: sigmas, radii,
    /// offsets and extents shrink with it.
    virtual std::shared_ptr<const Operation> scaled(double factor) const = 0;
};

using OperationPtr = std::shared_ptr<const Operation>;
using Pipeline = std::vector<OperationPtr>;

/// What comes out of the whole pipeline; throws as Operation::output(), naming the operation.
ImageDescription outputOf(const Pipeline& pipeline, ImageDescription in);

} // namespace specula::imaging
