// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/workspaces/image/operations/operation_stack.h"

#include <QPointer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace specula::app {

class ImagePane;
class OperationCard;

/// The operations of the selected picture: add, order, switch and tune them while the picture
/// follows; keep them as a file; apply them to files.
class OperationsPanel : public QWidget {
    Q_OBJECT
  public:
    explicit OperationsPanel(AppContext& context, QWidget* parent = nullptr);

    void setPane(ImagePane* pane);

    void openFile(const QString& file);
    void saveFile(const QString& file);
    /// Applies what is switched on to `inputs`; results under the same names in a folder, or as one
    /// named file.
    void applyTo(const QStringList& inputs, const QString& output, bool intoFolder);

  signals:
    void toast(const QString& text);

  private:
    void makeButtons(QVBoxLayout* column);
    void fillAddMenu(QMenu* menu);
    void rebuild();
    void refresh();
    void showProblems();
    void showNote();
    void askOpen();
    void askSave();
    void askApplyFile();
    void askApplyFolder();

    AppContext& m_context;
    QPointer<ImagePane> m_pane;
    QCheckBox* m_shown;
    QLabel *m_empty, *m_general, *m_note;
    QVBoxLayout* m_cardColumn;
    QList<OperationCard*> m_cards;
    QPushButton* m_apply;
    QWidget *m_save, *m_add, *m_open;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace specula::app
