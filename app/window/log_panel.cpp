// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/log_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace specula::app {
namespace {
constexpr int kMostLines = 2000;
}

LogPanel::LogPanel(Log& log, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_level(new QComboBox(this))
    , m_search(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this)) {
    m_level->setObjectName(QStringLiteral("log.level"));
    m_level->setAccessibleName(tr("Least level shown"));
    m_level->addItem(tr("Everything"), int(LogLevel::Debug));
    m_level->addItem(tr("Information"), int(LogLevel::Info));
    m_level->addItem(tr("Warnings"), int(LogLevel::Warning));
    m_level->addItem(tr("Errors"), int(LogLevel::Error));
    m_level->setCurrentIndex(1);
    m_search->setObjectName(QStringLiteral("log.search"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_text->setObjectName(QStringLiteral("log.text"));
    m_text->setAccessibleName(tr("Log"));
    m_text->setReadOnly(true);
    m_text->setMaximumBlockCount(kMostLines);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(QStringLiteral("log.copy"));
    copy->setAccessibleName(tr("Copy what is shown"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_level);
    row->addWidget(m_search, 1);
    row->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 8);
    column->addLayout(row);
    column->addWidget(m_text, 1);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPanel::rebuild);
    connect(m_search, &QLineEdit::textChanged, this, &LogPanel::rebuild);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(shownText()); });
    // Entries come from any thread and in bursts: one look per burst.
    m_log.setListener([this](const LogEntry&) {
        if (!m_pending.exchange(true))
            QMetaObject::invokeMethod(this, &LogPanel::append, Qt::QueuedConnection);
    });
}

LogPanel::~LogPanel() {
    m_log.setListener({});
}

QString LogPanel::shownText() const {
    return m_text->toPlainText();
}

bool LogPanel::wanted(const LogEntry& entry) const {
    return int(entry.level) >= m_level->currentData().toInt() &&
           QString::fromStdString(entry.line()).contains(m_search->text(), Qt::CaseInsensitive);
}

void LogPanel::rebuild() {
    m_text->clear();
    m_last = 0;
    append();
}

void LogPanel::append() {
    m_pending = false;
    if (!isVisible())
        return;
    for (const LogEntry& entry : m_log.entriesAfter(m_last)) {
        m_last = entry.number;
        if (wanted(entry))
            m_text->appendPlainText(QString::fromStdString(entry.line()));
    }
}

void LogPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    append();
}

} // namespace specula::app
