// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_main.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace specula::test {
namespace {

std::map<std::string, Factory>& classes() {
    static std::map<std::string, Factory> all;
    return all;
}

ApplicationFactory& applicationFactory() {
    static ApplicationFactory factory = [](int& argc, char** argv) {
        return std::make_unique<QCoreApplication>(argc, argv);
    };
    return factory;
}

} // namespace

bool registerClass(const char* sourceFile, Factory factory) {
    classes()[std::filesystem::path(sourceFile).stem().string()] = std::move(factory);
    return true;
}

bool registerApplication(ApplicationFactory factory) {
    applicationFactory() = factory;
    return true;
}

} // namespace specula::test

/// tests_FOLDER [CLASS] [QTest options]: without a class all of them run.
int main(int argc, char** argv) {
    using namespace specula::test;
    std::string wanted;
    if (argc > 1 && argv[1][0] != '-') {
        wanted = argv[1];
        for (int i = 1; i + 1 < argc; ++i)
            argv[i] = argv[i + 1];
        --argc;
    }
    const auto application = applicationFactory()(argc, argv);
    int failed = 0, run = 0;
    for (const auto& [name, make] : classes()) {
        if (!wanted.empty() && wanted != name)
            continue;
        ++run;
        failed += QTest::qExec(make().get(), argc, argv) != 0;
    }
    if (run == 0) {
        std::fprintf(stderr, "no test class %s here\n", wanted.c_str());
        return 1;
    }
    return failed == 0 ? 0 : 1;
}
