// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/device_texts.h"

#include <QCoreApplication>

#include <cmath>

namespace specula::app {
namespace {

// A class only to give the texts a context for translators.
class DeviceTexts {
    Q_DECLARE_TR_FUNCTIONS(DeviceTexts)
};

QString orNone(std::uint64_t limit, const QString& text) {
    return limit == 0 ? DeviceTexts::tr("no limit") : text;
}

QString kindText(std::int32_t kind) {
    switch (kind) {
    case SPC_DEVICE_INTEGRATED:
        return DeviceTexts::tr("graphics processor that shares the memory of the CPU");
    case SPC_DEVICE_DISCRETE:
        return DeviceTexts::tr("graphics processor with memory of its own");
    case SPC_DEVICE_SOFTWARE:
        return DeviceTexts::tr("driver that computes on the CPU");
    default:
        return DeviceTexts::tr("processor");
    }
}

/// Room in the status bar is short; drivers add versions in brackets.
QString shortened(const QString& device) {
    constexpr int kMost = 28;
    const QString name = device.section(QLatin1Char('('), 0, 0).trimmed();
    return name.isEmpty() || name.size() > kMost ? device.left(kMost) : name;
}

} // namespace

QString bytesText(std::uint64_t bytes) {
    static const char* const kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = double(bytes);
    std::size_t unit = 0;
    while (value >= 1024 && unit + 1 < std::size(kUnits)) {
        value /= 1024;
        ++unit;
    }
    // Three figures are enough to compare.
    const int digits = unit == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
    QString number = QString::number(value, 'f', digits);
    if (number.contains(QLatin1Char('.'))) {
        while (number.endsWith(QLatin1Char('0')))
            number.chop(1);
        if (number.endsWith(QLatin1Char('.')))
            number.chop(1);
    }
    return QStringLiteral("%1 %2").arg(number, QLatin1String(kUnits[unit]));
}

QString deviceKey(const std::string& tier, int index) {
    return QStringLiteral("%1 %2").arg(QString::fromStdString(tier)).arg(index);
}

QString tierTitle(const std::string& tier) {
    if (tier == "cpu")
        return DeviceTexts::tr("CPU");
    if (tier == "vulkan")
        return QStringLiteral("Vulkan");
    if (tier == "cuda")
        return QStringLiteral("CUDA");
    if (tier == "reference")
        return DeviceTexts::tr("Reference");
    return QString::fromStdString(tier);
}

QString chosenTitle(const compute::DeviceManager& devices, const compute::DeviceChoice& choice) {
    const QString tier = tierTitle(choice.tier);
    if (compute::isHostTier(choice.tier))
        return tier;
    for (const compute::DeviceInfo& device : devices.devicesKnown())
        if (device.name == choice.tier && device.index == choice.device)
            return QStringLiteral("%1 · %2").arg(tier,
                                                 shortened(QString::fromStdString(device.device)));
    return tier;
}

bool isLost(const compute::DeviceInfo& device) {
    return device.known && !device.available && !device.device.empty();
}

QString memoryText(const compute::DeviceInfo& device) {
    const QString total = bytesText(device.memoryBytes);
    if (!device.memoryDetected)
        return DeviceTexts::tr("%1 (assumed)").arg(total);
    return device.memoryFree == 0
               ? total
               : DeviceTexts::tr("%1 of %2").arg(bytesText(device.memoryFree), total);
}

QList<std::pair<QString, QString>> deviceLimits(const compute::DeviceInfo& device) {
    if (device.device.empty())
        return {};
    const QString memory = device.memoryDetected
                               ? DeviceTexts::tr("%1, detected").arg(bytesText(device.memoryBytes))
                               : DeviceTexts::tr("%1, assumed: the driver does not tell")
                                     .arg(bytesText(device.memoryBytes));
    return {
        {DeviceTexts::tr("Kind"), kindText(device.kind)},
        {DeviceTexts::tr("Driver"),
         device.driver.empty() ? DeviceTexts::tr("none") : QString::fromStdString(device.driver)},
        {DeviceTexts::tr("Memory"), memory},
        {DeviceTexts::tr("Free when looked at"),
         device.memoryFree == 0 ? DeviceTexts::tr("not known") : bytesText(device.memoryFree)},
        {DeviceTexts::tr("Usable by jobs"), bytesText(device.usableBytes)},
        {DeviceTexts::tr("Largest buffer"),
         orNone(device.largestBuffer, bytesText(device.largestBuffer))},
        {DeviceTexts::tr("Largest operand"),
         orNone(device.largestOperand, bytesText(device.largestOperand))},
        {DeviceTexts::tr("Largest dimension"),
         orNone(device.largestExtent,
                DeviceTexts::tr("%1 elements").arg(qulonglong(device.largestExtent)))},
        {DeviceTexts::tr("Memory bandwidth"),
         device.memoryBandwidth == 0
             ? DeviceTexts::tr("not known")
             : QStringLiteral("%1 GB/s").arg(std::round(double(device.memoryBandwidth) / 1e9))},
        {DeviceTexts::tr("Double precision"),
         device.hasF64 ? DeviceTexts::tr("yes") : DeviceTexts::tr("no")},
        {DeviceTexts::tr("NaN and Inf"), device.nanPropagates
                                             ? DeviceTexts::tr("kept as the standard says")
                                             : DeviceTexts::tr("may be lost in arithmetic")},
    };
}

QString whoDecidesTier(const compute::DevicePolicy& policy) {
    switch (policy.backend.source) {
    case compute::PolicySource::CommandLine:
        return DeviceTexts::tr("The command line decides: %1")
            .arg(QString::fromStdString(policy.backend.value));
    case compute::PolicySource::Environment:
        return DeviceTexts::tr("SPECULA_BACKEND in the environment decides: %1")
            .arg(QString::fromStdString(policy.backend.value));
    default:
        return {};
    }
}

} // namespace specula::app
