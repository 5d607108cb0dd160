// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job_runner.h"
#include "app/workspaces/g2/g2_page.h"
#include "core/correlate/derived/regroup_result.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;

namespace specula::widgets {
class ElidedLabel;
class MapView;
class NumberField;
class PanelGrid;
} // namespace specula::widgets

namespace specula::app {

/// The stored G2 of every pixel as a picture, and g2 of another q-map made of it, beside the g2
/// that is stored. Saved as a new file, never in place.
class RegroupPage : public G2Page {
    Q_OBJECT
  public:
    RegroupPage(G2Model& model, QWidget* parent);

    widgets::MapView& image() const { return *m_image; }
    widgets::PanelGrid& comparison() const { return *m_grid; }

    widgets::PlotWidget* plot() const override;
    QList<widgets::PlotWidget*> plots() const override;
    void fit() override;
    bool settled() const override;

    /// The q-map of this file instead of the result's own; empty: the own one.
    void setQmapFile(const QString& path);
    bool canRegroup() const;
    bool hasResult() const { return m_result != nullptr; }
    void regroup();
    void cancel();
    /// Throws nothing: what goes wrong is told by toast().
    void save(const QString& file);
    void askSave();

  signals:
    void saved(const QString& file);

  protected:
    void refresh() override;
    void showBin(std::int64_t bin) override;

  private:
    QWidget* makeImageSide();
    QWidget* makeResultSide();
    void setDelay(std::int64_t delay);
    void readPlane();
    void showPlane();
    void readMap(double x, double y, double value);
    void setQmap(const io::QmapPtr& map, const QString& path);
    void setResult(const std::shared_ptr<const correlate::RegroupedResult>& result);
    void showResult();
    void showState();

    // The picture of one delay.
    QComboBox* m_quantity = nullptr;
    QSlider* m_slider = nullptr;
    widgets::NumberField *m_delayField = nullptr, *m_low = nullptr, *m_high = nullptr;
    QLabel* m_time = nullptr;
    widgets::MapView* m_image = nullptr;
    std::int64_t m_delay = 0;
    Array<float> m_planes; ///< (3, row, column) of m_planesDelay
    io::ResultFilePtr m_planesOf;
    std::int64_t m_planesDelay = -1;
    bool m_reading = false, m_autoLevels = true;
    QString m_shownImage; ///< file, delay and quantity

    // The other q-map and its g2.
    QComboBox* m_source = nullptr;
    widgets::ElidedLabel* m_mapName = nullptr;
    QPushButton *m_auto = nullptr, *m_start = nullptr, *m_cancel = nullptr, *m_save = nullptr;
    QCheckBox* m_keepPixels = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel *m_state = nullptr, *m_key = nullptr, *m_difference = nullptr;
    widgets::PanelGrid* m_grid = nullptr;
    io::QmapPtr m_qmap; ///< null: that of the file
    QString m_qmapFile;
    io::ResultFilePtr m_file; ///< what everything here is about
    JobHandle m_job;
    std::shared_ptr<const correlate::RegroupedResult> m_result;
    G2DataPtr m_regrouped;                  ///< the curves of m_result
    std::vector<std::int64_t> m_storedBins; ///< per panel: the stored bin at its place, 0: none
    bool m_showing = false;
};

} // namespace specula::app
