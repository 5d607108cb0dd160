// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace specula::app {

// The words of the operations as the window shows them; the command line has its own names.
QString operationTitle(const std::string& name); ///< "Gaussian blur"
QString operationGroupTitle(const std::string& group);
QString parameterTitle(const std::string& name); ///< "Sigma"
QString choiceTitle(const std::string& choice);  ///< "mirrored"; the choice itself if unknown
/// Summary of an operation or help of a parameter in the language of the window.
QString operationHelp(const std::string& english);

} // namespace specula::app
