// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/ops/operation_base.h"

#include <fmt/format.h>

namespace specula::imaging {

nlohmann::json OperationBase::showable(const nlohmann::json& values) {
    return nlohmann::json::parse(
        values.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

ImageDescription PointOperation::output(const ImageDescription& in) const {
    if (in.channels < m_leastChannels || in.channels > m_mostChannels)
        throw error(fmt::format("the image has {} channel{}, {} works on {}{}", in.channels,
                                in.channels == 1 ? "" : "s", name(),
                                m_leastChannels == m_mostChannels
                                    ? std::string()
                                    : fmt::format("{} to ", m_leastChannels),
                                m_mostChannels))
            .withRemedy("choose another operation or an image with that many channels");
    return in;
}

SpcPointStep pointStep(SpcPointOp op, std::initializer_list<double> v,
                       std::initializer_list<std::int32_t> i, int operand) {
    SpcPointStep step{};
    step.op = op;
    step.operand = operand;
    std::copy(v.begin(), v.end(), step.v);
    std::copy(i.begin(), i.end(), step.i);
    return step;
}

compute::Tensor uploadValues(compute::Lane& lane, std::span<const double> values,
                             const Shape& shape, compute::ElementType type) {
    if (type == compute::ElementType::F64)
        return lane.upload(Array<double>::copyOf(values).reshaped(shape));
    auto rounded = Array<float>::uninitialized({static_cast<std::int64_t>(values.size())});
    std::transform(values.begin(), values.end(), rounded.editValues().begin(),
                   [](double v) { return static_cast<float>(v); });
    return lane.upload(rounded.reshaped(shape));
}

} // namespace specula::imaging
