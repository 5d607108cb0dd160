// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compute/system_memory.h"

#include <fstream>
#include <sstream>
#include <string>

namespace specula::compute {
namespace {

// "MemTotal:  24680000 kB" and the like.
std::uint64_t kibFieldOf(const char* file, const std::string& name) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(name + ":"))
            continue;
        std::uint64_t kib = 0;
        std::istringstream(line.substr(name.size() + 1)) >> kib;
        return kib * 1024;
    }
    return 0;
}

} // namespace

SystemMemory systemMemory() {
    return {kibFieldOf("/proc/meminfo", "MemTotal"), kibFieldOf("/proc/meminfo", "MemAvailable")};
}

ProcessMemory processMemory() {
    return {kibFieldOf("/proc/self/status", "VmRSS"), kibFieldOf("/proc/self/status", "VmHWM")};
}

bool resetPeakResident() {
    std::ofstream out("/proc/self/clear_refs");
    out << "5";
    out.close();
    return static_cast<bool>(out);
}

std::string processorName() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("model name"))
            if (const auto colon = line.find(": "); colon != std::string::npos)
                return line.substr(colon + 2);
    return "CPU";
}

} // namespace specula::compute
