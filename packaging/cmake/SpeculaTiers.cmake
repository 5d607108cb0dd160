# SPDX-License-Identifier: GPL-3.0-or-later
# Which tiers can be built as modules.

# Found is reported, absent is no error.
option(SPECULA_WITH_CUDA "Build the CUDA tier where the CUDA toolkit is found" ON)
set(SPECULA_BUILDS_CUDA OFF)
if(SPECULA_WITH_CUDA)
    # A toolkit that is installed need not be in PATH.
    if(NOT CMAKE_CUDA_COMPILER AND NOT DEFINED ENV{CUDACXX})
        find_program(SPECULA_NVCC nvcc PATHS ENV CUDA_PATH /usr/local/cuda PATH_SUFFIXES bin)
        if(SPECULA_NVCC)
            set(ENV{CUDACXX} ${SPECULA_NVCC})
        endif()
    endif()
    include(CheckLanguage)
    check_language(CUDA)
    find_package(CUDAToolkit 12.1 QUIET)
    if(CMAKE_CUDA_COMPILER AND CUDAToolkit_FOUND)
        set(SPECULA_CUDA_ARCHITECTURES "75-real;80-real;90" CACHE STRING
            "GPUs the CUDA tier is compiled for; the last one as PTX too, for those to come")
        set(CMAKE_CUDA_ARCHITECTURES ${SPECULA_CUDA_ARCHITECTURES})
        enable_language(CUDA)
        # CMake 3.25 does not know that compilers younger than itself speak C++20.
        foreach(level STANDARD EXTENSION)
            if(NOT CMAKE_CUDA20_${level}_COMPILE_OPTION)
                set(CMAKE_CUDA20_${level}_COMPILE_OPTION "-std=c++20")
            endif()
        endforeach()
        set(SPECULA_BUILDS_CUDA ON)
        message(STATUS "Specula: CUDA tier, compiled by ${CMAKE_CUDA_COMPILER} ${CMAKE_CUDA_COMPILER_VERSION}")
    else()
        message(STATUS "Specula: no CUDA tier (needs the CUDA toolkit 12.1 or newer); the program works without it")
    endif()
endif()
option(SPECULA_WITH_VULKAN "Build the Vulkan tier where its headers and tools are found" ON)
set(SPECULA_BUILDS_VULKAN OFF)
if(SPECULA_WITH_VULKAN)
    find_package(Vulkan QUIET)
    find_program(SPECULA_GLSLC NAMES glslc)
    find_path(SPECULA_VKFFT_INCLUDE vkFFT.h PATH_SUFFIXES vkFFT)
    # glslang compiles the transforms of VkFFT at run time. Found as libraries: Debian's CMake
    # package of it stops with an error where glslang-tools is missing. Later versions have fewer.
    find_path(SPECULA_GLSLANG_INCLUDE glslang/Include/glslang_c_interface.h)
    set(SPECULA_GLSLANG_LIBRARIES "")
    foreach(name glslang MachineIndependent GenericCodeGen SPIRV OGLCompiler OSDependent HLSL
            glslang-default-resource-limits SPIRV-Tools-opt SPIRV-Tools)
        find_library(SPECULA_LIBRARY_${name} NAMES ${name})
        mark_as_advanced(SPECULA_LIBRARY_${name})
        if(SPECULA_LIBRARY_${name})
            list(APPEND SPECULA_GLSLANG_LIBRARIES ${SPECULA_LIBRARY_${name}})
        endif()
    endforeach()
    if(Vulkan_INCLUDE_DIR AND SPECULA_GLSLC AND SPECULA_VKFFT_INCLUDE AND SPECULA_GLSLANG_INCLUDE
       AND SPECULA_LIBRARY_glslang AND SPECULA_LIBRARY_SPIRV-Tools-opt)
        set(SPECULA_BUILDS_VULKAN ON)
        message(STATUS "Specula: Vulkan tier, shaders by ${SPECULA_GLSLC}")
    else()
        message(STATUS "Specula: no Vulkan tier (needs the Vulkan headers, glslc, glslang, "
            "SPIRV-Tools and VkFFT); the program works without it")
    endif()
endif()
