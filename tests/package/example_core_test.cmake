# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the core of BUILD into an empty prefix, builds example_core against it with
# find_package(Specula) alone, and runs it on an image written here.

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
