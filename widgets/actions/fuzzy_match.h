// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace specula::widgets {

/// How well `text` answers what was typed: every character of the query in order, better where they
/// start words or follow one another, case ignored; several words may match in any order. Below 0:
/// not at all. An empty query matches everything with 0.
int fuzzyScore(const QString& query, const QString& text);

} // namespace specula::widgets
