// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/imaging/ops/operation_table.h"

namespace specula::imaging {

/// Error(Usage) at "operation:parameter".
Error parameterError(const std::string& operation, const std::string& parameter,
                     std::string reason);

/// "a, b, c"
std::string listed(const std::vector<std::string>& names);

/// The parameters of one operation, checked against its table entry: nothing unknown, nothing
/// missing, every value of its kind, finite and within its limits; fallbacks filled in.
class Parameters {
  public:
    Parameters(const OperationInfo& info, const nlohmann::json& given);

    const std::string& operation() const { return m_info->name; }
    const nlohmann::json& values() const { return m_values; }

    bool has(const std::string& key) const { return m_values.contains(key); }
    double number(const std::string& key) const { return m_values.at(key).get<double>(); }
    std::int64_t integer(const std::string& key) const {
        return m_values.at(key).get<std::int64_t>();
    }
    std::vector<double> numbers(const std::string& key) const {
        return m_values.at(key).get<std::vector<double>>();
    }
    std::string text(const std::string& key) const { return m_values.at(key).get<std::string>(); }
    bool boolean(const std::string& key) const { return m_values.at(key).get<bool>(); }
    /// Which of the choices of `key` it is.
    int choice(const std::string& key) const;

    Error error(const std::string& key, std::string reason) const {
        return parameterError(operation(), key, std::move(reason));
    }

  private:
    const OperationInfo* m_info; // of the table, which lives as long as the program
    nlohmann::json m_values = nlohmann::json::object();
};

/// What the command line says for a parameter, as the JSON an operations file would have.
nlohmann::json parameterFromText(const OperationInfo& operation, const ParameterInfo& parameter,
                                 std::string_view text);

} // namespace specula::imaging
