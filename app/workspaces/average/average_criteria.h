// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "core/correlate/derived/averaging.h"

#include <QJsonObject>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;

namespace specula::widgets {
class NumberField;
}

namespace specula::app {

/// The foot of the Average room: which files are taken, and how they are averaged.
class AverageCriteria : public QWidget {
    Q_OBJECT
  public:
    explicit AverageCriteria(QWidget* parent = nullptr);

    correlate::AverageOptions options() const;
    /// Silent.
    void setOptions(const correlate::AverageOptions& options);
    /// Dynamic bin (1..) whose curves are drawn.
    std::int64_t bin() const;
    void setBin(std::int64_t bin);
    /// How many there are; 0 while nothing is known.
    void setBinCount(std::int64_t bins);

    QJsonObject save() const;
    void restore(const QJsonObject& state);

  signals:
    void optionsChanged(); ///< by the user
    void binChanged(qint64 bin);

  private:
    void showMethod();
    void tell();
    widgets::NumberField* addField(const char* name, const QString& label, const QString& toolTip,
                                   QWidget* page);

    QComboBox *m_outliers, *m_method, *m_errors;
    QStackedWidget* m_pages;
    widgets::NumberField *m_distance, *m_baselineBin, *m_window, *m_low, *m_high, *m_bin;
    QCheckBox *m_interpolate, *m_pixels;
};

} // namespace specula::app
