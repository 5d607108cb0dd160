# SPDX-License-Identifier: GPL-3.0-or-later
# How our own targets are made: one place for language level, warnings and sanitizers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

if(SPECULA_SANITIZE)
    add_compile_options(-fsanitize=${SPECULA_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SPECULA_SANITIZE})
    if(SPECULA_SANITIZE MATCHES "undefined")
        add_compile_options(-fno-sanitize-recover=undefined)
    endif()
endif()

# Warnings and conventions every target of ours gets.
function(specula_own_target target)
    if(NOT MSVC)
        target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
        if(SPECULA_WERROR)
            target_compile_options(${target} PRIVATE -Werror)
        endif()
    endif()
    target_compile_definitions(${target} PRIVATE SPECULA_VERSION="${PROJECT_VERSION}")
endfunction()

# specula_core_library(io SOURCES ... USES base compute LINK TIFF::TIFF)
# A folder of core: static library specula_<name>, alias Specula::<name>, headers included as
# "core/<name>/x.h" in the tree and <specula/core/<name>/x.h> once installed.
function(specula_core_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;LINK" ${ARGN})
    set(target specula_${name})
    add_library(${target} STATIC ${arg_SOURCES})
    add_library(Specula::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_include_directories(${target} PUBLIC
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/specula>)
    foreach(used ${arg_USES})
        target_link_libraries(${target} PUBLIC specula_${used})
    endforeach()
    target_link_libraries(${target} PRIVATE ${arg_LINK})
    specula_own_target(${target})
    set_property(GLOBAL APPEND PROPERTY SPECULA_CORE_LIBRARIES ${target})
endfunction()

# specula_tier_module(vulkan SOURCES ... LINK ...)
# A tier that is loaded at run time: lib/specula/tiers/specula_tier_<name>.so beside the programs,
# in the build folder as once installed.
function(specula_tier_module name)
    cmake_parse_arguments(arg "NOINSTALL" "" "SOURCES;LINK" ${ARGN})
    set(target specula_tier_${name})
    add_library(${target} MODULE ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES PREFIX ""
        LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib/specula/tiers")
    target_compile_features(${target} PRIVATE cxx_std_20)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE ${arg_LINK})
    if(NOT arg_NOINSTALL)
        install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/specula/tiers
            COMPONENT runtime)
    endif()
endfunction()
