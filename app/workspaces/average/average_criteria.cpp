// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/average/average_criteria.h"

#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace specula::app {
namespace {

using correlate::AverageOptions;
using Outliers = AverageOptions::Outliers;
using Method = AverageOptions::Method;
using ErrorRule = AverageOptions::ErrorRule;

QComboBox* makeChoice(const char* name, const QString& accessibleName, QWidget* parent) {
    auto* choice = new QComboBox(parent);
    choice->setObjectName(QLatin1String(name));
    choice->setAccessibleName(accessibleName);
    choice->setToolTip(accessibleName);
    widgets::wheelWhenFocused(choice);
    return choice;
}

void choose(QComboBox* box, int data) {
    const QSignalBlocker silent(box);
    box->setCurrentIndex(box->findData(data));
}

} // namespace

widgets::NumberField* AverageCriteria::addField(const char* name, const QString& label,
                                                const QString& toolTip, QWidget* page) {
    page->layout()->addWidget(widgets::makeDimLabel(label, page));
    auto* field = new widgets::NumberField(QLatin1String(name), label, page);
    field->setToolTip(toolTip);
    field->setMaximumWidth(120);
    connect(field, &widgets::NumberField::valueChanged, this, &AverageCriteria::tell);
    page->layout()->addWidget(field);
    return field;
}

AverageCriteria::AverageCriteria(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("average.foot"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(6);
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    rows->addLayout(first);
    rows->addLayout(second);

    m_outliers = makeChoice("average.outliers", tr("Which files are left out"), this);
    m_outliers->addItem(tr("far from the group's median"), int(Outliers::Distance));
    m_outliers->addItem(tr("classic baseline filter"), int(Outliers::Baseline));
    m_outliers->addItem(tr("none"), int(Outliers::None));
    m_pages = new QStackedWidget(this);
    const auto page = [this] {
        auto* widget = new QWidget(m_pages);
        auto* layout = new QHBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        m_pages->addWidget(widget);
        return widget;
    };
    QWidget* distance = page();
    m_distance =
        addField("average.distance", tr("largest distance"),
                 tr("Distance of the whole curve from the median of all, in its own errors, "
                    "relative to that of a typical file."),
                 distance);
    m_distance->setRange(0.01, 1e6);
    m_distance->setUnit(QStringLiteral("σ"));
    m_distance->setStep(0.5);
    QWidget* baseline = page();
    m_baselineBin = addField("average.baselineBin", tr("bin"),
                             tr("Dynamic bin whose last delays are averaged."), baseline);
    m_baselineBin->setRange(1, 1e6);
    m_window = addField("average.window", tr("last"), tr("How many of the last delays."), baseline);
    m_window->setRange(1, 1e6);
    for (widgets::NumberField* whole : {m_baselineBin, m_window}) {
        whole->setInteger(true);
        whole->setStep(1);
    }
    m_low =
        addField("average.low", tr("from"), tr("Smallest baseline that is accepted."), baseline);
    m_high = addField("average.high", tr("to"), tr("Largest baseline that is accepted."), baseline);
    for (widgets::NumberField* limit : {m_low, m_high}) {
        limit->setRange(0, 100);
        limit->setStep(0.005);
    }
    page(); // none
    for (int i = 0; i < m_pages->count(); ++i)
        static_cast<QHBoxLayout*>(m_pages->widget(i)->layout())->addStretch(1);
    first->addWidget(widgets::makeDimLabel(tr("Leave out"), this));
    first->addWidget(m_outliers);
    first->addWidget(m_pages, 1);

    m_method = makeChoice("average.method", tr("How curves are averaged"), this);
    m_method->addItem(tr("ratio of sums, if all hold G2"), int(Method::Automatic));
    m_method->addItem(tr("mean of the curves"), int(Method::EqualWeight));
    m_method->addItem(tr("ratio of sums"), int(Method::RatioOfSums));
    m_errors = makeChoice("average.errors", tr("How errors are averaged"), this);
    m_errors->addItem(tr("propagated errors"), int(ErrorRule::Propagated));
    m_errors->addItem(tr("classic errors, mean / √n"), int(ErrorRule::Classic));
    m_interpolate = new QCheckBox(tr("interpolate"), this);
    m_interpolate->setObjectName(QStringLiteral("average.interpolate"));
    m_interpolate->setToolTip(
        tr("Files with other delays or bins are brought to those of the others instead of being "
           "left out."));
    m_pixels = new QCheckBox(tr("keep G2 of pixels"), this);
    m_pixels->setObjectName(QStringLiteral("average.pixels"));
    m_pixels->setToolTip(
        tr("The mean G2 of every pixel goes into the file too, where all files hold it."));
    second->addWidget(m_method);
    second->addWidget(m_errors);
    second->addWidget(m_interpolate);
    second->addWidget(m_pixels);
    second->addStretch(1);
    first->addWidget(widgets::makeDimLabel(tr("show bin"), this));
    m_bin = new widgets::NumberField(QStringLiteral("average.bin"), tr("Bin that is shown"), this);
    m_bin->setInteger(true);
    m_bin->setStep(1);
    m_bin->setRange(1, 1e6);
    m_bin->setMaximumWidth(90);
    first->addWidget(m_bin);

    connect(m_outliers, &QComboBox::currentIndexChanged, this, [this] {
        showMethod();
        tell();
    });
    for (QComboBox* box : {m_method, m_errors})
        connect(box, &QComboBox::currentIndexChanged, this, &AverageCriteria::tell);
    for (QCheckBox* box : {m_interpolate, m_pixels})
        connect(box, &QCheckBox::toggled, this, &AverageCriteria::tell);
    connect(m_bin, &widgets::NumberField::valueChanged, this,
            [this](double value) { emit binChanged(static_cast<qint64>(value)); });
    setOptions({});
    setBin(1);
}

void AverageCriteria::tell() {
    emit optionsChanged();
}

void AverageCriteria::showMethod() {
    m_pages->setCurrentIndex(m_outliers->currentIndex());
}

AverageOptions AverageCriteria::options() const {
    AverageOptions options;
    options.outliers = static_cast<Outliers>(m_outliers->currentData().toInt());
    options.largestDistance = m_distance->value();
    options.baselineBin = static_cast<std::int64_t>(m_baselineBin->value()) - 1;
    options.baselineWindow = static_cast<std::int64_t>(m_window->value());
    options.baselineLow = m_low->value();
    options.baselineHigh = m_high->value();
    options.method = static_cast<Method>(m_method->currentData().toInt());
    options.errorRule = static_cast<ErrorRule>(m_errors->currentData().toInt());
    options.interpolate = m_interpolate->isChecked();
    options.keepPixelCorrelation = m_pixels->isChecked();
    return options;
}

void AverageCriteria::setOptions(const AverageOptions& options) {
    choose(m_outliers, int(options.outliers));
    choose(m_method, int(options.method));
    choose(m_errors, int(options.errorRule));
    m_distance->setValue(options.largestDistance);
    m_baselineBin->setValue(static_cast<double>(options.baselineBin + 1));
    m_window->setValue(static_cast<double>(options.baselineWindow));
    m_low->setValue(options.baselineLow);
    m_high->setValue(options.baselineHigh);
    const QSignalBlocker silentInterpolate(m_interpolate), silentPixels(m_pixels);
    m_interpolate->setChecked(options.interpolate);
    m_pixels->setChecked(options.keepPixelCorrelation);
    showMethod();
}

std::int64_t AverageCriteria::bin() const {
    return static_cast<std::int64_t>(m_bin->value());
}

void AverageCriteria::setBin(std::int64_t bin) {
    m_bin->setValue(static_cast<double>(bin));
}

void AverageCriteria::setBinCount(std::int64_t bins) {
    const auto most = static_cast<double>(bins > 0 ? bins : 1000000);
    m_bin->setRange(1, most);
    m_baselineBin->setRange(1, most);
    if (m_bin->value() > most)
        m_bin->setValue(most);
}

QJsonObject AverageCriteria::save() const {
    const AverageOptions o = options();
    return {{QStringLiteral("outliers"), int(o.outliers)},
            {QStringLiteral("largestDistance"), o.largestDistance},
            {QStringLiteral("baselineBin"), qint64(o.baselineBin)},
            {QStringLiteral("baselineWindow"), qint64(o.baselineWindow)},
            {QStringLiteral("baselineLow"), o.baselineLow},
            {QStringLiteral("baselineHigh"), o.baselineHigh},
            {QStringLiteral("method"), int(o.method)},
            {QStringLiteral("errors"), int(o.errorRule)},
            {QStringLiteral("interpolate"), o.interpolate},
            {QStringLiteral("keepPixels"), o.keepPixelCorrelation},
            {QStringLiteral("bin"), qint64(bin())}};
}

void AverageCriteria::restore(const QJsonObject& state) {
    AverageOptions o;
    const auto choice = [&](const char* key, int known, int fallback) {
        const int value = state.value(QLatin1String(key)).toInt(fallback);
        return value >= 0 && value < known ? value : fallback;
    };
    o.outliers = static_cast<Outliers>(choice("outliers", 3, int(o.outliers)));
    o.method = static_cast<Method>(choice("method", 3, int(o.method)));
    o.errorRule = static_cast<ErrorRule>(choice("errors", 2, int(o.errorRule)));
    const auto number = [&](const char* key, double fallback) {
        return state.value(QLatin1String(key)).toDouble(fallback);
    };
    o.largestDistance = number("largestDistance", o.largestDistance);
    o.baselineBin =
        static_cast<std::int64_t>(number("baselineBin", static_cast<double>(o.baselineBin)));
    o.baselineWindow =
        static_cast<std::int64_t>(number("baselineWindow", static_cast<double>(o.baselineWindow)));
    o.baselineLow = number("baselineLow", o.baselineLow);
    o.baselineHigh = number("baselineHigh", o.baselineHigh);
    o.interpolate = state.value(QLatin1String("interpolate")).toBool();
    o.keepPixelCorrelation = state.value(QLatin1String("keepPixels")).toBool();
    setOptions(o);
    setBin(std::max<std::int64_t>(1, static_cast<std::int64_t>(number("bin", 1))));
}

} // namespace specula::app
