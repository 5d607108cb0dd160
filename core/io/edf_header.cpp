// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/edf_header.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string_view>

namespace specula::io {
namespace {

constexpr std::int64_t kLongestHeader = 1 << 20;

std::string_view trimmed(std::string_view text) {
    const auto space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
    while (!text.empty() && space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && space(text.back()))
        text.remove_suffix(1);
    return text;
}

bool sameWord(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

/// The text between the braces that start at `offset`, and where the data begin; nothing to be
/// found gives an empty string.
std::string headerText(const RawFile& file, std::int64_t offset, std::int64_t& dataOffset) {
    std::string text;
    while (static_cast<std::int64_t>(text.size()) < kLongestHeader) {
        const auto had = static_cast<std::int64_t>(text.size());
        text += file.textAt(offset + had, 4096);
        const std::size_t open = text.find_first_not_of(" \t\r\n");
        if (open == std::string::npos || text[open] != '{')
            return {};
        // The brace that ends a header is the last character of its line.
        std::size_t close =
            text.find('}', static_cast<std::size_t>(std::max<std::int64_t>(0, had - 2)));
        for (; close != std::string::npos; close = text.find('}', close + 1)) {
            const std::size_t after = text.compare(close + 1, 2, "\r\n") == 0 ? 2 : 1;
            if (close + after < text.size() && text[close + after] == '\n') {
                dataOffset = offset + static_cast<std::int64_t>(close + after + 1);
                return text.substr(open + 1, close - open - 1);
            }
        }
        if (static_cast<std::int64_t>(text.size()) == had ||
            offset + static_cast<std::int64_t>(text.size()) >= file.size())
            return {};
    }
    return {};
}

void parseFields(std::string_view text, EdfBlock& block) {
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(";\n");
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::size_t equal = line.find('=');
        if (equal != std::string_view::npos)
            block.fields.emplace_back(trimmed(line.substr(0, equal)),
                                      trimmed(line.substr(equal + 1)));
    }
}

PixelType typeOf(const RawFile& file, const std::string& name) {
    static constexpr std::pair<std::string_view, PixelType> kTypes[] = {
        {"UnsignedByte", PixelType::U8},
        {"SignedByte", PixelType::I8},
        {"UnsignedShort", PixelType::U16},
        {"SignedShort", PixelType::I16},
        {"UnsignedInteger", PixelType::U32},
        {"SignedInteger", PixelType::I32},
        {"UnsignedLong", PixelType::U32},
        {"SignedLong", PixelType::I32},
        {"Unsigned64", PixelType::U64},
        {"Signed64", PixelType::I64},
        {"UnsignedLongLong", PixelType::U64},
        {"SignedLongLong", PixelType::I64},
        {"FloatValue", PixelType::F32},
        {"Float", PixelType::F32},
        {"Real", PixelType::F32},
        {"FloatIEEE32", PixelType::F32},
        {"DoubleValue", PixelType::F64},
        {"Double", PixelType::F64},
        {"FloatIEEE64", PixelType::F64}};
    for (const auto& [known, type] : kTypes)
        if (sameWord(known, name))
            return type;
    throw Error(ErrorCode::Input, fmt::format("the sample type \"{:.40}\" is not known", name))
        .inFile(file.path())
        .atField("DataType")
        .withRemedy("save it as integers or as 32- or 64-bit floats");
}

std::int64_t number(const RawFile& file, const EdfBlock& block, std::string_view name,
                    std::int64_t missing) {
    const std::string text = block.field(name);
    if (text.empty())
        return missing;
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value < 0)
        throw Error(ErrorCode::Input, fmt::format("\"{:.40}\" is not a size", text))
            .inFile(file.path())
            .atField(std::string(name))
            .withRemedy(kCopyAgain);
    return value;
}

void interpret(const RawFile& file, EdfBlock& block) {
    const std::string compression = block.field("Compression");
    if (!compression.empty() && !sameWord(compression, "None") &&
        !sameWord(compression, "NoSpecificValue"))
        throw Error(ErrorCode::Input,
                    fmt::format("compression \"{:.40}\" is not supported", compression))
            .inFile(file.path())
            .atField("Compression")
            .withRemedy("save it without compression");
    block.width = number(file, block, "Dim_1", 0);
    block.height = number(file, block, "Dim_2", 1);
    block.slices = number(file, block, "Dim_3", 1);
    std::int64_t stored = number(file, block, "EDF_BinarySize", -1);
    if (stored < 0)
        stored = number(file, block, "Size", -1);
    if (block.width == 0) { // text only
        block.dataBytes = std::max<std::int64_t>(0, stored);
        return;
    }
    block.type = typeOf(file, block.field("DataType"));
    block.bigEndian = sameWord(block.field("ByteOrder"), "HighByteFirst");
    std::int64_t bytes = static_cast<std::int64_t>(pixelBytes(block.type));
    const std::int64_t room = file.size() - block.dataOffset;
    for (const std::int64_t extent : {block.width, block.height, block.slices}) {
        if (extent < 1 || extent > room / bytes)
            throw Error(ErrorCode::Input,
                        fmt::format("{}x{}x{} of {} need more than the {} bytes that follow",
                                    block.slices, block.height, block.width,
                                    pixelTypeName(block.type), room))
                .inFile(file.path())
                .atField("Dim_1")
                .withRemedy(kCopyAgain);
        bytes *= extent;
    }
    if (stored >= 0 && stored < bytes)
        throw Error(ErrorCode::Input,
                    fmt::format("the data take {} bytes, the size given is {}", bytes, stored))
            .inFile(file.path())
            .atField("Size")
            .withRemedy(kCopyAgain);
    block.dataBytes = stored >= 0 ? stored : bytes;
}

} // namespace

std::string EdfBlock::field(std::string_view name) const {
    for (const auto& [key, value] : fields)
        if (sameWord(key, name))
            return value;
    return {};
}

std::vector<EdfBlock> readEdfBlocks(const RawFile& file) {
    std::vector<EdfBlock> blocks;
    for (std::int64_t at = 0; at < file.size();) {
        EdfBlock block;
        const std::string text = headerText(file, at, block.dataOffset);
        parseFields(text, block);
        const bool ours = !block.field("Dim_1").empty() || !block.field("HeaderID").empty() ||
                          !block.field("EDF_DataFormatVersion").empty();
        if (!ours) {
            if (blocks.empty())
                return {};
            break; // padding after the last block
        }
        interpret(file, block);
        if (block.dataBytes > file.size() - block.dataOffset)
            throw Error(ErrorCode::Input, fmt::format("block {} goes on beyond the end of the file",
                                                      blocks.size() + 1))
                .inFile(file.path())
                .withRemedy(kCopyAgain);
        at = block.dataOffset + block.dataBytes;
        blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace specula::io
