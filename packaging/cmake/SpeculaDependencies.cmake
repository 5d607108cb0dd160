# SPDX-License-Identifier: GPL-3.0-or-later
# Everything we link against, and a summary of the optional parts that were found.

macro(specula_find)
    find_package(${ARGV} REQUIRED)
endmacro()
include(SpeculaCoreDependencies)
find_package(CLI11 REQUIRED)

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
