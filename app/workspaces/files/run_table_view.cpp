// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_table_view.h"

#include "widgets/plot/sparkline.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kRowHeight = 30;
constexpr int kSparkWidth = 60, kSparkHeight = 24;
constexpr int kWidths[RunTableModel::kColumns] = {230, 62,  76,  78, 66,  76, 78,  72, 66,
                                                  88,  150, 100, 80, 150, 56, 150, 60};
constexpr int kSide = 9; // as the heads have it

QColor tagColour(const widgets::ThemeColours& colours, RunTag tag) {
    switch (tag) {
    case RunTag::Good:
        return colours.accent;
    case RunTag::Repeat:
        return colours.warning;
    case RunTag::Bad:
        return colours.error;
    case RunTag::None:
        break;
    }
    return {};
}

/// Thumbnails, curves, tags with a shape as well as a colour, and the bar of the current target.
class RunDelegate : public QStyledItemDelegate {
  public:
    RunDelegate(const widgets::Theme& theme, const RunTableModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        // The row's colour to the edges, the text within the margins of the heads.
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, m_theme.colours().raised);
        QStyleOptionViewItem inner = option;
        inner.rect.adjust(kSide - 3, 0, 3 - kSide, 0);
        QStyledItemDelegate::paint(painter, inner, index);
        const RunRow& run = m_model.at(index.data(RunTableModel::RowRole).toInt());
        painter->save();
        switch (index.column()) {
        case RunTableModel::kLabel:
            if (run.current)
                painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                                  m_theme.colours().accent);
            break;
        case RunTableModel::kImage:
            paintImage(*painter, option.rect, run);
            break;
        case RunTableModel::kCurve:
            if (run.picture && !run.picture->g2.empty()) {
                const QRect area(option.rect.center().x() - kSparkWidth / 2,
                                 option.rect.center().y() - kSparkHeight / 2 + 1, kSparkWidth,
                                 kSparkHeight);
                painter->setRenderHint(QPainter::Antialiasing);
                widgets::paintSparkline(*painter, area, run.picture->delays, run.picture->g2, true,
                                        m_theme.colours().accent);
            }
            break;
        default:
            break;
        }
        painter->restore();
    }

    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode =
            index.column() == RunTableModel::kLabel ? Qt::ElideMiddle : Qt::ElideRight;
        if (index.column() != RunTableModel::kTag)
            return;
        const RunTag tag = m_model.at(index.data(RunTableModel::RowRole).toInt()).note.tag;
        if (tag == RunTag::None)
            return;
        const char* mark = tag == RunTag::Good ? "✓ " : tag == RunTag::Bad ? "✗ " : "↻ ";
        option->text.prepend(QString::fromUtf8(mark));
        option->palette.setColor(QPalette::Text, tagColour(m_theme.colours(), tag));
        option->palette.setColor(QPalette::HighlightedText, tagColour(m_theme.colours(), tag));
    }

  private:
    static void paintImage(QPainter& painter, const QRect& cell, const RunRow& run) {
        if (!run.picture || run.picture->image.isNull())
            return;
        const QSize size =
            run.picture->image.size().scaled(cell.size() - QSize(6, 4), Qt::KeepAspectRatio);
        QRect area(QPoint(), size);
        area.moveCenter(cell.center());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(area, run.picture->image);
    }

    const widgets::Theme& m_theme;
    const RunTableModel& m_model;
};

} // namespace

RunTableView::RunTableView(const widgets::Theme& theme, RunTableModel& model, RunFilter& filter,
                           QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_filter(filter) {
    setObjectName(QStringLiteral("files.table"));
    setAccessibleName(tr("Runs"));
    setModel(&filter);
    setItemDelegate(new RunDelegate(theme, model, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setSortingEnabled(true);
    sortByColumn(RunTableModel::kLabel, Qt::AscendingOrder);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* head = horizontalHeader();
    head->setSectionsMovable(true);
    head->setHighlightSections(false);
    head->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(head, &QWidget::customContextMenuRequested, this, &RunTableView::headerMenu);
    for (int column = 0; column < RunTableModel::kColumns; ++column)
        setColumnWidth(column, kWidths[column]);
    for (const int column : {RunTableModel::kBins, RunTableModel::kChanged, RunTableModel::kIndex})
        setColumnHidden(column, true);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QList<int> RunTableView::selectedRuns() const {
    QList<int> shown;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        shown << index.row();
    std::sort(shown.begin(), shown.end());
    QList<int> rows;
    for (const int row : shown)
        rows << m_filter.mapToSource(m_filter.index(row, 0)).row();
    return rows;
}

int RunTableView::currentRun() const {
    return currentIndex().isValid() ? m_filter.mapToSource(currentIndex()).row() : -1;
}

QList<int> RunTableView::visibleRuns() const {
    QList<int> rows;
    const int first = rowAt(0);
    for (int row = std::max(0, first); first >= 0 && row < m_filter.rowCount(); ++row) {
        if (rowViewportPosition(row) > viewport()->height())
            break;
        rows << m_filter.mapToSource(m_filter.index(row, 0)).row();
    }
    return rows;
}

void RunTableView::setCurrentRun(int row) {
    const QModelIndex index = m_filter.mapFromSource(m_model.index(row, 0));
    if (index.isValid() && index.row() != currentIndex().row())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                     QItemSelectionModel::Rows);
}

void RunTableView::selectRuns(const QList<int>& rows) {
    QItemSelection selection;
    for (const int row : rows) {
        const QModelIndex index = m_filter.mapFromSource(m_model.index(row, 0));
        if (index.isValid())
            selection.select(index, index);
    }
    selectionModel()->select(selection,
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void RunTableView::editNote() {
    if (!currentIndex().isValid())
        return;
    setColumnHidden(RunTableModel::kNote, false);
    const QModelIndex index = currentIndex().siblingAtColumn(RunTableModel::kNote);
    scrollTo(index);
    edit(index);
}

void RunTableView::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Space)
        emit goodWanted();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit openWanted();
    else if (plain && !event->text().isEmpty() && event->text().at(0).isPrint())
        event->ignore(); // letters are keys of the room, not a search in the table
    else
        QTableView::keyPressEvent(event);
}

void RunTableView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    if (index.column() == RunTableModel::kNote)
        editNote();
    else
        emit openWanted();
}

void RunTableView::scrollContentsBy(int dx, int dy) {
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0)
        emit scrolled();
}

void RunTableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    emit scrolled();
}

void RunTableView::selectionChanged(const QItemSelection& selected, const QItemSelection& gone) {
    QTableView::selectionChanged(selected, gone);
    emit runsChanged();
}

void RunTableView::currentChanged(const QModelIndex& now, const QModelIndex& before) {
    QTableView::currentChanged(now, before);
    if (now.row() != before.row())
        emit runsChanged();
}

void RunTableView::headerMenu(const QPoint& at) {
    QMenu menu(this);
    for (int column = 1; column < RunTableModel::kColumns; ++column) {
        QAction* shown =
            menu.addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        shown->setCheckable(true);
        shown->setChecked(!isColumnHidden(column));
        connect(shown, &QAction::toggled, this,
                [this, column](bool on) { setColumnHidden(column, !on); });
    }
    menu.exec(horizontalHeader()->viewport()->mapToGlobal(at));
}

} // namespace specula::app
