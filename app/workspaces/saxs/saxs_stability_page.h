// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/correlate/derived/saxs_1d.h"
#include "core/correlate/derived/stability.h"
#include "core/io/result_file.h"

#include <QJsonObject>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace specula::widgets {
class CurvePanel;
class PlotLegend;
class PlotWidget;
} // namespace specula::widgets

namespace specula::app {

/// Did the sample change while it was measured: I(q) of the segments of the current run, and the
/// statistics that say so, with their thresholds.
class SaxsStabilityPage : public QWidget {
    Q_OBJECT
  public:
    SaxsStabilityPage(AppContext& context, QWidget* parent);
    ~SaxsStabilityPage() override;

    /// Null: nothing is shown.
    void setFile(const QString& label, const io::ResultFilePtr& file);
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
    struct Loaded {
        std::vector<correlate::ScatteringLine> lines; ///< of the segments
        std::optional<correlate::Stability> stability;
        std::string whyNot; ///< there is no judgement
        std::vector<std::int64_t> frames;
    };
    void draw();
    void drawLines();
    void drawStatistics();
    void say();

    AppContext& m_context;
    widgets::CurvePanel *m_lines, *m_intensity, *m_shape;
    widgets::PlotLegend* m_legend;
    QLabel* m_verdict;
    QComboBox *m_normalisation, *m_axes;
    QString m_label;
    io::ResultFilePtr m_file;
    Loaded m_loaded;
    int m_pending = 0;
};

} // namespace specula::app
