// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/parameters.h"

#include "core/imaging/ops/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace specula::imaging {
namespace {

using Kind = ParameterInfo::Kind;
using nlohmann::json;

/// "soft-light", "softlight" and "Soft_Light" are one choice.
std::string plainChoice(std::string_view text) {
    std::string plain;
    for (const char c : text)
        if (c != '-' && c != '_')
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return plain;
}

/// Text of a value for a message, cut where it is long.
std::string shown(const json& value) {
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() > 60)
        text = text.substr(0, 57) + "...";
    return text;
}

std::string namesOf(const OperationInfo& info) {
    std::vector<std::string> names;
    for (const ParameterInfo& p : info.parameters)
        names.push_back(p.name);
    return "it has " + (names.empty() ? "none" : listed(names));
}

class Check {
  public:
    Check(const OperationInfo& info, const ParameterInfo& parameter)
        : m_info(info)
        , m_p(parameter) {}

    json value(const json& given) const {
        switch (m_p.kind) {
        case Kind::Number:
            return number(given);
        case Kind::Integer:
            return integer(given);
        case Kind::Numbers:
            return numbers(given);
        case Kind::Choice:
            return choice(given);
        case Kind::File:
            if (!given.is_string() || given.get_ref<const std::string&>().empty())
                throw wrong(given, "the path of a file");
            return given;
        case Kind::Boolean:
            break;
        }
        if (!given.is_boolean())
            throw wrong(given, "true or false");
        return given;
    }

  private:
    Error wrong(const json& given, const std::string& wanted) const {
        return parameterError(m_info.name, m_p.name,
                              fmt::format("{} is not {}", shown(given), wanted))
            .withRemedy(m_p.help);
    }

    double number(const json& given) const {
        if (!given.is_number() || !std::isfinite(given.get<double>()))
            throw wrong(given, "a finite number");
        const double v = given.get<double>();
        if (m_p.least && (v < *m_p.least || (m_p.excludesLeast && v == *m_p.least)))
            throw wrong(given, fmt::format("{} {}", m_p.excludesLeast ? "more than" : "at least",
                                           *m_p.least));
        if (m_p.most && v > *m_p.most)
            throw wrong(given, fmt::format("at most {}", *m_p.most));
        return v;
    }

    std::int64_t integer(const json& given) const {
        const double v = number(given);
        if (v != std::floor(v) || std::abs(v) > 0x1p53)
            throw wrong(given, "a whole number");
        return static_cast<std::int64_t>(v);
    }

    json numbers(const json& given) const {
        if (!given.is_array() || given.size() != static_cast<std::size_t>(m_p.count))
            throw wrong(given, fmt::format("a list of {} numbers", m_p.count));
        json list = json::array();
        for (const json& v : given)
            list.push_back(number(v));
        return list;
    }

    json choice(const json& given) const {
        if (given.is_string()) {
            const std::string plain = plainChoice(given.get<std::string>());
            for (const std::string& c : m_p.choices)
                if (plainChoice(c) == plain)
                    return c;
        }
        throw wrong(given, "one of " + listed(m_p.choices));
    }

    const OperationInfo& m_info;
    const ParameterInfo& m_p;
};

} // namespace

Error parameterError(const std::string& operation, const std::string& parameter,
                     std::string reason) {
    return Error(ErrorCode::Usage, std::move(reason)).atField(operation + ":" + parameter);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

Parameters::Parameters(const OperationInfo& info, const json& given)
    : m_info(&info) {
    if (!given.is_object())
        throw Error(ErrorCode::Usage, fmt::format("the parameters of {} are no object", info.name))
            .atField(info.name)
            .withRemedy(namesOf(info));
    for (const auto& [key, value] : given.items())
        if (std::none_of(info.parameters.begin(), info.parameters.end(),
                         [&](const ParameterInfo& p) { return p.name == key; }))
            throw parameterError(info.name, key.substr(0, 60), "there is no such parameter")
                .withRemedy(namesOf(info));
    for (const ParameterInfo& p : info.parameters) {
        const auto found = given.find(p.name);
        if (found != given.end() && !found->is_null())
            m_values[p.name] = Check(info, p).value(*found);
        else if (!p.fallback.is_null())
            m_values[p.name] = p.fallback;
        else if (!p.optional)
            throw parameterError(info.name, p.name, "it must be given").withRemedy(p.help);
    }
}

int Parameters::choice(const std::string& key) const {
    for (const ParameterInfo& p : m_info->parameters)
        if (p.name == key)
            return static_cast<int>(std::find(p.choices.begin(), p.choices.end(), text(key)) -
                                    p.choices.begin());
    throw std::logic_error("Parameters::choice: no parameter " + key);
}

json parameterFromText(const OperationInfo& operation, const ParameterInfo& parameter,
                       std::string_view text) {
    const auto number = [&](std::string_view word) {
        if (const auto value = parseNumber(word))
            return *value;
        throw parameterError(operation.name, parameter.name,
                             fmt::format("\"{:.60}\" is not a finite number", word))
            .withRemedy(parameter.help);
    };
    switch (parameter.kind) {
    case Kind::Number:
    case Kind::Integer:
        return number(trimmed(text));
    case Kind::Numbers: {
        json list = json::array();
        for (auto word = takeWord(text, true); !word.empty(); word = takeWord(text, true))
            list.push_back(number(word));
        return list;
    }
    case Kind::Boolean:
        if (const auto word = trimmed(text);
            word == "true" || word == "1" || word == "yes" || word == "on")
            return true;
        else if (word == "false" || word == "0" || word == "no" || word == "off")
            return false;
        break;
    case Kind::Choice:
    case Kind::File:
        break;
    }
    return std::string(text);
}

} // namespace specula::imaging
