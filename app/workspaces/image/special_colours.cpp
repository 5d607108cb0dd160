// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/special_colours.h"

#include <QAction>
#include <QColorDialog>
#include <QGridLayout>
#include <QPainter>
#include <QToolButton>

#include <array>

namespace specula::app {

using imaging::Rgb;
using imaging::ToneSettings;

// A colour that is always there, or one that may be left to the colour map.
struct SpecialColours::Entry {
    const char *objectName, *label;
    Rgb ToneSettings::*always;
    std::optional<Rgb> ToneSettings::*wanted;

    std::optional<Rgb> of(const ToneSettings& tone) const {
        return always != nullptr ? std::optional(tone.*always) : tone.*wanted;
    }
};

namespace {

constexpr int kSwatchPx = 16;

// An empty frame stands for "as the colour map has it".
QIcon swatch(std::optional<Rgb> colour, const QColor& line) {
    QPixmap pixmap(kSwatchPx, kSwatchPx);
    pixmap.fill(colour ? QColor::fromRgb(*colour) : QColor(Qt::transparent));
    QPainter painter(&pixmap);
    painter.setPen(line);
    painter.drawRect(0, 0, kSwatchPx - 1, kSwatchPx - 1);
    return pixmap;
}

} // namespace

SpecialColours::SpecialColours(QWidget* parent)
    : QWidget(parent) {
    static constexpr std::array kEntries{
        Entry{"image.colour.nan", QT_TR_NOOP("NaN"), &ToneSettings::nan, nullptr},
        Entry{"image.colour.masked", QT_TR_NOOP("masked"), &ToneSettings::masked, nullptr},
        Entry{"image.colour.dead", QT_TR_NOOP("dead"), &ToneSettings::dead, nullptr},
        Entry{"image.colour.saturated", QT_TR_NOOP("saturated"), &ToneSettings::saturated, nullptr},
        Entry{"image.colour.below", QT_TR_NOOP("below"), nullptr, &ToneSettings::below},
        Entry{"image.colour.above", QT_TR_NOOP("above"), nullptr, &ToneSettings::above}};
    setObjectName(QStringLiteral("image.colours"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    for (const Entry& entry : kEntries) {
        auto* button = new QToolButton(this);
        button->setObjectName(QLatin1String(entry.objectName));
        button->setText(tr(entry.label));
        button->setAccessibleName(tr("Colour of pixels: %1").arg(tr(entry.label)));
        button->setToolTip(button->accessibleName());
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        auto* reset = new QAction(tr("Usual colour"), button);
        button->addAction(reset);
        button->setContextMenuPolicy(Qt::ActionsContextMenu);
        connect(button, &QToolButton::clicked, this, [this, &entry] { choose(entry); });
        connect(reset, &QAction::triggered, this,
                [this, &entry] { put(entry, entry.of(ToneSettings{})); });
        const int n = int(m_buttons.size());
        grid->addWidget(button, n / 3, n % 3, Qt::AlignLeft);
        m_buttons.emplace_back(&entry, button);
    }
}

void SpecialColours::setDisplay(widgets::DisplaySettings* display) {
    m_display = display;
    showColours();
}

void SpecialColours::showColours() {
    if (!m_display)
        return;
    for (const auto& [entry, button] : m_buttons)
        button->setIcon(
            swatch(entry->of(m_display->state().tone), palette().color(QPalette::Text)));
}

void SpecialColours::choose(const Entry& entry) {
    if (!m_display)
        return;
    auto* dialog = new QColorDialog(
        QColor::fromRgb(entry.of(m_display->state().tone).value_or(0xffffffff)), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this,
            [this, &entry](const QColor& colour) { put(entry, colour.rgb()); });
    dialog->open();
}

void SpecialColours::put(const Entry& entry, std::optional<Rgb> colour) {
    if (!m_display)
        return;
    widgets::DisplayState state = m_display->state();
    if (entry.always != nullptr)
        state.tone.*entry.always = colour.value_or(ToneSettings{}.*entry.always);
    else
        state.tone.*entry.wanted = colour;
    m_display->edit(state, tr("Change colour"));
    showColours();
}

} // namespace specula::app
