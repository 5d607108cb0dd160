// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"

#include <optional>
#include <string>

namespace specula::cli {

/// The same work as a case of the imaging bench, done by another program's library.
enum class Peer {
    None,
    ColourChain, ///< OpenColorIO: matrix, CDL, 33-point tetrahedral table on 4096^2 RGBA float
    Lanczos,     ///< OpenImageIO: 4096^2 to 1777^2
    Triangle
};

struct PeerTiming {
    std::string name; ///< "OpenColorIO 2.1.2"
    double medianS = 0, cpuS = 0;
};

/// Nothing where the Debian package (python3-pyopencolorio, python3-openimageio) is not installed.
std::optional<PeerTiming> runPeer(Peer peer, int channels, int threads, int repeat,
                                  const CancelToken& cancel);

} // namespace specula::cli
