// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_data.h"

namespace specula::io {

const char* errorKindName(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Pixel:
        return "pixel";
    case ErrorKind::Jackknife:
        return "jackknife";
    case ErrorKind::Poisson:
        return "poisson";
    case ErrorKind::Unknown:
        break;
    }
    return "unknown";
}

} // namespace specula::io
