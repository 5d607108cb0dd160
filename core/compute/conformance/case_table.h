// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/conformance/test_case.h"

#include <span>
#include <string_view>

namespace specula::compute::conformance {

/// A line per kernel: what it is grouped with, and what makes its cases.
struct CaseMaker {
    SpcKernel kernel;
    std::string_view suite;
    std::vector<Case> (*make)();
};
std::span<const CaseMaker> caseTable();

std::vector<Case> convertCases();
std::vector<Case> fillCases();
std::vector<Case> map1Cases();
std::vector<Case> map2Cases();
std::vector<Case> mapScalarCases();
std::vector<Case> map3Cases();
std::vector<Case> pointChainCases();
std::vector<Case> reduceCases();
std::vector<Case> dotCases();
std::vector<Case> momentsCases();
std::vector<Case> binnedSumCases();
std::vector<Case> labelStatisticsCases();
std::vector<Case> matrixProductCases();
std::vector<Case> rankUpdateCases();
std::vector<Case> fftCases();
std::vector<Case> convolveAxisCases();
std::vector<Case> convolveSeparableCases();
std::vector<Case> convolveCases();
std::vector<Case> rankFilterCases();
std::vector<Case> resampleAxisCases();
std::vector<Case> affineCases();
std::vector<Case> extendCases();
std::vector<Case> densityCases();
std::vector<Case> sortCases();
std::vector<Case> percentileCases();

} // namespace specula::compute::conformance
