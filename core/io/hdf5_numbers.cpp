// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_numbers.h"

#include <fmt/format.h>

#include <algorithm>

namespace specula::io {

std::vector<std::int64_t> Hdf5Numbers::squeezed() const {
    std::vector<std::int64_t> shape;
    std::copy_if(extents.begin(), extents.end(), std::back_inserter(shape),
                 [](std::int64_t n) { return n != 1; });
    return shape;
}

std::optional<Hdf5Numbers> readNumbers(const Hdf5File& file, const std::string& path,
                                       std::int64_t most) {
    const auto failed = [&](std::string what, const char* remedy) {
        return Error(ErrorCode::Input, std::move(what))
            .inFile(file.path)
            .atField(path)
            .withRemedy(remedy);
    };
    const Hdf5Lock lock;
    if (!objectExists(file.id.get(), path))
        return std::nullopt;
    const H5Id dataset(H5Dopen2(file.id.get(), path.c_str(), H5P_DEFAULT));
    const H5Id type(dataset ? H5Dget_type(dataset.get()) : H5I_INVALID_HID);
    const H5Id space(dataset ? H5Dget_space(dataset.get()) : H5I_INVALID_HID);
    if (!type || !space)
        throw failed("cannot be opened: " + hdf5ErrorText(), "copy the file again");
    const H5T_class_t kind = H5Tget_class(type.get());
    if (kind != H5T_INTEGER && kind != H5T_FLOAT && kind != H5T_ENUM)
        throw failed("holds no numbers", "the program that wrote the file can tell what it is");
    Hdf5Numbers numbers;
    numbers.extents = extentsOf(space.get());
    const hssize_t points = H5Sget_simple_extent_npoints(space.get());
    if (points < 0 || points > most)
        throw failed(fmt::format("has {} values where at most {} make sense", points, most),
                     "choose another file");
    numbers.values = Array<double>::uninitialized({static_cast<std::int64_t>(points)});
    if (points > 0 && readDataset(dataset.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL,
                                  numbers.values.editValues().data()) < 0)
        throw failed("cannot be read: " + hdf5ErrorText(), "copy the file again");
    return numbers;
}

} // namespace specula::io
