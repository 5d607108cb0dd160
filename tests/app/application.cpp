// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_main.h"

#include <QApplication>

static const bool registeredApplication = specula::test::registerApplication(
    [](int& argc, char** argv) -> std::unique_ptr<QCoreApplication> {
        return std::make_unique<QApplication>(argc, argv);
    });
