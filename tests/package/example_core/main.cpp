// SPDX-License-Identifier: GPL-3.0-or-later
#include <specula/core/io/open_source.h>

#include <iostream>

/// example_core FILE: what the file holds and the first sample of its first frame, for any format.
int main(int argc, char** argv) {
    const auto source = specula::io::openSource(argc > 1 ? argv[1] : "");
    const auto& what = source->describe();
    const auto first = source->readFrame(0).valueAt(0, 0);
    std::cout << what.format << ", " << what.frames << " frame(s) of " << what.width() << " x "
              << what.height() << ", first sample " << first << '\n';
}
