// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/cuda/library.h"

#include "core/base/error.h"
#include "core/compute/shared_library.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace specula::cuda {
namespace {

// The names under which cublas_v2.h exports what it declares.
#define SPECULA_TEXT_OF(name) #name
#define SPECULA_SYMBOL(name) SPECULA_TEXT_OF(name)

std::string fileName(const char* library, int version) {
#if defined(_WIN32)
    return std::string(library) + "64_" + std::to_string(version) + ".dll";
#else
    return "lib" + std::string(library) + ".so." + std::to_string(version);
#endif
}

std::optional<compute::SharedLibrary> openLibrary(const char* library, int version) {
    const std::string name = fileName(library, version);
    std::vector<std::filesystem::path> places{name};
    if (const char* toolkit = std::getenv("CUDA_PATH"); toolkit != nullptr && *toolkit != '\0') {
        places.push_back(std::filesystem::path(toolkit) / "lib64" / name);
        places.push_back(std::filesystem::path(toolkit) / "bin" / name);
    }
    places.push_back(std::filesystem::path("/usr/local/cuda/lib64") / name);
    for (const auto& place : places) {
        try {
            return compute::SharedLibrary(place);
        } catch (const Error&) {
            continue; // the next place
        }
    }
    return std::nullopt;
}

template<class Function>
bool find(const compute::SharedLibrary& library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(library.symbol(name));
    return function != nullptr;
}

std::optional<FftLibrary> loadFft() {
    const auto library = openLibrary("cufft", CUFFT_VER_MAJOR);
    FftLibrary f{};
    if (library && find(*library, "cufftCreate", f.create) &&
        find(*library, "cufftDestroy", f.destroy) &&
        find(*library, "cufftSetStream", f.setStream) &&
        find(*library, "cufftSetAutoAllocation", f.setAutoAllocation) &&
        find(*library, "cufftSetWorkArea", f.setWorkArea) &&
        find(*library, "cufftMakePlanMany64", f.makePlanMany) &&
        find(*library, "cufftExecC2C", f.execC2C) && find(*library, "cufftExecZ2Z", f.execZ2Z) &&
        find(*library, "cufftExecR2C", f.execR2C) && find(*library, "cufftExecD2Z", f.execD2Z) &&
        find(*library, "cufftExecC2R", f.execC2R) && find(*library, "cufftExecZ2D", f.execZ2D))
        return f;
    return std::nullopt;
}

std::optional<BlasLibrary> loadBlas() {
    const auto library = openLibrary("cublas", CUBLAS_VER_MAJOR);
    BlasLibrary b{};
    if (library && find(*library, SPECULA_SYMBOL(cublasCreate), b.create) &&
        find(*library, SPECULA_SYMBOL(cublasDestroy), b.destroy) &&
        find(*library, SPECULA_SYMBOL(cublasSetStream), b.setStream) &&
        find(*library, SPECULA_SYMBOL(cublasSgemmStridedBatched), b.sgemm) &&
        find(*library, SPECULA_SYMBOL(cublasDgemmStridedBatched), b.dgemm))
        return b;
    return std::nullopt;
}

} // namespace

const FftLibrary* fftLibrary() {
    static const std::optional<FftLibrary> library = loadFft();
    return library ? &*library : nullptr;
}

const BlasLibrary* blasLibrary() {
    static const std::optional<BlasLibrary> library = loadBlas();
    return library ? &*library : nullptr;
}

} // namespace specula::cuda
