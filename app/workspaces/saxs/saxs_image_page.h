// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/saxs/saxs_data.h"
#include "app/workspaces/saxs/saxs_rois.h"
#include "widgets/image/label_outline.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QComboBox;

namespace specula::widgets {
class MapView;
class PlotWidget;
} // namespace specula::widgets

namespace specula::app {

class RoiOverlay;

/// The mean image of the current file with mask, bins, beam and regions over it.
class SaxsImagePage : public QWidget {
    Q_OBJECT
  public:
    SaxsImagePage(AppContext& context, SaxsRois& rois, QWidget* parent);
    ~SaxsImagePage() override;

    /// Null: nothing is shown, `why` stands in its place.
    void setData(const QString& label, const SaxsDataPtr& read, const QString& why);
    void setClassicQ(bool on);
    /// Read-out of a place, as rich text.
    QString readoutAt(double column, double row) const;

    widgets::MapView& map() const { return *m_map; }
    QList<widgets::PlotWidget*> plots() const;
    void fit();
    bool settled() const;

    QJsonObject save() const;
    void restore(const QJsonObject& state);

  signals:
    void readout(const QString& html);
    void changed();              ///< of what save() keeps
    void binClicked(qint64 bin); ///< dynamic, 1..

  private:
    enum Overlay { NoBins, DynamicBins, StaticBins };
    void show();
    void showOutlines();
    void showRois();

    AppContext& m_context;
    SaxsRois& m_rois;
    widgets::MapView* m_map;
    QComboBox *m_scale, *m_colormap, *m_levels, *m_bins;
    QCheckBox *m_mask, *m_beam;
    std::shared_ptr<RoiOverlay> m_regions;
    std::shared_ptr<widgets::OutlineOverlay> m_binLines, m_maskLines;
    QString m_label, m_why;
    SaxsDataPtr m_data;
    bool m_classicQ = false;
    int m_pending = 0;
};

} // namespace specula::app
