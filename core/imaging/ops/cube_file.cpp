// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/cube_file.h"

#include "core/base/error.h"
#include "core/imaging/ops/number_text.h"
#include "core/imaging/ops/operation_json.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace specula::imaging {
namespace {

/// 256^3 rows of some thirty characters are the largest there can be.
constexpr std::uint64_t kMostBytes = std::uint64_t{640} << 20;

class CubeParser {
  public:
    CubeParser(std::string_view text, const std::filesystem::path& file)
        : m_text(text)
        , m_file(file) {}

    CubeTable parse() {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (m_text.starts_with(kByteOrderMark))
            m_text.remove_prefix(kByteOrderMark.size());
        while (!m_text.empty()) {
            ++m_line;
            const auto end = std::min(m_text.find('\n'), m_text.size());
            const std::string_view line = trimmed(m_text.substr(0, end));
            m_text.remove_prefix(std::min(end + 1, m_text.size()));
            if (line.empty() || line.front() == '#')
                continue;
            const char c = line.front();
            if ((c >= 'A' && c <= 'Z') || c == '_')
                keyword(line);
            else
                row(line);
        }
        m_line = 0;
        if (m_table.size == 0)
            throw broken("it has no LUT_1D_SIZE and no LUT_3D_SIZE");
        if (m_table.rows() != m_expected)
            throw broken(
                fmt::format("it has {} rows, its size asks for {}", m_table.rows(), m_expected));
        for (std::size_t c = 0; c < 3; ++c)
            if (!(m_table.domainMax[c] > m_table.domainMin[c]))
                throw broken("the domain is empty");
        return std::move(m_table);
    }

  private:
    Error broken(std::string reason) const {
        Error error(ErrorCode::Input, std::move(reason));
        error.inFile(m_file).withRemedy("write the table again as an Adobe or Resolve .cube file");
        if (m_line > 0)
            error.atField(fmt::format("line {}", m_line));
        return error;
    }

    void keyword(std::string_view line) {
        std::string_view rest = line;
        const std::string_view name = takeWord(rest);
        if (!m_table.values.empty())
            throw broken(fmt::format("\"{:.40}\" stands among the rows", name));
        if (!m_seen.emplace(name).second)
            throw broken(fmt::format("{:.40} is given twice", name));
        if (name == "TITLE")
            m_table.title = title(trimmed(rest));
        else if (name == "LUT_1D_SIZE")
            size(1, rest);
        else if (name == "LUT_3D_SIZE")
            size(3, rest);
        else if (name == "DOMAIN_MIN")
            m_table.domainMin = three(rest);
        else if (name == "DOMAIN_MAX")
            m_table.domainMax = three(rest);
        else if (name == "LUT_1D_INPUT_RANGE" || name == "LUT_3D_INPUT_RANGE")
            range(rest);
        else
            throw broken(fmt::format("\"{:.40}\" is no keyword of .cube files", name));
    }

    static std::string title(std::string_view text) {
        if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
            text = text.substr(1, text.size() - 2);
        return std::string(text.substr(0, 250));
    }

    void size(int dimensions, std::string_view rest) {
        if (m_table.size != 0)
            throw broken("it has a 1-D and a 3-D table; export them separately");
        const int most = dimensions == 1 ? 65536 : 256;
        const std::string_view word = takeWord(rest);
        const auto value = parseNumber(word);
        if (!value || !trimmed(rest).empty() || *value != std::floor(*value) || *value < 2 ||
            *value > most)
            throw broken(
                fmt::format("the size \"{:.40}\" is not a whole number 2..{}", word, most));
        m_table.dimensions = dimensions;
        m_table.size = static_cast<int>(*value);
        const auto n = static_cast<std::size_t>(m_table.size);
        m_expected = dimensions == 1 ? n : n * n * n;
        // The shortest row is "0 0 0": do not make room for what the file cannot hold.
        if (m_text.size() + 1 < 6 * m_expected)
            throw broken(fmt::format("the file is too short for {} rows", m_expected));
        m_table.values.reserve(3 * m_expected);
    }

    double number(std::string_view& rest) const {
        const std::string_view word = takeWord(rest);
        if (word.empty())
            throw broken("a number is missing");
        if (const auto value = parseNumber(word))
            return *value;
        throw broken(fmt::format("\"{:.40}\" is not a finite number", word));
    }

    std::array<double, 3> three(std::string_view rest) const {
        std::array<double, 3> values{};
        for (double& v : values)
            v = number(rest);
        if (!trimmed(rest).empty())
            throw broken("there are more than three numbers");
        return values;
    }

    void range(std::string_view rest) {
        m_table.domainMin.fill(number(rest));
        m_table.domainMax.fill(number(rest));
        if (!trimmed(rest).empty())
            throw broken("there are more than two numbers");
    }

    void row(std::string_view line) {
        if (m_table.size == 0)
            throw broken(fmt::format("\"{:.40}\" stands before the size", line));
        if (m_table.rows() == m_expected)
            throw broken(fmt::format("there are more than {} rows", m_expected));
        const auto values = three(line);
        m_table.values.insert(m_table.values.end(), values.begin(), values.end());
    }

    std::string_view m_text;
    const std::filesystem::path& m_file;
    std::int64_t m_line = 0;
    std::size_t m_expected = 0;
    std::set<std::string, std::less<>> m_seen;
    CubeTable m_table;
};

} // namespace

bool CubeTable::grey() const {
    for (std::size_t i = 0; i < values.size(); i += 3)
        if (values[i] != values[i + 1] || values[i] != values[i + 2])
            return false;
    return domainMin[0] == domainMin[1] && domainMin[0] == domainMin[2] &&
           domainMax[0] == domainMax[1] && domainMax[0] == domainMax[2];
}

CubeTable readCube(const std::filesystem::path& file) {
    return parseCube(readTextFile(file, kMostBytes), file);
}

CubeTable parseCube(std::string_view text, const std::filesystem::path& file) {
    return CubeParser(text, file).parse();
}

} // namespace specula::imaging
