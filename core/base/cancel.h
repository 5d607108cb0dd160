// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <atomic>
#include <memory>

namespace specula {

/// A request to stop, shared by who asks and who works. Copies look at the same flag; a default
/// token is never cancelled unless somebody calls cancel() on it.
class CancelToken {
  public:
    CancelToken()
        : m_flag(std::make_shared<std::atomic<bool>>(false)) {}

    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    bool cancelled() const { return m_flag->load(std::memory_order_relaxed); }
    void throwIfCancelled() const {
        if (cancelled())
            throw Cancelled();
    }

  private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

} // namespace specula
