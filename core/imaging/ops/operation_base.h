// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/ops/parameters.h"

#include <limits>

namespace specula::imaging {

/// What the operations of the table share: name and parameters as given.
class OperationBase : public Operation, public std::enable_shared_from_this<OperationBase> {
  public:
    explicit OperationBase(const Parameters& parameters)
        : m_name(parameters.operation())
        , m_parameters(showable(parameters.values())) {}

    std::string name() const override { return m_name; }
    nlohmann::json parameters() const override { return m_parameters; }
    ImageDescription output(const ImageDescription& in) const override { return in; }
    /// Most operations look at no distances and are their own smaller version.
    OperationPtr scaled(double) const override { return shared_from_this(); }

  protected:
    OperationBase(const OperationBase&) = default;
    /// For scaled copies.
    void setParameter(const std::string& key, nlohmann::json value) {
        m_parameters[key] = std::move(value);
    }
    /// Error(Usage) at the operation, or at one of its parameters.
    Error error(std::string reason, const std::string& parameter = {}) const {
        return Error(ErrorCode::Usage, std::move(reason))
            .atField(parameter.empty() ? m_name : m_name + ":" + parameter);
    }

  private:
    /// A path may hold bytes that are no text; they must not break what is written from here.
    static nlohmann::json showable(const nlohmann::json& values);

    std::string m_name;
    nlohmann::json m_parameters;
};

/// Works on every pixel alone, with SPC_POINT_CHAIN.
class PointOperation : public OperationBase {
  public:
    using OperationBase::OperationBase;

    bool pointwise() const override { return true; }
    /// Checks the number of channels.
    ImageDescription output(const ImageDescription& in) const override;

  protected:
    /// Of the input. Operations that mix channels work on SPC_MAX_POINT_CHANNELS at most.
    int m_leastChannels = 1, m_mostChannels = std::numeric_limits<int>::max();
};

/// A step without operand.
SpcPointStep pointStep(SpcPointOp op, std::initializer_list<double> v = {},
                       std::initializer_list<std::int32_t> i = {}, int operand = -1);

/// Values on the backend in the given float type.
compute::Tensor uploadValues(compute::Lane& lane, std::span<const double> values,
                             const Shape& shape, compute::ElementType type);

/// An entry of the operation table.
struct OperationEntry {
    OperationInfo info;
    OperationPtr (*make)(const Parameters& parameters, const OperationFiles& files);
};

std::vector<OperationEntry> pointEntries();
std::vector<OperationEntry> tableEntries();
std::vector<OperationEntry> secondImageEntries();
std::vector<OperationEntry> filterEntries();
std::vector<OperationEntry> resizeEntries();
std::vector<OperationEntry> geometryEntries();

/// Largest width and height of a result.
constexpr std::int64_t kMostExtent = std::int64_t{1} << 30;

} // namespace specula::imaging
