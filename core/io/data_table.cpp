// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/data_table.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace specula::io {
namespace {

void requireEqualLength(const DataTable& table) {
    for (const DataColumn& column : table.columns)
        if (column.size() != table.rows())
            throw std::logic_error("column " + column.name + " of '" + table.title + "' has " +
                                   std::to_string(column.size()) + " rows, not " +
                                   std::to_string(table.rows()));
}

std::string oneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

/// Quoted where a reader would split it.
std::string csvText(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

void appendNumber(fmt::memory_buffer& out, double value) {
    if (std::isnan(value))
        fmt::format_to(std::back_inserter(out), "nan"); // whatever its sign
    else
        fmt::format_to(std::back_inserter(out), "{}", value);
}

std::string lowerEnding(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return ending;
}

} // namespace

std::string tableCsv(const DataTable& table) {
    requireEqualLength(table);
    fmt::memory_buffer out;
    const auto write = std::back_inserter(out);
    fmt::format_to(write, "# Specula {}: {}\n", versionText(), oneLine(table.title));
    for (const DataColumn& column : table.columns)
        if (!column.unit.empty())
            fmt::format_to(write, "# {}: {}\n", oneLine(column.name), oneLine(column.unit));
    fmt::format_to(write, "# provenance: {}\n",
                   nlohmann::json(table.provenance)
                       .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        fmt::format_to(write, "{}{}", c == 0 ? "" : ",", csvText(table.columns[c].name));
    out.push_back('\n');
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const DataColumn& column = table.columns[c];
            if (c > 0)
                out.push_back(',');
            if (column.texts.empty())
                appendNumber(out, column.numbers[row]);
            else
                fmt::format_to(write, "{}", csvText(column.texts[row]));
        }
        out.push_back('\n');
    }
    return fmt::to_string(out);
}

std::string tableJson(const DataTable& table) {
    requireEqualLength(table);
    nlohmann::json columns = nlohmann::json::array();
    for (const DataColumn& column : table.columns) {
        nlohmann::json values = nlohmann::json::array();
        if (column.texts.empty())
            for (const double value : column.numbers)
                values.push_back(std::isfinite(value) ? nlohmann::json(value) : nlohmann::json());
        else
            values = column.texts;
        columns.push_back({{"name", column.name}, {"unit", column.unit}, {"values", values}});
    }
    return nlohmann::json{
               {"title", table.title}, {"provenance", table.provenance}, {"columns", columns}}
               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
           "\n";
}

void writeTable(const std::filesystem::path& file, const DataTable& table, bool overwrite) {
    const std::string ending = lowerEnding(file);
    if (ending != ".csv" && ending != ".json")
        throw Error(ErrorCode::Usage, "the ending '" + ending + "' is not a format of tables")
            .inFile(file)
            .withRemedy("use .csv or .json");
    writeFileAtomically(file, ending == ".csv" ? tableCsv(table) : tableJson(table), overwrite);
}

} // namespace specula::io
