# SPDX-License-Identifier: GPL-3.0-or-later
# One line per file, so that additions do not meet.
list(APPEND simd_sources convert_loops.cpp)
list(APPEND simd_sources map_loops.cpp)
list(APPEND simd_sources reduce_loops.cpp)
list(APPEND simd_sources image_filter.cpp)
list(APPEND simd_sources image_point.cpp)
list(APPEND simd_sources image_rank.cpp)
