// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/files/run_table_model.h"

#include "core/base/units.h"
#include "widgets/theme/theme.h"

#include <QLocale>
#include <QRegularExpression>

#include <limits>

namespace specula::app {
namespace {

struct Head {
    const char *title, *name, *unit, *explanation;
    bool number;
};

// In the order of RunTableModel::Column; an empty name is no column of exports.
constexpr Head kHeads[] = {
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Run"), "label", "", "", false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Image"), "", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Mean scattering, logarithmic"), false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "g2"), "", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel",
                       "g2 of the chosen bin against the logarithm of the delay"),
     false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Tag"), "tag", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Space good, X bad, R repeat"), false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "T (K)"), "temperature_k", "K",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Temperature of the sample"), true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Contrast"), "contrast", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel",
                       "g2 of the chosen bin at the first delay less the baseline, which is the "
                       "mean of the last tenth of the delays"),
     true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "t 1/e (s)"), "decay_time_s", "s",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel",
                       "Delay at which g2 of the chosen bin less the baseline has fallen to 1/e of "
                       "the contrast; read from the curve, not fitted"),
     true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Counts"), "counts_per_pixel",
     "counts per pixel and frame",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel",
                       "Mean counts per pixel and frame, over the pixels of the mask"),
     true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Frames"), "frames", "", "", true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Sample"), "sample", "", "", false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Started"), "start_time", "", "", false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Kind"), "kind", "", "", false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Problems"), "problems", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Errors and warnings found on opening"),
     true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Note"), "note", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "N writes a note"), false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Bins"), "dynamic_bins", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Dynamic bins of the q-map"), true},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Changed"), "changed", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "When the file was written last"), false},
    {QT_TRANSLATE_NOOP("specula::app::RunTableModel", "Index"), "index", "",
     QT_TRANSLATE_NOOP("specula::app::RunTableModel", "First number in the file name"), true}};
static_assert(std::size(kHeads) == RunTableModel::kColumns);

const Head& headOf(int column) {
    return kHeads[static_cast<std::size_t>(column)];
}

QString kindText(const std::string& kind) {
    if (kind == "result-multitau")
        return RunTableModel::tr("g2");
    if (kind == "result-twotime")
        return RunTableModel::tr("two-time");
    if (kind == "result-both")
        return RunTableModel::tr("g2, two-time");
    return RunTableModel::tr("no result");
}

} // namespace

std::optional<qint64> indexInName(const QString& name) {
    static const QRegularExpression digits(QStringLiteral("\\d+"));
    const auto match = digits.match(name);
    bool right = false;
    const qint64 index = match.captured().toLongLong(&right);
    return right ? std::optional(index) : std::nullopt;
}

RunTableModel::RunTableModel(const widgets::Theme& theme, QObject* parent)
    : QAbstractTableModel(parent)
    , m_theme(theme) {}

int RunTableModel::rowOf(const QString& path) const {
    return m_rowOf.value(path, -1);
}

void RunTableModel::setFiles(const QList<File>& files) {
    QHash<QString, int> wanted;
    for (int i = 0; i < files.size(); ++i)
        wanted.insert(files[i].path, i);
    for (int row = size() - 1; row >= 0; --row)
        if (!wanted.contains(at(row).path)) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    m_rowOf.clear();
    for (int row = 0; row < size(); ++row)
        m_rowOf.insert(at(row).path, row);
    QList<File> added;
    for (const File& file : files) {
        const int row = rowOf(file.path);
        if (row < 0) {
            added << file;
            continue;
        }
        RunRow& run = m_rows[std::size_t(row)];
        const bool differs = run.label != file.label || run.target != file.target ||
                             run.current != file.current || run.fresh != file.fresh;
        const bool grown = file.bytes >= 0 && run.bytes >= 0 && run.bytes != file.bytes;
        run.label = file.label;
        run.target = file.target;
        run.current = file.current;
        run.fresh = file.fresh;
        if (file.bytes >= 0)
            run.bytes = file.bytes;
        if (grown)
            forget(row);
        else if (differs)
            told(row);
    }
    if (added.isEmpty())
        return;
    beginInsertRows({}, size(), size() + int(added.size()) - 1);
    for (const File& file : added) {
        m_rowOf.insert(file.path, size());
        RunRow run;
        run.path = file.path;
        run.label = file.label;
        run.target = file.target;
        run.current = file.current;
        run.fresh = file.fresh;
        run.bytes = file.bytes;
        m_rows.push_back(std::move(run));
    }
    endInsertRows();
}

void RunTableModel::told(int row) {
    emit dataChanged(index(row, 0), index(row, kColumns - 1));
}

void RunTableModel::setFacts(int row, RunFacts facts) {
    m_rows.at(std::size_t(row)).facts = std::move(facts);
    told(row);
}

void RunTableModel::setPicture(int row, RunPicture picture) {
    m_rows.at(std::size_t(row)).picture = std::move(picture);
    told(row);
}

void RunTableModel::setNote(int row, const RunNote& note) {
    RunRow& run = m_rows.at(std::size_t(row));
    if (run.note == note)
        return;
    run.note = note;
    told(row);
}

void RunTableModel::forgetPictures() {
    for (RunRow& run : m_rows)
        run.picture.reset();
    if (size() > 0)
        emit dataChanged(index(0, 0), index(size() - 1, kColumns - 1));
}

void RunTableModel::forget(int row) {
    RunRow& run = m_rows.at(std::size_t(row));
    run.facts.reset();
    run.picture.reset();
    told(row);
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : size();
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString RunTableModel::tagText(RunTag tag) {
    switch (tag) {
    case RunTag::None:
        break;
    case RunTag::Good:
        return tr("good");
    case RunTag::Bad:
        return tr("bad");
    case RunTag::Repeat:
        return tr("repeat");
    }
    return {};
}

std::optional<double> RunTableModel::number(int row, int column) const {
    const RunRow& run = at(row);
    const auto count = [](std::int64_t n) {
        return n > 0 ? std::optional(static_cast<double>(n)) : std::nullopt;
    };
    if (column == kIndex) {
        const auto index = indexInName(run.name());
        return index ? std::optional(static_cast<double>(*index)) : std::nullopt;
    }
    if (run.picture && column == kCounts)
        return run.picture->counts;
    if (run.picture && column == kContrast)
        return run.picture->contrast;
    if (run.picture && column == kDecay)
        return run.picture->decayTimeS;
    if (!run.facts)
        return std::nullopt;
    const io::ResultSummary& summary = run.facts->summary;
    switch (column) {
    case kTemperature:
        return summary.temperatureK;
    case kFrames:
        return count(summary.frames);
    case kBins:
        return count(summary.dynamicBins);
    case kProblems:
        return static_cast<double>(summary.errors + summary.warnings +
                                   (run.facts->why.isEmpty() ? 0 : 1));
    default:
        return std::nullopt;
    }
}

QString RunTableModel::text(const RunRow& run, int column) const {
    const int row = rowOf(run.path);
    switch (column) {
    case kLabel:
        return run.label;
    case kTag:
        return tagText(run.note.tag);
    case kNote:
        return run.note.note;
    case kIndex:
    case kTemperature:
    case kFrames:
    case kBins:
    case kCounts:
    case kContrast:
    case kDecay: {
        const auto value = number(row, column);
        return value ? QString::fromStdString(
                           formatValue(*value, column == kFrames || column == kIndex ? 12 : 4))
                     : QString();
    }
    default:
        break;
    }
    if (!run.facts)
        return column == kKind ? tr("looking…") : QString();
    const RunFacts& facts = *run.facts;
    switch (column) {
    case kKind:
        return facts.why.isEmpty() || facts.isResult() ? kindText(facts.summary.kind)
                                                       : tr("cannot be read");
    case kSample:
        return QString::fromStdString(facts.summary.sample);
    case kTime:
        return QString::fromStdString(facts.summary.startTime)
            .replace(QLatin1Char('T'), QLatin1Char(' '));
    case kChanged:
        return facts.changed.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    case kProblems: {
        const auto n = number(row, kProblems).value_or(0);
        return n > 0 ? QString::number(n) : QString();
    }
    default:
        return {};
    }
}

QVariant RunTableModel::sortValue(int row, int column) const {
    const RunRow& run = at(row);
    if (column == kChanged)
        return run.facts ? QVariant(run.facts->changed) : QVariant();
    if (column == kTag)
        return int(run.note.tag);
    if (headOf(column).number) {
        const auto value = number(row, column);
        return value ? QVariant(*value) : QVariant();
    }
    return column == kLabel ? run.name() : text(run, column);
}

QString RunTableModel::toolTip(const RunRow& run, int column) const {
    if (column == kProblems || column == kKind) {
        if (run.facts && !run.facts->why.isEmpty())
            return run.facts->why;
        if (run.facts)
            return tr("%n error(s)", nullptr, int(run.facts->summary.errors)) +
                   QStringLiteral(", ") +
                   tr("%n warning(s)", nullptr, int(run.facts->summary.warnings));
    }
    if (run.picture && !run.picture->why.isEmpty() && (column == kImage || column == kCurve))
        return run.picture->why;
    return column == kNote ? run.note.note : run.path;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= size())
        return {};
    const RunRow& run = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(run, column);
    case SortRole:
        return sortValue(index.row(), column);
    case RowRole:
        return index.row();
    case Qt::ToolTipRole:
        return toolTip(run, column);
    case Qt::AccessibleTextRole:
        return column == kCurve || column == kImage
                   ? tr("%1 of %2").arg(tr(headOf(column).title), run.label)
                   : text(run, column);
    case Qt::TextAlignmentRole:
        return int((headOf(column).number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        if (column == kLabel && (run.target || run.fresh)) {
            QFont font = m_theme.uiFont();
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return headOf(column).number ? QVariant(m_theme.numberFont()) : QVariant();
    case Qt::ForegroundRole:
        if (run.facts && !run.facts->why.isEmpty() && (column == kKind || column == kProblems))
            return m_theme.colours().error;
        if (column == kProblems && run.facts && run.facts->summary.errors > 0)
            return m_theme.colours().error;
        if (column == kProblems)
            return m_theme.colours().warning;
        if (!run.facts || !run.facts->isResult() || run.note.tag == RunTag::Bad)
            return m_theme.colours().dim;
        return {};
    default:
        return {};
    }
}

bool RunTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || index.column() != kNote)
        return false;
    const QString note = value.toString().trimmed();
    if (note != at(index.row()).note.note)
        emit noteEdited(index.row(), note);
    return true;
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    const Head& head = headOf(section);
    if (role == Qt::DisplayRole)
        return tr(head.title);
    if (role == Qt::ToolTipRole && *head.explanation != 0)
        return tr(head.explanation);
    if (role == Qt::TextAlignmentRole)
        return int((head.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags RunTableModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == kNote ? flags | Qt::ItemIsEditable : flags;
}

QList<int> RunTableModel::numericColumns() {
    QList<int> columns;
    for (int column = 0; column < kColumns; ++column)
        if (headOf(column).number)
            columns << column;
    return columns;
}

io::DataColumn RunTableModel::columnHead(int column) {
    return {.name = headOf(column).name, .unit = headOf(column).unit};
}

io::DataTable RunTableModel::table(const QList<int>& rows) const {
    io::DataTable table;
    table.title = "Runs";
    table.provenance = Provenance::now("export run table");
    io::DataColumn files{.name = "file", .unit = {}};
    for (const int row : rows)
        files.texts.push_back(at(row).path.toStdString());
    table.columns.push_back(std::move(files));
    for (int column = 0; column < kColumns; ++column) {
        if (*headOf(column).name == 0)
            continue;
        io::DataColumn made = columnHead(column);
        for (const int row : rows)
            if (headOf(column).number)
                made.numbers.push_back(
                    number(row, column).value_or(std::numeric_limits<double>::quiet_NaN()));
            else
                made.texts.push_back(column == kTag ? runTagName(at(row).note.tag)
                                     : column == kKind && at(row).facts
                                         ? at(row).facts->summary.kind
                                         : text(at(row), column).toStdString());
        table.columns.push_back(std::move(made));
    }
    return table;
}

} // namespace specula::app
