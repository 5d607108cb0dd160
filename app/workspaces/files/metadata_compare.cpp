// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/metadata_compare.h"

#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace specula::app {
namespace {

enum Column { kName, kLeft, kRight };
enum Role { kPathRole = Qt::UserRole, kDiffersRole };

QString text(const std::string& s) {
    return QString::fromStdString(s);
}

struct Compared {
    QTreeWidgetItem* item = nullptr;
    int differences = 0;
};

// Either may be missing in one of the files.
Compared compare(const io::MetadataNode* left, const io::MetadataNode* right,
                 const widgets::Theme& theme) {
    const io::MetadataNode& either = left != nullptr ? *left : *right;
    Compared result;
    result.item = new QTreeWidgetItem({text(either.name), left ? text(left->value) : QString(),
                                       right ? text(right->value) : QString()});
    result.item->setData(kName, kPathRole, text(either.path));
    const bool differs = left == nullptr || right == nullptr || left->value != right->value ||
                         left->type != right->type;
    for (const int column : {kName, kLeft, kRight})
        result.item->setToolTip(column, column == kName && !either.path.empty()
                                            ? text(either.path)
                                            : result.item->text(column));
    if (left == nullptr || right == nullptr)
        result.item->setText(left == nullptr ? kLeft : kRight, MetadataCompare::tr("(not there)"));
    const auto add = [&](const io::MetadataNode* a, const io::MetadataNode* b) {
        const Compared child = compare(a, b, theme);
        result.item->addChild(child.item);
        result.differences += child.differences;
    };
    const std::vector<io::MetadataNode> none;
    const auto& ours = left ? left->children : none;
    const auto& theirs = right ? right->children : none;
    for (const io::MetadataNode& child : ours) {
        const auto it = std::find_if(theirs.begin(), theirs.end(),
                                     [&](const auto& other) { return other.name == child.name; });
        add(&child, it == theirs.end() ? nullptr : &*it);
    }
    for (const io::MetadataNode& child : theirs)
        if (std::none_of(ours.begin(), ours.end(),
                         [&](const auto& other) { return other.name == child.name; }))
            add(nullptr, &child);
    if (differs) {
        ++result.differences;
        result.item->setText(kName, QStringLiteral("≠ ") + result.item->text(kName));
        for (const int column : {kName, kLeft, kRight}) {
            QFont font = theme.uiFont();
            font.setWeight(QFont::DemiBold);
            result.item->setFont(column, font);
            result.item->setForeground(column, theme.colours().warning);
        }
    }
    result.item->setData(kName, kDiffersRole, result.differences > 0);
    return result;
}

bool showMatching(QTreeWidgetItem* item, const QString& words, bool onlyDifferent,
                  bool parentMatches) {
    const bool self = parentMatches || words.isEmpty() ||
                      item->text(kName).contains(words, Qt::CaseInsensitive) ||
                      item->text(kLeft).contains(words, Qt::CaseInsensitive) ||
                      item->text(kRight).contains(words, Qt::CaseInsensitive);
    bool below = false;
    for (int i = 0; i < item->childCount(); ++i)
        below = showMatching(item->child(i), words, onlyDifferent, self) || below;
    const bool wanted =
        (self || below) && (!onlyDifferent || item->data(kName, kDiffersRole).toBool());
    item->setHidden(!wanted);
    if (wanted && (onlyDifferent || !words.isEmpty()) && item->childCount() > 0)
        item->setExpanded(true);
    return wanted;
}

} // namespace

MetadataCompare::MetadataCompare(const widgets::Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_search(new QLineEdit(this))
    , m_only(new QCheckBox(tr("Only what differs"), this))
    , m_count(widgets::makeDimLabel({}, this))
    , m_tree(new QTreeWidget(this)) {
    m_search->setObjectName(QStringLiteral("compare.search"));
    m_search->setAccessibleName(tr("Search both files"));
    m_search->setPlaceholderText(tr("Search both files"));
    m_search->setClearButtonEnabled(true);
    m_only->setObjectName(QStringLiteral("compare.only"));
    m_only->setChecked(true);
    m_tree->setObjectName(QStringLiteral("compare.tree"));
    m_tree->setAccessibleName(tr("Metadata of two files"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setMinimumHeight(260);
    m_tree->setIndentation(12);
    auto* copy = new QAction(tr("Copy"), m_tree);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copy);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &MetadataCompare::copySelected);
    connect(m_search, &QLineEdit::textChanged, this, &MetadataCompare::filter);
    connect(m_only, &QCheckBox::toggled, this, &MetadataCompare::filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    auto* row = new QHBoxLayout;
    row->addWidget(m_only);
    row->addStretch(1);
    row->addWidget(m_count);
    column->addLayout(row);
    column->addWidget(m_tree, 1);
}

void MetadataCompare::setFiles(const QString& leftName, const io::MetadataNode& left,
                               const QString& rightName, const io::MetadataNode& right) {
    m_tree->clear();
    m_tree->setHeaderLabels({tr("Name"), leftName, rightName});
    Compared all = compare(&left, &right, m_theme);
    m_differences = all.differences;
    m_tree->addTopLevelItems(all.item->takeChildren());
    delete all.item;
    m_count->setText(m_differences == 0 ? tr("The same")
                                        : tr("%n difference(s)", nullptr, m_differences));
    for (const int column : {kName, kLeft})
        m_tree->setColumnWidth(column, 100);
    filter();
}

void MetadataCompare::clear() {
    m_tree->clear();
    m_count->clear();
    m_differences = 0;
}

void MetadataCompare::filter() {
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        showMatching(m_tree->topLevelItem(i), m_search->text().trimmed(), m_only->isChecked(),
                     false);
}

void MetadataCompare::copySelected() {
    if (const QTreeWidgetItem* item = m_tree->currentItem())
        QGuiApplication::clipboard()->setText(item->data(kName, kPathRole).toString() +
                                              QLatin1Char('\t') + item->text(kLeft) +
                                              QLatin1Char('\t') + item->text(kRight));
}

} // namespace specula::app
