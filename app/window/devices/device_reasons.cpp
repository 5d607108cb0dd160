// SPDX-License-Identifier: GPL-3.0-or-later
// The core speaks English. Its sentences about devices are few: known ones are said in the language
// of the window, piece by piece, and what is not known stays as it is.
#include "app/window/devices/device_texts.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace specula::app {
namespace {

constexpr const char* kContext = "specula::app::DeviceReasons";

constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "plain double precision, for truth; never chosen automatically"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "always there"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "a driver that computes on the CPU; used when asked for by name"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "shares the memory of the CPU"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "a device with memory of its own"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "ready"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "no device was found"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "being looked for"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "lost: %1"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "look for devices again, or restart the computer"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "the module %1 is not installed"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "install it, or name its folder in SPECULA_TIER_PATH; looked in %1"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "the best tier that is available"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "asked for by %1"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "GPUs are switched off by %1"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "in pieces, because %1 do not fit into its %2 at once"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "small: %1 of work, moving it would cost more"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "small: %1 of work, moving it to %2 would cost more"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "%1 has no double precision"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "it has no device %1"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "%1 is not used, it was %2"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "%1 was asked for but is not available: %2"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "%1 device %2 could not be opened: %3"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons",
                      "%1 gave up on the way (%2), so the whole output was computed again"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "the command line"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "%1 in the environment"),
    QT_TRANSLATE_NOOP("specula::app::DeviceReasons", "the settings"),
};

QRegularExpression patternOf(const char* sentence) {
    QString pattern = QRegularExpression::escape(QString::fromLatin1(sentence));
    for (const char* place : {"\\%1", "\\%2", "\\%3"})
        pattern.replace(QLatin1String(place), QLatin1String("(.+)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

const QList<QRegularExpression>& patterns() {
    static const QList<QRegularExpression> all = [] {
        QList<QRegularExpression> made;
        for (const char* sentence : kSentences)
            made << patternOf(sentence);
        return made;
    }();
    return all;
}

QString said(const QString& text) {
    for (qsizetype i = 0; i < patterns().size(); ++i) {
        const QRegularExpressionMatch match = patterns().at(i).match(text);
        if (!match.hasMatch())
            continue;
        QString sentence = QCoreApplication::translate(kContext, kSentences[i]);
        switch (match.lastCapturedIndex()) {
        case 1:
            return sentence.arg(said(match.captured(1)));
        case 2:
            return sentence.arg(said(match.captured(1)), said(match.captured(2)));
        case 3:
            return sentence.arg(said(match.captured(1)), said(match.captured(2)),
                                said(match.captured(3)));
        default:
            return sentence;
        }
    }
    static const QString kJoint = QStringLiteral("; ");
    if (const qsizetype cut = text.indexOf(kJoint); cut >= 0)
        return said(text.left(cut)) + kJoint + said(text.mid(cut + kJoint.size()));
    return text;
}

} // namespace

QString deviceReason(const std::string& reason) {
    return said(QString::fromStdString(reason));
}

} // namespace specula::app
