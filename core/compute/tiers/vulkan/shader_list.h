// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace specula::vulkan {

/// The compiled shaders; the build writes the list (see CMakeLists.txt).
enum class Shader : std::uint32_t {
#define SPECULA_SHADER(name) name,
#include "shader_names.inc"
#undef SPECULA_SHADER
};

constexpr std::size_t kShaderCount = 0
#define SPECULA_SHADER(name) +1
#include "shader_names.inc"
#undef SPECULA_SHADER
    ;

std::span<const std::uint32_t> shaderCode(Shader shader);
const char* shaderName(Shader shader);

} // namespace specula::vulkan
