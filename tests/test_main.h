// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest/QtTest>

#include <functional>
#include <memory>

/// One executable holds the test classes of a folder. Each is registered under the name of its
/// file, which is also its ctest name:  SPECULA_TEST(TiffTest)  in tiff_test.cpp.
namespace specula::test {

using Factory = std::function<std::unique_ptr<QObject>()>;
bool registerClass(const char* sourceFile, Factory factory);

/// Made once before the first test class; the widget folders make a QApplication here.
using ApplicationFactory = std::unique_ptr<QCoreApplication> (*)(int&, char**);
bool registerApplication(ApplicationFactory factory);

} // namespace specula::test

#define SPECULA_TEST(Class)                                                                        \
    static const bool registered##Class = specula::test::registerClass(                            \
        __FILE__, [] { return std::unique_ptr<QObject>(new Class); });
