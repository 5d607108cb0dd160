// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/number_text.h"
#include "core/imaging/ops/operation_json.h"
#include "core/imaging/ops/parameters.h"

#include <fmt/format.h>

namespace specula::imaging {
namespace {

using nlohmann::json;

/// Cuts "key=value,key='a, b'" into its pieces.
class KeyValueText {
  public:
    KeyValueText(const std::string& whole, std::size_t at)
        : m_whole(whole)
        , m_rest(std::string_view(whole).substr(at)) {}

    bool atEnd() const { return m_rest.empty(); }

    std::string takeKey() {
        const auto end = m_rest.find_first_of("=,\"'");
        if (end == std::string_view::npos || m_rest[end] != '=')
            throw broken(fmt::format("\"{:.60}\" is not key=value", m_rest));
        const std::string key(trimmed(m_rest.substr(0, end)));
        if (key.empty())
            throw broken("a key is missing before \"=\"");
        m_rest.remove_prefix(end + 1);
        return key;
    }

    /// Up to the next comma outside quotes; quotes of either kind are taken off, what is between
    /// them stands as it is.
    std::string takeValue() {
        std::string value;
        char quote = 0;
        bool quoted = false;
        std::size_t i = 0;
        for (; i < m_rest.size(); ++i) {
            const char c = m_rest[i];
            if (quote != 0) {
                if (c == quote)
                    quote = 0;
                else
                    value += c;
            } else if (c == '"' || c == '\'') {
                quote = c;
                quoted = true;
            } else if (c == ',') {
                break;
            } else {
                value += c;
            }
        }
        if (quote != 0)
            throw broken("a quote is not closed");
        const bool more = i < m_rest.size();
        m_rest.remove_prefix(std::min(i + 1, m_rest.size()));
        if (more && m_rest.empty())
            throw broken("nothing follows the last comma");
        return quoted ? value : std::string(trimmed(value));
    }

    Error broken(std::string reason) const {
        return Error(ErrorCode::Usage, std::move(reason))
            .atField(m_whole.substr(0, 80))
            .withRemedy("write NAME:key=value,key=value; quote values that hold commas");
    }

  private:
    const std::string& m_whole;
    std::string_view m_rest;
};

} // namespace

OperationPtr parseOperation(const std::string& text, const OperationFiles& files) {
    const auto colon = text.find(':');
    const OperationInfo& info = operationInfo(std::string(trimmed(text.substr(0, colon))));
    json parameters = json::object();
    KeyValueText rest(text, colon == std::string::npos ? text.size() : colon + 1);
    while (!rest.atEnd()) {
        const std::string key = rest.takeKey();
        const std::string value = rest.takeValue();
        if (parameters.contains(key))
            throw parameterError(info.name, key.substr(0, 60), "it is given twice")
                .withRemedy("give it once");
        parameters[key] = nullptr;
        for (const ParameterInfo& p : info.parameters)
            if (p.name == key)
                parameters[key] = parameterFromText(info, p, value);
    }
    return makeOperation(info.name, parameters, files);
}

Pipeline readPipeline(const std::filesystem::path& file, const OperationFiles& files) {
    return parsePipeline(readTextFile(file, 4 << 20), file, files);
}

Pipeline parsePipeline(const std::string& text, const std::filesystem::path& file,
                       const OperationFiles& files) {
    const json document = parseJsonStrictly(text, file);
    const auto broken = [&](std::string field, std::string reason) {
        return Error(ErrorCode::Usage, std::move(reason))
            .inFile(file)
            .atField(std::move(field))
            .withRemedy(R"(write {"operations":[{"op":"blur","sigma":5}]})");
    };
    if (!document.is_object() || !document.contains("operations") ||
        !document["operations"].is_array())
        throw broken("operations", "there is no list of operations");
    for (const auto& [key, value] : document.items())
        if (key != "operations")
            throw broken(key.substr(0, 60), "there is no such field");
    Pipeline pipeline;
    for (const json& entry : document["operations"]) {
        const std::string field = fmt::format("operations[{}]", pipeline.size());
        if (!entry.is_object() || !entry.contains("op") || !entry["op"].is_string())
            throw broken(field, "it names no operation (\"op\")");
        json parameters = entry;
        parameters.erase("op");
        try {
            const OperationInfo& info = operationInfo(entry["op"].get<std::string>());
            for (const ParameterInfo& p : info.parameters) {
                const auto found = parameters.find(p.name);
                if (p.kind != ParameterInfo::Kind::File || found == parameters.end() ||
                    !found->is_string())
                    continue;
                const std::filesystem::path path = found->get<std::string>();
                if (path.is_relative() && !path.empty())
                    *found = (file.parent_path() / path).lexically_normal().string();
            }
            pipeline.push_back(makeOperation(info.name, parameters, files));
        } catch (Error& e) {
            if (e.file().empty())
                e.inFile(file);
            e.atField(e.field().empty() ? field : field + " " + e.field());
            throw;
        }
    }
    return pipeline;
}

json pipelineJson(const Pipeline& pipeline) {
    json list = json::array();
    for (const OperationPtr& operation : pipeline) {
        json entry = operation->parameters();
        entry["op"] = operation->name();
        list.push_back(std::move(entry));
    }
    return {{"operations", std::move(list)}};
}

} // namespace specula::imaging
