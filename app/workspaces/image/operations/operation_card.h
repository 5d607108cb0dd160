// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspaces/image/operations/operation_stack.h"

#include <QWidget>

#include <functional>

class QFormLayout;
class QLabel;
class QToolButton;

namespace specula::app {

/// One operation of the stack: its switch, its place, its parameters as fields (numbers with a
/// slider), and what is wrong with it.
class OperationCard : public QWidget {
    Q_OBJECT
  public:
    OperationCard(OperationStack& stack, int index, QWidget* parent = nullptr);

    /// The fields as the stack has them now.
    void showEntry();
    void showProblem(const QString& problem);
    /// Fields of all cards stand under each other.
    int labelWidth() const;
    void setLabelWidth(int width);

  private:
    void makeHead();
    void makeField(const imaging::ParameterInfo& parameter);
    QWidget* makeNumber(const imaging::ParameterInfo& parameter, const QString& name);
    QWidget* makeChoice(const imaging::ParameterInfo& parameter, const QString& name);
    QWidget* makeText(const imaging::ParameterInfo& parameter, const QString& name);
    nlohmann::json valueOf(const std::string& parameter) const;

    OperationStack& m_stack;
    int m_index;
    const imaging::OperationInfo& m_info;
    QFormLayout* m_form;
    QToolButton *m_up, *m_down;
    QLabel* m_problem;
    QList<std::function<void()>> m_refresh; ///< one per field
};

} // namespace specula::app
