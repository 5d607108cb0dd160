// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_foot.h"

#include "core/imaging/colormap.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/image/histogram_view.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace specula::app {
namespace {

using correlate::AgeConvention;

// Below this there is no room for the histogram.
constexpr int kNarrowWidth = 780;

QIcon colormapIcon(std::string_view name) {
    const imaging::ColourTable table = imaging::colourTable(name);
    QImage strip(20, 12, QImage::Format_RGB32);
    for (int x = 0; x < strip.width(); ++x)
        for (int y = 0; y < strip.height(); ++y)
            strip.setPixel(x, y, table[static_cast<std::size_t>(x * 255 / (strip.width() - 1))]);
    return QPixmap::fromImage(strip);
}

QComboBox* makeChoice(QWidget* parent, const char* name, const QString& tip) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(tip);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(5);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMaximumWidth(190);
    widgets::wheelWhenFocused(box);
    return box;
}

} // namespace

TwotimeFoot::TwotimeFoot(AppContext& context, TwotimeModel& model, widgets::MapView& map,
                         QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model)
    , m_map(map) {
    setObjectName(QStringLiteral("twotime.foot"));
    makeControls();
    makeRows();
    connectControls();
    showSettings();
}

void TwotimeFoot::makeControls() {
    m_diagonal = new QCheckBox(tr("Correct diagonal"), this);
    m_diagonal->setObjectName(QStringLiteral("twotime.diagonal"));
    m_diagonal->setToolTip(tr("The diagonal holds shot noise: each element becomes the mean of "
                              "its two neighbours at lag 1"));
    m_levels = makeChoice(this, "twotime.levels", tr("Levels"));
    m_levels->addItem(QStringLiteral("%1–%2 %").arg(kLowPercent).arg(kHighPercent), false);
    m_levels->addItem(tr("typed"), true);
    m_low = new widgets::NumberField(QStringLiteral("twotime.low"), tr("Lower level"), this);
    m_high = new widgets::NumberField(QStringLiteral("twotime.high"), tr("Upper level"), this);
    m_low->setValidator([this](double low) {
        return low < m_high->value() ? QString() : tr("must be below the upper level");
    });
    m_high->setValidator([this](double high) {
        return high > m_low->value() ? QString() : tr("must be above the lower level");
    });
    m_colormap = makeChoice(this, "twotime.colormap", tr("Colour map"));
    m_colormap->setIconSize({20, 12});
    for (const imaging::ColormapInfo& info : imaging::colormaps()) {
        const QString name = QString::fromUtf8(info.name.data(), qsizetype(info.name.size()));
        m_colormap->addItem(colormapIcon(info.name), name, name);
    }
    m_smoothing = new widgets::NumberField(QStringLiteral("twotime.smoothing"),
                                           tr("Smoothing: σ of a Gaussian"), this);
    m_smoothing->setRange(0, kMostSmoothing);
    m_smoothing->setStep(0.5);
    m_smoothing->setUnit(tr("frames"));
    m_age = makeChoice(this, "twotime.age", tr("What the age of a pair of frames is (key A)"));
    m_age->addItem(tr("age = (t₁+t₂)/2"), int(AgeConvention::MeanTime));
    m_age->addItem(tr("age = t₁"), int(AgeConvention::FirstTime));
    m_march = new widgets::NumberField(QStringLiteral("twotime.march.count"),
                                       tr("Number of strips that March lays"), this);
    m_march->setInteger(true);
    m_march->setRange(1, kMostStrips);
    m_march->setStep(1);
    m_marchButton = new QPushButton(tr("March"), this);
    m_marchButton->setObjectName(QStringLiteral("twotime.march"));
    m_marchButton->setToolTip(tr("Lay that many strips of equal width over the whole run"));
    m_other = makeChoice(this, "twotime.other", tr("Take off the map of another open file"));
    m_histogram = new widgets::HistogramView(this);
    m_histogram->setObjectName(QStringLiteral("twotime.histogram"));
    m_histogram->setAccessibleName(tr("Histogram with levels"));
    m_histogram->setToolTip(m_histogram->accessibleName());
    setOthers({});
}

void TwotimeFoot::makeRows() {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(12, 8, 12, 8);
    columns->setSpacing(12);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(6);
    m_top = new QHBoxLayout;
    m_bottom = new QHBoxLayout;
    for (QHBoxLayout* row : {m_top, m_bottom}) {
        row->setSpacing(6);
        rows->addLayout(row);
    }
    m_top->addWidget(m_diagonal);
    m_top->addWidget(m_levels, 4);
    m_top->addWidget(m_low);
    m_top->addWidget(m_high);
    m_top->addWidget(m_colormap, 4);
    auto* smooth = widgets::makeDimLabel(tr("σ"), this);
    smooth->setToolTip(m_smoothing->accessibleName());
    m_bottom->addWidget(smooth);
    m_bottom->addWidget(m_smoothing);
    m_bottom->addWidget(m_age, 4);
    m_bottom->addWidget(m_march);
    m_bottom->addWidget(m_marchButton);
    m_bottom->addWidget(m_other, 5);
    columns->addLayout(rows, 3);
    columns->addWidget(m_histogram, 1);
    m_histogram->setMinimumWidth(100);
    m_histogram->setMaximumWidth(320);
    for (widgets::NumberField* field : {m_low, m_high}) {
        field->setDigits(4);
        field->setFixedWidth(84);
    }
    m_smoothing->setFixedWidth(104);
    m_march->setFixedWidth(52);
    QWidget* before = m_diagonal;
    for (QWidget* w : {static_cast<QWidget*>(m_levels), static_cast<QWidget*>(m_low),
                       static_cast<QWidget*>(m_high), static_cast<QWidget*>(m_colormap),
                       static_cast<QWidget*>(m_smoothing), static_cast<QWidget*>(m_age),
                       static_cast<QWidget*>(m_march), static_cast<QWidget*>(m_marchButton),
                       static_cast<QWidget*>(m_other), static_cast<QWidget*>(m_histogram)}) {
        setTabOrder(before, w); // reading order
        before = w;
    }
}

void TwotimeFoot::edit(const QString& name, const std::function<void(TwotimeSettings&)>& change) {
    TwotimeSettings after = m_model.settings();
    change(after);
    m_model.edit(after, name);
}

void TwotimeFoot::editLevels(bool typed, double low, double high) {
    TwotimeSettings after = m_model.settings();
    after.typeLevels(typed, low, high, m_difference);
    m_model.edit(after, tr("Change levels"));
}

void TwotimeFoot::connectControls() {
    connect(m_diagonal, &QCheckBox::clicked, this, [this](bool on) {
        edit(tr("Diagonal correction"), [on](TwotimeSettings& s) { s.correctDiagonal = on; });
    });
    connect(m_levels, &QComboBox::activated, this,
            [this](int) { editLevels(m_levels->currentData().toBool(), m_shownLow, m_shownHigh); });
    for (widgets::NumberField* field : {m_low, m_high})
        connect(field, &widgets::NumberField::valueChanged, this,
                [this, field](double level) { // the levels of a difference lie around zero
                    if (m_difference)
                        editLevels(true, -std::abs(level), std::abs(level));
                    else
                        editLevels(true, field == m_low ? level : m_low->value(),
                                   field == m_high ? level : m_high->value());
                });
    connect(m_colormap, &QComboBox::activated, this, [this](int) {
        edit(tr("Change the colour map"), [this](TwotimeSettings& s) {
            (m_difference ? s.differenceColormap : s.colormap) =
                m_colormap->currentData().toString();
        });
    });
    connect(m_smoothing, &widgets::NumberField::valueChanged, this, [this](double sigma) {
        edit(tr("Change smoothing"), [sigma](TwotimeSettings& s) { s.smoothingFrames = sigma; });
    });
    connect(m_age, &QComboBox::activated, this, [this](int) {
        edit(tr("Change what age means"), [this](TwotimeSettings& s) {
            s.convention = AgeConvention(m_age->currentData().toInt());
        });
    });
    connect(m_march, &widgets::NumberField::valueChanged, this, [this](double count) {
        edit(tr("Number of strips"), [count](TwotimeSettings& s) { s.march = int(count); });
    });
    connect(m_marchButton, &QPushButton::clicked, this, &TwotimeFoot::marchRequested);
    connect(m_other, &QComboBox::activated, this, [this](int) {
        edit(tr("Change the difference"),
             [this](TwotimeSettings& s) { s.other = m_other->currentData().toString(); });
    });
    connect(&m_model, &TwotimeModel::changed, this, &TwotimeFoot::showSettings);
    m_histogram->setDisplaySettings(&m_map.displaySettings());
    connect(&m_map.imageView(), &widgets::ImageView::imageChanged, m_histogram,
            [this] { m_histogram->setImage(m_map.imageView().image()); });
    const auto recolour = [this] { m_histogram->setColours(m_context.theme.canvas()); };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, this, recolour);
}

void TwotimeFoot::setOthers(const QList<std::pair<QString, QString>>& files) {
    m_others = files;
    m_other->clear();
    m_other->addItem(tr("no difference"), QString());
    for (const auto& [path, label] : files)
        m_other->addItem(tr("minus %1").arg(label), path);
    const QString& chosen = m_model.settings().other;
    if (!chosen.isEmpty() && m_other->findData(chosen) < 0)
        m_other->addItem(tr("minus %1 (not open)").arg(chosen.section(QLatin1Char('/'), -1)),
                         chosen);
    m_other->setEnabled(m_other->count() > 1);
    m_other->setToolTip(m_other->count() > 1
                            ? tr("Take off the map of another open file")
                            : tr("Open a second file with two-time data to see a difference"));
    m_other->setCurrentIndex(std::max(0, m_other->findData(chosen)));
}

void TwotimeFoot::setShown(double low, double high, bool difference) {
    m_shownLow = low;
    m_shownHigh = high;
    m_difference = difference;
    m_low->setValue(low);
    m_high->setValue(high);
    showSettings();
}

void TwotimeFoot::setReason(const QString& why) {
    setEnabled(why.isEmpty());
    setToolTip(why);
}

void TwotimeFoot::showSettings() {
    const TwotimeSettings& s = m_model.settings();
    m_diagonal->setChecked(s.correctDiagonal);
    m_levels->setCurrentIndex(s.hasTypedLevels(m_difference) ? 1 : 0);
    m_colormap->setCurrentIndex(m_colormap->findData(s.shownColormap(m_difference)));
    m_smoothing->setValue(s.smoothingFrames);
    m_age->setCurrentIndex(m_age->findData(int(s.convention)));
    m_march->setValue(s.march);
    if (m_other->currentData().toString() != s.other)
        setOthers(m_others);
}

void TwotimeFoot::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_histogram->setVisible(width() >= kNarrowWidth);
}

} // namespace specula::app
