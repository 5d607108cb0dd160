// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace specula::app {
namespace {

bool load(QCoreApplication& application, const QString& name, const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(name, folder) && application.installTranslator(translator))
        return true;
    delete translator;
    return false;
}

} // namespace

QStringList languages() {
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("zh_CN")};
}

QString languageName(const QString& language) {
    if (language == QLatin1String("de"))
        return QStringLiteral("Deutsch");
    if (language == QLatin1String("zh_CN"))
        return QStringLiteral("简体中文");
    return QStringLiteral("English");
}

QString chooseLanguage(const QString& wanted) {
    if (languages().contains(wanted))
        return wanted;
    for (const QString& candidate : QLocale::system().uiLanguages()) {
        const QLocale locale(candidate);
        if (locale.language() == QLocale::German)
            return QStringLiteral("de");
        if (locale.language() == QLocale::Chinese)
            return QStringLiteral("zh_CN");
        if (locale.language() == QLocale::English)
            break;
    }
    return QStringLiteral("en");
}

bool installTranslations(QCoreApplication& application, const QString& language) {
    // Numbers look the same in every language, as in the files and on the command line.
    QLocale numbers = QLocale::c();
    numbers.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    QLocale::setDefault(numbers);
    const QString own = QStringLiteral(":/i18n");
    bool loaded = load(application, QStringLiteral("specula_en"), own);
    if (language != QLatin1String("en")) {
        load(application, QStringLiteral("qtbase_") + language,
             QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        loaded = load(application, QStringLiteral("specula_") + language, own);
    }
    return loaded;
}

} // namespace specula::app
