// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/compute/device.h"
#include "core/compute/kernel_catalogue.h"
#include "core/compute/tensor.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace specula::compute {

class Backend;
class DeviceMemoryPool;
struct LaneMemory;

/// Which kernels a backend had to compute elsewhere, for "which tier each job used and why".
struct BorrowedKernel {
    std::string kernel;
    std::int64_t calls = 0;
};

/// Where an algorithm does its work: tensors of one backend and kernels on them, in order. Make one
/// per thread; several lanes of a backend overlap transfers and kernels. Memory of a dropped tensor
/// is used again by its own lane at once, by others after this lane's wait(). A tensor that several
/// lanes read (a table) must have been waited for, and outlive their work.
class Lane {
  public:
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    Backend& backend() const { return m_backend; }

    /// Elements undefined. Throws DeviceError(OutOfMemory).
    Tensor make(ElementType type, const Shape& shape);

    /// Host samples with any row pitch; types and extents must agree. upload() returns when the
    /// host memory may be changed; what download() writes is there after wait().
    void upload(const Tensor& to, const SpcHostBlock& from);
    void download(const Tensor& from, const SpcHostBlock& to);
    template<class T>
    Tensor upload(View<const T> from);
    template<class T>
    Tensor upload(const Array<T>& from) {
        return upload(from.view());
    }
    /// Waits and returns the elements.
    template<class T>
    Array<T> download(const Tensor& from);

    /// Runs a kernel of the catalogue. One the tier lacks is composed of others where the catalogue
    /// says how, and else done by the CPU tier (copied there and back, and counted as borrowed).
    /// `outputs` first. See kernels.h for the comfortable way.
    void run(SpcKernel kernel, const void* params, std::span<const Tensor> operands);
    void wait();

    const std::vector<BorrowedKernel>& borrowed() const { return m_borrowed; }

  private:
    friend class Backend;
    Lane(Backend& backend, const Device::QueueOptions& options);
    void requireOwn(const Tensor& tensor, const char* what) const;
    void requireRows(const Tensor& tensor, const char* what) const;
    void borrow(const SpcCall& call);

    Backend& m_backend;
    const Device::QueueOptions m_options;
    std::unique_ptr<Queue> m_queue;
    std::shared_ptr<LaneMemory> m_memory;
    std::vector<BorrowedKernel> m_borrowed;
};

/// A device made comfortable: pooled memory under a byte cap, composite kernels, and the CPU taking
/// what the tier lacks. Shared by all jobs; thread safe but for its lanes.
class Backend {
  public:
    struct Options {
        std::uint64_t memoryCap = 0;    ///< bytes the pool may hold; 0: no cap of its own
        std::shared_ptr<Device> helper; ///< takes what `device` lacks; none: such a call throws
    };
    explicit Backend(std::shared_ptr<Device> device);
    Backend(std::shared_ptr<Device> device, Options options);
    ~Backend();

    const std::string& tier() const { return m_device->tier(); }
    Device& device() const { return *m_device; }
    const std::shared_ptr<Device>& sharedDevice() const { return m_device; }
    SpcDeviceInfo info() const { return m_device->info(); }
    /// True where tensors are host memory, so that upload and download are copies only.
    bool onHost() const;
    DeviceMemoryPool& memory() const { return *m_pool; }

    std::unique_ptr<Lane> makeLane(const Device::QueueOptions& options = {});

    /// Whether the tier itself has a kernel for this call, without composing or borrowing.
    bool supports(SpcKernel kernel, const void* params, std::span<const Tensor> operands) const;

  private:
    friend class Lane;
    std::shared_ptr<Device> m_device;
    Options m_options;
    std::shared_ptr<DeviceMemoryPool> m_pool;
};

/// A block that describes rows of a host view.
template<class T>
SpcHostBlock hostBlock(const View<T>& view) {
    SpcHostBlock block{};
    block.data = const_cast<std::remove_const_t<T>*>(view.data());
    for (int axis = 0; axis < view.shape().rank(); ++axis)
        block.stride_bytes[axis] = view.stride(axis) * static_cast<std::int64_t>(sizeof(T));
    return block;
}

template<class T>
Tensor Lane::upload(View<const T> from) {
    Tensor to = make(elementTypeOf<T>(), from.shape());
    upload(to, hostBlock(from));
    return to;
}

template<class T>
Array<T> Lane::download(const Tensor& from) {
    if (from.type() != elementTypeOf<T>())
        throw std::logic_error("Lane::download: asked for another type than the tensor has");
    Array<T> to = Array<T>::uninitialized(from.shape());
    download(from, hostBlock(to.edit()));
    wait();
    return to;
}

} // namespace specula::compute
