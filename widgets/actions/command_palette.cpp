// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/command_palette.h"

#include "widgets/actions/action_registry.h"
#include "widgets/actions/fuzzy_match.h"
#include "widgets/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace specula::widgets {
namespace {

constexpr int kWidth = 560;
constexpr int kRows = 12;
constexpr int kRowHeight = 28;
constexpr int kMostShown = 60;
constexpr int kDetailRole = Qt::UserRole + 1;

class RowDelegate : public QStyledItemDelegate {
  public:
    RowDelegate(const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {kWidth, kRowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const ThemeColours& colours = m_theme.colours();
        const bool enabled = option.state & QStyle::State_Enabled;
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colours.line);
        QRect room = option.rect.adjusted(10, 0, -10, 0);
        const QRect icon(room.left(), room.center().y() - 8, 17, 17);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        room.setLeft(icon.right() + 10);
        const QString detail = index.data(kDetailRole).toString();
        const int width =
            std::min(option.fontMetrics.horizontalAdvance(detail) + 2, room.width() / 2);
        painter->setPen(colours.dim);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(detail, Qt::ElideLeft, width));
        room.setRight(room.right() - width - 12);
        painter->setPen(enabled ? colours.text : colours.dim);
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
        painter->restore();
    }

  private:
    const Theme& m_theme;
};

} // namespace

CommandPalette::CommandPalette(ActionRegistry& actions, const Theme& theme, QWidget* window)
    : QFrame(window)
    , m_actions(actions)
    , m_theme(theme)
    , m_edit(new QLineEdit(this))
    , m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("role", QStringLiteral("raised"));
    m_edit->setObjectName(QStringLiteral("commandPalette.edit"));
    m_edit->setAccessibleName(tr("Search actions, files, datasets"));
    m_edit->setPlaceholderText(tr("Search actions, files, datasets"));
    m_edit->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandPalette.list"));
    m_list->setAccessibleName(tr("Matches"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new RowDelegate(theme, m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    window->installEventFilter(this);
    hide();
}

void CommandPalette::addProvider(Provider provider) {
    m_providers.push_back(std::move(provider));
}

void CommandPalette::collect() {
    m_items.clear();
    m_actions.refresh();
    for (const QString& id : m_actions.ids()) {
        QAction* action = m_actions.action(id);
        if (!action->isVisible())
            continue;
        const ActionSpec* spec = m_actions.spec(id);
        const QString menu = ActionRegistry::plainText(
            m_actions.menuTitle(spec->menu.section(QLatin1Char('/'), -1)));
        QStringList keywords = spec->keywords;
        keywords << menu << id;
        m_items << PaletteItem{ActionRegistry::plainText(action->text()),
                               action->shortcut().toString(QKeySequence::NativeText),
                               action->icon(),
                               keywords,
                               [this, id] { m_actions.trigger(id); },
                               action->isEnabled()};
    }
    for (const Provider& provider : m_providers)
        m_items << provider();
}

void CommandPalette::filter() {
    const QString query = m_edit->text().trimmed();
    QList<std::pair<int, int>> ranked;
    for (int i = 0; i < m_items.size(); ++i) {
        const PaletteItem& item = m_items[i];
        int score = fuzzyScore(query, item.title);
        // Aliases count, less than the name itself, alone or together with it.
        const QString words = item.keywords.join(QLatin1Char(' '));
        const int alias = fuzzyScore(query, words);
        const int both = fuzzyScore(query, item.title + QLatin1Char(' ') + words);
        score = std::max({score, alias < 0 ? -1 : alias / 2, both < 0 ? -1 : both / 2});
        if (score < 0)
            continue;
        if (!item.enabled)
            score /= 2;
        ranked << std::pair(score, i);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    m_shown.clear();
    for (const auto& [score, i] : ranked) {
        if (m_shown.size() == kMostShown)
            break;
        const PaletteItem& item = m_items[i];
        auto* row = new QListWidgetItem(item.icon, item.title, m_list);
        row->setData(kDetailRole, item.detail);
        if (!item.enabled)
            row->setFlags(row->flags() & ~Qt::ItemIsEnabled);
        m_shown << i;
    }
    m_list->setCurrentRow(0);
    place();
}

QStringList CommandPalette::titles() const {
    QStringList all;
    for (const int i : m_shown)
        all << m_items[i].title;
    return all;
}

void CommandPalette::popUp(const QString& query) {
    collect();
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->setText(query);
    }
    filter();
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
    m_edit->selectAll();
}

void CommandPalette::place() {
    const QWidget* window = parentWidget();
    const int width = std::min(kWidth, window->width() - 32);
    const int rows = std::clamp(int(m_shown.size()), 1, kRows);
    const int height =
        std::min(rows * kRowHeight + m_edit->sizeHint().height() + 26, window->height() - 48);
    setGeometry((window->width() - width) / 2, 34, width, height);
}

void CommandPalette::runCurrent() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_shown.size() || !m_items[m_shown[row]].enabled)
        return;
    const auto run = m_items[m_shown[row]].run;
    hide();
    parentWidget()->setFocus();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return false;
    }
    if (event->type() == QEvent::FocusOut && isVisible() &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int page = key == Qt::Key_PageDown ? kRows : key == Qt::Key_PageUp ? -kRows : 0;
    const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : page;
    if (step != 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
        return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        runCurrent();
        return true;
    }
    if (key == Qt::Key_Escape) {
        hide();
        parentWidget()->setFocus();
        return true;
    }
    return false;
}

} // namespace specula::widgets
