// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace specula::app {

/// Languages the program speaks: "en", "de", "zh_CN".
QStringList languages();
/// "Deutsch"; the name of a language in itself.
QString languageName(const QString& language);
/// The one to use: `wanted` if it is one of ours, else the system's, else English.
QString chooseLanguage(const QString& wanted);
/// Loads the program's texts and Qt's own in that language, and English plurals below them. False
/// when the program's texts are not there.
bool installTranslations(QCoreApplication& application, const QString& language);

} // namespace specula::app
