// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/intensity_page.h"

#include "app/job_runner.h"
#include "app/unit_model.h"
#include "core/compute/backend.h"
#include "core/compute/device_manager.h"
#include "core/correlate/derived/intensity_time.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace specula::app {
namespace {

constexpr double kGolden = 0.382; ///< where the band lies at first
constexpr double kBandHalf = 0.05;

std::optional<widgets::PlotRange> extent(const std::vector<std::vector<double>>& all) {
    std::optional<widgets::PlotRange> range;
    for (const auto& values : all)
        if (!values.empty()) {
            const auto [low, high] = std::minmax_element(values.begin(), values.end());
            range =
                range ? widgets::PlotRange{std::min(range->low, *low), std::max(range->high, *high)}
                      : widgets::PlotRange{*low, *high};
        }
    return range;
}

} // namespace

IntensityPage::IntensityPage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context) {
    setObjectName(QStringLiteral("saxs.intensity"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    const auto panel = [&](const char* name, const QString& accessible) {
        auto* made = new widgets::CurvePanel(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        connect(made, &widgets::CurvePanel::readoutChanged, this, &IntensityPage::readout);
        return made;
    };
    m_whole = panel("saxs.intensity.whole", tr("Intensity of the whole run"));
    m_zoom = panel("saxs.intensity.zoom", tr("Intensity of the part under the band"));
    m_spectrum = panel("saxs.intensity.spectrum", tr("Spectrum of the intensity"));

    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    const auto field = [&](const char* name, const QString& label, double high) {
        row->addWidget(widgets::makeDimLabel(label, this));
        auto* made = new widgets::NumberField(QLatin1String(name), label, this);
        made->setInteger(true);
        made->setRange(1, high);
        made->setStep(1);
        made->setValue(1);
        made->setMaximumWidth(100);
        connect(made, &widgets::NumberField::valueChanged, this, [this] {
            read();
            emit changed();
        });
        row->addWidget(made);
        return made;
    };
    m_window = field("saxs.intensity.window", tr("mean of"), 99999);
    m_window->setUnit(tr("frames"));
    m_sampling = field("saxs.intensity.sampling", tr("every"), 99999);
    m_raw = new QCheckBox(tr("unsmoothed too"), this);
    m_raw->setObjectName(QStringLiteral("saxs.intensity.raw"));
    row->addWidget(m_raw);
    row->addWidget(widgets::makeDimLabel(tr("over"), this));
    m_axis = new QComboBox(this);
    m_axis->setObjectName(QStringLiteral("saxs.intensity.axis"));
    m_axis->setAccessibleName(tr("Time or frame number"));
    m_axis->addItem(tr("time"));
    m_axis->addItem(tr("frame number"));
    widgets::wheelWhenFocused(m_axis);
    row->addWidget(m_axis);
    row->addStretch(1);
    grid->addLayout(row, 0, 0, 1, 2);
    grid->addWidget(m_whole, 1, 0, 1, 2);
    grid->addWidget(m_zoom, 2, 0);
    grid->addWidget(m_spectrum, 2, 1);
    grid->setRowStretch(1, 1);
    grid->setRowStretch(2, 1);
    connect(m_raw, &QCheckBox::toggled, this, [this] {
        draw();
        emit changed();
    });
    connect(m_axis, &QComboBox::currentIndexChanged, this, [this] {
        if (m_band)
            m_whole->removeItem(m_band); // it stood at other numbers
        draw();
        emit changed();
    });
    connect(m_zoom, &widgets::CurvePanel::viewChanged, this, [this](const widgets::PanelView&) {
        if (m_linking || !m_band)
            return;
        m_linking = true;
        m_band->setRange(m_zoom->xRange());
        m_linking = false;
    });
    const auto recolour = [this] {
        for (widgets::PlotWidget* plot : plots())
            plot->setColours(m_context.theme.canvas());
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, this, recolour);
    connect(&m_context.units, &UnitModel::changed, this, [this] { draw(); });
}

IntensityPage::~IntensityPage() = default;

QList<widgets::PlotWidget*> IntensityPage::plots() const {
    return {m_whole, m_zoom, m_spectrum};
}

void IntensityPage::fit() {
    m_whole->resetView();
    m_spectrum->resetView();
    if (m_band)
        m_whole->removeItem(m_band);
    draw();
}

void IntensityPage::setFiles(const std::vector<IntensityFile>& files) {
    if (std::equal(files.begin(), files.end(), m_files.begin(), m_files.end(),
                   [](const IntensityFile& a, const IntensityFile& b) {
                       return a.label == b.label && a.file == b.file;
                   }))
        return;
    m_files = files;
    read();
}

void IntensityPage::read() {
    ++m_pending;
    const auto window = static_cast<std::int64_t>(m_window->value());
    const auto sampling = static_cast<std::int64_t>(m_sampling->value());
    m_context.jobs.start(
        {.title = tr("Read intensity over time"),
         .lane = JobLane::Interactive,
         .key = QStringLiteral("saxs/intensity/%1").arg(quintptr(this)),
         .quiet = true},
        this,
        [files = m_files, window, sampling, devices = &m_context.devices](JobContext& job) {
            std::vector<Trace> traces;
            compute::JobNeed need;
            need.name = "spectrum";
            need.needsF64 = true;
            need.bytes = 16; // small enough for the processor whatever there is
            const auto backend = devices->open(devices->choose({}, need));
            const auto lane = backend->makeLane({.oneThread = true, .cancel = job.cancelToken()});
            for (const IntensityFile& f : files) {
                job.throwIfCancelled();
                if (!f.file->hasIntensity())
                    continue;
                const io::ScatteringMeans means = f.file->means(job.cancelToken());
                Trace trace;
                trace.label = f.label;
                trace.stepS = f.file->meta().frameTimeS;
                trace.frame = correlate::sampled(means.frameNumber, sampling);
                trace.intensity = correlate::sampled(means.intensity, sampling);
                trace.smoothed =
                    correlate::sampled(correlate::movingAverage(means.intensity, window), sampling);
                if (trace.stepS && means.intensity.size() > 1) {
                    // Frames of the trace may be means of several or every n-th.
                    const double frames = means.frameNumber.size() > 1
                                              ? means.frameNumber[1] - means.frameNumber[0]
                                              : 1;
                    auto spectrum = correlate::spectrumOf(
                        means.intensity, *trace.stepS * std::max(frames, 1.0), *lane);
                    trace.frequencyHz = std::move(spectrum.frequencyHz);
                    trace.amplitude = std::move(spectrum.amplitude);
                }
                traces.push_back(std::move(trace));
            }
            return traces;
        },
        [this](std::vector<Trace> traces) {
            m_pending = 0;
            m_traces = std::move(traces);
            draw();
        },
        [this](const JobFailure& failure) {
            m_pending = 0;
            if (!failure.cancelled)
                emit toast(failure.message);
        });
}

widgets::PlotAxis IntensityPage::timeAxis() const {
    if (m_axis->currentIndex() == 1)
        return widgets::plainAxis(tr("frame"));
    double longest = 1;
    for (const Trace& trace : m_traces)
        if (trace.stepS && !trace.frame.empty())
            longest = std::max(longest, *trace.stepS * trace.frame.back());
    return widgets::quantityAxis(tr("time"), Quantity::Time, m_context.units.preferences(),
                                 longest);
}

std::vector<double> IntensityPage::times(const Trace& trace) const {
    if (m_axis->currentIndex() == 1)
        return trace.frame;
    std::vector<double> seconds;
    if (trace.stepS)
        for (const double frame : trace.frame)
            seconds.push_back(frame * *trace.stepS);
    return seconds;
}

void IntensityPage::draw() {
    const bool smoothing = m_window->value() > 1;
    widgets::PlotContent whole, spectrum;
    whole.id = QStringLiteral("whole");
    whole.title = smoothing ? tr("Intensity, smoothed") : tr("Intensity");
    whole.x = timeAxis();
    whole.y = widgets::plainAxis(tr("counts per pixel and frame"));
    whole.emptyText = m_files.empty() ? QString()
                      : m_traces.empty()
                          ? tr("The files hold no intensity over time.")
                          : tr("The files give no frame time. Look at the frame number instead.");
    spectrum.id = QStringLiteral("spectrum");
    spectrum.title = tr("Spectrum of the whole run");
    spectrum.x = widgets::plainAxis(tr("frequency"), QStringLiteral("Hz"), true);
    spectrum.y = widgets::plainAxis(tr("amplitude"), {}, true);
    spectrum.emptyText =
        m_files.empty() ? QString() : tr("There is no frame time to tell Hz from.");
    std::vector<std::vector<double>> all;
    int number = 0;
    for (const Trace& trace : m_traces) {
        widgets::PlotCurve curve;
        curve.name = trace.label;
        curve.id = QStringLiteral("file %1").arg(number);
        curve.colourIndex = number;
        curve.width = 1.2;
        const auto x = times(trace);
        if (!x.empty()) {
            all.push_back(x);
            curve.x = widgets::plotValues(x);
            if (smoothing && m_raw->isChecked()) {
                widgets::PlotCurve raw = curve;
                raw.id += QStringLiteral(" raw");
                raw.name = tr("%1, unsmoothed").arg(trace.label);
                raw.y = widgets::plotValues(trace.intensity);
                raw.opacity = 0.35;
                whole.curves << raw;
            }
            curve.y = widgets::plotValues(smoothing ? trace.smoothed : trace.intensity);
            whole.curves << curve;
        }
        if (trace.frequencyHz.size() > 1) {
            widgets::PlotCurve line = curve;
            line.x = widgets::plotValues(trace.frequencyHz);
            line.y = widgets::plotValues(trace.amplitude);
            spectrum.curves << line;
        }
        ++number;
    }
    m_whole->setContent(whole);
    m_spectrum->setContent(spectrum);
    widgets::PlotContent zoom = whole;
    zoom.id = QStringLiteral("zoom");
    zoom.title = tr("Part under the band");
    m_zoom->setContent(zoom);
    const auto range = extent(all);
    if (!range || range->size() <= 0) {
        if (m_band)
            m_whole->removeItem(m_band);
        return;
    }
    if (m_band && (m_band->range().high < range->low || m_band->range().low > range->high))
        m_whole->removeItem(m_band); // of a longer run
    if (!m_band) {
        const double centre = kGolden * range->low + (1 - kGolden) * range->high;
        const double half = kBandHalf * range->size();
        m_band = m_whole->addBand(Qt::Vertical, {centre - half, centre + half});
        connect(m_band, &widgets::DragBand::moved, this, [this](double low, double high, bool) {
            showZoom({low, high});
        });
    }
    showZoom(m_band->range());
}

void IntensityPage::showZoom(const widgets::PlotRange& range) {
    if (m_linking)
        return;
    m_linking = true;
    m_zoom->setView({range, std::nullopt});
    m_linking = false;
}

QJsonObject IntensityPage::save() const {
    return {{QStringLiteral("window"), m_window->value()},
            {QStringLiteral("sampling"), m_sampling->value()},
            {QStringLiteral("raw"), m_raw->isChecked()},
            {QStringLiteral("axis"), m_axis->currentIndex()}};
}

void IntensityPage::restore(const QJsonObject& state) {
    m_window->setValue(std::max(1.0, state.value(QStringLiteral("window")).toDouble(1)));
    m_sampling->setValue(std::max(1.0, state.value(QStringLiteral("sampling")).toDouble(1)));
    m_raw->setChecked(state.value(QStringLiteral("raw")).toBool());
    m_axis->setCurrentIndex(std::clamp(state.value(QStringLiteral("axis")).toInt(), 0, 1));
    read();
}

} // namespace specula::app
