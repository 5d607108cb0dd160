// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/tiers/vulkan/shader_list.h"

namespace specula::vulkan {
namespace {

#include "shader_words.inc"

} // namespace

std::span<const std::uint32_t> shaderCode(Shader shader) {
    switch (shader) {
#define SPECULA_SHADER(name)                                                                       \
    case Shader::name:                                                                             \
        return k_##name;
#include "shader_names.inc"
#undef SPECULA_SHADER
    }
    return {};
}

const char* shaderName(Shader shader) {
    switch (shader) {
#define SPECULA_SHADER(name)                                                                       \
    case Shader::name:                                                                             \
        return #name;
#include "shader_names.inc"
#undef SPECULA_SHADER
    }
    return "";
}

} // namespace specula::vulkan
