// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cublas_v2.h>
#include <cufft.h>

namespace specula::cuda {

// The toolkit's libraries are opened when they are first wanted, so that the tier also serves where
// only a driver is installed; then the CPU does what they would do.

struct FftLibrary {
    decltype(&cufftCreate) create;
    decltype(&cufftDestroy) destroy;
    decltype(&cufftSetStream) setStream;
    decltype(&cufftSetAutoAllocation) setAutoAllocation;
    decltype(&cufftSetWorkArea) setWorkArea;
    decltype(&cufftMakePlanMany64) makePlanMany;
    decltype(&cufftExecC2C) execC2C;
    decltype(&cufftExecZ2Z) execZ2Z;
    decltype(&cufftExecR2C) execR2C;
    decltype(&cufftExecD2Z) execD2Z;
    decltype(&cufftExecC2R) execC2R;
    decltype(&cufftExecZ2D) execZ2D;
};

struct BlasLibrary {
    decltype(&cublasCreate) create;
    decltype(&cublasDestroy) destroy;
    decltype(&cublasSetStream) setStream;
    decltype(&cublasSgemmStridedBatched) sgemm;
    decltype(&cublasDgemmStridedBatched) dgemm;
};

/// Null where the library is not installed.
const FftLibrary* fftLibrary();
const BlasLibrary* blasLibrary();

} // namespace specula::cuda
