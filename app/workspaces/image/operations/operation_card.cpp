// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/operations/operation_card.h"

#include "app/workspaces/image/operations/operation_texts.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace specula::app {
namespace {

using imaging::ParameterInfo;

constexpr int kSliderSteps = 1000;
constexpr int kFieldMinimumPx = 80;

/// Slider position of a value, linear or logarithmic between the parameter's low and high.
int positionOf(const ParameterInfo& p, double value) {
    const double low = p.low, high = p.high;
    if (!(high > low)) // there is no slider
        return 0;
    const double part = p.logarithmic ? std::log(std::max(value, low) / low) / std::log(high / low)
                                      : (value - low) / (high - low);
    return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * kSliderSteps));
}

double valueAt(const ParameterInfo& p, int position) {
    const double part = static_cast<double>(position) / kSliderSteps;
    const double value =
        p.logarithmic ? p.low * std::pow(p.high / p.low, part) : p.low + part * (p.high - p.low);
    if (p.kind == ParameterInfo::Kind::Integer)
        return std::round(value);
    // As many digits as a slider deserves.
    const double digit = std::pow(10.0, std::floor(std::log10((p.high - p.low) / kSliderSteps)));
    return p.logarithmic ? std::stod(QString::number(value, 'g', 3).toStdString())
                         : std::round(value / digit) * digit;
}

QString numbersText(const nlohmann::json& value) {
    QStringList numbers;
    if (value.is_array())
        for (const nlohmann::json& number : value)
            numbers << (number.is_number()   ? QString::number(number.get<double>(), 'g', 10)
                        : number.is_string() ? QString::fromStdString(number.get<std::string>())
                                             : QString::fromStdString(number.dump()));
    return numbers.join(QLatin1Char(' '));
}

} // namespace

OperationCard::OperationCard(OperationStack& stack, int index, QWidget* parent)
    : QWidget(parent)
    , m_stack(stack)
    , m_index(index)
    , m_info(imaging::operationInfo(stack.entries().at(index).name)) {
    setObjectName(QStringLiteral("operation.%1").arg(index));
    setAccessibleName(operationTitle(m_info.name));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 8);
    column->setSpacing(4);
    column->addWidget(widgets::makeLine(this));
    makeHead();
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(4);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(m_form);
    for (const ParameterInfo& parameter : m_info.parameters)
        makeField(parameter);
    m_problem = new QLabel(this);
    m_problem->setObjectName(objectName() + QStringLiteral(".problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    widgets::setRole(m_problem, "error");
    m_problem->hide();
    column->addWidget(m_problem);
    showEntry();
}

void OperationCard::makeHead() {
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    auto* on = new QCheckBox(operationTitle(m_info.name), this);
    on->setObjectName(objectName() + QStringLiteral(".enabled"));
    on->setToolTip(operationHelp(m_info.summary));
    row->addWidget(on, 1);
    const auto button = [&](const char* part, const QString& text, const QString& tip) {
        auto* b = new QToolButton(this);
        b->setObjectName(objectName() + QLatin1Char('.') + QLatin1String(part));
        b->setText(text);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setAutoRaise(true);
        row->addWidget(b);
        return b;
    };
    m_up = button("up", QStringLiteral("↑"), tr("Earlier"));
    m_down = button("down", QStringLiteral("↓"), tr("Later"));
    auto* remove = button("remove", QStringLiteral("×"), tr("Remove"));
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(on, &QCheckBox::clicked, this,
            [this](bool checked) { m_stack.setEnabled(m_index, checked); });
    connect(m_up, &QToolButton::clicked, this, [this] { m_stack.move(m_index, m_index - 1); });
    connect(m_down, &QToolButton::clicked, this, [this] { m_stack.move(m_index, m_index + 1); });
    connect(remove, &QToolButton::clicked, this, [this] { m_stack.remove(m_index); });
    m_refresh << [this, on] {
        on->setChecked(m_stack.entries().at(m_index).enabled);
        m_up->setEnabled(m_index > 0);
        m_down->setEnabled(m_index + 1 < m_stack.entries().size());
    };
}

nlohmann::json OperationCard::valueOf(const std::string& parameter) const {
    const nlohmann::json& all = m_stack.entries().at(m_index).parameters;
    return all.contains(parameter) ? all[parameter] : nlohmann::json();
}

void OperationCard::makeField(const ParameterInfo& parameter) {
    const QString name = objectName() + QLatin1Char('.') + QString::fromStdString(parameter.name);
    QWidget* field = nullptr;
    switch (parameter.kind) {
    case ParameterInfo::Kind::Number:
    case ParameterInfo::Kind::Integer:
        field = makeNumber(parameter, name);
        break;
    case ParameterInfo::Kind::Choice:
    case ParameterInfo::Kind::Boolean:
        field = makeChoice(parameter, name);
        break;
    case ParameterInfo::Kind::Numbers:
    case ParameterInfo::Kind::File:
        field = makeText(parameter, name);
        break;
    }
    field->setToolTip(operationHelp(parameter.help));
    field->setMinimumWidth(kFieldMinimumPx);
    field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
    m_form->addRow(widgets::makeDimLabel(parameterTitle(parameter.name), this), field);
}

QWidget* OperationCard::makeNumber(const ParameterInfo& p, const QString& name) {
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* slider = new QSlider(Qt::Horizontal, both);
    slider->setObjectName(name + QStringLiteral(".slider"));
    slider->setAccessibleName(parameterTitle(p.name));
    slider->setRange(0, kSliderSteps);
    slider->setFocusPolicy(Qt::TabFocus);
    auto* field = new widgets::NumberField(name, parameterTitle(p.name), both);
    field->setInteger(p.kind == ParameterInfo::Kind::Integer);
    field->setRange(p.least.value_or(-std::numeric_limits<double>::max()),
                    p.most.value_or(std::numeric_limits<double>::max()));
    if (p.excludesLeast)
        field->setValidator([least = *p.least](double value) {
            return value > least ? QString()
                                 : tr("must be greater than %1").arg(QLocale().toString(least));
        });
    field->setUnit(QString::fromStdString(p.unit));
    row->addWidget(slider, 1);
    row->addWidget(field, 1);
    slider->setVisible(p.high > p.low && !p.optional);
    widgets::wheelWhenFocused(slider);
    connect(slider, &QSlider::sliderReleased, &m_stack, &OperationStack::endDrag);
    connect(field->spin(), &QAbstractSpinBox::editingFinished, &m_stack, &OperationStack::endDrag);
    connect(slider, &QSlider::valueChanged, this, [this, p](int position) {
        const double value = valueAt(p, position);
        if (p.kind == ParameterInfo::Kind::Integer)
            m_stack.setParameter(m_index, p.name, static_cast<std::int64_t>(value));
        else
            m_stack.setParameter(m_index, p.name, value);
    });
    connect(field, &widgets::NumberField::valueChanged, this, [this, p](double value) {
        if (p.kind == ParameterInfo::Kind::Integer)
            m_stack.setParameter(m_index, p.name, static_cast<std::int64_t>(value));
        else
            m_stack.setParameter(m_index, p.name, value);
    });
    m_refresh << [this, p, slider, field] {
        const nlohmann::json value = valueOf(p.name);
        if (!value.is_number())
            return;
        const QSignalBlocker quiet(slider);
        slider->setValue(positionOf(p, value.get<double>()));
        field->setValue(value.get<double>());
    };
    return both;
}

QWidget* OperationCard::makeChoice(const ParameterInfo& p, const QString& name) {
    auto* combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setAccessibleName(parameterTitle(p.name));
    widgets::wheelWhenFocused(combo);
    if (p.kind == ParameterInfo::Kind::Boolean) {
        if (p.optional)
            combo->addItem(tr("as the file says"), QVariant());
        combo->addItem(tr("yes"), true);
        combo->addItem(tr("no"), false);
    } else {
        for (const std::string& choice : p.choices)
            combo->addItem(choiceTitle(choice), QString::fromStdString(choice));
    }
    connect(combo, &QComboBox::activated, this, [this, p, combo](int index) {
        const QVariant chosen = combo->itemData(index);
        nlohmann::json value;
        if (chosen.typeId() == QMetaType::Bool)
            value = chosen.toBool();
        else if (chosen.isValid())
            value = chosen.toString().toStdString();
        m_stack.setParameter(m_index, p.name, value);
    });
    m_refresh << [this, p, combo] {
        const nlohmann::json value = valueOf(p.name);
        const QVariant chosen = value.is_boolean() ? QVariant(value.get<bool>())
                                : value.is_string()
                                    ? QVariant(QString::fromStdString(value.get<std::string>()))
                                    : QVariant();
        combo->setCurrentIndex(std::max(0, combo->findData(chosen)));
    };
    return combo;
}

QWidget* OperationCard::makeText(const ParameterInfo& p, const QString& name) {
    const bool file = p.kind == ParameterInfo::Kind::File;
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto* edit = new QLineEdit(both);
    edit->setObjectName(name);
    edit->setAccessibleName(parameterTitle(p.name));
    edit->setPlaceholderText(file ? tr("path of a file") : tr("%n number(s)", nullptr, p.count));
    row->addWidget(edit, 1);
    const auto take = [this, p, file](const QString& text) {
        if (text.trimmed().isEmpty()) {
            m_stack.setParameter(m_index, p.name, nullptr);
        } else if (file) {
            m_stack.setParameter(m_index, p.name, text.toStdString());
        } else {
            nlohmann::json numbers = nlohmann::json::array();
            for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                bool good = false;
                const double number = QLocale::c().toDouble(word, &good);
                numbers.push_back(good ? nlohmann::json(number)
                                       : nlohmann::json(word.toStdString()));
            }
            m_stack.setParameter(m_index, p.name, numbers);
        }
    };
    connect(edit, &QLineEdit::editingFinished, this, [edit, take] {
        if (edit->isModified()) {
            edit->setModified(false);
            take(edit->text());
        }
    });
    if (file) {
        auto* browse = new QToolButton(both);
        browse->setObjectName(name + QStringLiteral(".browse"));
        browse->setText(QStringLiteral("…"));
        browse->setToolTip(tr("Choose a file"));
        browse->setAccessibleName(browse->toolTip());
        row->addWidget(browse);
        connect(browse, &QToolButton::clicked, this, [this, edit, take] {
            auto* dialog = new QFileDialog(this, tr("Choose a file"), edit->text());
            dialog->setObjectName(QStringLiteral("operation.file.dialog"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &QFileDialog::fileSelected, this, take);
            dialog->open();
        });
    }
    m_refresh << [this, p, file, edit] {
        const nlohmann::json value = valueOf(p.name);
        const QString text =
            file
                ? (value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString())
                : numbersText(value);
        if (!edit->hasFocus() || !edit->isModified())
            edit->setText(text);
    };
    return both;
}

void OperationCard::showEntry() {
    for (const auto& refresh : m_refresh)
        refresh();
}

int OperationCard::labelWidth() const {
    int width = 0;
    for (int row = 0; row < m_form->rowCount(); ++row)
        width = std::max(width, m_form->itemAt(row, QFormLayout::LabelRole)->sizeHint().width());
    return width;
}

void OperationCard::setLabelWidth(int width) {
    for (int row = 0; row < m_form->rowCount(); ++row)
        m_form->itemAt(row, QFormLayout::LabelRole)->widget()->setMinimumWidth(width);
}

void OperationCard::showProblem(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace specula::app
