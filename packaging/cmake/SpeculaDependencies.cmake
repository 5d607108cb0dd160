# SPDX-License-Identifier: GPL-3.0-or-later
# Everything we link against, and a summary of the optional parts that were found.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json 3.10 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(TIFF REQUIRED)
# Debian's CMake package of Imath names a Python library that its -dev package does not bring.
pkg_check_modules(OPENEXR REQUIRED IMPORTED_TARGET OpenEXR)
find_package(HDF5 REQUIRED COMPONENTS C)
find_package(ZLIB REQUIRED)

pkg_check_modules(LZ4 REQUIRED IMPORTED_TARGET liblz4)
find_path(LIBLZF_INCLUDE_DIR lzf.h PATH_SUFFIXES liblzf REQUIRED)
find_library(LIBLZF_LIBRARY lzf REQUIRED)
if(NOT TARGET Specula_LZF)
    add_library(Specula_LZF UNKNOWN IMPORTED GLOBAL)
    set_target_properties(Specula_LZF PROPERTIES
        IMPORTED_LOCATION "${LIBLZF_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${LIBLZF_INCLUDE_DIR}")
endif()

if(SPECULA_THREAD_POOL STREQUAL "tbb")
    find_package(TBB REQUIRED)
endif()

if(SPECULA_BUILD_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets PrintSupport Svg LinguistTools)
    find_package(QCustomPlotQt6 REQUIRED)
endif()
if(SPECULA_BUILD_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Test)
endif()

# Optional tiers: found is reported, absent is no error.
include(CheckLanguage)
check_language(CUDA)
if(CMAKE_CUDA_COMPILER)
    message(STATUS "Specula: CUDA compiler found (${CMAKE_CUDA_COMPILER}); the CUDA tier does not exist yet")
else()
    message(STATUS "Specula: no CUDA compiler found; the program works without one")
endif()
find_package(Vulkan QUIET)
if(Vulkan_FOUND)
    message(STATUS "Specula: Vulkan headers found; the Vulkan tier does not exist yet")
else()
    message(STATUS "Specula: no Vulkan headers found; the program works without them")
endif()
message(STATUS "Specula: thread pool ${SPECULA_THREAD_POOL}, HDF5 ${HDF5_VERSION}, OpenEXR ${OPENEXR_VERSION}")
