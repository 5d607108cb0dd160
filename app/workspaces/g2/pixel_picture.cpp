// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/pixel_picture.h"

#include "app/app_context.h"
#include "app/job_runner.h"
#include "app/unit_model.h"
#include "core/correlate/derived/regroup.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/image/display_settings.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace specula::app {
namespace {

enum class Plane { PerPixel, G2, Past, Future };

// Of (3, row, column) planes: one of them, or g2 of every pixel.
Array<float> planeOf(const Array<float>& planes, Plane which) {
    switch (which) {
    case Plane::PerPixel:
        return correlate::g2PerPixel(planes);
    case Plane::G2:
        return planes.at(0);
    case Plane::Past:
        return planes.at(1);
    case Plane::Future:
        return planes.at(2);
    }
    return {};
}

} // namespace

PixelPicture::PixelPicture(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context) {
    makeControls();
    connectControls();
}

void PixelPicture::makeControls() {
    m_quantity = new QComboBox(this);
    m_quantity->setObjectName(QStringLiteral("g2.regroup.quantity"));
    m_quantity->setAccessibleName(tr("What is shown of every pixel"));
    m_quantity->addItem(tr("g2 of each pixel"), int(Plane::PerPixel));
    m_quantity->addItem(tr("G2"), int(Plane::G2));
    m_quantity->addItem(tr("mean before (IP)"), int(Plane::Past));
    m_quantity->addItem(tr("mean after (IF)"), int(Plane::Future));
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName(QStringLiteral("g2.regroup.slider"));
    m_slider->setAccessibleName(tr("Delay"));
    m_delayField =
        new widgets::NumberField(QStringLiteral("g2.regroup.delay"), tr("Delay number"), this);
    m_delayField->setInteger(true);
    m_delayField->setFixedWidth(64);
    m_time = new QLabel(this);
    m_time->setMinimumWidth(60);
    m_image = new widgets::MapView(m_context.pool, this, &m_context.conversions);
    m_image->setObjectName(QStringLiteral("g2.regroup.image"));
    m_image->setAccessibleName(tr("Every pixel at one delay"));
    m_low = new widgets::NumberField(QStringLiteral("g2.regroup.low"), tr("Lower level"), this);
    m_high = new widgets::NumberField(QStringLiteral("g2.regroup.high"), tr("Upper level"), this);
    m_auto = new QPushButton(tr("Auto"), this);
    m_auto->setObjectName(QStringLiteral("g2.regroup.autoLevels"));

    auto* top = new QHBoxLayout;
    top->addWidget(m_quantity);
    top->addStretch(1);
    top->addWidget(m_time);
    auto* delays = new QHBoxLayout;
    delays->addWidget(widgets::makeDimLabel(tr("Delay"), this));
    delays->addWidget(m_slider, 1);
    delays->addWidget(m_delayField);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(widgets::makeDimLabel(tr("Levels"), this));
    bottom->addWidget(m_low, 1);
    bottom->addWidget(m_high, 1);
    bottom->addWidget(m_auto);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(top);
    column->addLayout(delays);
    column->addWidget(m_image, 1);
    column->addLayout(bottom);
}

void PixelPicture::connectControls() {
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &PixelPicture::showPlane);
    connect(m_slider, &QSlider::valueChanged, this, [this](int delay) { setDelay(delay); });
    connect(m_delayField, &widgets::NumberField::valueChanged, this,
            [this](double number) { setDelay(std::llround(number) - 1); });
    const auto levels = [this] {
        if (m_low->value() >= m_high->value())
            return;
        m_autoLevels = false;
        m_image->setLevels(m_low->value(), m_high->value());
    };
    m_low->setValidator([this](double low) {
        return low < m_high->value() ? QString() : tr("must be below the upper level");
    });
    m_high->setValidator([this](double high) {
        return high > m_low->value() ? QString() : tr("must be above the lower level");
    });
    connect(m_low, &widgets::NumberField::valueChanged, this, levels);
    connect(m_high, &widgets::NumberField::valueChanged, this, levels);
    connect(m_auto, &QPushButton::clicked, this, [this] {
        m_autoLevels = true;
        m_image->setPercentiles(0.5, 99.5);
    });
    const auto showLevels = [this] {
        const imaging::ToneSettings& tone = m_image->displaySettings().state().tone;
        m_low->setValue(tone.low);
        m_high->setValue(tone.high);
    };
    connect(&m_image->displaySettings(), &widgets::DisplaySettings::changed, this, showLevels);
    connect(m_image, &widgets::MapView::mapShown, this, showLevels);
    connect(m_image, &widgets::MapView::hovered, this, [this](double x, double y, double value) {
        emit readout(
            QStringLiteral("x %1  y %2   %3 %4")
                .arg(std::llround(x))
                .arg(std::llround(y))
                .arg(m_quantity->currentText(), QString::fromStdString(formatValue(value, 6))));
    });
    connect(m_image, &widgets::MapView::left, this, [this] { emit readout({}); });
    connect(m_image, &widgets::MapView::failed, this, &PixelPicture::toast);
}

bool PixelPicture::settled() const {
    return !m_reading && m_image->settled();
}

void PixelPicture::setFile(const G2DataPtr& file, const QString& label, const QString& why) {
    m_file = file;
    m_label = label;
    const bool has = file && file->file->hasPixelCorrelation();
    for (QWidget* w : {static_cast<QWidget*>(m_quantity), static_cast<QWidget*>(m_slider),
                       static_cast<QWidget*>(m_delayField), static_cast<QWidget*>(m_low),
                       static_cast<QWidget*>(m_high), static_cast<QWidget*>(m_auto)})
        w->setEnabled(has);
    if (!has) {
        m_planes = {};
        m_planesOf = nullptr;
        m_time->clear();
        return showNothing(why);
    }
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, int(file->delays()) - 1);
    m_delayField->setRange(1, double(file->delays()));
    setDelay(std::clamp<std::int64_t>(m_delay, 0, file->delays() - 1));
}

void PixelPicture::showNothing(const QString& why) {
    m_image->setEmptyText(why);
    m_image->clear();
    m_shown.clear();
}

void PixelPicture::setDelay(std::int64_t delay) {
    m_delay = delay;
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(int(delay));
    m_delayField->setValue(double(delay) + 1);
    if (!m_file || delay >= m_file->delays())
        return;
    const std::optional<double> step = m_file->file->multitauStepS();
    const std::int64_t steps = m_file->curves.delays[std::size_t(delay)];
    m_time->setText(step ? QStringLiteral("τ ") +
                               m_context.units.format(Quantity::Time, double(steps) * *step)
                         : tr("%1 steps").arg(steps));
    readPlanes();
}

void PixelPicture::readPlanes() {
    if (m_planesOf == m_file->file && m_planesDelay == m_delay)
        return showPlane();
    m_reading = true;
    m_context.jobs.start(
        {.title = tr("Read G2 of every pixel"),
         .lane = JobLane::Interactive,
         .key = QStringLiteral("g2/plane"),
         .quiet = true},
        this,
        [file = m_file->file, delay = m_delay](JobContext& job) {
            return file->pixelCorrelation(delay, 0, -1, job.cancelToken());
        },
        [this, file = m_file->file, delay = m_delay](const Array<float>& planes) {
            m_reading = false;
            if (!m_file || file != m_file->file)
                return;
            m_planes = planes;
            m_planesOf = file;
            m_planesDelay = delay;
            showPlane();
        },
        [this](const JobFailure& failure) {
            m_reading = false;
            if (!failure.cancelled)
                showNothing(failure.message);
        });
}

void PixelPicture::showPlane() {
    if (m_planes.empty() || !m_file || m_planesOf != m_file->file)
        return;
    const QString shown = QStringLiteral("%1|%2|%3|%4")
                              .arg(quintptr(m_planesOf.get()))
                              .arg(m_planesDelay)
                              .arg(m_quantity->currentIndex())
                              .arg(m_time->text());
    if (shown == m_shown)
        return;
    m_shown = shown;
    const auto which = Plane(m_quantity->currentData().toInt());
    widgets::MapData map;
    map.id = QStringLiteral("plane %1").arg(int(which));
    map.title = QStringLiteral("%1 · %2").arg(m_label, m_time->text());
    map.values = planeOf(m_planes, which);
    map.x.axis = widgets::plainAxis(QStringLiteral("x"), QStringLiteral("px"));
    map.y.axis = widgets::plainAxis(QStringLiteral("y"), QStringLiteral("px"));
    map.valueLabel = m_quantity->currentText();
    m_image->setMap(map);
    if (m_autoLevels)
        m_image->setPercentiles(0.5, 99.5);
}

} // namespace specula::app
