// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/provenance.h"
#include "widgets/theme/theme_colours.h"

#include <QImage>
#include <QWidget>

class QAction;
class QCPPainter;

namespace specula::widgets {

/// How to get the same result elsewhere; an empty text has no menu entry.
struct CopyTexts {
    QString python;  ///< a program
    QString command; ///< a command line
};

/// What every plot can do: be copied and exported, as a picture black on white and as data with
/// units and provenance, by one context menu.
class PlotWidget : public QWidget {
    Q_OBJECT
  public:
    explicit PlotWidget(QWidget* parent = nullptr);
    ~PlotWidget() override;

    void setProvenance(const Provenance& provenance) { m_provenance = provenance; }
    const Provenance& provenance() const { return m_provenance; }
    void setCopyTexts(const CopyTexts& texts);
    const CopyTexts& copyTexts() const { return m_copyTexts; }

    // As shown, black on white, figureSize() logical pixels large.
    virtual QSize figureSize() const { return size(); }
    QImage toImage(double scale = 1) const;
    QByteArray toSvg() const;
    QByteArray toPdf() const;
    virtual QByteArray csv() const = 0;
    virtual QByteArray json() const = 0;
    /// PNG, SVG, PDF, CSV or JSON by the ending of `file`; appears whole or not at all. Throws
    /// Error.
    void exportTo(const QString& file, bool overwrite = false) const;

    /// Copy picture, copy data, export, link, reset, and what the plot adds.
    QList<QAction*> contextActions() const;
    const CanvasColours& colours() const { return m_colours; }

  public slots:
    void setColours(const specula::widgets::CanvasColours& colours);
    void copyPicture() const;
    /// The CSV text.
    void copyData() const;
    virtual void resetView() = 0;

  signals:
    // The program asks for a name and calls exportTo(), or offers what to link with.
    void exportRequested();
    void exportDataRequested();
    void linkRequested();

  protected:
    /// Draws the figure black on white into (0, 0, figureSize()).
    virtual void paintFigure(QCPPainter& painter) const = 0;
    virtual void coloursChanged() = 0;
    void addContextAction(QAction* action);
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    QAction* makeAction(const QString& text, const char* name);
    double pictureScale() const; ///< 2, less for figures of very many panels

    Provenance m_provenance;
    CopyTexts m_copyTexts;
    CanvasColours m_colours;
    bool m_coloursSet = false; ///< by the theme, not from the palette
    QList<QAction*> m_actions;
    QAction *m_copyPython = nullptr, *m_copyCommand = nullptr;
};

} // namespace specula::widgets
