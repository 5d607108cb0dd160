// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curve.h"
#include "widgets/theme/theme_colours.h"

#include <QSet>
#include <QWidget>

class QListWidget;

namespace specula::widgets {

class CurvePanel;
class PanelGrid;

/// The legend beside a plot or a grid. A click (or Space) hides and shows a curve or group, Ctrl
/// and click shows it alone and, once more, all. Many entries scroll.
class PlotLegend : public QWidget {
    Q_OBJECT
  public:
    explicit PlotLegend(QWidget* parent = nullptr);

    /// One entry per legendKey(), in the order of first appearance.
    void setCurves(const QList<PlotCurve>& curves);
    void setHiddenCurves(const QSet<QString>& keys);
    const QSet<QString>& hiddenCurves() const { return m_hidden; }
    QStringList keys() const;

    // Entries from the plot now, and what is hidden goes there; call again after new contents.
    void follow(CurvePanel* panel);
    void follow(PanelGrid* grid);

    QSize sizeHint() const override { return {180, 200}; }

  public slots:
    void setColours(const specula::widgets::CanvasColours& colours);

  signals:
    void hiddenChanged(const QSet<QString>& keys); ///< by the user
    void entryActivated(const QString& key);       ///< double click or Enter

  protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void rebuild();
    void refresh();
    void toggle(int row, bool alone);

    QListWidget* m_list = nullptr;
    QList<PlotCurve> m_curves;
    QSet<QString> m_hidden;
    CanvasColours m_colours;
    bool m_coloursSet = false;
    QMetaObject::Connection m_following;
};

} // namespace specula::widgets
