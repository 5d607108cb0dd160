// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/shared_library.h"

#include "core/base/error.h"

#include <fmt/format.h>

#if defined(_WIN32)
#define WIN32_LEAN_AND_MEAN
#define NOMINMAX
#include <windows.h>
#else
#include <dlfcn.h>
#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif
#endif

#include <string>
#include <system_error>

namespace specula::compute {
namespace {

Error cannotLoad(const std::filesystem::path& file, const std::string& why) {
    return Error(ErrorCode::Computation, fmt::format("cannot be loaded: {}", why)).inFile(file);
}

} // namespace

#if defined(_WIN32)

SharedLibrary::SharedLibrary(const std::filesystem::path& file)
    : m_handle(
          LoadLibraryExW(file.c_str(), nullptr,
                         LOAD_LIBRARY_SEARCH_DEFAULT_DIRS | LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR)) {
    if (m_handle == nullptr)
        throw cannotLoad(file, std::system_category().message(static_cast<int>(GetLastError())));
}

void* SharedLibrary::symbol(const char* name) const {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(m_handle), name));
}

std::filesystem::path programFolder() {
    std::wstring path(32768, L'\0');
    path.resize(GetModuleFileNameW(nullptr, path.data(), static_cast<DWORD>(path.size())));
    return std::filesystem::path(path).parent_path();
}

#else

SharedLibrary::SharedLibrary(const std::filesystem::path& file)
    : m_handle(dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE)) {
    if (m_handle == nullptr) {
        const char* why = dlerror();
        throw cannotLoad(file, why != nullptr ? why : "the system does not say why");
    }
}

void* SharedLibrary::symbol(const char* name) const {
    return dlsym(m_handle, name);
}

std::filesystem::path programFolder() {
#if defined(__APPLE__)
    std::string path(4096, '\0');
    auto size = static_cast<std::uint32_t>(path.size());
    if (_NSGetExecutablePath(path.data(), &size) != 0)
        return {};
    std::error_code failed;
    return std::filesystem::canonical(path.c_str(), failed).parent_path();
#else
    std::error_code failed;
    return std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
#endif
}

#endif

} // namespace specula::compute
