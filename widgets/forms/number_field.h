// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QAbstractSpinBox;
class QLabel;

namespace specula::widgets {

class NumberSpin;

/// A number with its unit: typed, stepped by arrows and wheel (the wheel only when it has the
/// focus, so that scrolling a form changes nothing), with the reason under it when the text is no
/// allowed value. A wrong text never changes value().
class NumberField : public QWidget {
    Q_OBJECT
  public:
    explicit NumberField(const QString& objectName, const QString& accessibleName,
                         QWidget* parent = nullptr);
    ~NumberField() override;

    void setRange(double low, double high);
    void setInteger(bool integer);
    /// Significant digits shown.
    void setDigits(int digits);
    void setUnit(const QString& unit);
    /// Arrows add this; 0 (the default) steps by a tenth of the value's decade.
    void setStep(double step);
    /// An extra check; returns why a value is wrong (translated) or an empty text.
    void setValidator(std::function<QString(double)> validator);

    double value() const;
    /// Shows it without emitting anything.
    void setValue(double value);
    QString error() const;
    QAbstractSpinBox* spin() const;

  signals:
    /// The user gave a new allowed value.
    void valueChanged(double value);

  private:
    void check();
    QString problemOf(const QString& text, double& value) const;
    friend class NumberSpin;

    NumberSpin* m_spin;
    QLabel* m_error;
    double m_value = 0, m_low, m_high, m_step = 0;
    bool m_integer = false;
    int m_digits = 6;
    QString m_unit;
    std::function<QString(double)> m_validator;
};

} // namespace specula::widgets
