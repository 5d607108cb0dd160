// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace specula::test {

/// Puts every text that is looked up in one context in brackets: what has none cannot be
/// translated.
class BracketTranslator : public QTranslator {
  public:
    explicit BracketTranslator(QByteArray context)
        : m_context(std::move(context)) {}
    QString translate(const char* context, const char* text, const char*, int) const override {
        return m_context == context ? QLatin1Char('[') + QString::fromUtf8(text) + QLatin1Char(']')
                                    : QString();
    }
    bool isEmpty() const override { return false; }

  private:
    QByteArray m_context;
};

} // namespace specula::test
