// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cpu/library_kernels.h"
#include "core/compute/tiers/cpu/strided.h"

#include <cblas.h>

#include <cstdlib>
#include <limits>
#include <mutex>
#include <string_view>
#include <vector>

// Exported by OpenBLAS where it chooses among processors at run time; absent in other builds.
#if defined(__linux__) && defined(__x86_64__)
#define SPECULA_CAN_CHOOSE_CORE
extern "C" {
__attribute__((weak)) void gotoblas_dynamic_init(void);
__attribute__((weak)) void gotoblas_dynamic_quit(void);
}
#endif

// OpenBLAS computes one tile of the result per call, alone; our threads take tiles. Tiles depend on
// the extents alone.
namespace specula::compute::cpu {
namespace {

std::int64_t tileSide(std::int64_t rows, std::int64_t columns) {
    return std::min(rows, columns) >= 1024 ? 256 : 128;
}

#if defined(SPECULA_CAN_CHOOSE_CORE)
/// OpenBLAS takes a processor that is younger than itself for a Prescott of 2004: five times
/// slower. It can be told better before its first product, by the variable a user would set.
void chooseCore() {
    const std::string_view found = openblas_get_corename();
    const bool old = found == "Prescott" || found == "Core2" || found == "Generic";
    if (!old || instructionSet() == InstructionSet::Baseline || gotoblas_dynamic_init == nullptr ||
        gotoblas_dynamic_quit == nullptr || std::getenv("OPENBLAS_CORETYPE") != nullptr)
        return;
    setenv("OPENBLAS_CORETYPE", instructionSet() == InstructionSet::Avx512 ? "SkylakeX" : "Haswell",
           1);
    gotoblas_dynamic_quit();
    gotoblas_dynamic_init();
    unsetenv("OPENBLAS_CORETYPE");
}
#endif

/// Before the first product: the right kernels, on the thread that calls.
void prepareOpenBlas() {
    static std::once_flag once;
    std::call_once(once, [] {
#if defined(SPECULA_CAN_CHOOSE_CORE)
        chooseCore();
#endif
        openblas_set_num_threads(1);
    });
}

/// A matrix as BLAS wants it: rows side by side, a row pitch no smaller than the row.
template<class T>
class Matrix {
  public:
    Matrix(const SpcOperand& operand, std::int64_t batch)
        : rows(operand.extent[operand.rank - 2])
        , columns(operand.extent[operand.rank - 1]) {
        const int r = operand.rank;
        const auto size = static_cast<std::int64_t>(sizeof(T));
        const std::int64_t rowStride = rows > 1 ? operand.stride[r - 2] : columns;
        const std::int64_t columnStride = columns > 1 ? operand.stride[r - 1] : 1;
        std::byte* at =
            addressOf(operand) + (r == 3 ? batch * operand.stride[0] * size : std::int64_t(0));
        if (columnStride == 1 && rowStride >= columns) {
            data = reinterpret_cast<T*>(at);
            pitch = std::max<std::int64_t>(1, rowStride);
            return;
        }
        m_copy.resize(static_cast<std::size_t>(rows * columns));
        for (std::int64_t row = 0; row < rows; ++row)
            copyElements(reinterpret_cast<std::byte*>(m_copy.data() + row * columns), size,
                         at + row * rowStride * size, columnStride * size, columns, sizeof(T));
        data = m_copy.data();
        pitch = std::max<std::int64_t>(1, columns);
    }
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;

    /// Start of rows [first, ..) of op(M).
    const T* opRow(std::int64_t first, bool transposed) const {
        return data + (transposed ? first : first * pitch);
    }

    std::int64_t rows, columns, pitch = 1;
    T* data = nullptr;

  private:
    std::vector<T> m_copy;
};

blasint narrow(std::int64_t n) {
    return static_cast<blasint>(n);
}
CBLAS_TRANSPOSE transposition(bool transposed) {
    return transposed ? CblasTrans : CblasNoTrans;
}

template<class T>
void gemm(bool transposeA, bool transposeB, std::int64_t m, std::int64_t n, std::int64_t k, T alpha,
          const T* a, std::int64_t pitchA, const T* b, std::int64_t pitchB, T beta, T* c,
          std::int64_t pitchC) {
    if constexpr (sizeof(T) == 4)
        cblas_sgemm(CblasRowMajor, transposition(transposeA), transposition(transposeB), narrow(m),
                    narrow(n), narrow(k), alpha, a, narrow(pitchA), b, narrow(pitchB), beta, c,
                    narrow(pitchC));
    else
        cblas_dgemm(CblasRowMajor, transposition(transposeA), transposition(transposeB), narrow(m),
                    narrow(n), narrow(k), alpha, a, narrow(pitchA), b, narrow(pitchB), beta, c,
                    narrow(pitchC));
}

/// The upper triangle of op(A) op(A)^T.
template<class T>
void syrk(bool transposeA, std::int64_t n, std::int64_t k, const T* a, std::int64_t pitchA, T* c,
          std::int64_t pitchC) {
    if constexpr (sizeof(T) == 4)
        cblas_ssyrk(CblasRowMajor, CblasUpper, transposition(transposeA), narrow(n), narrow(k), 1,
                    a, narrow(pitchA), 0, c, narrow(pitchC));
    else
        cblas_dsyrk(CblasRowMajor, CblasUpper, transposition(transposeA), narrow(n), narrow(k), 1,
                    a, narrow(pitchA), 0, c, narrow(pitchC));
}

const SpcMatrixProduct& params(const SpcCall& call) {
    return *static_cast<const SpcMatrixProduct*>(call.params);
}

bool fitsBlas(const SpcOperand& operand) {
    constexpr std::int64_t kMost = std::numeric_limits<blasint>::max();
    return operand.extent[operand.rank - 1] <= kMost && operand.extent[operand.rank - 2] <= kMost &&
           operand.stride[operand.rank - 2] <= kMost;
}

bool supportsMatrices(const SpcCall& call) {
    bool fits = isFloatType(call.operands[0].type);
    for (std::uint32_t i = 0; i < call.operand_count; ++i)
        fits = fits && fitsBlas(call.operands[i]);
    return fits;
}

/// alpha p + beta c, where beta 0 does not look at c.
template<class T>
T combined(T alpha, T p, T beta, T c) {
    return beta == T(0) ? alpha * p : alpha * p + beta * c;
}

template<class T>
void matrixProduct(const SpcCall& call, const CpuContext& context) {
    const auto& p = params(call);
    const SpcOperand& out = call.operands[0];
    const bool transposeA = p.transpose_a != 0, transposeB = p.transpose_b != 0;
    const std::int64_t batches = out.rank == 3 ? out.extent[0] : 1;
    const T alpha = static_cast<T>(p.alpha), beta = static_cast<T>(p.beta);
    const std::int64_t m = out.extent[out.rank - 2], n = out.extent[out.rank - 1];
    const SpcOperand& firstA = call.operands[1];
    const std::int64_t k = firstA.extent[transposeA ? firstA.rank - 2 : firstA.rank - 1];
    const std::int64_t side = tileSide(m, n);
    const std::int64_t across = (n + side - 1) / side, tiles = across * ((m + side - 1) / side);
    const auto size = static_cast<std::int64_t>(sizeof(T));
    const std::int64_t pitchC = m > 1 ? out.stride[out.rank - 2] : n;

    const auto oneTile = [&](const Matrix<T>& a, const Matrix<T>& b, T* c, std::int64_t tile) {
        const std::int64_t row = tile / across * side, column = tile % across * side;
        const std::int64_t height = std::min(side, m - row), width = std::min(side, n - column);
        T* to = c + row * pitchC + column;
        if (alpha != T(0) && k > 0) {
            gemm(transposeA, transposeB, height, width, k, alpha, a.opRow(row, transposeA), a.pitch,
                 b.opRow(column, !transposeB), b.pitch, beta, to, pitchC);
            return;
        }
        // BLAS does not look at the matrices then, and NaN in them would be lost.
        std::vector<T> product(static_cast<std::size_t>(height * width), T(0));
        if (k > 0)
            gemm(transposeA, transposeB, height, width, k, T(1), a.opRow(row, transposeA), a.pitch,
                 b.opRow(column, !transposeB), b.pitch, T(0), product.data(), width);
        for (std::int64_t i = 0; i < height; ++i)
            for (std::int64_t j = 0; j < width; ++j)
                to[i * pitchC + j] =
                    combined(alpha, product[static_cast<std::size_t>(i * width + j)], beta,
                             to[i * pitchC + j]);
    };
    const auto target = [&](std::int64_t batch) {
        return reinterpret_cast<T*>(
            addressOf(out) + (out.rank == 3 ? batch * out.stride[0] * size : std::int64_t(0)));
    };
    // Many small products side by side, or the tiles of one after the other.
    if (batches > 1 && tiles < 16) {
        context.forEach(batches, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t batch = begin; batch < end; ++batch) {
                const Matrix<T> a(call.operands[1], batch), b(call.operands[2], batch);
                for (std::int64_t tile = 0; tile < tiles; ++tile)
                    oneTile(a, b, target(batch), tile);
            }
        });
        return;
    }
    for (std::int64_t batch = 0; batch < batches; ++batch) {
        const Matrix<T> a(call.operands[1], batch), b(call.operands[2], batch);
        context.forEach(tiles, 1, [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t tile = begin; tile < end; ++tile)
                oneTile(a, b, target(batch), tile);
        });
    }
}

template<class T>
void rankUpdate(const SpcCall& call, const CpuContext& context) {
    const auto& p = params(call);
    const SpcOperand& out = call.operands[0];
    const bool transposed = p.transpose_a != 0;
    const Matrix<T> a(call.operands[1], 0);
    const std::int64_t n = out.extent[0], k = transposed ? a.rows : a.columns;
    const std::int64_t side = tileSide(n, n);
    const std::int64_t across = (n + side - 1) / side;
    const std::int64_t pitchC = n > 1 ? out.stride[0] : 1;
    const T alpha = static_cast<T>(p.alpha), beta = static_cast<T>(p.beta);
    T* c = reinterpret_cast<T*>(addressOf(out));
    // Each tile of the upper triangle is computed once and written twice.
    std::vector<std::pair<std::int64_t, std::int64_t>> tiles;
    for (std::int64_t i = 0; i < across; ++i)
        for (std::int64_t j = i; j < across; ++j)
            tiles.emplace_back(i * side, j * side);
    context.forEach(
        static_cast<std::int64_t>(tiles.size()), 1, [&](std::int64_t begin, std::int64_t end) {
            std::vector<T> product(static_cast<std::size_t>(side * side));
            const auto at = [&](std::int64_t i, std::int64_t j) {
                return product[static_cast<std::size_t>(i * side + j)];
            };
            for (std::int64_t task = begin; task < end; ++task) {
                const auto [row, column] = tiles[static_cast<std::size_t>(task)];
                const std::int64_t height = std::min(side, n - row);
                const std::int64_t width = std::min(side, n - column);
                const bool diagonal = row == column;
                std::fill(product.begin(), product.end(), T(0));
                if (k > 0 && diagonal)
                    syrk(transposed, height, k, a.opRow(row, transposed), a.pitch, product.data(),
                         side);
                else if (k > 0)
                    gemm(transposed, !transposed, height, width, k, T(1), a.opRow(row, transposed),
                         a.pitch, a.opRow(column, transposed), a.pitch, T(0), product.data(), side);
                for (std::int64_t i = 0; i < height; ++i)
                    for (std::int64_t j = diagonal ? i : 0; j < width; ++j) {
                        T& upper = c[(row + i) * pitchC + column + j];
                        upper = combined(alpha, at(i, j), beta, upper);
                    }
                for (std::int64_t j = 0; j < width; ++j)
                    for (std::int64_t i = 0; i < (diagonal ? j : height); ++i) {
                        T& lower = c[(column + j) * pitchC + row + i];
                        lower = combined(alpha, at(i, j), beta, lower);
                    }
            }
        });
}

void runMatrixProduct(const SpcCall& call, const CpuContext& context) {
    prepareOpenBlas();
    call.operands[0].type == SPC_F32 ? matrixProduct<float>(call, context)
                                     : matrixProduct<double>(call, context);
}

void runRankUpdate(const SpcCall& call, const CpuContext& context) {
    prepareOpenBlas();
    call.operands[0].type == SPC_F32 ? rankUpdate<float>(call, context)
                                     : rankUpdate<double>(call, context);
}

} // namespace

CpuKernel matrixProductKernel() {
    return {supportsMatrices, runMatrixProduct};
}
CpuKernel rankUpdateKernel() {
    return {supportsMatrices, runRankUpdate};
}

} // namespace specula::compute::cpu
