// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that sees VkFFT. The library calls Vulkan by its plain names, which are nowhere
// linked: they are defined here, for this module alone, and go through the table of entry points.
#include <vulkan/vulkan.h>

#include <glslang/Include/glslang_c_interface.h>
#include <glslang/Public/resource_limits_c.h>

#include "core/compute/tiers/vulkan/c_numbers.h"
#include "core/compute/tiers/vulkan/failure.h"
#include "core/compute/tiers/vulkan/vkfft.h"

#include <cinttypes>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <tuple>

// clang-format off
#define SPECULA_FORWARD(result, name, parameters, arguments)                                       \
    extern "C" result VKAPI_CALL vk##name parameters {                                             \
        return specula::vulkan::api().name arguments;                                              \
    }
SPECULA_FORWARD(VkResult, AllocateCommandBuffers, (VkDevice d, const VkCommandBufferAllocateInfo* i, VkCommandBuffer* o), (d, i, o))
SPECULA_FORWARD(VkResult, AllocateDescriptorSets, (VkDevice d, const VkDescriptorSetAllocateInfo* i, VkDescriptorSet* o), (d, i, o))
SPECULA_FORWARD(VkResult, AllocateMemory, (VkDevice d, const VkMemoryAllocateInfo* i, const VkAllocationCallbacks* a, VkDeviceMemory* o), (d, i, a, o))
SPECULA_FORWARD(VkResult, BeginCommandBuffer, (VkCommandBuffer c, const VkCommandBufferBeginInfo* i), (c, i))
SPECULA_FORWARD(VkResult, BindBufferMemory, (VkDevice d, VkBuffer b, VkDeviceMemory m, VkDeviceSize o), (d, b, m, o))
SPECULA_FORWARD(void, CmdBindDescriptorSets, (VkCommandBuffer c, VkPipelineBindPoint p, VkPipelineLayout l, uint32_t f, uint32_t n, const VkDescriptorSet* s, uint32_t k, const uint32_t* o), (c, p, l, f, n, s, k, o))
SPECULA_FORWARD(void, CmdBindPipeline, (VkCommandBuffer c, VkPipelineBindPoint b, VkPipeline p), (c, b, p))
SPECULA_FORWARD(void, CmdCopyBuffer, (VkCommandBuffer c, VkBuffer s, VkBuffer d, uint32_t n, const VkBufferCopy* r), (c, s, d, n, r))
SPECULA_FORWARD(void, CmdDispatch, (VkCommandBuffer c, uint32_t x, uint32_t y, uint32_t z), (c, x, y, z))
SPECULA_FORWARD(void, CmdPipelineBarrier, (VkCommandBuffer c, VkPipelineStageFlags s, VkPipelineStageFlags d, VkDependencyFlags f, uint32_t m, const VkMemoryBarrier* mb, uint32_t b, const VkBufferMemoryBarrier* bb, uint32_t i, const VkImageMemoryBarrier* ib), (c, s, d, f, m, mb, b, bb, i, ib))
SPECULA_FORWARD(void, CmdPushConstants, (VkCommandBuffer c, VkPipelineLayout l, VkShaderStageFlags s, uint32_t o, uint32_t n, const void* v), (c, l, s, o, n, v))
SPECULA_FORWARD(VkResult, CreateBuffer, (VkDevice d, const VkBufferCreateInfo* i, const VkAllocationCallbacks* a, VkBuffer* o), (d, i, a, o))
SPECULA_FORWARD(VkResult, CreateComputePipelines, (VkDevice d, VkPipelineCache c, uint32_t n, const VkComputePipelineCreateInfo* i, const VkAllocationCallbacks* a, VkPipeline* o), (d, c, n, i, a, o))
SPECULA_FORWARD(VkResult, CreateDescriptorPool, (VkDevice d, const VkDescriptorPoolCreateInfo* i, const VkAllocationCallbacks* a, VkDescriptorPool* o), (d, i, a, o))
SPECULA_FORWARD(VkResult, CreateDescriptorSetLayout, (VkDevice d, const VkDescriptorSetLayoutCreateInfo* i, const VkAllocationCallbacks* a, VkDescriptorSetLayout* o), (d, i, a, o))
SPECULA_FORWARD(VkResult, CreatePipelineLayout, (VkDevice d, const VkPipelineLayoutCreateInfo* i, const VkAllocationCallbacks* a, VkPipelineLayout* o), (d, i, a, o))
SPECULA_FORWARD(VkResult, CreateShaderModule, (VkDevice d, const VkShaderModuleCreateInfo* i, const VkAllocationCallbacks* a, VkShaderModule* o), (d, i, a, o))
SPECULA_FORWARD(void, DestroyBuffer, (VkDevice d, VkBuffer o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(void, DestroyDescriptorPool, (VkDevice d, VkDescriptorPool o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(void, DestroyDescriptorSetLayout, (VkDevice d, VkDescriptorSetLayout o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(void, DestroyPipeline, (VkDevice d, VkPipeline o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(void, DestroyPipelineLayout, (VkDevice d, VkPipelineLayout o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(void, DestroyShaderModule, (VkDevice d, VkShaderModule o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(VkResult, EndCommandBuffer, (VkCommandBuffer c), (c))
SPECULA_FORWARD(void, FreeCommandBuffers, (VkDevice d, VkCommandPool p, uint32_t n, const VkCommandBuffer* c), (d, p, n, c))
SPECULA_FORWARD(void, FreeMemory, (VkDevice d, VkDeviceMemory o, const VkAllocationCallbacks* a), (d, o, a))
SPECULA_FORWARD(void, GetBufferMemoryRequirements, (VkDevice d, VkBuffer b, VkMemoryRequirements* r), (d, b, r))
SPECULA_FORWARD(void, GetPhysicalDeviceMemoryProperties, (VkPhysicalDevice p, VkPhysicalDeviceMemoryProperties* m), (p, m))
SPECULA_FORWARD(void, GetPhysicalDeviceProperties, (VkPhysicalDevice p, VkPhysicalDeviceProperties* m), (p, m))
SPECULA_FORWARD(VkResult, MapMemory, (VkDevice d, VkDeviceMemory m, VkDeviceSize o, VkDeviceSize s, VkMemoryMapFlags f, void** p), (d, m, o, s, f, p))
SPECULA_FORWARD(VkResult, QueueSubmit, (VkQueue q, uint32_t n, const VkSubmitInfo* i, VkFence f), (q, n, i, f))
SPECULA_FORWARD(VkResult, ResetFences, (VkDevice d, uint32_t n, const VkFence* f), (d, n, f))
SPECULA_FORWARD(void, UnmapMemory, (VkDevice d, VkDeviceMemory m), (d, m))
SPECULA_FORWARD(void, UpdateDescriptorSets, (VkDevice d, uint32_t n, const VkWriteDescriptorSet* w, uint32_t k, const VkCopyDescriptorSet* c), (d, n, w, k, c))
SPECULA_FORWARD(VkResult, WaitForFences, (VkDevice d, uint32_t n, const VkFence* f, VkBool32 all, uint64_t t), (d, n, f, all, t))
#undef SPECULA_FORWARD
// clang-format on

#ifdef SPECULA_VKFFT_OLD_GLSLANG
// VkFFT up to 1.2.26 fills glslang's limits by position, in the order they had before glslang 12
// put nine in between. It is shown the old order, and glslang gets its own default limits.
struct OldGlslangLimits {
    int counts[SPECULA_VKFFT_OLD_GLSLANG];
    struct {
        bool flags[9];
    } limits;
};
struct OldGlslangInput {
    glslang_source_t language;
    glslang_stage_t stage;
    glslang_client_t client;
    glslang_target_client_version_t clientVersion;
    glslang_target_language_t targetLanguage;
    glslang_target_language_version_t targetLanguageVersion;
    const char* code;
    int defaultVersion;
    glslang_profile_t defaultProfile;
    int forceDefaultVersionAndProfile;
    int forwardCompatible;
    glslang_messages_t messages;
    const OldGlslangLimits* limits;
};
static glslang_input_t newInput(const OldGlslangInput* old) {
    glslang_input_t input{};
    input.language = old->language;
    input.stage = old->stage;
    input.client = old->client;
    input.client_version = old->clientVersion;
    input.target_language = old->targetLanguage;
    input.target_language_version = old->targetLanguageVersion;
    input.code = old->code;
    input.default_version = old->defaultVersion;
    input.default_profile = old->defaultProfile;
    input.force_default_version_and_profile = old->forceDefaultVersionAndProfile;
    input.forward_compatible = old->forwardCompatible;
    input.messages = old->messages;
    input.resource = glslang_default_resource();
    return input;
}
static glslang_shader_t* createShader(const OldGlslangInput* old) {
    const glslang_input_t input = newInput(old);
    return glslang_shader_create(&input);
}
static int preprocessShader(glslang_shader_t* shader, const OldGlslangInput* old) {
    const glslang_input_t input = newInput(old);
    return glslang_shader_preprocess(shader, &input);
}
static int parseShader(glslang_shader_t* shader, const OldGlslangInput* old) {
    const glslang_input_t input = newInput(old);
    return glslang_shader_parse(shader, &input);
}
#define glslang_resource_t OldGlslangLimits
#define glslang_input_t OldGlslangInput
#define glslang_shader_create createShader
#define glslang_shader_preprocess preprocessShader
#define glslang_shader_parse parseShader
#endif

// VkFFT switches the whole program to the C locale while it writes a shader, and then back to a
// name that is freed by then. Here CNumbers does it, for this thread alone.
static const char* sameLocale(int, const char*) {
    return "C";
}
#define setlocale sameLocale
#define VKFFT_BACKEND 0
#include <vkFFT.h>
#undef setlocale

#ifdef SPECULA_VKFFT_OLD_GLSLANG
#undef glslang_resource_t
#undef glslang_input_t
#undef glslang_shader_create
#undef glslang_shader_preprocess
#undef glslang_shader_parse
#endif

namespace specula::vulkan {
namespace {

/// glslang is told once per process that it is used, and compiles one plan at a time.
std::mutex& compilerMutex() {
    static std::mutex mutex;
    static const int started = glslang_initialize_process();
    static_cast<void>(started);
    return mutex;
}

SpcStatus statusOf(VkFFTResult result) {
    return result == VKFFT_ERROR_FAILED_TO_ALLOCATE || result == VKFFT_ERROR_MALLOC_FAILED
               ? SPC_OUT_OF_MEMORY
               : SPC_FAILED;
}

void require(VkFFTResult result, const char* what) {
    if (result != VKFFT_SUCCESS)
        throw Failure(statusOf(result), std::string("VkFFT refused ") + what + " with code " +
                                            std::to_string(static_cast<int>(result)) + ".");
}

} // namespace

struct FftPlan::Inside {
    FftDevice device;
    std::uint64_t bufferBytes = 0;
    VkFFTApplication application{};
    bool inverse = false;
};

bool FftShape::operator<(const FftShape& other) const {
    const auto all = [](const FftShape& s) {
        return std::tie(s.extent[0], s.extent[1], s.extent[2], s.batch, s.rank, s.doubles,
                        s.realSide, s.inverse, s.normalized);
    };
    return all(*this) < all(other);
}

FftPlan::FftPlan(const FftShape& shape, const FftDevice& device, std::vector<std::byte> saved)
    : m_inside(std::make_unique<Inside>()) {
    m_inside->device = device;
    m_inside->inverse = shape.inverse;
    const std::uint64_t row = shape.realSide ? shape.extent[0] / 2 + 1 : shape.extent[0];
    m_inside->bufferBytes =
        row * shape.extent[1] * shape.extent[2] * shape.batch * (shape.doubles ? 16 : 8);

    VkFFTConfiguration configuration{};
    configuration.FFTdim = static_cast<std::uint64_t>(shape.rank);
    for (int axis = 0; axis < shape.rank; ++axis)
        configuration.size[axis] = shape.extent[axis];
    configuration.numberBatches = shape.batch;
    configuration.performR2C = shape.realSide ? 1 : 0;
    configuration.doublePrecision = shape.doubles ? 1 : 0;
    configuration.normalize = shape.normalized ? 1 : 0;
    configuration.makeForwardPlanOnly = shape.inverse ? 0 : 1;
    configuration.makeInversePlanOnly = shape.inverse ? 1 : 0;
    configuration.physicalDevice = &m_inside->device.physical;
    configuration.device = &m_inside->device.device;
    configuration.queue = &m_inside->device.queue;
    configuration.commandPool = &m_inside->device.pool;
    configuration.fence = &m_inside->device.fence;
    configuration.isCompilerInitialized = 1;
    // The buffer itself is named at each launch: given here, descriptors of lengths with large
    // prime factors are written before their inner buffers exist, and the results are zeros.
    configuration.bufferSize = &m_inside->bufferBytes;
    const bool load = !saved.empty();
    configuration.loadApplicationFromString = load ? 1 : 0;
    configuration.saveApplicationToString = load ? 0 : 1;
    configuration.loadApplicationString = load ? saved.data() : nullptr;
    {
        const std::lock_guard lock(compilerMutex());
        const CNumbers point;
        require(initializeVkFFT(&m_inside->application, configuration), "a transform");
    }
    if (!load) {
        const auto* bytes =
            static_cast<const std::byte*>(m_inside->application.saveApplicationString);
        m_saved.assign(bytes, bytes + m_inside->application.applicationStringSize);
    }
}

FftPlan::~FftPlan() {
    deleteVkFFT(&m_inside->application);
}

void FftPlan::record(VkCommandBuffer commands, VkBuffer buffer) {
    VkFFTLaunchParams launch{};
    launch.commandBuffer = &commands;
    launch.buffer = &buffer;
    require(VkFFTAppend(&m_inside->application, m_inside->inverse ? 1 : -1, &launch),
            "to transform");
}

int vkfftVersion() {
    return VkFFTGetVersion();
}

} // namespace specula::vulkan
