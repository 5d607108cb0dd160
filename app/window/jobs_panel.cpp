// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/jobs_panel.h"

#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>

#include <cmath>

namespace specula::app {
namespace {

constexpr int kRowHeight = 44;

class JobDelegate : public QStyledItemDelegate {
  public:
    JobDelegate(const widgets::Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {240, kRowHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto info = index.data(JobModel::InfoRole).value<JobInfo>();
        const auto& colours = m_theme.colours();
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colours.raised);
        const QRect room = option.rect.adjusted(12, 5, -12, -5);
        const QRect top(room.left(), room.top(), room.width(), 17);
        painter->setPen(info.state == JobState::Failed ? colours.error : colours.dim);
        const QString right = rightText(info);
        painter->drawText(top, Qt::AlignRight | Qt::AlignVCenter, right);
        const int used = option.fontMetrics.horizontalAdvance(right) + 12;
        painter->setPen(colours.text);
        painter->drawText(
            top.adjusted(0, 0, -used, 0), Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(info.title, Qt::ElideMiddle, top.width() - used));
        const QRect bottom(room.left(), top.bottom() + 1, room.width(), 16);
        if (info.state == JobState::Running || info.state == JobState::Queued)
            paintProgress(painter, bottom, info);
        else if (!info.failure.message.isEmpty() && info.state == JobState::Failed) {
            painter->setPen(colours.dim);
            painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                              option.fontMetrics.elidedText(info.failure.message, Qt::ElideRight,
                                                            bottom.width()));
        }
        painter->restore();
    }

  private:
    static QString rightText(const JobInfo& info) {
        if (info.state != JobState::Running)
            return JobModel::stateText(info.state);
        QStringList parts{
            QStringLiteral("%1 %").arg(int(std::lround(info.progress.fraction * 100)))};
        for (const QString& text :
             {JobModel::rateText(info.progress), JobModel::remainingText(info.progress)})
            if (!text.isEmpty())
                parts << text;
        return parts.join(QStringLiteral(" · "));
    }

    void paintProgress(QPainter* painter, const QRect& room, const JobInfo& info) const {
        const auto& colours = m_theme.colours();
        const QString stage = QString::fromStdString(info.progress.stage);
        const int text = stage.isEmpty() ? 0 : std::min(room.width() / 2, 200);
        painter->setPen(colours.dim);
        painter->drawText(QRect(room.left(), room.top(), text, room.height()),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(stage, Qt::ElideRight, text - 8));
        const QRectF bar(room.left() + text, room.center().y() - 2, room.width() - text, 4);
        painter->fillRect(bar, colours.line);
        painter->fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * info.progress.fraction, 4)),
                          colours.accent);
    }

    const widgets::Theme& m_theme;
};

} // namespace

JobsPanel::JobsPanel(const widgets::Theme& theme, JobRunner& jobs, JobModel& model, QWidget* parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_model(model)
    , m_list(new QListView(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_copy(new QPushButton(tr("Copy details"), this))
    , m_clear(new QPushButton(tr("Clear ended"), this)) {
    m_list->setObjectName(QStringLiteral("jobsList"));
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setModel(&model);
    m_list->setItemDelegate(new JobDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    const std::pair<QPushButton*, const char*> buttons[] = {
        {m_cancel, "jobs.cancel"}, {m_copy, "jobs.copy"}, {m_clear, "jobs.clear"}};
    auto* column = new QVBoxLayout;
    column->setContentsMargins(8, 8, 8, 8);
    for (const auto& [button, name] : buttons) {
        button->setObjectName(QLatin1String(name));
        button->setAccessibleName(button->text());
        column->addWidget(button);
    }
    column->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_list, 1);
    row->addLayout(column);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const JobInfo* info = chosen())
            m_jobs.cancel(info->id);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (const JobInfo* info = chosen())
            QGuiApplication::clipboard()->setText(info->failure.details);
    });
    connect(m_clear, &QPushButton::clicked, &m_model, &JobModel::clearEnded);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &JobsPanel::update);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &JobsPanel::update);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &JobsPanel::update);
    update();
}

const JobInfo* JobsPanel::chosen() const {
    return m_model.info(m_list->currentIndex().row());
}

void JobsPanel::update() {
    const JobInfo* info = chosen();
    m_cancel->setEnabled(info != nullptr &&
                         (info->state == JobState::Running || info->state == JobState::Queued));
    m_copy->setEnabled(info != nullptr && info->state == JobState::Failed);
}

} // namespace specula::app
