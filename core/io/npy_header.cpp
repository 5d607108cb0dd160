// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/npy_header.h"

#include "core/base/error.h"

#include <fmt/format.h>

#include <bit>
#include <string_view>

namespace specula::io {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::int64_t kLongestHeader = 1 << 16;

Error broken(const RawFile& file, std::string reason) {
    return Error(ErrorCode::Input, std::move(reason))
        .inFile(file.path())
        .atField("header")
        .withRemedy(kCopyAgain);
}

/// The header is a Python dictionary of three known entries; nothing else of the language is taken.
class DictReader {
  public:
    DictReader(const RawFile& file, std::string_view text)
        : m_file(file)
        , m_text(text) {}

    void read(NpyHeader& header) {
        bool haveDescr = false, haveOrder = false, haveShape = false;
        expect('{');
        while (!accept('}')) {
            const std::string key = string();
            expect(':');
            if (key == "descr" && !haveDescr) {
                haveDescr = true;
                if (peek() == '[')
                    throw broken(m_file, "holds records (a structured type), not plain numbers")
                        .withRemedy("save one field of it as an array of its own");
                header.descr = string();
            } else if (key == "fortran_order" && !haveOrder) {
                haveOrder = true;
                header.fortranOrder = boolean();
            } else if (key == "shape" && !haveShape) {
                haveShape = true;
                header.shape = tuple();
            } else {
                throw broken(m_file, fmt::format("has an entry \"{:.40}\" too many", key));
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        if (!haveDescr || !haveOrder || !haveShape)
            throw broken(m_file, "lacks one of descr, fortran_order and shape");
        if (peek() != '\0')
            throw broken(m_file, "goes on after its closing brace");
    }

  private:
    char peek() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n'))
            ++m_at;
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool accept(char c) {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    void expect(char c) {
        if (!accept(c))
            throw broken(m_file,
                         fmt::format("cannot be understood: '{}' is missing at byte {}", c, m_at));
    }
    std::string string() {
        const char quote = peek();
        if (quote != '\'' && quote != '"')
            throw broken(m_file, "cannot be understood: a name is not in quotes");
        const std::size_t end = m_text.find(quote, ++m_at);
        if (end == std::string_view::npos)
            throw broken(m_file, "cannot be understood: a quote is not closed");
        const std::string out(m_text.substr(m_at, end - m_at));
        m_at = end + 1;
        return out;
    }
    bool boolean() {
        peek();
        for (const auto& [word, value] :
             {std::pair{std::string_view("True"), true}, {std::string_view("False"), false}})
            if (m_text.substr(m_at, word.size()) == word) {
                m_at += word.size();
                return value;
            }
        throw broken(m_file, "cannot be understood: fortran_order is neither True nor False");
    }
    std::vector<std::int64_t> tuple() {
        std::vector<std::int64_t> out;
        expect('(');
        while (!accept(')')) {
            out.push_back(number());
            if (!accept(',')) {
                expect(')');
                break;
            }
        }
        return out;
    }
    std::int64_t number() {
        std::int64_t value = 0;
        int digits = 0;
        for (char c = peek(); c >= '0' && c <= '9';
             c = ++m_at < m_text.size() ? m_text[m_at] : '\0') {
            if (++digits > 18) // before it overflows
                throw broken(m_file, "has an extent that is absurdly large");
            value = value * 10 + (c - '0');
        }
        if (digits == 0)
            throw broken(m_file, "cannot be understood: an extent is not a number");
        return value;
    }

    const RawFile& m_file;
    std::string_view m_text;
    std::size_t m_at = 0;
};

void interpretType(const RawFile& file, NpyHeader& header) {
    const std::string& d = header.descr;
    static constexpr std::pair<std::string_view, PixelType> kTypes[] = {
        {"b1", PixelType::U8},  {"u1", PixelType::U8},  {"i1", PixelType::I8},
        {"u2", PixelType::U16}, {"i2", PixelType::I16}, {"u4", PixelType::U32},
        {"i4", PixelType::I32}, {"u8", PixelType::U64}, {"i8", PixelType::I64},
        {"f4", PixelType::F32}, {"f8", PixelType::F64}};
    const bool little = std::endian::native == std::endian::little;
    for (const auto& [code, type] : kTypes)
        if (d.size() == 3 && std::string_view("<>|=").find(d[0]) != std::string_view::npos &&
            std::string_view(d).substr(1) == code) {
            header.type = type;
            header.swapBytes = d[0] == (little ? '>' : '<');
            return;
        }
    throw broken(file, fmt::format("is of the type \"{:.40}\"", d))
        .withRemedy("save it as an array of integers or of 32- or 64-bit floats");
}

} // namespace

std::optional<NpyHeader> readNpyHeader(const RawFile& file) {
    const std::string start = file.textAt(0, 12);
    if (!std::string_view(start).starts_with(kMagic))
        return std::nullopt;
    if (start.size() < 12)
        throw broken(file, "is cut short");
    const auto byte = [&](std::size_t i) {
        return static_cast<std::int64_t>(static_cast<unsigned char>(start[i]));
    };
    NpyHeader header;
    header.version = static_cast<int>(byte(6));
    if (header.version < 1 || header.version > 3)
        throw broken(file, fmt::format("is of version {}; 1 to 3 are known", header.version));
    const std::int64_t before = header.version == 1 ? 10 : 12;
    std::int64_t length = byte(8) | byte(9) << 8;
    if (header.version > 1)
        length |= byte(10) << 16 | byte(11) << 24;
    if (length > kLongestHeader || before + length > file.size())
        throw broken(file, fmt::format("claims {} bytes in a file of {}", length, file.size()));
    header.dataOffset = before + length;
    const std::string text = file.textAt(before, length);
    DictReader(file, text).read(header);
    interpretType(file, header);
    return header;
}

std::string npyHeaderText(PixelType type, const std::vector<std::int64_t>& shape) {
    const char kind = isFloat(type) ? 'f' : isSigned(type) ? 'i' : 'u';
    const char order = pixelBytes(type) == 1                        ? '|'
                       : std::endian::native == std::endian::little ? '<'
                                                                    : '>';
    std::string dict =
        fmt::format("{{'descr': '{}{}{}', 'fortran_order': False, 'shape': ({},), }}", order, kind,
                    pixelBytes(type), fmt::join(shape, ", "));
    const std::size_t whole = (10 + dict.size() + 1 + 63) / 64 * 64;
    dict.append(whole - 10 - dict.size() - 1, ' ');
    dict += '\n';
    std::string out(kMagic);
    out += {'\x01', '\x00', static_cast<char>(dict.size() & 0xFF),
            static_cast<char>(dict.size() >> 8)};
    return out + dict;
}

} // namespace specula::io
