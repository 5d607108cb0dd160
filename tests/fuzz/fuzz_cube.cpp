// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/cube_file.h"
#include "text_fuzz.h"

#include <cmath>

namespace {

using namespace specula;
using namespace specula::fuzz;

/// What is taken must be a table with as many rows as it says, of finite numbers.
void parse(std::string_view text) {
    const imaging::CubeTable table = imaging::parseCube(text, "input.cube");
    const auto n = static_cast<std::size_t>(table.size);
    if (table.rows() != (table.dimensions == 1 ? n : n * n * n))
        std::abort();
    for (const double v : table.values)
        if (!std::isfinite(v))
            std::abort();
}

[[maybe_unused]] std::vector<Bytes> seeds() {
    std::string cube = "TITLE \"seed\"\nLUT_3D_SIZE 3\nDOMAIN_MIN 0 0 0\nDOMAIN_MAX 1 1 1\n";
    for (int i = 0; i < 27; ++i)
        cube += std::to_string(i % 3) + ".5 " + std::to_string(i / 3 % 3) + " 1e-" +
                std::to_string(i / 9) + "\n";
    return {bytesOf(cube),
            bytesOf("# 1-D\r\nLUT_1D_SIZE 4\r\nLUT_1D_INPUT_RANGE -1 2.5\r\n0 0 .1\r\n.2 .5 .3\r\n"
                    ".7 .8 .6\r\n1 .9 1\r\n"),
            bytesOf("\xEF\xBB\xBFLUT_1D_SIZE 2\n\n0 0 0\n# end\n1 1 1")};
}

} // namespace

SPECULA_TEXT_FUZZ("cube", parse, seeds())
