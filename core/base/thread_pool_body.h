// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"

namespace specula {

/// The body chosen at build time (SPECULA_THREAD_POOL); threads is at least 1.
std::unique_ptr<ThreadPool> makeThreadPoolBody(int threads);

} // namespace specula
