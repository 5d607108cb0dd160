// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/adapters/profile_curve.h"
#include "widgets/theme/theme_colours.h"

#include <QWidget>

#include <memory>

class QAction;

namespace specula::widgets {

class ConversionStatistics;

/// The side plot of a profile: curves with error bands on linear or logarithmic axes. Drag pans,
/// wheel zooms, double click shows everything; arrow keys walk the cursor along the curve.
class ProfilePlot : public QWidget {
    Q_OBJECT
  public:
    explicit ProfilePlot(QWidget* parent = nullptr, ConversionStatistics* statistics = nullptr);
    ~ProfilePlot() override;

    /// Replaces the curves; the axes follow the data until the user has zoomed.
    void setCurves(const QList<ProfileCurve>& curves);
    const QList<ProfileCurve>& curves() const;
    void clear() { setCurves({}); }

    /// The axes' present ranges.
    QRectF shownRange() const;

    bool logX() const;
    bool logY() const;
    /// What the read-out says about the cursor; empty when there is none.
    QString readout() const;

    QList<QAction*> contextActions() const;

    // Exports show the present ranges, black on white.
    QImage toImage(const QSize& logicalSize, double scale = 1) const;
    QByteArray toSvg(const QSize& size) const;
    QByteArray toPdf(const QSize& size) const;
    /// PNG, SVG, PDF or CSV by the ending of `file`; appears whole or not at all. Throws Error.
    void exportTo(const QString& file, bool overwrite = false) const;
    void copyToClipboard() const;

    QSize sizeHint() const override { return {400, 180}; }
    QSize minimumSizeHint() const override { return {160, 110}; }

  public slots:
    void setColours(const specula::widgets::CanvasColours& colours);
    void setLogX(bool on);
    void setLogY(bool on);
    void resetZoom();

  signals:
    void readoutChanged(const QString& text);
    /// The user wants a file; the program asks for its name and calls exportTo().
    void exportRequested();
    void exportDataRequested();
    void logXChanged(bool on);
    void logYChanged(bool on);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void makeActions();
    bool handleKey(int key);
    void walkCursor(int steps);
    void putCursorAt(double x);
    void rebuild();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace specula::widgets
