// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_handover.h"

#include "core/compute/device_manager.h"
#include "core/imaging/execute/tensor_pixels.h"

#include <algorithm>

namespace specula::app {
namespace {

using compute::BenchResult;

struct Size {
    std::int64_t side;
    double deviceTargetMs;
};
constexpr Size kSizes[] = {{100, 0.1}, {1024, 0.5}, {4096, 5}};
constexpr double kHostTargetMs = 0.01;
constexpr int kLeastRuns = 21; // short ones deserve more

void addRows(compute::Backend& backend, int repeat, std::vector<BenchResult>& results) {
    const auto lane = backend.makeLane();
    for (const Size& size : kSizes) {
        const compute::Tensor computed =
            lane->upload(Array<float>({1, size.side, size.side}, 1.5F));
        lane->wait();
        BenchResult r{"display",
                      "result_to_image_" + std::to_string(size.side) + "_f32",
                      backend.tier(),
                      {},
                      "ms",
                      0,
                      {}};
        r.timing = compute::timeRuns(std::max(repeat, kLeastRuns), {},
                                     [&] { imaging::pixelsOf(*lane, computed); });
        r.value = r.timing.medianS * 1e3;
        r.more["target"] = backend.onHost() ? kHostTargetMs : size.deviceTargetMs;
        results.push_back(std::move(r));
    }
}

} // namespace

std::vector<BenchResult> benchHandover(AppContext& context, int repeat) {
    std::vector<BenchResult> results;
    addRows(*context.devices.open({"cpu", 0, {}, false}), repeat, results);
    if (const compute::DeviceChoice chosen = context.devices.choose(); chosen.tier != "cpu")
        addRows(*context.devices.open(chosen), repeat, results);
    return results;
}

} // namespace specula::app
