// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/list_section.h"

#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace specula::app {
namespace {

constexpr int kRowHeight = 26;
constexpr int kSide = 12;
constexpr int kBar = 3;

class NoteDelegate : public QStyledItemDelegate {
  public:
    NoteDelegate(const widgets::Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {120, kRowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto& colours = m_theme.colours();
        const bool selected = option.state & QStyle::State_Selected;
        const bool hovered = option.state & QStyle::State_MouseOver;
        const bool missing = index.data(NoteList::MissingRole).toBool();
        painter->save();
        if (selected || hovered)
            painter->fillRect(option.rect, colours.raised);
        if (selected)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(kBar, option.rect.height())),
                              colours.accent);
        if ((option.state & QStyle::State_HasFocus) && option.widget != nullptr &&
            option.widget->hasFocus()) {
            painter->setPen(colours.accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        QRect room = option.rect.adjusted(kSide, 0, -kSide, 0);
        if (!index.data(NoteList::HeadRole).toBool() && index.data(NoteList::FreshRole).isValid())
            room.setLeft(room.left() + 8); // a file under its folder
        if (index.data(NoteList::PinnedRole).toBool()) {
            const QRect pin(room.left(), room.center().y() - 6, 13, 13);
            m_theme.icon(QStringLiteral("pin"))
                .paint(painter, pin, Qt::AlignCenter, QIcon::Normal, QIcon::On);
            room.setLeft(pin.right() + 5);
        }
        if (const QVariant chosen = index.data(NoteList::ChosenRole); chosen.isValid()) {
            const QRect mark(room.left(), room.center().y() - 6, 13, 13);
            if (chosen.toBool())
                m_theme.icon(QStringLiteral("check"))
                    .paint(painter, mark, Qt::AlignCenter, QIcon::Normal, QIcon::On);
            room.setLeft(mark.right() + 5);
        }
        const QString note = index.data(NoteList::NoteRole).toString();
        const int noteWidth =
            std::min(option.fontMetrics.horizontalAdvance(note) + 2, room.width() * 3 / 5);
        painter->setPen(colours.dim);
        painter->setFont(m_theme.numberFont());
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(note, Qt::ElideRight, noteWidth));
        QFont font = option.font;
        font.setItalic(missing);
        font.setWeight(index.data(NoteList::FreshRole).toBool() ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(missing ? colours.dim : colours.text);
        const QRect name = room.adjusted(0, 0, note.isEmpty() ? 0 : -noteWidth - 8, 0);
        painter->drawText(
            name, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, name.width()));
        painter->restore();
    }

  private:
    const widgets::Theme& m_theme;
};

} // namespace

NoteList::NoteList(const widgets::Theme& theme, const QString& objectName,
                   const QString& accessibleName, QWidget* parent)
    : QListWidget(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setItemDelegate(new NoteDelegate(theme, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(this, &QListWidget::itemClicked, this, &NoteList::chosen);
    connect(&theme, &widgets::Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QListWidgetItem* NoteList::addRow(const QString& text, const QString& note,
                                  const QString& toolTip) {
    auto* item = new QListWidgetItem(text);
    item->setData(NoteRole, note);
    item->setToolTip(toolTip);
    item->setData(Qt::AccessibleTextRole,
                  note.isEmpty() ? text : QStringLiteral("%1, %2").arg(text, note));
    addItem(item);
    return item;
}

QSize NoteList::sizeHint() const {
    return {200, std::max(1, count()) * kRowHeight};
}
QSize NoteList::minimumSizeHint() const {
    return {80, std::min(3, count()) * kRowHeight};
}

void NoteList::setOrdered(bool ordered) {
    m_ordered = ordered;
    setDragDropMode(ordered ? InternalMove : NoDragDrop);
}

void NoteList::mousePressEvent(QMouseEvent* event) {
    const auto keys = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    const int row = indexAt(event->position().toPoint()).row();
    if (m_ordered && row >= 0 && keys != Qt::NoModifier && event->button() == Qt::LeftButton)
        emit choiceWanted(row, keys.testFlag(Qt::ShiftModifier));
    else
        QListWidget::mousePressEvent(event);
}

// Who owns the order moves the row and tells; the list itself leaves it.
void NoteList::dropEvent(QDropEvent* event) {
    if (!m_ordered || event->source() != this || currentRow() < 0)
        return;
    const QModelIndex under = indexAt(event->position().toPoint());
    int to = under.isValid() ? under.row() : count();
    if (under.isValid() && event->position().y() > visualRect(under).center().y())
        ++to;
    const int from = currentRow();
    if (to > from)
        --to;
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    if (to != from)
        emit moveWanted(from, to);
}

void NoteList::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const int row = currentRow();
    if (m_ordered && row >= 0 && key == Qt::Key_Space) {
        emit choiceWanted(row, event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    }
    if (m_ordered && row >= 0 && event->modifiers() == Qt::AltModifier &&
        (key == Qt::Key_Up || key == Qt::Key_Down)) {
        const int to = row + (key == Qt::Key_Up ? -1 : 1);
        if (to >= 0 && to < count())
            emit moveWanted(row, to);
        return;
    }
    if (currentItem() != nullptr && (key == Qt::Key_Return || key == Qt::Key_Enter))
        emit chosen(currentItem());
    else if (currentItem() != nullptr && key == Qt::Key_Delete)
        emit closeWanted(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

ListSection::ListSection(const widgets::Theme& theme, const QString& objectName,
                         const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_head(widgets::makeSectionHead(title, this))
    , m_hint(widgets::makeDimLabel({}, this))
    , m_list(new NoteList(theme, objectName, title, this)) {
    m_head->setContentsMargins(kSide, 10, kSide, 4);
    m_hint->setContentsMargins(kSide, 2, kSide, 4);
    m_hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_hint);
    column->addWidget(m_list);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_head->installEventFilter(this);
    rowsChanged();
}

bool ListSection::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_head && event->type() == QEvent::MouseButtonRelease)
        emit headClicked();
    return QWidget::eventFilter(watched, event);
}

void ListSection::setHeadToolTip(const QString& text) {
    m_head->setToolTip(text);
}

void ListSection::setTitle(const QString& title) {
    m_head->setText(title);
}

void ListSection::setHint(const QString& hint) {
    m_hint->setText(hint);
    rowsChanged();
}

void ListSection::rowsChanged() {
    const bool any = m_list->count() > 0;
    m_list->setVisible(any);
    m_hint->setVisible(!any && !m_hint->text().isEmpty());
    setVisible(any || !m_hint->text().isEmpty());
    m_list->updateGeometry();
}

} // namespace specula::app
