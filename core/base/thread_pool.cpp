// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_pool.h"

#include "core/base/error.h"
#include "core/base/thread_pool_body.h"

#include <algorithm>
#include <thread>

namespace specula {

std::unique_ptr<ThreadPool> makeThreadPool(int threads) {
    if (threads < 0)
        throw Error(ErrorCode::Usage, "the number of threads is negative")
            .atField("threads")
            .withRemedy("give 0 for one per core, or a number above it");
    if (threads == 0)
        threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    return makeThreadPoolBody(threads);
}

} // namespace specula
