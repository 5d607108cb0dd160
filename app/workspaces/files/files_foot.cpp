// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/files_foot.h"

#include "app/workspaces/files/run_table_model.h"
#include "widgets/forms/labels.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/wheel_policy.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace specula::app {
namespace {

constexpr double kMostBins = 100000;

} // namespace

FilesFoot::FilesFoot(QWidget* parent)
    : QWidget(parent)
    , m_rule(new QComboBox(this))
    , m_sort(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_style(new QLineEdit(this))
    , m_reverse(new QCheckBox(tr("reversed"), this))
    , m_follow(new QCheckBox(tr("Follow newest"), this))
    , m_bin(new widgets::NumberField(QStringLiteral("files.bin"), tr("Bin of g2"), this))
    , m_count(widgets::makeDimLabel({}, this)) {
    setObjectName(QStringLiteral("files.foot"));
    m_rule->setObjectName(QStringLiteral("files.filter.rule"));
    m_rule->setAccessibleName(tr("How the filter works"));
    m_rule->addItem(tr("contains"), int(RunFilter::Rule::Contains));
    m_rule->addItem(tr("prefix is"), int(RunFilter::Rule::Prefix));
    m_text->setObjectName(QStringLiteral("files.filter"));
    m_text->setAccessibleName(tr("Filter"));
    m_text->setPlaceholderText(tr("Filter: words of the name, sample, note…"));
    m_text->setToolTip(tr("Enter adds all that match to the targets."));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(140);
    m_sort->setObjectName(QStringLiteral("files.sort"));
    m_sort->setAccessibleName(tr("Sort by"));
    using Column = RunTableModel::Column;
    const struct {
        QString text;
        Column column;
    } orders[] = {{tr("name"), Column::kLabel},
                  {tr("index"), Column::kIndex},
                  {tr("time of the file"), Column::kChanged},
                  {tr("time of the run"), Column::kTime},
                  {tr("sample"), Column::kSample},
                  {tr("temperature"), Column::kTemperature},
                  {tr("frames"), Column::kFrames},
                  {tr("counts"), Column::kCounts},
                  {tr("contrast"), Column::kContrast},
                  {tr("decay time"), Column::kDecay},
                  {tr("problems"), Column::kProblems},
                  {tr("tag"), Column::kTag},
                  {tr("kind"), Column::kKind}};
    for (const auto& order : orders)
        m_sort->addItem(order.text, int(order.column));
    m_sort->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sort->setMinimumContentsLength(6);
    m_reverse->setObjectName(QStringLiteral("files.sort.reverse"));
    m_follow->setObjectName(QStringLiteral("files.follow"));
    m_follow->setToolTip(tr("A result that appears in a watched folder becomes the current one."));
    m_style->setObjectName(QStringLiteral("files.labelStyle"));
    m_style->setAccessibleName(tr("Label style"));
    m_style->setPlaceholderText(tr("all"));
    m_style->setFixedWidth(56);
    m_style->setToolTip(tr("Parts of the name between underscores that make the label, counted "
                           "from 0: 0_2. Empty: all of it."));
    m_style->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("\\d+([_,]\\d+)*[_,]?")), m_style));
    m_bin->setInteger(true);
    m_bin->setRange(1, kMostBins);
    m_bin->setValue(1);
    m_bin->setFixedWidth(64);
    m_bin->setToolTip(tr("Dynamic bin whose g2, contrast and decay time the table shows."));
    for (QWidget* choice : {static_cast<QWidget*>(m_rule), static_cast<QWidget*>(m_sort)})
        widgets::wheelWhenFocused(choice);

    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(8);
    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    for (QHBoxLayout* row : {first, second})
        row->setSpacing(8);
    first->addWidget(m_rule);
    first->addWidget(m_text, 1);
    first->addWidget(m_follow);
    first->addWidget(m_count);
    second->addWidget(widgets::makeDimLabel(tr("Sort by"), this));
    second->addWidget(m_sort);
    second->addWidget(m_reverse);
    second->addStretch(1);
    second->addWidget(widgets::makeDimLabel(tr("g2 of bin"), this));
    second->addWidget(m_bin);
    second->addWidget(widgets::makeDimLabel(tr("Label"), this));
    second->addWidget(m_style);
    rows->addLayout(first);
    rows->addLayout(second);

    const auto filter = [this] { emit filterChanged(rule(), filterText()); };
    connect(m_text, &QLineEdit::textChanged, this, filter);
    connect(m_rule, &QComboBox::currentIndexChanged, this, filter);
    connect(m_text, &QLineEdit::returnPressed, this, &FilesFoot::addMatchesWanted);
    connect(m_sort, &QComboBox::currentIndexChanged, this, &FilesFoot::tellSort);
    connect(m_reverse, &QCheckBox::toggled, this, &FilesFoot::tellSort);
    connect(m_follow, &QCheckBox::toggled, this, &FilesFoot::followChanged);
    connect(m_style, &QLineEdit::textEdited, this, &FilesFoot::labelStyleChanged);
    connect(m_bin, &widgets::NumberField::valueChanged, this,
            [this](double bin) { emit binChanged(int(bin)); });
}

void FilesFoot::tellSort() {
    emit sortWanted(m_sort->currentData().toInt(),
                    m_reverse->isChecked() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void FilesFoot::setSort(int column, Qt::SortOrder order) {
    const QSignalBlocker quietSort(m_sort), quietReverse(m_reverse);
    m_sort->setCurrentIndex(m_sort->findData(column));
    m_reverse->setChecked(order == Qt::DescendingOrder);
}

void FilesFoot::setLabelStyle(const QString& style) {
    if (style != m_style->text())
        m_style->setText(style);
}

void FilesFoot::setFollow(bool follow) {
    m_follow->setChecked(follow);
}

void FilesFoot::setBin(int bin) {
    m_bin->setValue(bin);
}

void FilesFoot::setFilter(RunFilter::Rule rule, const QString& text) {
    m_rule->setCurrentIndex(m_rule->findData(int(rule)));
    m_text->setText(text);
}

void FilesFoot::setCount(const QString& text) {
    m_count->setText(text);
}

RunFilter::Rule FilesFoot::rule() const {
    return static_cast<RunFilter::Rule>(m_rule->currentData().toInt());
}

QString FilesFoot::filterText() const {
    return m_text->text();
}

bool FilesFoot::follow() const {
    return m_follow->isChecked();
}

void FilesFoot::focusFilter() {
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

} // namespace specula::app
