// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Both sides of the C border of a module: what is an exception within is a status and a sentence
// between.

#include "core/compute/device.h"

#include <cstdio>
#include <new>

namespace specula::compute {

constexpr SpcStatus statusOf(DeviceError::Kind kind) {
    switch (kind) {
    case DeviceError::Kind::OutOfMemory:
        return SPC_OUT_OF_MEMORY;
    case DeviceError::Kind::DeviceLost:
        return SPC_DEVICE_LOST;
    case DeviceError::Kind::Unsupported:
        return SPC_UNSUPPORTED;
    case DeviceError::Kind::BadCall:
        return SPC_BAD_CALL;
    default:
        return SPC_FAILED;
    }
}

constexpr DeviceError::Kind kindOf(std::int32_t status) {
    switch (status) {
    case SPC_OUT_OF_MEMORY:
        return DeviceError::Kind::OutOfMemory;
    case SPC_DEVICE_LOST:
        return DeviceError::Kind::DeviceLost;
    case SPC_UNSUPPORTED:
        return DeviceError::Kind::Unsupported;
    case SPC_BAD_CALL:
        return DeviceError::Kind::BadCall;
    default:
        return DeviceError::Kind::Failed;
    }
}

inline SpcStatus say(SpcMessage* message, SpcStatus status, const char* text) {
    if (message != nullptr)
        std::snprintf(message->text, sizeof message->text, "%s", text);
    return status;
}

/// What can throw within a module goes through here: no exception crosses the border.
template<class Body>
std::int32_t guarded(SpcMessage* message, const Body& body) noexcept {
    try {
        body();
        return SPC_OK;
    } catch (const DeviceError& error) {
        return say(message, statusOf(error.kind()), error.reason().c_str());
    } catch (const std::bad_alloc&) {
        return say(message, SPC_OUT_OF_MEMORY, "the computer has no memory left");
    } catch (const std::exception& error) {
        return say(message, SPC_FAILED, error.what());
    } catch (...) {
        return say(message, SPC_FAILED, "something unknown went wrong");
    }
}

} // namespace specula::compute
