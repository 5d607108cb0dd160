// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/device_manager.h"

#include <QList>
#include <QString>

#include <utility>

namespace specula::app {

/// "3.2 GiB", "512 MiB", "0 B"
QString bytesText(std::uint64_t bytes);
/// "cpu 0": names a device in tables.
QString deviceKey(const std::string& tier, int index);
/// "CPU", "Vulkan", "CUDA", "Reference"
QString tierTitle(const std::string& tier);
/// "CPU", "CUDA · H200"
QString chosenTitle(const compute::DeviceManager& devices, const compute::DeviceChoice& choice);
/// A sentence of the device manager in the language of the window, as far as it is known.
QString deviceReason(const std::string& reason);
/// It was there and does not answer any more.
bool isLost(const compute::DeviceInfo& device);
/// "11.2 of 15.6 GiB", "2 GiB (assumed)"
QString memoryText(const compute::DeviceInfo& device);
/// Names and values of everything that limits what a device can do.
QList<std::pair<QString, QString>> deviceLimits(const compute::DeviceInfo& device);
/// Why the tier cannot be chosen here: "SPECULA_BACKEND in the environment decides"; empty when it
/// can.
QString whoDecidesTier(const compute::DevicePolicy& policy);

} // namespace specula::app
