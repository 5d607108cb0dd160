// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_model.h"

#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

#include <utility>

namespace specula::app {
namespace {

/// Made after the fact: the first redo() finds it done.
class TwotimeEdit : public QUndoCommand {
  public:
    TwotimeEdit(TwotimeModel* model, TwotimeSettings before, TwotimeSettings after,
                const QString& name)
        : QUndoCommand(name)
        , m_model(model)
        , m_before(std::move(before))
        , m_after(std::move(after)) {}

    void undo() override { put(m_before); }
    void redo() override { put(m_after); }

  private:
    void put(const TwotimeSettings& settings) {
        if (m_model != nullptr)
            m_model->setSettings(settings);
    }

    QPointer<TwotimeModel> m_model;
    TwotimeSettings m_before, m_after;
};

} // namespace

TwotimeModel::TwotimeModel(QUndoStack& undo, QObject* parent)
    : QObject(parent)
    , m_undo(undo) {}

void TwotimeModel::put(const TwotimeSettings& settings) {
    if (settings == m_settings)
        return;
    const TwotimeSettings before = std::exchange(m_settings, settings);
    if (m_settings.strip(m_selected) == nullptr)
        selectStrip(0);
    emit changed(before);
}

void TwotimeModel::setSettings(const TwotimeSettings& settings) {
    m_beforeDrag.reset();
    put(settings);
}

void TwotimeModel::edit(const TwotimeSettings& after, const QString& name) {
    m_beforeDrag.reset();
    if (after == m_settings)
        return;
    const TwotimeSettings before = m_settings;
    put(after);
    m_undo.push(new TwotimeEdit(this, before, after, name));
}

void TwotimeModel::drag(const TwotimeSettings& now) {
    if (!m_beforeDrag)
        m_beforeDrag = m_settings;
    put(now);
}

void TwotimeModel::endDrag(const QString& name) {
    if (!m_beforeDrag)
        return;
    const TwotimeSettings before = *std::exchange(m_beforeDrag, std::nullopt);
    if (!(before == m_settings))
        m_undo.push(new TwotimeEdit(this, before, m_settings, name));
}

void TwotimeModel::selectStrip(int number) {
    if (m_settings.strip(number) == nullptr)
        number = 0;
    if (number == m_selected)
        return;
    m_selected = number;
    emit stripSelected(number);
}

} // namespace specula::app
