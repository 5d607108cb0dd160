# SPDX-License-Identifier: GPL-3.0-or-later
# What the CUDA tier is made of; also compiled for the host by the tests.
set(SPECULA_CUDA_KERNELS
    convert.cu
    convolve.cu
    density.cu
    geometry.cu
    labels.cu
    maps.cu
    point_chain.cu
    radix_sort.cu
    rank_filter.cu
    reduce.cu
    resample.cu
    sort.cu)
set(SPECULA_CUDA_SOURCES
    context.cpp
    device_facts.cpp
    fft.cpp
    limits.cpp
    matrix.cpp
    module.cpp
    trace.cpp
    transfer_plan.cpp)
