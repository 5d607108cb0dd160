// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/frame_document.h"
#include "app/workspaces/image/operations/operation_stack.h"
#include "widgets/image/colour_bar.h"
#include "widgets/image/display_settings.h"
#include "widgets/image/image_view.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace specula::widgets {
class EmptyState;
}

namespace specula::app {

/// One picture of the image workspace: a document, its view and colour bar, a line that says what
/// is wrong or awaited, and the empty state.
class ImagePane : public QWidget {
    Q_OBJECT
  public:
    ImagePane(AppContext& context, int number, QWidget* parent = nullptr);

    FrameDocument& document() { return m_document; }
    const FrameDocument& document() const { return m_document; }
    OperationStack& operations() { return m_operations; }
    /// Per operation what is wrong with it, and what is wrong with all of them together.
    const QStringList& operationProblems() const { return m_operationProblems; }
    const QString& pipelineProblem() const { return m_pipelineProblem; }
    widgets::ImageView& view() { return *m_view; }
    const widgets::ImageView& view() const { return *m_view; }
    widgets::DisplaySettings& display() { return m_display; }
    const widgets::DisplaySettings& display() const { return m_display; }

    /// Shown above the picture where there are several panes.
    void setTitleShown(bool shown);
    void setActive(bool active);
    bool settled() const;

    /// Text of the line over the picture; empty: none.
    QString message() const;

    QJsonObject saveState() const;
    /// Opens what was open, with the same zoom, levels, frame and shape.
    void restoreState(const QJsonObject& state);

  signals:
    void activated();
    void openRequested();
    void demoRequested();
    /// The operations were looked at: see operationProblems().
    void operationsChecked();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showMessage(const QString& text, bool waiting);
    void clearMessage();
    void updateTitle();
    void pushDisplayEdit(const widgets::DisplayState& before, const widgets::DisplayState& after,
                         const QString& name);
    void applyShape(const widgets::ImageShape& shape);
    void checkOperations();
    void pushShapeEdit(const widgets::ImageShape& shape, bool finished);

    AppContext& m_context;
    FrameDocument m_document;
    OperationStack m_operations;
    QStringList m_operationProblems;
    QString m_pipelineProblem;
    bool m_checking = false;
    widgets::DisplaySettings m_display;
    QStackedLayout* m_pages;
    widgets::EmptyState* m_empty;
    QWidget* m_picture;
    QLabel *m_title, *m_message;
    widgets::ImageView* m_view;
    widgets::ColourBar* m_bar;
    widgets::ImageShape m_shapeBefore;
    QJsonObject m_restoring; ///< view state to apply when the first image arrives
};

} // namespace specula::app
