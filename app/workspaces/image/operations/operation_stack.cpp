// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/operations/operation_stack.h"

#include "app/workspaces/image/operations/operation_texts.h"
#include "core/base/error.h"
#include "core/io/open_source.h"

#include <QDir>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <cmath>
#include <vector>

namespace specula::app {

/// Before and after; edits of one parameter follow each other in one step.
class OperationStackEdit : public QUndoCommand {
  public:
    OperationStackEdit(OperationStack* stack, QList<OperationEntry> before,
                       QList<OperationEntry> after, const QString& name, int mergeKey, int drag)
        : QUndoCommand(name)
        , m_stack(stack)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_mergeKey(mergeKey)
        , m_drag(drag) {}

    int id() const override { return m_mergeKey; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = static_cast<const OperationStackEdit*>(other);
        if (next->m_stack != m_stack || next->m_drag != m_drag)
            return false;
        m_after = next->m_after;
        return true;
    }
    void undo() override {
        if (m_stack)
            m_stack->put(m_before);
    }
    void redo() override {
        if (m_stack)
            m_stack->put(m_after);
    }

  private:
    QPointer<OperationStack> m_stack;
    QList<OperationEntry> m_before, m_after;
    int m_mergeKey, m_drag;
};

OperationStack::OperationStack(QUndoStack& undo, QObject* parent)
    : QObject(parent)
    , m_undo(undo) {}

void OperationStack::setShown(bool shown) {
    if (m_shown == shown)
        return;
    m_shown = shown;
    emit changed();
}

namespace {

nlohmann::json startValue(const imaging::ParameterInfo& p, qint64 width, qint64 height) {
    using Kind = imaging::ParameterInfo::Kind;
    if (!p.fallback.is_null() || p.optional)
        return p.fallback;
    if (p.name == "width")
        return width;
    if (p.name == "height")
        return height;
    if (p.kind == Kind::Numbers) { // the identity, of a matrix or an affine map
        std::vector<double> numbers(static_cast<std::size_t>(p.count), 0);
        const std::size_t columns = p.count == 6 ? 3 : 4;
        for (std::size_t i = 0; i < numbers.size(); i += columns + 1)
            numbers[i] = 1;
        return numbers;
    }
    if (p.kind == Kind::Choice)
        return p.choices.front();
    if (p.kind != Kind::Number && p.kind != Kind::Integer)
        return nullptr;
    const double value =
        p.logarithmic && p.low > 0 ? std::sqrt(p.low * p.high) : p.low + (p.high - p.low) / 10;
    const double rounded = p.kind == Kind::Integer ? std::max(1.0, std::round(value))
                                                   : QString::number(value, 'g', 2).toDouble();
    return p.kind == Kind::Integer ? nlohmann::json(static_cast<std::int64_t>(rounded))
                                   : nlohmann::json(rounded);
}

} // namespace

void OperationStack::add(const std::string& name, qint64 width, qint64 height) {
    OperationEntry entry{name, nlohmann::json::object(), true};
    for (const imaging::ParameterInfo& p : imaging::operationInfo(name).parameters)
        if (const nlohmann::json value = startValue(p, width, height); !value.is_null())
            entry.parameters[p.name] = value;
    QList<OperationEntry> after = m_entries;
    after << entry;
    edit(after, tr("Add %1").arg(operationTitle(name)));
}

void OperationStack::remove(int index) {
    QList<OperationEntry> after = m_entries;
    const QString title = operationTitle(after.takeAt(index).name);
    edit(after, tr("Remove %1").arg(title));
}

void OperationStack::move(int from, int to) {
    if (to < 0 || to >= m_entries.size() || from == to)
        return;
    QList<OperationEntry> after = m_entries;
    after.move(from, to);
    edit(after, tr("Move %1").arg(operationTitle(m_entries.at(from).name)));
}

void OperationStack::setEnabled(int index, bool enabled) {
    QList<OperationEntry> after = m_entries;
    after[index].enabled = enabled;
    const QString title = operationTitle(m_entries.at(index).name);
    edit(after, enabled ? tr("Switch %1 on").arg(title) : tr("Switch %1 off").arg(title));
}

void OperationStack::setParameter(int index, const std::string& parameter,
                                  const nlohmann::json& value) {
    QList<OperationEntry> after = m_entries;
    if (value.is_null())
        after[index].parameters.erase(parameter);
    else
        after[index].parameters[parameter] = value;
    const auto& parameters = imaging::operationInfo(after[index].name).parameters;
    const auto place = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& p) { return p.name == parameter; });
    constexpr int kMostParameters = 100;
    edit(after,
         tr("Change %1 of %2").arg(parameterTitle(parameter), operationTitle(after[index].name)),
         index * kMostParameters + static_cast<int>(place - parameters.begin()));
}

void OperationStack::clear() {
    edit({}, tr("Remove all operations"));
}

void OperationStack::edit(QList<OperationEntry> after, const QString& name, int mergeKey) {
    if (after == m_entries)
        return;
    m_undo.push(new OperationStackEdit(this, m_entries, std::move(after), name, mergeKey, m_drag));
}

void OperationStack::put(const QList<OperationEntry>& entries) {
    const bool sameNames =
        std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(),
                   [](const auto& a, const auto& b) { return a.name == b.name; });
    m_entries = entries;
    if (!sameNames)
        emit entriesChanged();
    emit changed();
}

nlohmann::json OperationStack::toJson() const {
    nlohmann::json list = nlohmann::json::array();
    for (const OperationEntry& entry : m_entries) {
        nlohmann::json one = entry.parameters;
        one["op"] = entry.name;
        if (!entry.enabled)
            one["enabled"] = false;
        list.push_back(std::move(one));
    }
    return {{"operations", list}};
}

nlohmann::json OperationStack::toFile() const {
    nlohmann::json list = nlohmann::json::array();
    const nlohmann::json all = toJson();
    for (const nlohmann::json& one : all["operations"])
        if (!one.contains("enabled"))
            list.push_back(one);
    return {{"operations", list}};
}

QList<OperationEntry> OperationStack::fromJson(const nlohmann::json& file) {
    const auto wrong = [](const std::string& what) {
        return Error(ErrorCode::Input, what)
            .atField("operations")
            .withRemedy(R"(write {"operations":[{"op":"blur","sigma":5}]})");
    };
    if (!file.is_object() || !file.contains("operations") || !file["operations"].is_array())
        throw wrong("this is no list of operations");
    QList<OperationEntry> entries;
    for (const nlohmann::json& one : file["operations"]) {
        if (!one.is_object() || !one.contains("op") || !one["op"].is_string())
            throw wrong("an entry has no \"op\"");
        if (one.contains("enabled") && !one["enabled"].is_boolean())
            throw wrong("\"enabled\" is neither true nor false");
        OperationEntry entry{one["op"].get<std::string>(), one, one.value("enabled", true)};
        imaging::operationInfo(entry.name); // throws for an unknown one
        entry.parameters.erase("op");
        entry.parameters.erase("enabled");
        entries << entry;
    }
    return entries;
}

void OperationStack::load(const nlohmann::json& file, const QString& undoName) {
    edit(fromJson(file), undoName);
}

void OperationStack::restore(const nlohmann::json& file) {
    try {
        put(fromJson(file));
    } catch (const Error&) {
        put({});
    }
}

bool MadePipeline::good() const {
    return std::all_of(problems.begin(), problems.end(),
                       [](const QString& problem) { return problem.isEmpty(); });
}

namespace {

/// The parameter by its title on the card; a file that is not chosen yet is no mistake to explain.
QString problemText(const OperationEntry& entry, const Error& error) {
    const QString reason = QString::fromStdString(error.reason());
    const QString field = QString::fromStdString(error.field());
    const QString prefix = QString::fromStdString(entry.name) + QLatin1Char(':');
    if (!field.startsWith(prefix))
        return field.isEmpty() ? reason : field + QStringLiteral(": ") + reason;
    const std::string name = field.mid(prefix.size()).toStdString();
    const auto& parameters = imaging::operationInfo(entry.name).parameters;
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const auto& p) { return p.name == name; });
    if (known != parameters.end() && known->kind == imaging::ParameterInfo::Kind::File &&
        !entry.parameters.contains(name))
        return OperationStack::tr("Choose a file.");
    return parameterTitle(name) + QStringLiteral(": ") + reason;
}

} // namespace

MadePipeline makePipeline(const QList<OperationEntry>& entries, const QString& folder) {
    const auto absolute = [folder](const std::string& path) {
        return QDir(folder).absoluteFilePath(QString::fromStdString(path)).toStdString();
    };
    const imaging::OperationFiles files{
        [absolute](const std::string& path) { return io::openSource(absolute(path)); },
        [absolute](const std::string& path) { return std::filesystem::path(absolute(path)); }};
    MadePipeline made;
    for (const OperationEntry& entry : entries) {
        QString problem;
        if (entry.enabled) {
            try {
                made.pipeline.push_back(
                    imaging::makeOperation(entry.name, entry.parameters, files));
            } catch (const Error& error) {
                problem = problemText(entry, error);
            }
        }
        made.problems << problem;
    }
    return made;
}

} // namespace specula::app
