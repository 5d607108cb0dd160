// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/g2_model.h"

#include "app/unit_model.h"
#include "widgets/theme/theme.h"

namespace specula::app {

G2Model::G2Model(AppContext& context, ResultLibrary& library, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_library(library) {
    connect(&context.units, &UnitModel::changed, this, &G2Model::viewChanged);
    connect(&context.theme, &widgets::Theme::changed, this, &G2Model::viewChanged);
}

void G2Model::setView(const G2View& view) {
    if (view.toJson() == m_view.toJson())
        return;
    m_view = view;
    emit viewChanged();
}

void G2Model::setBin(std::int64_t bin) {
    if (bin < 0 || bin == m_bin)
        return;
    m_bin = bin;
    emit binChanged(bin);
}

void G2Model::stepBin(std::int64_t by) {
    const G2DataPtr data = currentData();
    if (!data)
        return;
    QString why;
    const std::vector<std::int64_t> bins =
        shownBins(*data, m_view, m_context.units.preferences(), why);
    if (bins.empty())
        return;
    const auto here = std::lower_bound(bins.begin(), bins.end(), m_bin) - bins.begin();
    const auto last = static_cast<std::int64_t>(bins.size()) - 1;
    setBin(bins[static_cast<std::size_t>(std::clamp<std::int64_t>(here + by, 0, last))]);
}

QList<int> G2Model::shownEntries() const {
    if (m_view.files == G2Files::Chosen)
        return m_library.used();
    return m_library.current() >= 0 ? QList<int>{m_library.current()} : QList<int>();
}

const G2Model::Held* G2Model::heldOf(const ResultEntry& entry) const {
    const auto held = m_held.constFind(entry.id);
    return held != m_held.cend() && held->file == entry.file ? &*held : nullptr;
}

QList<int> G2Model::wanted() const {
    QList<int> order;
    const int current = m_library.current();
    // The neighbours too: stepping to them then shows them at once.
    for (const int index : {current, current + 1, current - 1})
        order << index;
    order << shownEntries();
    QList<int> wanted;
    for (const int index : order) {
        if (index < 0 || index >= m_library.size() || wanted.contains(index))
            continue;
        const ResultEntry& entry = m_library.at(index);
        if (entry.ready() && entry.file->hasMultitau() && heldOf(entry) == nullptr)
            wanted << index;
    }
    return wanted;
}

void G2Model::put(quint64 id, const G2DataPtr& data) {
    m_held.insert(id, {.file = data->file, .data = data, .failure = {}, .how = {}, .columns = {}});
    const ResultEntry* entry = currentEntry();
    if (entry != nullptr && entry->id == id && m_bin > data->bins())
        setBin(data->bins() > 0 ? 1 : 0);
    // A neighbour that is read ahead changes nothing that is seen.
    const int index = m_library.indexOfId(id);
    if (index == m_library.current() || shownEntries().contains(index))
        emit dataChanged();
}

void G2Model::putFailure(quint64 id, const io::ResultFilePtr& file, const QString& message) {
    m_held.insert(id, {.file = file, .data = {}, .failure = message, .how = {}, .columns = {}});
    emit dataChanged();
}

void G2Model::tidy() {
    QSet<quint64> keep;
    const int current = m_library.current();
    for (const int index : QList<int>{current, current + 1, current - 1} + m_library.used())
        if (index >= 0 && index < m_library.size())
            keep << m_library.at(index).id;
    m_held.removeIf([&](const auto& held) { return !keep.contains(held.key()); });
}

const ResultEntry* G2Model::currentEntry() const {
    const int current = m_library.current();
    return current >= 0 && current < m_library.size() ? &m_library.at(current) : nullptr;
}

G2DataPtr G2Model::currentData() const {
    const ResultEntry* entry = currentEntry();
    const Held* held = entry != nullptr ? heldOf(*entry) : nullptr;
    return held != nullptr ? held->data : nullptr;
}

QString G2Model::currentFailure() const {
    const ResultEntry* entry = currentEntry();
    const Held* held = entry != nullptr ? heldOf(*entry) : nullptr;
    return held != nullptr ? held->failure : QString();
}

QList<G2DataPtr> G2Model::usedData() const {
    QList<G2DataPtr> data;
    for (const int index : m_library.used())
        if (const Held* held = heldOf(m_library.at(index)); held != nullptr && held->data)
            data << held->data;
    return data;
}

FileColours G2Model::colours(const QList<G2DataPtr>& files) const {
    return fileColours(files, m_view.colourBy, m_context.theme.isDark(),
                       m_context.theme.canvas().dim);
}

G2PlotInput G2Model::inputOf(const QList<int>& entries) {
    G2PlotInput input;
    input.view = m_view;
    input.units = m_context.units.preferences();
    input.dark = m_context.theme.isDark();
    QList<G2DataPtr> files;
    for (int number = 0; number < entries.size(); ++number) {
        const ResultEntry& entry = m_library.at(entries[number]);
        if (heldOf(entry) == nullptr)
            continue;
        Held& held = m_held[entry.id];
        if (!held.data)
            continue;
        if (!held.columns || held.how != m_view.normalisation) {
            held.how = m_view.normalisation;
            held.columns = std::make_shared<const G2Columns>(
                g2Columns({held.data->curves.g2, held.data->curves.error}, held.how));
        }
        G2Curves curves;
        curves.path = entry.path;
        curves.name = entry.label;
        curves.data = held.data;
        curves.columns = held.columns.get();
        curves.number = number;
        curves.current = entries[number] == m_library.current();
        input.files << curves;
        files << held.data;
    }
    const FileColours colours = this->colours(files);
    for (qsizetype i = 0; i < input.files.size(); ++i) {
        input.files[i].colour = colours.colours[i];
        if (!colours.values[i].isEmpty())
            input.files[i].name += QStringLiteral(" · ") + colours.values[i];
    }
    input.reference = currentData();
    if (const ResultEntry* entry = currentEntry())
        input.referenceLabel = entry->label;
    if (!input.reference && !input.files.isEmpty()) {
        input.reference = input.files.first().data;
        input.referenceLabel = input.files.first().name;
    }
    return input;
}

G2PlotInput G2Model::plotInput() {
    return inputOf(shownEntries());
}

G2PlotInput G2Model::currentInput() {
    G2PlotInput input =
        inputOf(m_library.current() >= 0 ? QList<int>{m_library.current()} : QList<int>());
    if (!currentData())
        input.reference = nullptr;
    return input;
}

bool G2Model::wantsPartials() const {
    const G2DataPtr data = currentData();
    return m_view.tab == G2Tab::Stability && data && data->file->hasPartials() &&
           data->file != m_partialsOf;
}

void G2Model::putPartials(const G2PartialsPtr& partials, const QString& failure) {
    m_partials = partials;
    m_partialsFailure = failure;
    const G2DataPtr data = currentData();
    m_partialsOf = partials ? partials->file : data ? data->file : nullptr;
    emit partialsChanged();
}

} // namespace specula::app
