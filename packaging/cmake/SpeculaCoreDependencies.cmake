# SPDX-License-Identifier: GPL-3.0-or-later
# What core links against. Included by the build, and once installed by SpeculaConfig.cmake, because
# whoever links the static libraries of core links these too. The includer defines the macro
# specula_find(PACKAGE ...) to find a package its own way.

specula_find(Threads)
specula_find(PkgConfig)
specula_find(fmt)
specula_find(nlohmann_json 3.10)
specula_find(TIFF)
# Debian's CMake package of Imath names a Python library that its -dev package does not bring.
pkg_check_modules(OPENEXR REQUIRED IMPORTED_TARGET OpenEXR)
specula_find(HDF5 COMPONENTS C)
specula_find(ZLIB)
if(SPECULA_THREAD_POOL STREQUAL "tbb")
    specula_find(TBB)
endif()

# The CPU tier.
pkg_check_modules(FFTW REQUIRED IMPORTED_TARGET fftw3)
pkg_check_modules(FFTWF REQUIRED IMPORTED_TARGET fftw3f)
pkg_check_modules(OPENBLAS REQUIRED IMPORTED_TARGET openblas)

pkg_check_modules(LZ4 REQUIRED IMPORTED_TARGET liblz4)
find_path(LIBLZF_INCLUDE_DIR lzf.h PATH_SUFFIXES liblzf REQUIRED)
find_library(LIBLZF_LIBRARY lzf REQUIRED)
if(NOT TARGET Specula_LZF)
    add_library(Specula_LZF UNKNOWN IMPORTED GLOBAL)
    set_target_properties(Specula_LZF PROPERTIES
        IMPORTED_LOCATION "${LIBLZF_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${LIBLZF_INCLUDE_DIR}")
endif()
