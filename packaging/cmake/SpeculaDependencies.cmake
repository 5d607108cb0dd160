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

include(SpeculaTiers)
message(STATUS "Specula: thread pool ${SPECULA_THREAD_POOL}, HDF5 ${HDF5_VERSION}, OpenEXR ${OPENEXR_VERSION}")
