// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/c_numbers.h"

namespace specula::vulkan {

#if defined(_WIN32)
CNumbers::CNumbers()
    : m_before(_configthreadlocale(_ENABLE_PER_THREAD_LOCALE)) {
    std::setlocale(LC_NUMERIC, "C");
}

CNumbers::~CNumbers() {
    _configthreadlocale(m_before);
}
#else
CNumbers::CNumbers()
    : m_c(::newlocale(LC_NUMERIC_MASK, "C", nullptr))
    , m_before(m_c != nullptr ? ::uselocale(m_c) : nullptr) {}

CNumbers::~CNumbers() {
    if (m_c == nullptr)
        return;
    ::uselocale(m_before);
    ::freelocale(m_c);
}
#endif

} // namespace specula::vulkan
