# SPDX-License-Identifier: GPL-3.0-or-later
# Which tiers can be built as modules.

# Found is reported, absent is no error.
include(CheckLanguage)
check_language(CUDA)
if(CMAKE_CUDA_COMPILER)
    message(STATUS "Specula: CUDA compiler found (${CMAKE_CUDA_COMPILER}); the CUDA tier does not exist yet")
else()
    message(STATUS "Specula: no CUDA compiler found; the program works without one")
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
