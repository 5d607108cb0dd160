// SPDX-License-Identifier: GPL-3.0-or-later
#include "child_fuzz.h"
#include "core/io/file_info.h"
#include "core/io/hdf5_tree_writer.h"
#include "core/io/result_file.h"

namespace {

using namespace specula;

/// Everything a window asks for. No source comes out: results are no images.
io::SourcePtr readResult(const std::filesystem::path& file, const io::OpenOptions&) {
    std::string why;
    io::summarizeResult(file, why);
    const io::ResultFilePtr result = io::ResultFile::open(file);
    if (result == nullptr)
        return nullptr;
    const auto tried = [](auto&& read) {
        try {
            read();
        } catch (const Error&) { // an answer
        }
    };
    tried([&] { result->examine(); });
    tried([&] { result->qmap(); });
    tried([&] { result->multitau(); });
    tried([&] { result->partials(); });
    tried([&] { result->twotimeCurves(); });
    tried([&] { result->twotimeMatrix(0); });
    tried([&] { result->twotimeMatrix(1); });
    tried([&] { result->means(); });
    tried([&] { result->pixelCorrelation(0); });
    tried([&] { result->pixelCorrelation(1, 1, 2); });
    tried([&] { result->metadata(); });
    tried([&] { result->truth(); });
    return nullptr;
}

/// No image is asked for either: inspecting is fuzz_hdf5's.
bool inspectNothing(const std::filesystem::path&, io::FileInfo&, const CancelToken&) {
    return false;
}

Array<float> ramp(const Shape& shape) {
    Array<float> values(shape);
    float next = 1;
    for (float& v : values.editValues())
        v = next += 0.125F;
    return values;
}

void writeSeed(const std::filesystem::path& file, io::Hdf5TreeWriter::Filter filter,
               const std::string& dynamicMap, const std::string& delays, const std::string& g2,
               const std::string& error, const std::string& maps, const std::string& image,
               const std::string& frameTime) {
    io::Hdf5TreeWriter w(file, true, filter);
    Array<std::uint8_t> map(Shape{6, 8});
    for (std::int64_t i = 0; i < map.size(); ++i)
        map.editValues()[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i % 4);
    w.write(dynamicMap + "dynamic_roi_map", map, PixelType::U8);
    w.write(dynamicMap + "static_roi_map", map, PixelType::U16);
    w.write(dynamicMap + "mask", map, PixelType::U8);
    const std::int64_t cells[] = {0, 1, 2}, steps[] = {1, 2, 3, 4};
    w.write(dynamicMap + "dynamic_index_mapping", std::span<const std::int64_t>(cells),
            PixelType::I32);
    w.write(dynamicMap + "dynamic_v_list_dim0", ramp({3}), PixelType::F64);
    w.write(dynamicMap + "map_names", std::vector<std::string>{"q", "phi"});
    w.write(delays, std::span<const std::int64_t>(steps), PixelType::I64);
    w.write(g2, ramp({4, 3}), PixelType::F32);
    w.write(error, ramp({4, 3}), PixelType::F32, {{"error_kind", "pixel"}});
    w.write(maps + "1", ramp({9, 9}), PixelType::F32);
    w.write(maps + "2", ramp({9, 9}), PixelType::F64);
    w.write(image, ramp({1, 6, 8}), PixelType::F32);
    w.write(frameTime, 1e-3, {{"units", "s"}});
    w.write("/entry/sample/name", "seed");
    w.write("/xpcs/temporal_mean/scattering_1d", ramp({1, 3}), PixelType::F32);
    w.write("/xpcs/temporal_mean/scattering_1d_segments", ramp({2, 3}), PixelType::F32);
    w.write("/xpcs/spatial_mean/intensity_vs_time", ramp({2, 9}), PixelType::F32);
    w.write("/xpcs/multitau/unnormalized_G2", ramp({4, 3, 6, 8}), PixelType::F32);
    w.write("/xpcs/multitau/normalized_g2_partial", ramp({2, 4, 3}), PixelType::F32);
    w.write("/xpcs/twotime/normalized_g2", ramp({9, 2}), PixelType::F32);
    w.close();
}

void makeSeeds(const std::filesystem::path& folder) {
    using Filter = io::Hdf5TreeWriter::Filter;
    for (const Filter filter : {Filter::Lzf, Filter::None})
        writeSeed(folder / (filter == Filter::None ? "plain.h5" : "nexus.h5"), filter,
                  "/xpcs/qmap/", "/xpcs/multitau/delay_list", "/xpcs/multitau/normalized_g2",
                  "/xpcs/multitau/normalized_g2_err", "/xpcs/twotime/correlation_map/c2_0000",
                  "/xpcs/temporal_mean/scattering_2d", "/entry/instrument/detector_1/frame_time");
    writeSeed(folder / "legacy.h5", Filter::Deflate, "/xpcs/", "/exchange/tau",
              "/exchange/norm-0-g2", "/exchange/norm-0-stderr", "/exchange/C2T_all/g2_0000",
              "/exchange/pixelSum", "/measurement/instrument/detector/exposure_period");
}

const fuzz::Target kTarget{"result", "h5", readResult, inspectNothing, makeSeeds};

} // namespace

#if defined(SPECULA_LIBFUZZER)
SPECULA_FUZZ_TARGET(kTarget)
#else
int main(int argc, char** argv) {
    return fuzz::runSuiteInChildren(kTarget, argc, argv, 5000);
}
#endif
