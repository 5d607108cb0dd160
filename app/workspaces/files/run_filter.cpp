// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_filter.h"

#include "app/folder_watch.h"
#include "app/workspaces/files/run_table_model.h"

#include <QRegularExpression>

#include <algorithm>

namespace specula::app {

RunFilter::RunFilter(QObject* parent)
    : QSortFilterProxyModel(parent) {
    setSortRole(RunTableModel::SortRole);
    setDynamicSortFilter(true);
}

void RunFilter::setRule(Rule rule) {
    m_rule = rule;
    invalidateFilter();
}

void RunFilter::setText(const QString& text) {
    m_text = text.trimmed();
    invalidateFilter();
}

QList<int> RunFilter::rows() const {
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        rows << mapToSource(index(row, 0)).row();
    return rows;
}

bool RunFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    if (m_text.isEmpty())
        return true;
    const auto* model = static_cast<const RunTableModel*>(sourceModel());
    const QString name = model->at(row).name();
    if (m_rule == Rule::Prefix)
        return name.startsWith(m_text, Qt::CaseInsensitive);
    QString all = name;
    for (const int column : {RunTableModel::kKind, RunTableModel::kSample, RunTableModel::kTag,
                             RunTableModel::kNote, RunTableModel::kTime})
        all += QLatin1Char('\n') + model->index(row, column).data().toString();
    static const QRegularExpression spaces(QStringLiteral("\\s+"));
    const QStringList words = m_text.split(spaces, Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return all.contains(word, Qt::CaseInsensitive);
    });
}

bool RunFilter::lessThan(const QModelIndex& a, const QModelIndex& b) const {
    const QVariant x = a.data(RunTableModel::SortRole), y = b.data(RunTableModel::SortRole);
    const auto known = [](const QVariant& v) {
        return v.isValid() && (v.userType() != QMetaType::QString || !v.toString().isEmpty());
    };
    if (known(x) != known(y))
        return known(x) == (sortOrder() == Qt::AscendingOrder);
    if (x.userType() == QMetaType::QString && x != y)
        return FolderWatch::namesBefore(x.toString(), y.toString());
    if (x.userType() == QMetaType::QDateTime && x != y)
        return x.toDateTime() < y.toDateTime();
    if (x.isValid() && x != y)
        return x.toDouble() < y.toDouble();
    const auto* model = static_cast<const RunTableModel*>(sourceModel());
    return FolderWatch::namesBefore(model->at(a.row()).name(), model->at(b.row()).name());
}

} // namespace specula::app
