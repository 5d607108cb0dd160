// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <utility>

namespace specula {

const char* errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Computation:
        return "computation";
    case ErrorCode::Usage:
        return "usage";
    case ErrorCode::Input:
        return "input";
    case ErrorCode::Cancelled:
        return "cancelled";
    }
    return "computation";
}

Error::Error(ErrorCode code, std::string reason)
    : m_code(code)
    , m_reason(std::move(reason)) {
    compose();
}

Error& Error::inFile(const std::filesystem::path& file) & {
    m_file = file.string();
    compose();
    return *this;
}

Error&& Error::inFile(const std::filesystem::path& file) && {
    return std::move(inFile(file));
}

Error& Error::atField(std::string field) & {
    m_field = std::move(field);
    compose();
    return *this;
}

Error&& Error::atField(std::string field) && {
    return std::move(atField(std::move(field)));
}

Error& Error::withRemedy(std::string remedy) & {
    m_remedy = std::move(remedy);
    compose();
    return *this;
}

Error&& Error::withRemedy(std::string remedy) && {
    return std::move(withRemedy(std::move(remedy)));
}

void Error::compose() {
    m_message.clear();
    if (!m_file.empty())
        m_message += m_file + ": ";
    if (!m_field.empty())
        m_message += m_field + ": ";
    m_message += m_reason;
    if (!m_remedy.empty())
        m_message += " (" + m_remedy + ")";
}

} // namespace specula
