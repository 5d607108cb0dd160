// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/number_field.h"

#include "widgets/forms/labels.h"

#include <QAbstractSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::widgets {

class NumberSpin : public QAbstractSpinBox {
  public:
    explicit NumberSpin(NumberField* field)
        : QAbstractSpinBox(field)
        , m_field(field) {
        setFocusPolicy(Qt::StrongFocus);
        setAlignment(Qt::AlignRight);
        connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_field->check(); });
        connect(this, &QAbstractSpinBox::editingFinished, this, [this] {
            // Leaving the field with a wrong text brings the last good value back.
            if (!m_field->error().isEmpty())
                m_field->setValue(m_field->value());
            else
                show(m_field->m_value);
        });
    }

    QString plainText() const {
        QString text = lineEdit()->text().trimmed();
        if (!m_field->m_unit.isEmpty() && text.endsWith(m_field->m_unit))
            text.chop(m_field->m_unit.size());
        return text.trimmed();
    }

    void show(double value) {
        const QString number = m_field->m_integer
                                   ? QLocale().toString(std::llround(value))
                                   : QLocale().toString(value, 'g', m_field->m_digits);
        lineEdit()->setText(m_field->m_unit.isEmpty() ? number
                                                      : number + QChar(0x2009) + m_field->m_unit);
    }

    void stepBy(int steps) override {
        double step = m_field->m_step;
        if (step <= 0) {
            const double size = std::abs(m_field->m_value);
            step = m_field->m_integer ? 1
                   : size > 0         ? std::pow(10.0, std::floor(std::log10(size)) - 1)
                                      : 0.1;
        }
        const double next =
            std::clamp(m_field->m_value + steps * step, m_field->m_low, m_field->m_high);
        show(next);
        m_field->check();
    }

    QValidator::State validate(QString&, int&) const override { return QValidator::Acceptable; }
    void setFieldStyle(bool invalid) {
        setProperty("invalid", invalid);
        style()->unpolish(this);
        style()->polish(this);
    }

  protected:
    StepEnabled stepEnabled() const override {
        StepEnabled steps = StepNone;
        if (m_field->m_value < m_field->m_high)
            steps |= StepUpEnabled;
        if (m_field->m_value > m_field->m_low)
            steps |= StepDownEnabled;
        return steps;
    }
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus())
            QAbstractSpinBox::wheelEvent(event);
        else
            event->ignore();
    }
    QSize sizeHint() const override { return {110, QAbstractSpinBox::sizeHint().height()}; }

  private:
    NumberField* m_field;
};

NumberField::NumberField(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_spin(new NumberSpin(this))
    , m_error(new QLabel(this))
    , m_low(-std::numeric_limits<double>::max())
    , m_high(std::numeric_limits<double>::max()) {
    setObjectName(objectName);
    m_spin->setObjectName(objectName + QStringLiteral(".spin"));
    m_spin->setAccessibleName(accessibleName);
    m_error->setObjectName(objectName + QStringLiteral(".error"));
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    setFocusProxy(m_spin);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_spin);
    column->addWidget(m_error);
    m_spin->show(0);
}

NumberField::~NumberField() = default;

void NumberField::setRange(double low, double high) {
    m_low = low;
    m_high = high;
}
void NumberField::setInteger(bool integer) {
    m_integer = integer;
    m_spin->show(m_value);
}
void NumberField::setDigits(int digits) {
    m_digits = digits;
    m_spin->show(m_value);
}
void NumberField::setUnit(const QString& unit) {
    m_unit = unit;
    m_spin->show(m_value);
}
void NumberField::setStep(double step) {
    m_step = step;
}
void NumberField::setValidator(std::function<QString(double)> validator) {
    m_validator = std::move(validator);
}

double NumberField::value() const {
    return m_value;
}
QAbstractSpinBox* NumberField::spin() const {
    return m_spin;
}
QString NumberField::error() const {
    return m_error->text();
}

void NumberField::setValue(double value) {
    m_value = value;
    m_spin->show(value);
    m_error->clear();
    m_error->hide();
    m_spin->setFieldStyle(false);
}

QString NumberField::problemOf(const QString& text, double& value) const {
    bool ok = false;
    value = QLocale().toDouble(text, &ok);
    if (!ok) // scientists type points wherever they are
        value = QLocale::c().toDouble(text, &ok);
    if (!ok || !std::isfinite(value))
        return text.isEmpty() ? tr("A number is needed.") : tr("“%1” is not a number.").arg(text);
    if (m_integer && value != std::round(value))
        return tr("A whole number is needed.");
    const auto shown = [this](double v) {
        return m_integer ? QLocale().toString(std::llround(v)) : QLocale().toString(v, 'g', 6);
    };
    if (value < m_low)
        return tr("At least %1.").arg(shown(m_low));
    if (value > m_high)
        return tr("At most %1.").arg(shown(m_high));
    return m_validator ? m_validator(value) : QString();
}

void NumberField::check() {
    double value = 0;
    const QString problem = problemOf(m_spin->plainText(), value);
    m_error->setText(problem);
    m_error->setVisible(!problem.isEmpty());
    m_spin->setFieldStyle(!problem.isEmpty());
    m_spin->setAccessibleDescription(problem);
    if (problem.isEmpty() && value != m_value) {
        m_value = value;
        emit valueChanged(value);
    }
}

} // namespace specula::widgets
