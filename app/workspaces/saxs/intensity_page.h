// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/io/result_file.h"
#include "widgets/plot/curve.h"

#include <QJsonObject>
#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;

namespace specula::widgets {
class CurvePanel;
class DragBand;
class NumberField;
class PlotWidget;
} // namespace specula::widgets

namespace specula::app {

/// A file as the page is given it.
struct IntensityFile {
    QString label;
    io::ResultFilePtr file;
};

/// Mean counts over time: the whole run, the part under the band beside it (linked both ways), and
/// the spectrum of the whole.
class IntensityPage : public QWidget {
    Q_OBJECT
  public:
    IntensityPage(AppContext& context, QWidget* parent);
    ~IntensityPage() override;

    /// Reads and draws them; what cannot be read is said.
    void setFiles(const std::vector<IntensityFile>& files);
    QList<widgets::PlotWidget*> plots() const;
    void fit();
    bool settled() const { return m_pending == 0; }

    QJsonObject save() const;
    void restore(const QJsonObject& state);

  signals:
    void readout(const QString& text);
    void toast(const QString& text);
    void changed(); ///< of what save() keeps

  private:
    struct Trace {
        QString label;
        std::vector<double> frame, intensity, smoothed;
        std::vector<double> frequencyHz, amplitude;
        std::optional<double> stepS;
    };
    void read();
    void draw();
    void showZoom(const widgets::PlotRange& range);
    widgets::PlotAxis timeAxis() const;
    std::vector<double> times(const Trace& trace) const;

    AppContext& m_context;
    widgets::CurvePanel *m_whole, *m_zoom, *m_spectrum;
    QPointer<widgets::DragBand> m_band;
    widgets::NumberField *m_window, *m_sampling;
    QComboBox* m_axis;
    QCheckBox* m_raw;
    std::vector<IntensityFile> m_files;
    std::vector<Trace> m_traces;
    int m_pending = 0;
    bool m_linking = false; ///< one of the linked views is being moved by the other
};

} // namespace specula::app
