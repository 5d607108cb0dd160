// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/app_context.h"
#include "app/results/result_library.h"
#include "app/workspaces/g2/file_colours.h"
#include "app/workspaces/g2/g2_plots.h"

#include <QHash>
#include <QObject>

namespace specula::app {

/// What the parts of the g2 room share: how g2 is looked at, which bin is chosen, and what was read
/// of the files. Whoever shows something reads it here and draws again on the signals.
class G2Model : public QObject {
    Q_OBJECT
  public:
    G2Model(AppContext& context, ResultLibrary& library, QObject* parent = nullptr);

    AppContext& context() const { return m_context; }
    ResultLibrary& library() const { return m_library; }

    const G2View& view() const { return m_view; }
    void setView(const G2View& view);
    template<class Change>
    void edit(Change change) {
        G2View view = m_view;
        change(view);
        setView(view);
    }

    std::int64_t bin() const { return m_bin; } ///< 1.., 0: none
    void setBin(std::int64_t bin);
    /// To another of the bins in the q range.
    void stepBin(std::int64_t by);

    /// Entries that are to be read, the most urgent first.
    QList<int> wanted() const;
    void put(quint64 id, const G2DataPtr& data);
    void putFailure(quint64 id, const io::ResultFilePtr& file, const QString& message);
    /// Lets go of what nobody looks at any more.
    void tidy();

    const ResultEntry* currentEntry() const; ///< null: nothing is open
    G2DataPtr currentData() const;           ///< null: not read yet, or it cannot be
    QString currentFailure() const;
    /// All that is shown and was read, with the columns of the view's normalisation.
    G2PlotInput plotInput();
    /// The same of the current file alone.
    G2PlotInput currentInput();
    FileColours colours(const QList<G2DataPtr>& files) const;
    QList<G2DataPtr> usedData() const;

    const G2PartialsPtr& partials() const { return m_partials; }
    QString partialsFailure() const { return m_partialsFailure; }
    bool wantsPartials() const;
    void putPartials(const G2PartialsPtr& partials, const QString& failure);

  signals:
    void viewChanged();
    void binChanged(qint64 bin);
    /// Other files, or more of them was read.
    void dataChanged();
    void partialsChanged();

  private:
    struct Held {
        io::ResultFilePtr file;
        G2DataPtr data;
        QString failure;
        correlate::G2Normalisation how = correlate::G2Normalisation::None;
        std::shared_ptr<const G2Columns> columns;
    };
    QList<int> shownEntries() const;
    const Held* heldOf(const ResultEntry& entry) const;
    G2PlotInput inputOf(const QList<int>& entries);

    AppContext& m_context;
    ResultLibrary& m_library;
    G2View m_view;
    std::int64_t m_bin = 1;
    QHash<quint64, Held> m_held;
    G2PartialsPtr m_partials;
    QString m_partialsFailure;
    io::ResultFilePtr m_partialsOf; ///< what was asked for
};

} // namespace specula::app
