// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/image/display_settings.h"
#include "widgets/image/frame_renderer.h"
#include "widgets/image/shape_editor.h"
#include "widgets/image/view_scene.h"

#include <QElapsedTimer>
#include <QWidget>

class QAction;

namespace specula::widgets {

enum class ViewTool { Pan, LineProfile, BoxProfile, RadialProfile };

/// Shows a frame of any size, the widget that all views share. Pixels are drawn on a render thread;
/// the UI thread only puts the finished picture on the screen.
///
/// Mouse: wheel zooms at the cursor, the middle button (or Space and drag) pans in every tool,
/// double click fits. Keys: F fit, Ctrl+0 1:1, + and - zoom, arrows pan or nudge the selected shape
/// (Shift: ten pixels, Ctrl: resize), Enter places a shape, Delete removes it, Esc leaves the tool.
class ImageView : public QWidget {
    Q_OBJECT
  public:
    explicit ImageView(ThreadPool& pool, QWidget* parent = nullptr,
                       ConversionStatistics* statistics = nullptr);
    ~ImageView() override;

    /// The model of levels and colours; without one the view has its own. Not owned.
    void setDisplaySettings(DisplaySettings* settings);
    DisplaySettings* displaySettings() const { return m_settings; }

    /// Shows a frame; zoom, levels and shape stay. The first image, and one of another size, is
    /// fitted. Null clears. `detail` as in setDetail().
    void setImage(const imaging::DisplayImagePtr& image,
                  const imaging::DisplayImagePtr& detail = {});
    const imaging::DisplayImagePtr& image() const { return m_image; }
    /// A finer piece of a huge image, drawn over it where it lies; dropped by the next setImage().
    void setDetail(const imaging::DisplayImagePtr& detail);
    const imaging::DisplayImagePtr& detail() const { return m_detail; }

    /// Size of the image in full-resolution pixels.
    QSize imageSize() const;
    /// Side of a pixel, for the scale bar; nothing when it is not known.
    void setPixelSizeM(std::optional<double> metres);
    /// What an empty view says.
    void setPlaceholder(const QString& text);

    const ViewTransform& transform() const { return m_transform; }
    void setTransform(const ViewTransform& transform);
    double zoom() const { return m_transform.zoom; }
    QRectF visibleImageRect() const;
    QPointF toImage(const QPointF& position) const { return m_transform.toImage(position, size()); }
    QPointF toWidget(const QPointF& image) const { return m_transform.toWidget(image, size()); }
    bool isFitted() const { return m_fitted; }

    ViewTool tool() const { return m_tool; }
    const ImageShape& shape() const { return m_editor.shape(); }

    void addOverlay(const std::shared_ptr<Overlay>& overlay);
    void removeOverlay(const std::shared_ptr<Overlay>& overlay);

    /// A cross at the place the cursor of a linked view points to; nothing: none.
    void setLinkedCursor(std::optional<QPointF> image);
    bool crosshair() const { return m_crosshair; }
    const PixelReadout& readout() const { return m_readout; }

    /// Nothing is rendering: the screen shows the final picture.
    bool settled() const;
    const FrameRenderer& renderer() const { return m_renderer; }
    /// What is on the screen now, for exports.
    ViewScene scene() const;

    /// Copy, export, link and reset, for context menus and the program's action registry.
    QList<QAction*> contextActions() const;

    QSize sizeHint() const override { return {800, 600}; }
    QSize minimumSizeHint() const override { return {120, 90}; }

  public slots:
    void zoomToFit();
    void zoomToActualSize();
    void zoomIn();
    void zoomOut();
    void setTool(specula::widgets::ViewTool tool);
    void setShape(const specula::widgets::ImageShape& shape);
    void setCrosshair(bool on);
    void setScaleBar(bool on);
    void setColours(const specula::widgets::CanvasColours& colours);
    void copyToClipboard();
    /// Fit, and levels from the preset again.
    void resetView();

  signals:
    void readoutChanged(const specula::widgets::PixelReadout& readout);
    void transformChanged(const specula::widgets::ViewTransform& transform);
    /// What part of the image plane is seen and how large, for who loads finer pieces.
    void viewportChanged(const QRectF& visible, double zoom);
    void toolChanged(specula::widgets::ViewTool tool);
    /// While a shape is dragged too; `finished` when it stays.
    void shapeChanged(const specula::widgets::ImageShape& shape, bool finished);
    void imageChanged();
    void frameShown(const specula::widgets::RenderedFrame& frame);
    void clicked(const QPointF& image);
    void renderFailed(const QString& reason);
    // The program answers these: it knows files, other views and the clipboard of exports.
    void exportRequested();
    void exportDataRequested();
    void linkRequested();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void makeActions();
    void requestRender();
    void zoomAt(const QPointF& position, double factor);
    void applyTransform(const ViewTransform& transform, bool fitted);
    double minimumZoom() const;
    void updateReadout(const std::optional<QPointF>& position);
    void updateCursorShape(const QPointF& position);
    void shapeEdited(bool finished);
    bool handleArrow(int key, Qt::KeyboardModifiers modifiers);
    double shapeTolerance() const;

    DisplaySettings* m_settings = nullptr;
    DisplaySettings m_ownSettings;
    imaging::DisplayImagePtr m_image, m_detail;
    RenderedFrame m_frame; ///< last finished picture
    quint64 m_generation = 0;
    quint64 m_requested = 0, m_answered = 0;

    ViewTransform m_transform;
    bool m_fitted = true;
    ViewTool m_tool = ViewTool::Pan;
    ShapeEditor m_editor;
    bool m_panning = false, m_spaceHeld = false, m_pressed = false;
    QPointF m_lastMouse, m_pressedAt;
    std::optional<QPointF> m_mouse;
    std::optional<QPointF> m_linkedCursor;
    PixelReadout m_readout;

    CanvasColours m_colours;
    bool m_coloursSet = false;
    bool m_crosshair = false, m_scaleBar = true;
    std::optional<double> m_pixelSizeM;
    QString m_placeholder;
    QList<std::shared_ptr<Overlay>> m_overlays;
    QList<QAction*> m_actions;

    FrameRenderer m_renderer;
};

} // namespace specula::widgets

Q_DECLARE_METATYPE(specula::widgets::PixelReadout)
Q_DECLARE_METATYPE(specula::widgets::ViewTransform)
