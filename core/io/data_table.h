// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/provenance.h"

#include <filesystem>
#include <string>
#include <vector>

namespace specula::io {

/// A column of numbers, or of texts where `texts` is not empty.
struct DataColumn {
    std::string name; ///< as it stands in the head: "tau_s", "g2", "q_inv_angstrom"
    std::string unit; ///< for people: "s", "Å⁻¹"; empty for none
    std::vector<double> numbers = {};
    std::vector<std::string> texts = {};

    std::size_t size() const { return texts.empty() ? numbers.size() : texts.size(); }
};

/// What a view or a command exports as numbers. All columns are equally long.
struct DataTable {
    std::string title; ///< one line
    std::vector<DataColumn> columns;
    Provenance provenance;

    std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// Comment lines (title, units, provenance), one line of names, then a line a row. Numbers with the
/// digits that bring them back; "nan" and "inf" where they are not finite.
std::string tableCsv(const DataTable& table);
/// {"title", "provenance", "columns": [{"name", "unit", "values": [...]}]}; null where a number is
/// not finite.
std::string tableJson(const DataTable& table);

/// CSV or JSON by the ending of `file`; whole or not at all. Throws Error(Usage) for other endings.
void writeTable(const std::filesystem::path& file, const DataTable& table, bool overwrite);

} // namespace specula::io
