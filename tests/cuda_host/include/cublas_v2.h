// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cuda_runtime.h"

enum cublasStatus_t {
    CUBLAS_STATUS_SUCCESS,
    CUBLAS_STATUS_ALLOC_FAILED,
    CUBLAS_STATUS_INVALID_VALUE
};
enum cublasOperation_t { CUBLAS_OP_N, CUBLAS_OP_T };
struct HostBlas;
using cublasHandle_t = HostBlas*;

cublasStatus_t cublasCreate(cublasHandle_t* handle);
cublasStatus_t cublasDestroy(cublasHandle_t handle);
cublasStatus_t cublasSetStream(cublasHandle_t handle, cudaStream_t stream);
cublasStatus_t cublasSgemmStridedBatched(cublasHandle_t handle, cublasOperation_t opA,
                                         cublasOperation_t opB, int m, int n, int k,
                                         const float* alpha, const float* a, int pitchA,
                                         long long strideA, const float* b, int pitchB,
                                         long long strideB, const float* beta, float* c, int pitchC,
                                         long long strideC, int batches);
cublasStatus_t cublasDgemmStridedBatched(cublasHandle_t handle, cublasOperation_t opA,
                                         cublasOperation_t opB, int m, int n, int k,
                                         const double* alpha, const double* a, int pitchA,
                                         long long strideA, const double* b, int pitchB,
                                         long long strideB, const double* beta, double* c,
                                         int pitchC, long long strideC, int batches);
