// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error_report.h"

namespace specula {

nlohmann::json errorJson(const Error& e) {
    return {{"error",
             {{"code", errorCodeName(e.code())},
              {"what", e.reason()},
              {"file", e.file()},
              {"field", e.field()},
              {"remedy", e.remedy()}}}};
}

Error errorFromJson(const nlohmann::json& object) {
    const nlohmann::json e = object.value("error", nlohmann::json::object());
    ErrorCode code = ErrorCode::Computation;
    for (ErrorCode c : {ErrorCode::Usage, ErrorCode::Input, ErrorCode::Cancelled})
        if (e.value("code", "") == errorCodeName(c))
            code = c;
    return Error(code, e.value("what", "failed"))
        .inFile(e.value("file", ""))
        .atField(e.value("field", ""))
        .withRemedy(e.value("remedy", ""));
}

int exitStatusOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::Computation:
        return 1;
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::Input:
        return 3;
    case ErrorCode::Cancelled:
        return 4;
    }
    return 1;
}

} // namespace specula
