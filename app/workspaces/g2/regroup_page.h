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

namespace specula::widgets {
class ElidedLabel;
class MapView;
class PanelGrid;
} // namespace specula::widgets

namespace specula::app {

class PixelPicture;

/// The stored G2 of every pixel as a picture, and g2 of another q-map made of it, beside the g2
/// that is stored. Saved as a new file, never in place.
class RegroupPage : public G2Page {
    Q_OBJECT
  public:
    RegroupPage(G2Model& model, QWidget* parent);

    widgets::MapView& image() const;
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
    QWidget* makeResultSide();
    void setQmap(const io::QmapPtr& map, const QString& path);
    void setResult(const std::shared_ptr<const correlate::RegroupedResult>& result);
    void showResult();
    void showState();

    PixelPicture* m_picture = nullptr;

    // The other q-map and its g2.
    QComboBox* m_source = nullptr;
    widgets::ElidedLabel* m_mapName = nullptr;
    QPushButton *m_start = nullptr, *m_cancel = nullptr, *m_save = nullptr;
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
