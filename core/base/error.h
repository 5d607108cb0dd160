// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <filesystem>
#include <string>

namespace specula {

/// What kind of failure it is; the command line turns it into its exit status.
enum class ErrorCode {
    Computation, ///< exit 1: the computation failed
    Usage,       ///< exit 2: the call is wrong
    Input,       ///< exit 3: an input cannot be read or makes no sense
    Cancelled,   ///< exit 4: the user stopped it
};

/// "computation", "usage", "input", "cancelled", as in the JSON of the command line.
const char* errorCodeName(ErrorCode code);

/// The one family of exceptions. Says what happened, on which file and dataset or field, and what
/// the user can do. Built in one expression:
///     throw Error(ErrorCode::Input, "the chunk is shorter than its header says")
///         .inFile(path).atField("/entry/data/data").withRemedy("copy the file again");
class Error : public std::exception {
  public:
    Error(ErrorCode code, std::string reason);

    Error& inFile(const std::filesystem::path& file) &;
    Error&& inFile(const std::filesystem::path& file) &&;
    Error& atField(std::string field) &;
    Error&& atField(std::string field) &&;
    Error& withRemedy(std::string remedy) &;
    Error&& withRemedy(std::string remedy) &&;

    ErrorCode code() const noexcept { return m_code; }
    const std::string& reason() const noexcept { return m_reason; }
    const std::string& file() const noexcept { return m_file; }
    const std::string& field() const noexcept { return m_field; }
    const std::string& remedy() const noexcept { return m_remedy; }

    /// "FILE: FIELD: REASON (REMEDY)"
    const char* what() const noexcept override { return m_message.c_str(); }

  private:
    void compose();

    ErrorCode m_code;
    std::string m_reason, m_file, m_field, m_remedy, m_message;
};

/// Thrown where a cancel request is noticed.
class Cancelled : public Error {
  public:
    Cancelled()
        : Error(ErrorCode::Cancelled, "cancelled") {}
};

} // namespace specula
