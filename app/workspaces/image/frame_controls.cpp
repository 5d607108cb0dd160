// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/frame_controls.h"

#include "app/unit_model.h"
#include "core/imaging/colormap.h"
#include "core/imaging/histogram.h"
#include "widgets/forms/number_field.h"
#include "widgets/image/histogram_view.h"
#include "widgets/theme/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace specula::app {
namespace {

using imaging::Reduction;
using imaging::ToneScale;

// The slider counts frames in int; longer stacks move in steps.
constexpr qint64 kSliderSteps = 1'000'000'000;
// Below this the words of one row with everything in it would be cut off.
constexpr int kNarrowWidth = 1000;
constexpr const char* kAutoPerFrame = "auto-per-frame";

QIcon colormapIcon(std::string_view name) {
    const imaging::ColourTable table = imaging::colourTable(name);
    QImage strip(20, 12, QImage::Format_RGB32);
    for (int x = 0; x < strip.width(); ++x)
        for (int y = 0; y < strip.height(); ++y)
            strip.setPixel(x, y, table[static_cast<std::size_t>(x * 255 / (strip.width() - 1))]);
    return QPixmap::fromImage(strip);
}

template<class W>
W* named(W* widget, const char* objectName, const QString& accessibleName) {
    widget->setObjectName(QLatin1String(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(accessibleName);
    return widget;
}

} // namespace

FrameControls::FrameControls(AppContext& context, FramePlayer& player, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_player(player) {
    setObjectName(QStringLiteral("image.foot"));
    m_play = named(new QToolButton(this), "image.play", tr("Play"));
    m_play->setIcon(context.theme.icon(QStringLiteral("play")));
    m_play->setAutoRaise(true);
    m_frame = new widgets::NumberField(QStringLiteral("image.frame"), tr("Frame"), this);
    m_frame->setInteger(true);
    m_frame->setStep(1);
    m_frame->setDigits(15);
    m_total = new QLabel(this);
    m_total->setObjectName(QStringLiteral("image.total"));
    m_reduction = named(new QComboBox(this), "image.reduction", tr("One frame or several"));
    m_reduction->addItem(tr("single"));
    m_reduction->addItem(tr("sum of"), int(Reduction::Sum));
    m_reduction->addItem(tr("mean of"), int(Reduction::Mean));
    m_reduction->addItem(tr("maximum of"), int(Reduction::Max));
    m_count = new widgets::NumberField(QStringLiteral("image.count"), tr("Number of frames"), this);
    m_count->setInteger(true);
    m_count->setRange(1, 1e9);
    m_count->setStep(1);
    m_rate = new widgets::NumberField(QStringLiteral("image.rate"), tr("Playback rate"), this);
    m_rate->setRange(0.1, 1000);
    m_rate->setUnit(tr("fps"));
    m_rate->setStep(5);
    m_rate->setValue(player.framesPerSecond());
    m_scale = named(new QComboBox(this), "image.scale", tr("Scale"));
    for (const auto& [scale, text] : {std::pair{ToneScale::Linear, tr("linear")},
                                      {ToneScale::Sqrt, tr("square root")},
                                      {ToneScale::Log, tr("log")},
                                      {ToneScale::Asinh, tr("asinh")},
                                      {ToneScale::Gamma, tr("gamma")}})
        m_scale->addItem(text, int(scale));
    m_colormap = named(new QComboBox(this), "image.colormap", tr("Colour map"));
    m_colormap->setIconSize({20, 12});
    for (const imaging::ColormapInfo& info : imaging::colormaps()) {
        const QString name = QString::fromUtf8(info.name.data(), qsizetype(info.name.size()));
        m_colormap->addItem(colormapIcon(info.name), name, name);
    }
    m_levels = named(new QComboBox(this), "image.levels", tr("Levels"));
    m_levels->addItem(tr("automatic"), QString());
    for (const imaging::PercentilePreset& preset : imaging::percentilePresets()) {
        const QString id = QString::fromUtf8(preset.id.data(), qsizetype(preset.id.size()));
        m_levels->addItem(preset.low <= 0 && preset.high >= 100
                              ? tr("min to max")
                              : QStringLiteral("%1–%2 %").arg(preset.low).arg(preset.high),
                          id);
    }
    m_levels->addItem(tr("auto per frame"), QLatin1String(kAutoPerFrame));
    m_follow = named(new QToolButton(this), "image.follow", tr("Follow the newest frame"));
    m_follow->setIcon(context.theme.icon(QStringLiteral("live")));
    m_follow->setText(tr("live"));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setCheckable(true);
    m_follow->setAutoRaise(true);
    m_behind = new QLabel(this);
    m_slider = named(new QSlider(Qt::Horizontal, this), "image.slider", tr("Frame"));
    m_histogram =
        named(new widgets::HistogramView(this), "image.histogram", tr("Histogram with levels"));
    makeRows();
    connectControls();
    setPane(nullptr);
}

void FrameControls::makeRows() {
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
    fillRows();
    columns->addLayout(rows, 3);
    columns->addWidget(m_histogram, 1);
    m_histogram->setMinimumWidth(100);
    m_histogram->setMaximumWidth(320);
    m_frame->setFixedWidth(84);
    m_count->setFixedWidth(64);
    m_rate->setFixedWidth(84);
    // Where the window is small, the words give way before the picture does.
    for (QComboBox* box : {m_reduction, m_scale, m_colormap, m_levels}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(3);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        box->setMaximumWidth(170);
    }
}

void FrameControls::fillRows() {
    QList<QWidget*> top{m_play, m_frame, m_total}, bottom;
    const QList<QWidget*> time{m_slider, m_rate, m_follow, m_behind};
    const QList<QWidget*> look{m_reduction, m_count, m_scale, m_colormap, m_levels};
    top += m_narrow ? time : look;
    bottom += m_narrow ? look : time;
    QWidget* before = nullptr;
    for (const auto& [row, widgets] : {std::pair{m_top, top}, {m_bottom, bottom}})
        for (QWidget* w : widgets) {
            const bool longWords = w == m_colormap || w == m_levels;
            const int share =
                qobject_cast<QComboBox*>(w) != nullptr ? (longWords ? 5 : 4) : int(w == m_slider);
            m_top->removeWidget(w);
            m_bottom->removeWidget(w);
            row->addWidget(w, share);
            if (qobject_cast<QLabel*>(w) != nullptr)
                continue;
            if (before != nullptr)
                setTabOrder(before, w); // reading order
            before = w;
        }
    setTabOrder(before, m_histogram);
}

void FrameControls::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (const bool narrow = width() < kNarrowWidth; narrow != m_narrow) {
        m_narrow = narrow;
        fillRows();
    }
}

void FrameControls::connectControls() {
    connect(m_play, &QToolButton::clicked, this,
            [this] { m_player.setPlaying(!m_player.playing()); });
    connect(&m_player, &FramePlayer::playingChanged, this, [this](bool playing) {
        m_play->setIcon(
            m_context.theme.icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
        m_play->setToolTip(playing ? tr("Pause") : tr("Play"));
        m_play->setAccessibleName(m_play->toolTip());
    });
    connect(m_rate, &widgets::NumberField::valueChanged, &m_player,
            &FramePlayer::setFramesPerSecond);
    connect(m_frame, &widgets::NumberField::valueChanged, this, [this](double frame) {
        select([frame](FrameSelection& s) { s.frame = qint64(frame); });
    });
    connect(m_count, &widgets::NumberField::valueChanged, this, [this](double count) {
        select([count](FrameSelection& s) { s.count = qint64(count); });
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        if (!m_pane)
            return;
        const qint64 last = m_pane->document().description().frames - 1;
        const qint64 frame = last <= kSliderSteps
                                 ? position
                                 : qint64(double(position) / double(kSliderSteps) * double(last));
        select([frame](FrameSelection& s) { s.frame = frame; });
    });
    connect(m_reduction, &QComboBox::activated, this, [this](int) {
        const QVariant chosen = m_reduction->currentData();
        select([chosen](FrameSelection& s) {
            s.reduction =
                chosen.isValid() ? std::optional(Reduction(chosen.toInt())) : std::nullopt;
        });
    });
    connect(m_follow, &QToolButton::toggled, this, [this](bool on) {
        if (m_pane)
            m_pane->document().setFollow(on);
    });
    connect(m_scale, &QComboBox::activated, this, [this](int) {
        if (m_pane)
            m_pane->display().editScale(ToneScale(m_scale->currentData().toInt()));
    });
    connect(m_colormap, &QComboBox::activated, this, [this](int) {
        if (m_pane)
            m_pane->display().editColormap(m_colormap->currentData().toString());
    });
    connect(m_levels, &QComboBox::activated, this, [this](int) {
        if (!m_pane)
            return;
        const QString id = m_levels->currentData().toString();
        if (id == QLatin1String(kAutoPerFrame))
            m_pane->display().editAutoPerFrame(true);
        else
            m_pane->display().editPreset(id);
    });
    connect(&m_context.units, &UnitModel::changed, this, &FrameControls::showSelection);
    const auto recolour = [this] { m_histogram->setColours(m_context.theme.canvas()); };
    recolour();
    connect(&m_context.theme, &widgets::Theme::changed, this, recolour);
}

void FrameControls::setPane(ImagePane* pane) {
    for (const auto& connection : m_connections)
        disconnect(connection);
    m_connections.clear();
    m_pane = pane;
    m_player.setDocument(pane != nullptr ? &pane->document() : nullptr);
    m_histogram->setDisplaySettings(pane != nullptr ? &pane->display() : nullptr);
    m_histogram->setImage(pane != nullptr ? pane->document().image() : nullptr);
    if (pane != nullptr) {
        FrameDocument& document = pane->document();
        const auto show = [this] { showSelection(); };
        m_connections << connect(&document, &FrameDocument::opened, this, show)
                      << connect(&document, &FrameDocument::selectionChanged, this, show)
                      << connect(&document, &FrameDocument::framesChanged, this, show)
                      << connect(&document, &FrameDocument::liveChanged, this, show)
                      << connect(&document, &FrameDocument::imageReady, this,
                                 [this](const imaging::DisplayImagePtr& image) {
                                     m_histogram->setImage(image);
                                     showSelection();
                                 })
                      << connect(&document, &FrameDocument::closed, this,
                                 [this] {
                                     m_histogram->setImage(nullptr);
                                     showSelection();
                                 })
                      << connect(&pane->display(), &widgets::DisplaySettings::changed, this,
                                 [this] { showDisplay(); });
    }
    showSelection();
    showDisplay();
}

void FrameControls::select(const std::function<void(FrameSelection&)>& change) {
    if (!m_pane || !m_pane->document().isOpen())
        return;
    FrameSelection selection = m_pane->document().selection();
    change(selection);
    m_pane->document().setSelection(selection);
}

void FrameControls::showSelection() {
    const bool open = m_pane && m_pane->document().isOpen();
    setEnabled(open);
    const qint64 frames = open ? m_pane->document().description().frames : 1;
    const FrameSelection selection = open ? m_pane->document().selection() : FrameSelection{};
    const bool stack = frames > 1;
    m_frame->setRange(0, double(frames - 1));
    m_frame->setValue(double(selection.frame));
    const double frameTimeS = open ? m_pane->document().description().frameTimeS.value_or(0) : 0;
    QString total = tr("of %1").arg(frames);
    if (frameTimeS > 0 && stack)
        total += QStringLiteral("  t ") +
                 m_context.units.format(Quantity::Time, double(selection.frame) * frameTimeS);
    m_total->setText(total);
    m_reduction->setCurrentIndex(
        selection.reduction ? m_reduction->findData(int(*selection.reduction)) : 0);
    m_count->setValue(double(selection.count));
    m_count->setVisible(selection.reduction.has_value());
    {
        const QSignalBlocker quiet(m_slider);
        const qint64 last = frames - 1;
        m_slider->setRange(0, int(std::min(last, kSliderSteps)));
        m_slider->setValue(last <= kSliderSteps
                               ? int(selection.frame)
                               : int(double(selection.frame) / double(last) * kSliderSteps));
        m_slider->setPageStep(int(std::max<qint64>(1, std::min(last, kSliderSteps) / 20)));
    }
    for (QWidget* w : {static_cast<QWidget*>(m_play), static_cast<QWidget*>(m_slider),
                       static_cast<QWidget*>(m_rate), static_cast<QWidget*>(m_frame),
                       static_cast<QWidget*>(m_reduction)})
        w->setEnabled(stack);
    const bool live = open && m_pane->document().live();
    m_follow->setVisible(open && (live || m_pane->document().description().growing));
    {
        const QSignalBlocker quiet(m_follow);
        m_follow->setChecked(open && m_pane->document().follow());
    }
    const qint64 behind = live ? m_pane->document().behind() : 0;
    m_behind->setVisible(live);
    m_behind->setText(behind > 0 ? tr("%n behind", nullptr, int(std::min<qint64>(behind, INT_MAX)))
                                 : tr("newest"));
}

void FrameControls::showDisplay() {
    if (!m_pane)
        return;
    const widgets::DisplayState& state = m_pane->display().state();
    m_scale->setCurrentIndex(m_scale->findData(int(state.tone.scale)));
    m_colormap->setCurrentIndex(m_colormap->findData(QString::fromStdString(state.tone.colormap)));
    switch (state.mode) {
    case widgets::LevelsMode::Fixed:
        m_levels->setCurrentIndex(-1);
        m_levels->setPlaceholderText(tr("fixed"));
        break;
    case widgets::LevelsMode::Preset:
        m_levels->setCurrentIndex(m_levels->findData(state.preset));
        break;
    case widgets::LevelsMode::AutoPerFrame:
        m_levels->setCurrentIndex(m_levels->findData(QLatin1String(kAutoPerFrame)));
        break;
    }
}

} // namespace specula::app
