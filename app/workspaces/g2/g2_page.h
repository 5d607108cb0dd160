// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/g2/g2_model.h"

#include <QWidget>

namespace specula::widgets {
class PlotWidget;
}

namespace specula::app {

/// One tab of the g2 room. It draws when it is seen: what changes meanwhile makes it stale.
class G2Page : public QWidget {
    Q_OBJECT
  public:
    G2Page(G2Model& model, const QString& objectName, QWidget* parent);

    /// Draws now if it is seen, or when it will be.
    void changed();
    /// What exports and copies mean.
    virtual widgets::PlotWidget* plot() const = 0;
    virtual QList<widgets::PlotWidget*> plots() const = 0;
    virtual void fit() = 0;
    virtual bool settled() const { return !m_stale || !isVisible(); }
    virtual bool enlarged() const { return false; }
    /// Puts away what is enlarged.
    virtual void leave() {}

  signals:
    void readout(const QString& text);
    void toast(const QString& text);

  protected:
    virtual void refresh() = 0;
    /// Where the bin chosen elsewhere is.
    virtual void showBin(std::int64_t bin) = 0;
    void showEvent(QShowEvent* event) override;
    /// Colours of the theme, provenance of the present files.
    void adopt(widgets::PlotWidget* plot);
    void setProvenanceOf(widgets::PlotWidget& plot, const G2PlotInput& input,
                         const char* operation) const;
    /// Keys choose bins and files over this widget.
    void stepWithKeys(QWidget* over);
    virtual std::int64_t pageOfBins() const { return 10; }
    bool eventFilter(QObject* watched, QEvent* event) override;

    G2Model& m_model;

  private:
    bool m_stale = true, m_pending = false;
};

} // namespace specula::app
