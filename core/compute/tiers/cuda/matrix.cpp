// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/kernels.h"
#include "core/compute/tiers/cuda/library.h"

#include <fmt/format.h>

#include <limits>

namespace specula::cuda {

/// One for each queue: a handle must not be used by two threads.
class BlasHandle {
  public:
    explicit BlasHandle(cudaStream_t stream)
        : m_library(*blasLibrary()) {
        check(m_library.create(&m_handle));
        check(m_library.setStream(m_handle, stream));
    }
    ~BlasHandle() {
        if (m_handle != nullptr)
            m_library.destroy(m_handle);
    }
    BlasHandle(const BlasHandle&) = delete;
    BlasHandle& operator=(const BlasHandle&) = delete;

    static void check(cublasStatus_t status) {
        if (status == CUBLAS_STATUS_SUCCESS)
            return;
        const bool memory = status == CUBLAS_STATUS_ALLOC_FAILED;
        throw Failure{memory ? SPC_OUT_OF_MEMORY : SPC_FAILED,
                      memory ? std::string("cuBLAS has not enough memory")
                             : fmt::format("cuBLAS answers {}", static_cast<int>(status))};
    }
    const BlasLibrary& library() const { return m_library; }
    cublasHandle_t get() const { return m_handle; }

  private:
    const BlasLibrary& m_library;
    cublasHandle_t m_handle = nullptr;
};

namespace {

/// Matrices as BLAS takes them: the last axis dense, rows apart by at least their length.
bool fitsBlas(const SpcOperand& m) {
    const std::int64_t rows = m.extent[m.rank - 2], columns = m.extent[m.rank - 1];
    return (columns == 1 || m.stride[m.rank - 1] == 1) &&
           (rows == 1 || (m.stride[m.rank - 2] >= columns &&
                          m.stride[m.rank - 2] <= std::numeric_limits<int>::max()));
}

int leading(const SpcOperand& m) {
    const std::int64_t columns = m.extent[m.rank - 1];
    return static_cast<int>(m.extent[m.rank - 2] > 1 ? m.stride[m.rank - 2]
                                                     : std::max<std::int64_t>(columns, 1));
}

long long batchStride(const SpcOperand& m) {
    return m.rank == 3 && m.extent[0] > 1 ? m.stride[0] : 0;
}

/// c = alpha op(a) op(b) + beta c. BLAS sees rows as columns, so it multiplies in the other order.
template<class T>
void multiply(SpcQueue& queue, const SpcMatrixProduct& p, const SpcOperand& c, const SpcOperand& a,
              const SpcOperand& b) {
    const int r = c.rank;
    const auto m = static_cast<int>(c.extent[r - 2]), n = static_cast<int>(c.extent[r - 1]);
    const auto k = static_cast<int>(a.extent[p.transpose_a != 0 ? r - 2 : r - 1]);
    const auto batches = static_cast<int>(r == 3 ? c.extent[0] : 1);
    const auto operation = [](int transposed) {
        return transposed != 0 ? CUBLAS_OP_T : CUBLAS_OP_N;
    };
    const T alpha = static_cast<T>(p.alpha), beta = static_cast<T>(p.beta);
    const BlasLibrary& library = queue.blas->library();
    const auto gemm = [&] {
        if constexpr (sizeof(T) == 4)
            return library.sgemm;
        else
            return library.dgemm;
    }();
    BlasHandle::check(gemm(queue.blas->get(), operation(p.transpose_b), operation(p.transpose_a), n,
                           m, k, &alpha, dataOf<T>(b), leading(b), batchStride(b), dataOf<T>(a),
                           leading(a), batchStride(a), &beta, dataOf<T>(c), leading(c),
                           batchStride(c), batches));
}

/// c = c factor
void scale(SpcQueue& queue, const SpcOperand& c, double factor) {
    const SpcMapScalar params{SPC_MULTIPLY, 0, factor};
    runOn(queue, SPC_MAP_SCALAR, &params, {c, c});
}

} // namespace

void runMatrixProduct(SpcQueue& queue, const SpcCall& call) {
    const auto& p = paramsOf<SpcMatrixProduct>(call);
    const SpcOperand& c = call.operands[0];
    SpcOperand a = call.operands[1], b = call.operands[2];
    if (a.extent[p.transpose_a != 0 ? a.rank - 2 : a.rank - 1] == 0) {
        const SpcFill zero{};
        return p.beta == 0 ? runOn(queue, SPC_FILL, &zero, {c}) : scale(queue, c, p.beta);
    }
    if (!queue.blas)
        queue.blas = std::make_shared<BlasHandle>(queue.stream);
    // BLAS does not look at the matrices when alpha is 0, and NaN in them would be lost.
    const bool apart = p.alpha == 0;
    ScratchLayout layout;
    const std::uint64_t placeA = fitsBlas(a) ? 0 : layout.add(bytesOf(a));
    const std::uint64_t placeB = fitsBlas(b) ? 0 : layout.add(bytesOf(b));
    const std::uint64_t placeC = apart ? layout.add(bytesOf(c)) : 0;
    char* scratch = layout.bytes() > 0 ? queue.scratch(layout.bytes()) : nullptr;
    const auto dense = [&](SpcOperand& operand, std::uint64_t place) {
        if (fitsBlas(operand))
            return;
        const SpcOperand copy = denseOperand(operand, scratch + place);
        runOn(queue, SPC_CONVERT, nullptr, {copy, operand});
        operand = copy;
    };
    dense(a, placeA);
    dense(b, placeB);
    SpcMatrixProduct asked = p;
    SpcOperand target = c;
    if (apart) {
        asked.alpha = 1;
        asked.beta = 0;
        target = denseOperand(c, scratch + placeC);
    }
    if (c.type == SPC_F32)
        multiply<float>(queue, asked, target, a, b);
    else
        multiply<double>(queue, asked, target, a, b);
    if (!apart)
        return;
    scale(queue, target, 0);
    if (p.beta == 0)
        return runOn(queue, SPC_CONVERT, nullptr, {c, target});
    scale(queue, c, p.beta);
    const SpcMap2 add{SPC_ADD};
    runOn(queue, SPC_MAP2, &add, {c, c, target});
}

} // namespace specula::cuda
