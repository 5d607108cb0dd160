// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/range_field.h"

#include <QLocale>
#include <QRegularExpression>
#include <QStyle>
#include <QToolTip>

#include <cmath>

namespace specula::app {
namespace {

QString number(double value) {
    return QLocale().toString(value, 'g', 6);
}

std::optional<double> parse(const QString& text) {
    bool good = false;
    double value = QLocale().toDouble(text, &good);
    if (!good)
        value = QLocale::c().toDouble(text, &good);
    return good && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

RangeField::RangeField(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QLineEdit(parent)
    , m_name(accessibleName) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setPlaceholderText(tr("all"));
    connect(this, &QLineEdit::editingFinished, this, &RangeField::take);
    mark({});
}

void RangeField::setUnit(const QString& unit, double factor) {
    m_unit = unit;
    m_factor = factor;
    setPlaceholderText(unit.isEmpty() ? tr("all") : tr("all %1").arg(unit));
    mark(m_error);
    if (!hasFocus())
        show();
}

void RangeField::setRange(const correlate::ValueRange& range) {
    m_range = range;
    show();
}

void RangeField::show() {
    QString text;
    if (m_range.low)
        text = number(*m_range.low * m_factor);
    if (m_range.low || m_range.high)
        text += QStringLiteral(" … ");
    if (m_range.high)
        text += number(*m_range.high * m_factor);
    mark({});
    if (text.trimmed() != this->text().trimmed())
        setText(text);
    setCursorPosition(0);
}

void RangeField::mark(const QString& error) {
    const bool changed = error != m_error;
    m_error = error;
    setProperty("invalid", !error.isEmpty());
    style()->unpolish(this);
    style()->polish(this);
    const QString what = m_unit.isEmpty() ? m_name : QStringLiteral("%1 (%2)").arg(m_name, m_unit);
    setToolTip(error.isEmpty()
                   ? tr("%1: from … to, one end may be missing; empty for all").arg(what)
                   : error);
    if (!error.isEmpty() && isVisible())
        QToolTip::showText(mapToGlobal(rect().bottomLeft()), error, this);
    if (changed)
        emit errorChanged(error);
}

void RangeField::take() {
    static const QRegularExpression between(QStringLiteral("\\s*(?:…|\\.\\.+|;|\\s)\\s*"));
    QString text = this->text().trimmed();
    if (!m_unit.isEmpty() && text.endsWith(m_unit))
        text = text.chopped(m_unit.size()).trimmed();
    correlate::ValueRange range;
    if (!text.isEmpty()) {
        const QRegularExpressionMatch at = between.match(text);
        if (!at.hasMatch())
            return mark(
                tr("Two numbers are needed, like 0.01 … 0.02; one of them may be missing."));
        const QString low = text.left(at.capturedStart()).trimmed();
        const QString high = text.mid(at.capturedEnd()).trimmed();
        range.low = parse(low);
        range.high = parse(high);
        if ((!low.isEmpty() && !range.low) || (!high.isEmpty() && !range.high))
            return mark(tr("“%1” is not a number.").arg(range.low || low.isEmpty() ? high : low));
        if (range.low && range.high && *range.low > *range.high)
            return mark(tr("The first number is above the second."));
        for (auto* end : {&range.low, &range.high})
            if (*end)
                **end /= m_factor;
    }
    mark({});
    const auto near = [](const std::optional<double>& a, const std::optional<double>& b) {
        return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) <= 1e-6 * std::abs(*b));
    };
    // What is shown has fewer digits than what is meant: leaving the field changes nothing.
    if (near(range.low, m_range.low) && near(range.high, m_range.high))
        return;
    m_range = range;
    show();
    emit rangeChanged(m_range);
}

} // namespace specula::app
