// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/twotime/twotime_workspace.h"

#include "app/results/plot_exports.h"
#include "app/unit_model.h"
#include "app/workspaces/twotime/twotime_exports.h"
#include "app/workspaces/twotime/twotime_foot.h"
#include "app/workspaces/twotime/twotime_inspector.h"
#include "app/workspaces/twotime/twotime_view.h"
#include "widgets/actions/action_registry.h"
#include "widgets/image/image_view.h"
#include "widgets/theme/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>

namespace specula::app {
namespace {

constexpr int kSlowMs = 200;

bool contains(const std::vector<std::int64_t>& bins, std::int64_t bin) {
    return std::find(bins.begin(), bins.end(), bin) != bins.end();
}

QString listed(const std::vector<std::int64_t>& bins) {
    QStringList names;
    for (const std::int64_t bin : bins)
        names << QString::number(bin);
    if (names.size() > 12)
        names = names.mid(0, 11) << QStringLiteral("…") << names.last();
    return names.join(QStringLiteral(", "));
}

} // namespace

TwotimeWorkspace::TwotimeWorkspace(AppContext& context, QObject* parent)
    : ResultWorkspace(context, parent)
    , m_model(context.undo) {
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMs);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (m_view)
            m_view->setMessage(tr("Preparing the map of bin %1…").arg(m_bin));
    });
    connect(&m_model, &TwotimeModel::changed, this, &TwotimeWorkspace::settingsChanged);
    connect(&m_model, &TwotimeModel::stripSelected, &context.actions,
            &widgets::ActionRegistry::refreshSoon);
    connect(&m_curves, &StripCurves::curvesChanged, this, [this] {
        if (m_inspector)
            m_inspector->showStrips(m_curves);
        showG2();
    });
    connect(&context.units, &UnitModel::changed, this, [this] {
        if (!m_view || !shows())
            return;
        m_view->map().setMap(twotimeMap(m_picture, m_overview, m_context.units.preferences()));
        showG2();
        showCut();
        if (m_inspector) {
            m_inspector->showFile(m_overview.file, m_overview);
            m_inspector->showBin(m_bin);
            m_inspector->showSource(m_picture.source);
            m_inspector->showStrips(m_curves);
        }
    });
    connect(&context.theme, &widgets::Theme::changed, this, [this] {
        showG2();
        showCut();
        if (m_inspector)
            m_inspector->showStrips(m_curves);
    });
}

TwotimeWorkspace::~TwotimeWorkspace() = default;

TwotimeView& TwotimeWorkspace::view() {
    return *m_view;
}

QWidget* TwotimeWorkspace::makeView(QWidget* parent) {
    m_view = new TwotimeView(m_context, m_model, parent);
    m_exports = new PlotExports(m_context, m_view);
    connect(m_exports, &PlotExports::done, this, &Workspace::toast);
    connect(m_view, &TwotimeView::readoutChanged, this, &Workspace::readoutChanged);
    connect(m_view, &TwotimeView::cutLagMoved, this, [this](double lag, bool finished) {
        TwotimeSettings now = m_model.settings();
        now.cutLag = lag;
        m_model.drag(now);
        if (finished)
            m_model.endDrag(tr("Move the cut"));
    });
    connect(&m_view->binMap(), &BinMap::binClicked, this, &TwotimeWorkspace::binClicked);
    connect(&m_view->binMap(), &BinMap::stepRequested, this, &TwotimeWorkspace::stepBin);
    connect(&m_view->binMap(), &BinMap::hovered, this, &TwotimeWorkspace::showHoveredBin);
    StripTool& strips = m_view->strips();
    connect(&strips, &StripTool::binStepRequested, this, &TwotimeWorkspace::stepBin);
    connect(&strips, &StripTool::fileStepRequested, this, [this](int by) { library().step(by); });
    connect(&strips, &StripTool::drawingChanged, &m_context.actions,
            &widgets::ActionRegistry::refreshSoon);
    widgets::MapView& map = m_view->map();
    connect(&map, &widgets::PlotWidget::exportRequested, this, &TwotimeWorkspace::exportPicture);
    connect(&map, &widgets::PlotWidget::exportDataRequested, this, &TwotimeWorkspace::exportMatrix);
    connect(&map.displaySettings(), &widgets::DisplaySettings::edited, this,
            &TwotimeWorkspace::displayEdited);
    connect(&map.imageView(), &widgets::ImageView::transformChanged, this,
            &Workspace::stateChanged);
    connect(&map, &widgets::MapView::mapShown, this, [this] {
        showDisplay(); // not before: the old map would flash in the colours of the new one
        const QJsonArray centre = m_zoom.value("centre").toArray();
        if (m_zoom.value("zoom").toDouble() > 0 && centre.size() == 2)
            m_view->map().imageView().setTransform(
                {m_zoom.value("zoom").toDouble(),
                 {centre.at(0).toDouble(), centre.at(1).toDouble()}});
        m_zoom = {};
    });
    for (widgets::CurvePanel* plot : {&m_view->g2(), &m_view->cut()})
        m_exports->serve(plot, [this] { return exportStem(); });
    return m_view;
}

QWidget* TwotimeWorkspace::makeFoot(QWidget* parent) {
    m_foot = new TwotimeFoot(m_context, m_model, m_view->map(), parent);
    connect(m_foot, &TwotimeFoot::marchRequested, this, [this] { m_view->strips().march(); });
    m_foot->setReason(emptyReason());
    return m_foot;
}

QWidget* TwotimeWorkspace::makeInspector(QWidget* parent) {
    m_inspector = new TwotimeInspector(m_context, m_model, parent);
    StripTool* strips = &m_view->strips();
    connect(m_inspector, &TwotimeInspector::binChosen, this, &TwotimeWorkspace::setBin);
    connect(m_inspector, &TwotimeInspector::addStripRequested, strips, &StripTool::addStrip);
    connect(m_inspector, &TwotimeInspector::copyStripRequested, strips, &StripTool::copySelected);
    connect(m_inspector, &TwotimeInspector::removeStripRequested, strips,
            &StripTool::removeSelected);
    connect(m_inspector, &TwotimeInspector::exportPictureRequested, this,
            &TwotimeWorkspace::exportPicture);
    connect(m_inspector, &TwotimeInspector::exportMatrixRequested, this,
            &TwotimeWorkspace::exportMatrix);
    connect(m_inspector, &TwotimeInspector::exportCurvesRequested, this,
            &TwotimeWorkspace::exportCurves);
    m_inspector->showStrips(m_curves);
    return m_inspector;
}

QWidget* TwotimeWorkspace::makeTools(QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(QStringLiteral("twotime.tools"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(2);
    for (const char* id :
         {"twotime.tool.pan", "twotime.tool.strip", "", "twotime.fit", "twotime.actualSize", "",
          "twotime.previousBin", "twotime.nextBin", "", "twotime.copy", "twotime.exportPicture"}) {
        if (*id == 0)
            layout->addSpacing(12);
        else
            layout->addWidget(m_context.actions.makeButton(QLatin1String(id), row));
    }
    layout->addStretch(1);
    return row;
}

void TwotimeWorkspace::registerViewActions() {
    registerTwotimeActions(*this, m_context);
}

QList<OpenTarget> TwotimeWorkspace::targets() const {
    QList<OpenTarget> all = ResultWorkspace::targets();
    for (int i = 0; i < library().size() && i < all.size(); ++i)
        if (library().at(i).ready() && !library().at(i).file->hasTwotime())
            all[i].note = tr("no two-time data");
    return all;
}

QString TwotimeWorkspace::lacking(const ResultEntry& entry) const {
    if (!entry.file || entry.file->hasTwotime())
        return {};
    return tr("%1 holds no two-time data. The correlation that made it was multi-tau only; "
              "correlate "
              "with two-time on, or step to another file with Up and Down.")
        .arg(entry.label);
}

// ---- file and bin

void TwotimeWorkspace::showCurrent() {
    if (m_foot)
        m_foot->setReason(emptyReason());
    showOthers();
    const io::ResultFilePtr file = currentFile();
    if (!file || !file->hasTwotime() || file->twotimeBins().empty()) {
        showNothing();
        return;
    }
    const std::vector<std::int64_t>& bins = file->twotimeBins();
    if (m_wantedBin == 0)
        m_wantedBin = bins.front();
    m_bin = contains(bins, m_wantedBin) ? m_wantedBin : bins.front();
    loadPicture();
}

void TwotimeWorkspace::setBin(std::int64_t bin) {
    const io::ResultFilePtr file = currentFile();
    if (!file || !contains(file->twotimeBins(), bin))
        return;
    m_wantedBin = bin;
    if (bin == m_bin)
        return;
    m_bin = bin;
    if (m_view)
        m_view->binMap().setBin(bin);
    if (m_inspector)
        m_inspector->showBin(bin);
    loadPicture();
    emit stateChanged();
}

void TwotimeWorkspace::stepBin(int by) {
    const io::ResultFilePtr file = currentFile();
    if (!file)
        return;
    std::vector<std::int64_t> bins = file->twotimeBins();
    std::sort(bins.begin(), bins.end());
    const auto at = std::find(bins.begin(), bins.end(), m_bin);
    if (at == bins.end())
        return;
    const auto next = (at - bins.begin()) + by;
    if (next >= 0 && next < static_cast<std::ptrdiff_t>(bins.size()))
        setBin(bins[static_cast<std::size_t>(next)]);
}

void TwotimeWorkspace::binClicked(std::int64_t bin) {
    const io::ResultFilePtr file = currentFile();
    if (!file)
        return;
    if (contains(file->twotimeBins(), bin))
        setBin(bin);
    else
        emit toast(tr("Bin %1 has no two-time matrix in this file; there are those of bins %2.")
                       .arg(bin)
                       .arg(listed(file->twotimeBins())));
}

void TwotimeWorkspace::showHoveredBin(std::int64_t bin) {
    if (bin == 0 || !shows()) {
        emit readoutChanged({});
        return;
    }
    QString text = twotimeBinText(m_overview, bin);
    if (!m_view->binMap().hasData(bin))
        text += tr(" – no two-time matrix in this file");
    emit readoutChanged(text.toHtmlEscaped());
}

// ---- the map

io::ResultFilePtr TwotimeWorkspace::otherFile(QString& why) const {
    const QString& path = m_model.settings().other;
    if (path.isEmpty())
        return nullptr;
    const int index = library().indexOf(path);
    const QString name = QFileInfo(path).fileName();
    if (index < 0)
        why = tr("%1 is not open, so there is no difference.").arg(name);
    else if (index == library().current())
        why = tr("This is the file that is taken off; step to another one to see the difference.");
    else if (library().at(index).state == ResultState::Failed)
        why = tr("%1 cannot be read, so there is no difference.").arg(name);
    else if (library().at(index).ready())
        return library().at(index).file;
    return nullptr;
}

void TwotimeWorkspace::loadPicture() {
    const TwotimeSettings& settings = m_model.settings();
    m_otherProblem.clear();
    const TwotimeRequest request{.file = currentFile(),
                                 .bin = m_bin,
                                 .other = otherFile(m_otherProblem),
                                 .known = m_picture.source,
                                 .knownOther = m_picture.other,
                                 .correctDiagonal = settings.correctDiagonal,
                                 .smoothingFrames = settings.smoothingFrames};
    if (!m_view || !request.file || m_bin == 0)
        return;
    struct Read {
        TwotimePicture picture;
        TwotimeOverview overview;
    };
    m_slow.start();
    load(
        QStringLiteral("matrix"), tr("Read the two-time matrix of bin %1").arg(m_bin),
        [request, known = m_overview](JobContext& job) {
            Read read;
            read.overview = known.file == request.file
                                ? known
                                : readTwotimeOverview(request.file, job.cancelToken());
            read.picture = makeTwotimePicture(request, job.cancelToken());
            if (storedColumn(read.overview, request.bin) < 0)
                read.picture.lagMeans = correlate::lagMeans(read.picture.source->matrix);
            return read;
        },
        [this](Read read) { showPicture(std::move(read.picture), std::move(read.overview)); },
        [this](const JobFailure& failure) {
            showNothing();
            m_view->setWarning(failure.cancelled ? tr("Reading was cancelled.") : failure.message);
        });
}

void TwotimeWorkspace::showPicture(TwotimePicture picture, TwotimeOverview overview) {
    m_slow.stop();
    const bool newFile = m_overview.file != overview.file;
    if (m_ages && m_ages->seconds != picture.source->axis.seconds)
        rescaleAges(*m_ages, picture.source->axis, picture.source->frames);
    m_ages = picture.source->axis;
    m_agesFrames = picture.source->frames;
    m_picture = std::move(picture);
    m_overview = std::move(overview);
    if (!m_picture.otherProblem.empty())
        m_otherProblem =
            tr("There is no difference: %1").arg(QString::fromStdString(m_picture.otherProblem));
    const TwotimeSource& source = *m_picture.source;
    m_view->binMap().setMap(m_overview.qmap, source.file->twotimeBins());
    m_view->binMap().setBin(m_bin);
    m_view->setBinText(twotimeBinText(m_overview, m_bin));
    m_view->strips().setAxis(source.axis, source.matrix.shape()[0]);
    const Provenance provenance =
        twotimeProvenance("export twotime", m_picture, m_model.settings());
    m_view->map().setProvenance(provenance);
    m_view->g2().setProvenance(provenance);
    m_view->cut().setProvenance(provenance);
    m_view->map().setMap(twotimeMap(m_picture, m_overview, m_context.units.preferences()));
    // What is out of the ordinary, where a narrow window cuts the title off.
    const bool special = m_picture.other || source.axis.rate > 1 || m_picture.smoothingFrames > 0 ||
                         !m_picture.correctedDiagonal;
    m_view->setMessage(special ? twotimeTreatments(m_picture).join(QStringLiteral(", "))
                               : QString());
    showWarnings();
    if (m_inspector) {
        if (newFile)
            m_inspector->showFile(m_overview.file, m_overview);
        m_inspector->showBin(m_bin);
        m_inspector->showSource(m_picture.source);
    }
    m_curves.setSource(m_picture.source); // draws g2
    showCut();
    m_context.actions.refreshSoon();
}

// Seconds in one file and frames in the next: ages stay at the same part of the run.
void TwotimeWorkspace::rescaleAges(const TwotimeAxis& from, const TwotimeAxis& to,
                                   std::int64_t frames) {
    const double factor =
        to.step * static_cast<double>(frames) / (from.step * static_cast<double>(m_agesFrames));
    TwotimeSettings settings = m_model.settings();
    settings.cutLag *= factor;
    for (TwotimeStrip& strip : settings.strips) {
        strip.centre *= factor;
        strip.width *= factor;
    }
    m_model.setSettings(settings);
}

void TwotimeWorkspace::showWarnings() {
    QStringList warnings;
    if (m_bin != m_wantedBin)
        warnings << tr("This file has no matrix of bin %1; bin %2 is shown.")
                        .arg(m_wantedBin)
                        .arg(m_bin);
    if (!m_otherProblem.isEmpty())
        warnings << m_otherProblem;
    if (!m_picture.source->axis.seconds)
        warnings << tr("The file does not say how long a frame takes: axes count frames.");
    m_view->setWarning(warnings.join(QLatin1Char('\n')));
}

void TwotimeWorkspace::showNothing() {
    cancelLoad(QStringLiteral("matrix"));
    m_slow.stop();
    m_picture = {};
    m_overview = {};
    m_bin = 0;
    m_curves.setSource(nullptr);
    if (m_view) {
        m_view->clear();
        m_view->setMessage({});
        m_view->setWarning({});
        m_view->setBinText({});
        m_view->binMap().setMap(nullptr, {});
        m_view->strips().setAxis({}, 0);
    }
    if (m_inspector) {
        m_inspector->showFile(nullptr, {});
        m_inspector->showSource(nullptr);
        m_inspector->showStrips(m_curves);
    }
    m_context.actions.refreshSoon();
}

void TwotimeWorkspace::showDisplay() {
    if (!m_view || !shows())
        return;
    const bool difference = m_picture.other != nullptr;
    const TwotimeSettings& settings = m_model.settings();
    widgets::DisplaySettings& display = m_view->map().displaySettings();
    const QScopedValueRollback showing(m_showingDisplay, true);
    widgets::DisplayState state = display.state();
    state.tone.colormap = settings.shownColormap(difference).toStdString();
    state.pooling = imaging::Pooling::Mean;
    display.setState(state);
    const auto [low, high] = settings.shownLevels(m_picture.levels, difference);
    m_view->map().setLevels(low, high);
    if (m_foot)
        m_foot->setShown(low, high, difference);
}

// Handles of the histogram and the colour bar.
void TwotimeWorkspace::displayEdited(const widgets::DisplayState& before,
                                     const widgets::DisplayState& after) {
    if (m_showingDisplay || !shows() ||
        (before.tone.low == after.tone.low && before.tone.high == after.tone.high &&
         before.mode == after.mode))
        return;
    TwotimeSettings settings = m_model.settings();
    settings.typeLevels(after.mode == widgets::LevelsMode::Fixed, after.tone.low, after.tone.high,
                        m_picture.other != nullptr);
    m_model.edit(settings, tr("Change levels"));
    showDisplay();
}

TwotimePlotInput TwotimeWorkspace::plotInput() const {
    return {.picture = m_picture,
            .overview = m_overview,
            .settings = m_model.settings(),
            .strips = m_curves,
            .units = m_context.units.preferences(),
            .colourOfStrip = [this](int number) { return m_view->stripColour(number); },
            .plain = m_context.theme.canvas().dim};
}

void TwotimeWorkspace::showG2() {
    if (m_view && shows())
        m_view->showG2(plotInput());
}

void TwotimeWorkspace::showCut() {
    if (m_view && shows())
        m_view->showCut(plotInput());
}

void TwotimeWorkspace::showOthers() {
    if (!m_foot)
        return;
    QList<std::pair<QString, QString>> others;
    for (int i = 0; i < library().size(); ++i) {
        const ResultEntry& entry = library().at(i);
        if (i != library().current() && entry.ready() && entry.file->hasTwotime())
            others.append({entry.path, entry.label});
    }
    m_foot->setOthers(others);
}

void TwotimeWorkspace::showEntry(int index) {
    showOthers();
    if (library().at(index).path == m_model.settings().other && index != library().current())
        loadPicture();
}

void TwotimeWorkspace::settingsChanged(const TwotimeSettings& before) {
    const TwotimeSettings& now = m_model.settings();
    emit stateChanged();
    m_context.actions.refreshSoon();
    if (now.strips != before.strips || now.convention != before.convention)
        m_curves.setStrips(now.strips, now.convention); // draws g2
    if (!m_view || !shows())
        return;
    if (now.correctDiagonal != before.correctDiagonal ||
        now.smoothingFrames != before.smoothingFrames || now.other != before.other)
        loadPicture();
    else
        showDisplay();
    if (now.parts != before.parts)
        showG2();
    if (now.cutLag != before.cutLag || now.convention != before.convention)
        showCut();
}

// ---- what the actions do

QString TwotimeWorkspace::exportStem() const {
    const QString stem =
        shows() ? QFileInfo(QString::fromStdString(m_picture.source->file->path().string()))
                      .completeBaseName()
                : QString();
    return QStringLiteral("%1_twotime_bin%2").arg(stem).arg(m_bin);
}

void TwotimeWorkspace::exportPicture() {
    if (shows())
        m_exports->exportPicture(m_view->map(), exportStem());
}

void TwotimeWorkspace::exportMatrix() {
    if (shows())
        exportTwotimeMatrix(m_context, m_view, m_picture, m_model.settings(), exportStem(),
                            [this](const QString& text) { emit toast(text); });
}

void TwotimeWorkspace::exportCurves() {
    if (shows())
        m_exports->exportData(m_view->shownPlot(), exportStem());
}

void TwotimeWorkspace::toggle(bool TwotimeSettings::*setting, const QString& name) {
    TwotimeSettings after = m_model.settings();
    after.*setting = !(after.*setting);
    m_model.edit(after, name);
}

void TwotimeWorkspace::toggleConvention() {
    TwotimeSettings after = m_model.settings();
    after.convention = after.convention == correlate::AgeConvention::MeanTime
                           ? correlate::AgeConvention::FirstTime
                           : correlate::AgeConvention::MeanTime;
    m_model.edit(after, tr("Change what age means"));
}

void TwotimeWorkspace::automaticLevels() {
    TwotimeSettings after = m_model.settings();
    after.typeLevels(false, 0, 0, m_picture.other != nullptr);
    m_model.edit(after, tr("Automatic levels"));
}

CopySubject TwotimeWorkspace::copySubject() const {
    if (!shows())
        return {};
    const io::ResultFile& file = *m_picture.source->file;
    const auto& bins = file.twotimeBins();
    // The old program numbers its matrices by bin, the present one in the order of processing.
    const std::int64_t bin = m_picture.source->bin;
    const bool byBin = file.layout() == io::ResultFile::Layout::Legacy;
    const std::int64_t number =
        byBin ? bin : std::find(bins.begin(), bins.end(), bin) - bins.begin() + 1;
    CopySubject subject;
    subject.path = QString::fromStdString(file.path().string());
    subject.what = QStringLiteral("twotime");
    subject.options = {QStringLiteral("--bins"), QString::number(bin)};
    const QString place = QStringLiteral("%1").arg(number, 5, 10, QLatin1Char('0'));
    if (file.layout() == io::ResultFile::Layout::Nexus)
        subject.datasets = {QStringLiteral("/xpcs/twotime/correlation_map/c2_") + place};
    else if (file.layout() == io::ResultFile::Layout::Legacy)
        subject.datasets = {QStringLiteral("/exchange/C2T_all/g2_") + place};
    return subject;
}

// ---- session

QJsonObject TwotimeWorkspace::saveView() const {
    QJsonObject state = m_model.settings().toJson();
    state.insert("bin", qint64(m_wantedBin));
    if (!m_zoom.isEmpty())
        state.insert("zoom", m_zoom);
    else if (m_view && shows() && !m_view->map().imageView().isFitted()) {
        const widgets::ViewTransform& transform = m_view->map().imageView().transform();
        state.insert("zoom", QJsonObject{{"zoom", transform.zoom},
                                         {"centre",
                                          QJsonArray{transform.centre.x(), transform.centre.y()}}});
    }
    return state;
}

void TwotimeWorkspace::restoreView(const QJsonObject& state) {
    m_wantedBin = std::max<qint64>(0, state.value("bin").toInteger());
    m_zoom = state.value("zoom").toObject();
    m_model.setSettings(TwotimeSettings::fromJson(state));
    if (m_view)
        showCurrent();
}

bool TwotimeWorkspace::settled() const {
    return ResultWorkspace::settled() && m_curves.idle() && (!m_view || m_view->map().settled());
}

} // namespace specula::app
