# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the core of BUILD into an empty prefix, builds example_core against it with
# find_package(Specula) alone, and runs it on an image written here. The installed headers are whole.

cmake_policy(VERSION 3.25)

set(work ${BUILD}/example_core_test)
file(REMOVE_RECURSE ${work})
file(MAKE_DIRECTORY ${work})

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
    if(NOT status EQUAL 0)
        list(JOIN ARGN " " command)
        message(NOTICE "${text}") # an error would re-flow its lines
        message(FATAL_ERROR "ended with ${status}: ${command}")
    endif()
    set(output "${text}" PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/prefix --component development)

# What a header includes is there, and of the tiers only what such a program may use.
set(include ${work}/prefix/include/specula)
file(GLOB_RECURSE headers RELATIVE ${include} ${include}/*.h)
list(LENGTH headers count)
if(count LESS 50)
    message(FATAL_ERROR "only ${count} headers are installed in ${include}")
endif()
foreach(header ${headers})
    file(STRINGS ${include}/${header} lines REGEX "^#include \"")
    foreach(line ${lines})
        string(REGEX REPLACE "^#include \"(.*)\".*" "\\1" included "${line}")
        if(NOT EXISTS ${include}/${included})
            message(FATAL_ERROR "${header} includes ${included}, which is not installed")
        endif()
    endforeach()
endforeach()
set(of_tiers ${headers})
list(FILTER of_tiers INCLUDE REGEX "^core/compute/tiers/")
list(SORT of_tiers)
set(tiers core/compute/tiers)
set(expected ${tiers}/cpu/cpu_tier.h ${tiers}/reference/reference_tier.h
    ${tiers}/reference/values.h)
if(NOT of_tiers STREQUAL expected)
    message(FATAL_ERROR "of the tiers are installed: ${of_tiers}")
endif()

run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/example_core -B ${work}/build -G ${GENERATOR}
    -D CMAKE_CXX_COMPILER=${COMPILER} -D CMAKE_PREFIX_PATH=${work}/prefix)
run(${CMAKE_COMMAND} --build ${work}/build)

# An EDF image of 3 x 2 bytes: a header of 512 characters, then the samples.
set(header "{\nHeaderID = EH:000001:000000:000000 ;\nImage = 1 ;\nByteOrder = LowByteFirst ;\n")
string(APPEND header "DataType = UnsignedByte ;\nDim_1 = 3 ;\nDim_2 = 2 ;\nSize = 6 ;\n")
string(LENGTH "${header}" length)
math(EXPR padding "510 - ${length}")
string(REPEAT " " ${padding} spaces)
file(WRITE ${work}/image.edf "${header}${spaces}}\nABCDEF")

run(${work}/build/example_core ${work}/image.edf)
set(expected "EDF, 1 frame(s) of 3 x 2, first sample 65\n")
if(NOT output STREQUAL expected)
    message(FATAL_ERROR "example_core said\n${output}instead of\n${expected}")
endif()
