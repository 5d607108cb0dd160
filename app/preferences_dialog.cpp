// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences_dialog.h"

#include "app/device_preferences.h"
#include "app/translations.h"
#include "app/unit_model.h"
#include "core/base/settings.h"
#include "core/base/thread_pool.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QThread>
#include <QVBoxLayout>

namespace specula::app {

using widgets::ThemeChoice;

PreferencesDialog::PreferencesDialog(AppContext& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_restart(new QLabel(this)) {
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    setMinimumWidth(440);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addLook(form);
    addUnits(form);
    addComputing(form);
    addSession(form);
    m_restart->setObjectName(QStringLiteral("preferences.restart"));
    m_restart->setProperty("role", QStringLiteral("warning"));
    m_restart->setText(tr("This takes effect when Specula is started again."));
    m_restart->setWordWrap(true);
    m_restart->hide();
    auto* close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->addLayout(form);
    column->addStretch();
    column->addWidget(m_restart);
    column->addWidget(close);
}

QComboBox* PreferencesDialog::addChoice(QFormLayout* form, const QString& name,
                                        const QString& label) {
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("preferences.") + name);
    box->setAccessibleName(label);
    form->addRow(label, box);
    return box;
}

void PreferencesDialog::addLook(QFormLayout* form) {
    form->addRow(widgets::makeSectionHead(tr("Look"), this));
    QComboBox* theme = addChoice(form, QStringLiteral("theme"), tr("Theme"));
    theme->addItem(tr("As the system"), int(ThemeChoice::System));
    theme->addItem(tr("Light"), int(ThemeChoice::Light));
    theme->addItem(tr("Dark"), int(ThemeChoice::Dark));
    theme->setCurrentIndex(theme->findData(int(m_context.theme.choice())));
    connect(theme, &QComboBox::currentIndexChanged, this, [this, theme] {
        const auto choice = ThemeChoice(theme->currentData().toInt());
        m_context.settings.set("window/theme", widgets::themeChoiceName(choice).toStdString());
        m_context.theme.setChoice(choice);
    });
    QComboBox* language = addChoice(form, QStringLiteral("language"), tr("Language"));
    language->addItem(tr("As the system"), QString());
    for (const QString& code : languages())
        language->addItem(languageName(code), code);
    language->setCurrentIndex(
        std::max(0, language->findData(QString::fromStdString(
                        m_context.settings.get<std::string>("window/language", "")))));
    connect(language, &QComboBox::currentIndexChanged, this, [this, language] {
        m_context.settings.set("window/language", language->currentData().toString().toStdString());
        m_restart->show();
    });
}

void PreferencesDialog::addUnits(QFormLayout* form) {
    using Units = UnitPreferences;
    form->addRow(widgets::makeSectionHead(tr("Units"), this));
    const auto choice = [this, form](const QString& name, const QString& label,
                                     const QList<std::pair<QString, int>>& values, auto member) {
        QComboBox* box = addChoice(form, name, label);
        for (const auto& [text, value] : values)
            box->addItem(text, value);
        box->setCurrentIndex(box->findData(int(m_context.units.preferences().*member)));
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, member] {
            UnitPreferences units = m_context.units.preferences();
            using Value = std::remove_reference_t<decltype(units.*member)>;
            units.*member = Value(box->currentData().toInt());
            m_context.units.setPreferences(units);
        });
    };
    choice(QStringLiteral("momentum"), tr("Momentum transfer"),
           {{QStringLiteral("Å⁻¹"), int(Units::Momentum::InverseAngstrom)},
            {QStringLiteral("nm⁻¹"), int(Units::Momentum::InverseNanometre)}},
           &Units::momentum);
    choice(QStringLiteral("time"), tr("Time"),
           {{tr("as it fits"), int(Units::Time::Automatic)},
            {QStringLiteral("s"), int(Units::Time::Seconds)},
            {QStringLiteral("ms"), int(Units::Time::Milliseconds)},
            {QStringLiteral("µs"), int(Units::Time::Microseconds)}},
           &Units::time);
    choice(QStringLiteral("energy"), tr("Photon energy"),
           {{QStringLiteral("keV"), int(Units::Energy::Kev)},
            {tr("wavelength in Å"), int(Units::Energy::Angstrom)}},
           &Units::energy);
    choice(QStringLiteral("angle"), tr("Angles"),
           {{QStringLiteral("−180° … 180°"), int(Units::AngleRange::PlusMinus180)},
            {QStringLiteral("0° … 360°"), int(Units::AngleRange::ZeroTo360)}},
           &Units::angleRange);
}

void PreferencesDialog::addComputing(QFormLayout* form) {
    form->addRow(widgets::makeSectionHead(tr("Computing"), this));
    auto* threads =
        new widgets::NumberField(QStringLiteral("preferences.threads"), tr("Threads"), this);
    threads->setInteger(true);
    threads->setRange(0, 1024);
    threads->setValue(m_context.settings.get<int>("compute/threads", 0));
    form->addRow(tr("Threads (0: one per core)"), threads);
    connect(threads, &widgets::NumberField::valueChanged, this, [this](double value) {
        m_context.settings.set("compute/threads", int(value));
        m_restart->show();
    });
    new DevicePreferences(m_context, *form, this);
}

void PreferencesDialog::addSession(QFormLayout* form) {
    form->addRow(widgets::makeSectionHead(tr("Session"), this));
    const auto check = [this, form](const QString& name, const char* key, const QString& label) {
        auto* box = new QCheckBox(label, this);
        box->setObjectName(QStringLiteral("preferences.") + name);
        box->setAccessibleName(label);
        box->setChecked(m_context.settings.get<bool>(key, true));
        form->addRow(box);
        connect(box, &QCheckBox::toggled, this,
                [this, key](bool on) { m_context.settings.set(key, on); });
    };
    check(QStringLiteral("autosave"), "session/autosave", tr("Save what is open while you work"));
    check(QStringLiteral("restore"), "session/restore", tr("Open it again at the next start"));
}

} // namespace specula::app
