// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/results/copy_texts.h"

#include <QRegularExpression>

namespace specula::app {
namespace {

QString pythonQuoted(const QString& text) {
    QString escaped = text;
    escaped.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    escaped.replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

QString shellQuoted(const QString& text) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:,=+@%-]+$"));
    if (plain.match(text).hasMatch())
        return text;
    QString escaped = text;
    escaped.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + escaped + QLatin1Char('\'');
}

// "normalized_g2" of /xpcs/multitau/normalized_g2; a letter first, so that it is a name.
QString variableOf(const QString& dataset) {
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9_]"));
    QString name = dataset.section(QLatin1Char('/'), -1).replace(other, QStringLiteral("_"));
    if (name.isEmpty() || name[0].isDigit())
        name.prepend(QLatin1Char('d'));
    return name;
}

} // namespace

QString pythonText(const CopySubject& subject) {
    QString text = QStringLiteral("import h5py\n\nwith h5py.File(%1, \"r\") as f:\n")
                       .arg(pythonQuoted(subject.path));
    QStringList names;
    for (const QString& dataset : subject.datasets) {
        QString name = variableOf(dataset);
        while (names.contains(name))
            name += QLatin1Char('_');
        names << name;
        text += QStringLiteral("    %1 = f[%2][()]\n").arg(name, pythonQuoted(dataset));
    }
    return text;
}

QString commandText(const CopySubject& subject) {
    const QString stem =
        subject.path.section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, -2);
    const QString ending =
        subject.what == QLatin1String("metadata") ? QStringLiteral("json") : QStringLiteral("csv");
    QStringList words{QStringLiteral("specula-cli"), QStringLiteral("export"), subject.path,
                      QStringLiteral("--what"), subject.what};
    words << subject.options << QStringLiteral("-o")
          << QStringLiteral("%1_%2.%3").arg(stem, subject.what, ending);
    for (QString& word : words)
        word = shellQuoted(word);
    return words.join(QLatin1Char(' '));
}

} // namespace specula::app
