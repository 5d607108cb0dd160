// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/hdf5_handle.h"

#include <string>

namespace specula::io {

/// Any HDF5 type in words: "uint16", "enum (int8)", "compound {x: float64, y: float64}", ...
std::string describeType(hid_t type);

/// Values of a dataset or an attribute as short text, whatever their type: strings, numbers, enums
/// by name, compounds, arrays, variable-length lists, references, opaque bytes. Long ones are
/// shortened; of large datasets only the first elements are read. Never throws for what is inside.
std::string datasetText(hid_t dataset);
std::string attributeText(hid_t attribute);

} // namespace specula::io
