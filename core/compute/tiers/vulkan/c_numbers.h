// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <clocale>

namespace specula::vulkan {

/// While it lives, this thread writes and reads numbers with a point, whatever the user's language.
/// Other threads are left alone.
class CNumbers {
  public:
    CNumbers();
    ~CNumbers();
    CNumbers(const CNumbers&) = delete;
    CNumbers& operator=(const CNumbers&) = delete;

  private:
#if defined(_WIN32)
    int m_before;
#else
    locale_t m_c, m_before;
#endif
};

} // namespace specula::vulkan
