# SPDX-License-Identifier: GPL-3.0-or-later
# SPECULA_ONLY_TIERS: specula-tiers and what is under it, for a bare machine with a GPU. Needs the
# headers of fmt, nlohmann-json and CLI11; FFTW, OpenBLAS, Vulkan and CUDA are used where they are.

set(SPECULA_BUILD_GUI OFF)
set(SPECULA_BUILD_TESTS OFF)
set(SPECULA_THREAD_POOL std)

# Headers may be given by their folders where no package is installed: SPECULA_HEADERS is searched
# too, and fmt is compiled into us where there is no library of it.
set(SPECULA_HEADERS "" CACHE PATH "Folder with the headers of fmt, nlohmann and CLI")
find_package(Threads REQUIRED)
find_package(PkgConfig)

find_package(fmt QUIET)
if(NOT TARGET fmt::fmt)
    find_path(SPECULA_FMT_INCLUDE fmt/format.h HINTS ${SPECULA_HEADERS} REQUIRED)
    add_library(specula_fmt INTERFACE)
    target_include_directories(specula_fmt SYSTEM INTERFACE ${SPECULA_FMT_INCLUDE})
    target_compile_definitions(specula_fmt INTERFACE FMT_HEADER_ONLY)
    add_library(fmt::fmt ALIAS specula_fmt)
endif()
find_package(nlohmann_json 3.10 QUIET)
if(NOT TARGET nlohmann_json::nlohmann_json)
    find_path(SPECULA_JSON_INCLUDE nlohmann/json.hpp HINTS ${SPECULA_HEADERS} REQUIRED)
    add_library(specula_json INTERFACE)
    target_include_directories(specula_json SYSTEM INTERFACE ${SPECULA_JSON_INCLUDE})
    add_library(nlohmann_json::nlohmann_json ALIAS specula_json)
endif()
find_package(CLI11 QUIET)
if(NOT TARGET CLI11::CLI11)
    find_path(SPECULA_CLI_INCLUDE CLI/CLI.hpp HINTS ${SPECULA_HEADERS} REQUIRED)
    add_library(specula_cli11 INTERFACE)
    target_include_directories(specula_cli11 SYSTEM INTERFACE ${SPECULA_CLI_INCLUDE})
    add_library(CLI11::CLI11 ALIAS specula_cli11)
endif()
if(PkgConfig_FOUND)
    pkg_check_modules(FFTW QUIET IMPORTED_TARGET fftw3)
    pkg_check_modules(FFTWF QUIET IMPORTED_TARGET fftw3f)
    pkg_check_modules(OPENBLAS QUIET IMPORTED_TARGET openblas)
endif()
include(SpeculaTiers)
message(STATUS "Specula: the tiers alone, FFTW ${FFTW_FOUND}, OpenBLAS ${OPENBLAS_FOUND}")

add_subdirectory(core/base)
add_subdirectory(core/compute)
add_subdirectory(app/tiers)
