// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/metadata_view.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace specula::app {
namespace {

enum Column { kName, kValue, kType };

QTreeWidgetItem* makeItem(const io::MetadataNode& node) {
    auto* item =
        new QTreeWidgetItem({QString::fromStdString(node.name), QString::fromStdString(node.value),
                             QString::fromStdString(node.type)});
    item->setData(kName, Qt::UserRole, QString::fromStdString(node.path));
    item->setToolTip(kName,
                     node.path.empty() ? item->text(kName) : QString::fromStdString(node.path));
    item->setToolTip(kValue, item->text(kValue));
    for (const io::MetadataNode& child : node.children)
        item->addChild(makeItem(child));
    return item;
}

// Shows what matches, with all that leads to it and lies below it.
bool showMatching(QTreeWidgetItem* item, const QString& text, bool parentMatches) {
    const bool self = parentMatches || text.isEmpty() ||
                      item->text(kName).contains(text, Qt::CaseInsensitive) ||
                      item->text(kValue).contains(text, Qt::CaseInsensitive);
    bool below = false;
    for (int i = 0; i < item->childCount(); ++i)
        below = showMatching(item->child(i), text, self) || below;
    item->setHidden(!self && !below);
    if (!text.isEmpty() && below)
        item->setExpanded(true);
    return self || below;
}

} // namespace

MetadataView::MetadataView(QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this)) {
    m_search->setObjectName(QStringLiteral("metadata.search"));
    m_search->setAccessibleName(tr("Search metadata"));
    m_search->setPlaceholderText(tr("Search metadata"));
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("metadata.tree"));
    m_tree->setAccessibleName(tr("Metadata"));
    m_tree->setHeaderLabels({tr("Name"), tr("Value"), tr("Type")});
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setMinimumHeight(200);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setColumnWidth(kName, 130);
    m_tree->setColumnWidth(kValue, 120);
    auto* copy = new QAction(tr("Copy"), m_tree);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copy);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &MetadataView::copySelected);
    connect(m_search, &QLineEdit::textChanged, this, &MetadataView::filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
}

void MetadataView::setMetadata(const io::MetadataNode& root) {
    m_tree->clear();
    if (root.children.empty() && root.value.empty())
        return;
    QList<QTreeWidgetItem*> items;
    for (const io::MetadataNode& child : root.children)
        items << makeItem(child);
    m_tree->addTopLevelItems(items);
    if (items.size() <= 8)
        m_tree->expandToDepth(0);
    filter(m_search->text());
}

void MetadataView::clear() {
    m_tree->clear();
}

void MetadataView::filter(const QString& text) {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        showMatching(m_tree->topLevelItem(i), text.trimmed(), false);
}

void MetadataView::copySelected() {
    if (const QTreeWidgetItem* item = m_tree->currentItem()) {
        const QString path = item->data(kName, Qt::UserRole).toString();
        QGuiApplication::clipboard()->setText((path.isEmpty() ? item->text(kName) : path) +
                                              QLatin1Char('\t') + item->text(kValue));
    }
}

} // namespace specula::app
