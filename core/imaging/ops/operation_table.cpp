// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/operation_table.h"

#include "core/imaging/ops/operation_base.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::imaging {
namespace {

struct Table {
    std::vector<OperationInfo> infos;
    std::vector<decltype(OperationEntry::make)> makers;

    Table() {
        for (const auto& entries : {pointEntries(), tableEntries(), secondImageEntries(),
                                    filterEntries(), resizeEntries(), geometryEntries()})
            for (const OperationEntry& entry : entries) {
                infos.push_back(entry.info);
                makers.push_back(entry.make);
            }
    }
};

const Table& table() {
    static const Table all;
    return all;
}

} // namespace

std::span<const OperationInfo> operationTable() {
    return table().infos;
}

const OperationInfo& operationInfo(const std::string& name) {
    const auto& infos = table().infos;
    const auto found = std::find_if(infos.begin(), infos.end(),
                                    [&](const OperationInfo& info) { return info.name == name; });
    if (found != infos.end())
        return *found;
    std::vector<std::string> names;
    for (const OperationInfo& info : infos)
        names.push_back(info.name);
    throw Error(ErrorCode::Usage, fmt::format("there is no operation \"{:.60}\"", name))
        .withRemedy("there are " + listed(names));
}

OperationPtr makeOperation(const std::string& name, const nlohmann::json& parameters,
                           const OperationFiles& files) {
    const OperationInfo& info = operationInfo(name);
    const auto index = static_cast<std::size_t>(&info - table().infos.data());
    return table().makers[index](Parameters(info, parameters), files);
}

} // namespace specula::imaging
