// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/devices/text_table.h"

#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kColumnGap = 4;
constexpr int kCellPadding = 6;

/// Room at both sides of a cell: a number at the right would touch the text of the next column.
class PaddedCells : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QStyle* style = cell.widget->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
        cell.rect.adjust(kCellPadding, 0, -kCellPadding, 0);
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * kCellPadding, 0);
    }
};

} // namespace

TextTableModel::TextTableModel(const widgets::Theme& theme, QList<TextColumn> columns,
                               QObject* parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_columns(std::move(columns)) {
    connect(&theme, &widgets::Theme::changed, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

int TextTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const TextRow& row = m_rows.at(index.row());
    const TextColumn& column = m_columns.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.cells.value(index.column());
    case Qt::DecorationRole:
        return row.warning && index.column() == 0 ? m_theme.icon(QStringLiteral("warning"))
                                                  : QVariant();
    case Qt::ForegroundRole:
        if (row.warning)
            return m_theme.colours().warning;
        return row.dim ? QVariant(m_theme.colours().dim) : QVariant();
    case Qt::FontRole:
        return column.number ? QVariant(m_theme.numberFont()) : QVariant();
    case Qt::TextAlignmentRole:
        return int((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const TextColumn& column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

void TextTableModel::setRows(QList<TextRow> rows) {
    if (rows == m_rows)
        return;
    const int before = int(m_rows.size());
    const int now = int(rows.size());
    if (now > before)
        beginInsertRows({}, before, now - 1);
    else if (now < before)
        beginRemoveRows({}, now, before - 1);
    m_rows = std::move(rows);
    if (now > before)
        endInsertRows();
    else if (now < before)
        endRemoveRows();
    if (const int common = std::min(before, now); common > 0)
        emit dataChanged(index(0, 0), index(common - 1, columnCount() - 1));
}

int TextTableModel::rowOf(const QString& key) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&](const TextRow& row) { return row.key == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

TextTable::TextTable(const widgets::Theme& theme, const QString& name, const QString& title,
                     QList<TextColumn> columns, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(new TextTableModel(theme, std::move(columns), this)) {
    setObjectName(name);
    setAccessibleName(title);
    setModel(m_model);
    setItemDelegate(new PaddedCells(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false); // Tab leaves the table
    setWordWrap(false);
    setShowGrid(false);
    setTextElideMode(Qt::ElideNone);
    setIconSize({14, 14});
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(24);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setFocusPolicy(Qt::NoFocus);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { emit currentKeyChanged(currentKey()); });
}

void TextTable::setRows(QList<TextRow> rows) {
    const QString key = currentKey();
    m_model->setRows(std::move(rows));
    if (!key.isEmpty() && currentKey() != key)
        selectKey(key);
    widenColumns();
}

/// Columns grow with their texts and never shrink again, so that nothing jumps while numbers
/// change.
void TextTable::widenColumns() {
    for (int column = 0; column + 1 < m_model->columnCount(); ++column) {
        const int wanted =
            std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) +
            kColumnGap;
        if (columnWidth(column) < wanted || !m_widened)
            setColumnWidth(column, wanted);
    }
    m_widened = true;
    // The last one takes the rest, but at least what it needs: the table scrolls then.
    const int last = m_model->columnCount() - 1;
    const int wanted =
        std::max(sizeHintForColumn(last), horizontalHeader()->sectionSizeHint(last)) + kColumnGap;
    const bool fits = horizontalHeader()->sectionPosition(last) + wanted <= viewport()->width();
    // A number at the far edge would stand alone.
    const bool number =
        m_model->headerData(last, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
    const bool stretched = fits && !number;
    horizontalHeader()->setStretchLastSection(stretched);
    if (!stretched)
        setColumnWidth(last, wanted);
}

void TextTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    widenColumns();
}

void TextTable::setEmptyText(const QString& text) {
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TextTable::paintEvent(QPaintEvent* event) {
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || m_model->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.colours().dim);
    painter.drawText(viewport()->rect().adjusted(9, 6, -9, -6),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

const QList<TextRow>& TextTable::rows() const {
    return m_model->rows();
}

QString TextTable::currentKey() const {
    const int row = currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? m_model->rows().at(row).key : QString();
}

void TextTable::selectKey(const QString& key) {
    if (const int row = m_model->rowOf(key); row >= 0)
        selectRow(row);
}

QString TextTable::asText() const {
    QStringList lines, heads;
    for (int column = 0; column < m_model->columnCount(); ++column)
        heads << m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    lines << heads.join(QLatin1Char('\t'));
    const auto* selection = selectionModel();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (!selection->hasSelection() || selection->isRowSelected(row, {}))
            lines << m_model->rows().at(row).cells.join(QLatin1Char('\t'));
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void TextTable::copy() const {
    QGuiApplication::clipboard()->setText(asText());
}

bool TextTable::event(QEvent* event) {
    // Otherwise the window would copy the picture.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void TextTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QTableView::keyPressEvent(event);
}

void TextTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &TextTable::copy);
    menu->addAction(tr("Select all"), this, &TextTable::selectAll);
    menu->popup(event->globalPos());
}

} // namespace specula::app
