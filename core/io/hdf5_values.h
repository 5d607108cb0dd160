// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"
#include "core/io/hdf5_file.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace specula::io {

/// Part of a dataset: `start` and `count` along every axis. Empty: all of it.
struct Hdf5Box {
    std::vector<std::int64_t> start, count;
};

using Extents = std::vector<std::int64_t>;

/// Extents of a dataset of numbers (integers, floats, booleans, of any width); nothing where there
/// is none.
std::optional<Extents> numericExtents(const Hdf5File& file, const std::string& path);

/// Extents without those of length one: (1,N) is a vector, (1,1) a number.
Extents squeezed(const Extents& extents);

/// Numbers of any type, converted. Sizes are compared with what the file holds before memory is
/// taken. T is double or float. Throws Error(Input) that names file and dataset.
template<class T>
Array<T> readNumbers(const Hdf5File& file, const std::string& path, const Hdf5Box& box = {});
/// (N), (1,N), (N,1) and single numbers. Throws Error(Input), also for two-dimensional ones.
std::vector<double> readList(const Hdf5File& file, const std::string& path);
/// Rows [row, row + rows) of plane `plane`, counted over the leading axes, of a dataset of two or
/// more dimensions. Decoded outside the HDF5 lock; for large planes.
Array<float> readPlane(const Hdf5FilePtr& file, const std::string& path, std::int64_t plane,
                       std::int64_t row, std::int64_t rows, const CancelToken& cancel);

// Single values, also as (1) or (1,1); nothing when absent or of another kind.
std::optional<double> readAnyNumber(const Hdf5File& file, const std::string& path);
std::optional<std::string> readAnyText(const Hdf5File& file, const std::string& path);
std::optional<double> numberAttribute(const Hdf5File& file, const std::string& path,
                                      const std::string& name);
std::optional<std::string> textAttribute(const Hdf5File& file, const std::string& path,
                                         const std::string& name);
/// Numbers of an attribute; empty when absent.
std::vector<double> listAttribute(const Hdf5File& file, const std::string& path,
                                  const std::string& name);

/// Names of the members of a group in the order of the names, at most `most`.
std::vector<std::string> memberNames(const Hdf5File& file, const std::string& group,
                                     std::size_t most = 100000);
bool isGroup(const Hdf5File& file, const std::string& path);
/// Is the link there, wherever it leads?
bool linkExists(const Hdf5File& file, const std::string& path);

/// What lies below a group as JSON: groups are objects, datasets numbers, texts or lists of
/// numbers. What is neither, or longer than 4096 values, is left out. Null when there is no group.
nlohmann::json readTree(const Hdf5File& file, const std::string& group);

} // namespace specula::io
