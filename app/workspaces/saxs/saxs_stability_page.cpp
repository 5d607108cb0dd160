// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_stability_page.h"

#include "app/job_runner.h"
#include "app/unit_model.h"
#include "core/base/error.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/wheel_policy.h"
#include "widgets/plot/curve_panel.h"
#include "widgets/plot/plot_legend.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace specula::app {
namespace {

using correlate::SaxsNormalisation;

std::vector<double> numbersFromOne(std::size_t count) {
    std::vector<double> numbers;
    for (std::size_t i = 1; i <= count; ++i)
        numbers.push_back(static_cast<double>(i));
    return numbers;
}

widgets::PlotCurve curveOf(const QString& name, const QString& id, std::vector<double> y,
                           int colour) {
    widgets::PlotCurve curve;
    curve.name = name;
    curve.id = id;
    curve.x = widgets::plotValues(numbersFromOne(y.size()));
    curve.y = widgets::plotValues(std::move(y));
    curve.colourIndex = colour;
    curve.marker = widgets::CurveMarker::Disc;
    return curve;
}

widgets::PlotCurve thresholdOf(const QString& name, const QString& id, double threshold,
                               std::size_t segments, int colour) {
    widgets::PlotCurve line = curveOf(name, id, std::vector<double>(segments, threshold), colour);
    line.marker = widgets::CurveMarker::None;
    line.line = widgets::CurveLine::Dash;
    return line;
}

} // namespace

SaxsStabilityPage::SaxsStabilityPage(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context) {
    setObjectName(QStringLiteral("saxs.stability"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(widgets::makeDimLabel(tr("Show"), this));
    m_normalisation = new QComboBox(this);
    m_normalisation->setObjectName(QStringLiteral("saxs.stability.normalisation"));
    m_normalisation->setAccessibleName(tr("Normalisation of the segments"));
    for (const auto& [text, how] : {std::pair{tr("I"), SaxsNormalisation::None},
                                    {tr("I · q²"), SaxsNormalisation::TimesQ2},
                                    {tr("I · q⁴"), SaxsNormalisation::TimesQ4},
                                    {tr("I / I(q₀)"), SaxsNormalisation::First}})
        m_normalisation->addItem(text, int(how));
    m_axes = new QComboBox(this);
    m_axes->setObjectName(QStringLiteral("saxs.stability.axes"));
    m_axes->setAccessibleName(tr("Linear or logarithmic axes"));
    for (const QString& text : {tr("log I – log q"), tr("log I – q"), tr("I – log q"), tr("I – q")})
        m_axes->addItem(text);
    for (QComboBox* box : {m_normalisation, m_axes}) {
        widgets::wheelWhenFocused(box);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            drawLines();
            emit changed();
        });
    }
    m_verdict = new QLabel(this);
    m_verdict->setObjectName(QStringLiteral("saxs.stability.verdict"));
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setWordWrap(true);
    row->addSpacing(12);
    row->addWidget(m_verdict, 1);
    grid->addLayout(row, 0, 0, 1, 3);
    const auto panel = [&](const char* name, const QString& accessible) {
        auto* made = new widgets::CurvePanel(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(accessible);
        connect(made, &widgets::CurvePanel::readoutChanged, this, &SaxsStabilityPage::readout);
        return made;
    };
    m_lines = panel("saxs.stability.lines", tr("I(q) of the segments of the run"));
    m_intensity = panel("saxs.stability.intensity", tr("Change of the overall intensity"));
    m_shape = panel("saxs.stability.shape", tr("Change of the shape of I(q)"));
    m_legend = new widgets::PlotLegend(this);
    grid->addWidget(m_lines, 1, 0, 1, 2);
    grid->addWidget(m_legend, 1, 2);
    grid->addWidget(m_intensity, 2, 0);
    grid->addWidget(m_shape, 2, 1, 1, 2);
    grid->setRowStretch(1, 3);
    grid->setRowStretch(2, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto recolour = [this] {
        for (widgets::PlotWidget* plot : plots())
            plot->setColours(m_context.theme.canvas());
        m_legend->setColours(m_context.theme.canvas());
        say();
    };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, this, recolour);
    connect(&m_context.units, &UnitModel::changed, this, [this] { drawLines(); });
}

SaxsStabilityPage::~SaxsStabilityPage() = default;

QList<widgets::PlotWidget*> SaxsStabilityPage::plots() const {
    return {m_lines, m_intensity, m_shape};
}

void SaxsStabilityPage::fit() {
    for (widgets::PlotWidget* plot : plots())
        plot->resetView();
}

void SaxsStabilityPage::setFile(const QString& label, const io::ResultFilePtr& file) {
    if (label == m_label && file == m_file)
        return;
    m_label = label;
    m_file = file;
    const QString key = QStringLiteral("saxs/stability/%1").arg(quintptr(this));
    if (!file || !file->hasSegments()) {
        m_context.jobs.cancelKey(key);
        m_pending = 0;
        m_loaded = {};
        draw();
        return;
    }
    m_pending = 1;
    m_context.jobs.start(
        {.title = tr("Read segments"), .lane = JobLane::Interactive, .key = key, .quiet = true},
        this,
        [file](JobContext& job) {
            Loaded loaded;
            const io::QmapPtr map = file->qmap(job.cancelToken());
            const io::ScatteringMeans means = file->means(job.cancelToken());
            loaded.lines = correlate::linesOfSegments(*map, means.segmentMean);
            loaded.frames = means.segmentFrames;
            try {
                loaded.stability = correlate::stabilityOf(means.segmentMean);
            } catch (const Error& why) {
                loaded.whyNot = why.reason();
            }
            return loaded;
        },
        [this](Loaded loaded) {
            m_pending = 0;
            m_loaded = std::move(loaded);
            draw();
        },
        [this](const JobFailure& failure) {
            m_pending = 0;
            m_loaded = {};
            m_loaded.whyNot = failure.message.toStdString();
            draw();
        });
}

void SaxsStabilityPage::draw() {
    drawLines();
    drawStatistics();
    say();
}

void SaxsStabilityPage::drawLines() {
    const auto how = static_cast<SaxsNormalisation>(m_normalisation->currentData().toInt());
    const bool logI = m_axes->currentIndex() < 2, logQ = m_axes->currentIndex() % 2 == 0;
    widgets::PlotContent content;
    content.id = QStringLiteral("segments");
    content.title = m_label;
    content.x = widgets::quantityAxis(QStringLiteral("q"), Quantity::MomentumTransfer,
                                      m_context.units.preferences(), 1, logQ);
    content.y = widgets::plainAxis(m_normalisation->currentText(), {}, logI);
    content.emptyText = !m_file                  ? QString()
                        : !m_file->hasSegments() ? tr("The file holds no segments of the run.")
                                                 : QString::fromStdString(m_loaded.whyNot);
    const std::size_t count = m_loaded.lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        const correlate::ScatteringLine line = correlate::normalised(m_loaded.lines[i], how);
        widgets::PlotCurve curve;
        curve.name = i < m_loaded.frames.size()
                         ? tr("segment %1, %2 frames").arg(i + 1).arg(m_loaded.frames[i])
                         : tr("segment %1").arg(i + 1);
        curve.id = QStringLiteral("segment %1").arg(i + 1);
        curve.x = widgets::plotValues(line.x);
        curve.y = widgets::plotValues(line.intensity);
        // Early to late in one hue, so that order is seen.
        const double at = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0;
        QColor colour = m_context.theme.colours().accent;
        colour.setHsvF(std::fmod(colour.hsvHueF() + 0.35f * static_cast<float>(at), 1.0f),
                       colour.hsvSaturationF(), colour.valueF());
        curve.colour = colour;
        content.curves << curve;
    }
    m_lines->setContent(content);
    m_legend->follow(m_lines);
}

void SaxsStabilityPage::drawStatistics() {
    widgets::PlotContent intensity, shape;
    intensity.id = QStringLiteral("intensity");
    intensity.title = tr("Overall intensity");
    shape.id = QStringLiteral("shape");
    shape.title = tr("Shape of I(q)");
    for (widgets::PlotContent* content : {&intensity, &shape}) {
        content->x = widgets::plainAxis(tr("segment"));
        content->y = widgets::plainAxis(tr("statistic"));
        content->emptyText = QString::fromStdString(m_loaded.whyNot);
    }
    if (m_loaded.stability) {
        const correlate::Stability& s = *m_loaded.stability;
        const auto add = [](widgets::PlotContent& content, const correlate::StabilityTest& test,
                            const QString& name, const QString& limit, int colour) {
            content.curves << curveOf(name, name, test.statistic, colour)
                           << thresholdOf(limit, limit, test.threshold, test.statistic.size(),
                                          colour);
        };
        add(intensity, s.intensityStep, tr("change"), tr("limit of change"), 1);
        add(intensity, s.intensityDrift, tr("drift"), tr("limit of drift"), 5);
        add(shape, s.shapeStep, tr("change"), tr("limit of change"), 1);
        add(shape, s.shapeDrift, tr("drift"), tr("limit of drift"), 5);
    }
    m_intensity->setContent(intensity);
    m_shape->setContent(shape);
}

void SaxsStabilityPage::say() {
    QString text;
    bool warn = false;
    if (m_loaded.stability) {
        const correlate::Stability& s = *m_loaded.stability;
        const auto first = [](const correlate::StabilityTest& a,
                              const correlate::StabilityTest& b) -> std::optional<std::int64_t> {
            if (a.firstAlarm && b.firstAlarm)
                return std::min(*a.firstAlarm, *b.firstAlarm);
            return a.firstAlarm ? a.firstAlarm : b.firstAlarm;
        };
        const auto intensity = first(s.intensityStep, s.intensityDrift);
        const auto shape = first(s.shapeStep, s.shapeDrift);
        warn = !s.stable();
        if (!warn)
            text = tr("No change is seen (1 % chance of a false alarm, against the first %n "
                      "segment(s)).",
                      nullptr, int(s.referenceSegments));
        if (intensity)
            text += tr("The intensity changes from segment %1 on. ").arg(*intensity + 1);
        if (shape)
            text += tr("The shape of I(q) changes from segment %1 on.").arg(*shape + 1);
    } else if (!m_loaded.whyNot.empty()) {
        text = tr("No judgement: %1").arg(QString::fromStdString(m_loaded.whyNot));
    }
    m_verdict->setText(text);
    QPalette palette = m_verdict->palette();
    palette.setColor(QPalette::WindowText,
                     warn ? m_context.theme.colours().warning : m_context.theme.colours().dim);
    m_verdict->setPalette(palette);
}

QJsonObject SaxsStabilityPage::save() const {
    return {{QStringLiteral("normalisation"), m_normalisation->currentIndex()},
            {QStringLiteral("axes"), m_axes->currentIndex()}};
}

void SaxsStabilityPage::restore(const QJsonObject& state) {
    m_normalisation->setCurrentIndex(std::clamp(
        state.value(QStringLiteral("normalisation")).toInt(), 0, m_normalisation->count() - 1));
    m_axes->setCurrentIndex(
        std::clamp(state.value(QStringLiteral("axes")).toInt(), 0, m_axes->count() - 1));
}

} // namespace specula::app
