// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log.h"

#include <QWidget>

#include <atomic>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace specula::app {

/// The last log entries as text, by level and words.
class LogPanel : public QWidget {
    Q_OBJECT
  public:
    explicit LogPanel(Log& log, QWidget* parent = nullptr);
    ~LogPanel() override;

    QString shownText() const;

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    bool wanted(const LogEntry& entry) const;
    void rebuild();
    void append();

    Log& m_log;
    std::uint64_t m_last = 0;
    std::atomic<bool> m_pending{false};
    QComboBox* m_level;
    QLineEdit* m_search;
    QPlainTextEdit* m_text;
};

} // namespace specula::app
