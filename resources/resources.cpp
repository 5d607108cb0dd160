// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QtCore/qglobal.h>

// The macro declares a function and must stand outside any namespace.
static void initResources() {
    Q_INIT_RESOURCE(specula_resources);
}

namespace specula::resources {

void init() {
    initResources();
}

} // namespace specula::resources
