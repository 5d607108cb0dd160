// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <vector>

namespace specula::fuzz {

/// What every fuzz program takes. Anything that is not understood ends the program with 2: a
/// misspelt call must not pass as a run without inputs.
struct Options {
    std::uint64_t seed = 1;
    std::int64_t start = 0;
    std::int64_t count = 0;
    std::vector<std::filesystem::path> files;

    Options(int argc, char** argv, std::int64_t defaultCount)
        : count(defaultCount) {
        for (int i = 1; i < argc; ++i) {
            const std::string_view argument = argv[i];
            if (argument == "--seed")
                seed = static_cast<std::uint64_t>(number(argc, argv, i, 0));
            else if (argument == "--start")
                start = number(argc, argv, i, 0);
            else if (argument == "--count")
                count = number(argc, argv, i, 1);
            else if (std::filesystem::is_regular_file(argument))
                files.emplace_back(argument);
            else
                refuse(argument, "is neither an option nor a file");
        }
    }

  private:
    static std::int64_t number(int argc, char** argv, int& i, std::int64_t least) {
        const std::string_view name = argv[i];
        const std::string_view text = ++i < argc ? argv[i] : "";
        std::int64_t value = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (failed != std::errc() || end != text.data() + text.size() || value < least)
            refuse(name, "needs a whole number that is large enough");
        return value;
    }
    [[noreturn]] static void refuse(std::string_view what, const char* why) {
        std::fprintf(stderr, "fuzz: %.*s %s; the options are --seed, --start, --count and files\n",
                     static_cast<int>(what.size()), what.data(), why);
        std::exit(2);
    }
};

} // namespace specula::fuzz
