// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_page.h"

class QLabel;
class QSplitter;

namespace specula::widgets {
class CurvePanel;
class MapView;
class OutlineOverlay;
} // namespace specula::widgets

namespace specula::app {

class G2MapView;

/// g2 as a picture over delays and bins, the q-map with the chosen bin, and its curve.
class MapPage : public G2Page {
    Q_OBJECT
  public:
    MapPage(G2Model& model, QWidget* parent);
    ~MapPage() override;

    widgets::MapView& map() const;
    widgets::MapView& qmap() const { return *m_qmap; }
    widgets::CurvePanel& profile() const { return *m_profile; }

    widgets::PlotWidget* plot() const override;
    QList<widgets::PlotWidget*> plots() const override;
    void fit() override;
    bool settled() const override;

  protected:
    void refresh() override;
    void showBin(std::int64_t bin) override;

  private:
    void showMap(const G2PlotInput& input);
    void showQmap(const G2PlotInput& input);
    /// Position of the delay nearest to a place on the map's x axis.
    std::int64_t delayAt(double x) const;
    void cross(std::int64_t bin);
    void outline(std::int64_t bin);
    void readMap(double x, double y, double value);
    void readQmap(double x, double y);

    QSplitter *m_across, *m_down;
    G2MapView* m_map;
    widgets::MapView* m_qmap;
    widgets::CurvePanel* m_profile;
    std::shared_ptr<widgets::OutlineOverlay> m_outline; ///< of the chosen bin
    bool m_outlining = false;
    G2DataPtr m_shown; ///< of the map as it is
    correlate::G2Normalisation m_how = correlate::G2Normalisation::None;
    io::QmapPtr m_shownQmap;
    widgets::PlotValues m_delays;      ///< along the map
    std::int64_t m_acrossPerDelay = 1; ///< columns of the picture
    std::int64_t m_delay = 0;          ///< position under the crosshair
};

} // namespace specula::app
