// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/g2/regroup_page.h"

#include "app/export_dialog.h"
#include "app/workspaces/g2/pixel_picture.h"
#include "core/base/thread_pool.h"
#include "widgets/actions/action_registry.h"
#include "widgets/forms/elided_label.h"
#include "widgets/forms/labels.h"
#include "widgets/plot/map_view.h"
#include "widgets/plot/panel_grid.h"
#include "widgets/plot/plot_style.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace specula::app {
RegroupPage::RegroupPage(G2Model& model, QWidget* parent)
    : G2Page(model, QStringLiteral("g2.regroup"), parent) {
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    m_picture = new PixelPicture(model.context(), across);
    across->addWidget(m_picture);
    across->addWidget(makeResultSide());
    across->setSizes({500, 500});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(across);
    for (widgets::PlotWidget* plot : plots())
        adopt(plot);
    stepWithKeys(m_grid);
    connect(m_picture, &PixelPicture::readout, this, &G2Page::readout);
    connect(m_picture, &PixelPicture::toast, this, &G2Page::toast);
    connect(&model.context().jobs, &JobRunner::jobChanged, this, [this](const JobInfo& info) {
        if (m_job.active() && info.id == m_job.id())
            m_progress->setValue(int(info.progress.fraction * 1000));
    });
}

QWidget* RegroupPage::makeResultSide() {
    auto* side = new QWidget(this);
    m_source = new QComboBox(side);
    m_source->setObjectName(QStringLiteral("g2.regroup.source"));
    m_source->setAccessibleName(tr("Q-map to regroup with"));
    m_source->addItem(tr("q-map of this file"));
    m_source->addItem(tr("q-map from a file…"));
    m_mapName = new widgets::ElidedLabel(side);
    m_mapName->setObjectName(QStringLiteral("g2.regroup.mapName"));
    m_start = new QPushButton(tr("Regroup"), side);
    m_start->setObjectName(QStringLiteral("g2.regroup.start"));
    m_start->setProperty("role", "main");
    m_cancel = new QPushButton(tr("Cancel"), side);
    m_cancel->setObjectName(QStringLiteral("g2.regroup.cancel"));
    m_progress = new QProgressBar(side);
    m_progress->setObjectName(QStringLiteral("g2.regroup.progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_state = new QLabel(side);
    m_state->setObjectName(QStringLiteral("g2.regroup.state"));
    m_state->setWordWrap(true);
    m_grid = new widgets::PanelGrid(side);
    m_grid->setObjectName(QStringLiteral("g2.regroup.grid"));
    m_key = new QLabel(side);
    m_key->setObjectName(QStringLiteral("g2.regroup.key"));
    m_difference = new QLabel(side);
    m_difference->setObjectName(QStringLiteral("g2.regroup.difference"));
    m_difference->setWordWrap(true);
    m_difference->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_keepPixels = new QCheckBox(tr("with G2 of every pixel"), side);
    m_keepPixels->setObjectName(QStringLiteral("g2.regroup.keepPixels"));
    m_keepPixels->setToolTip(
        tr("The new file is as large as this one and can be regrouped again."));
    m_save = new QPushButton(tr("Save as a new file…"), side);
    m_save->setObjectName(QStringLiteral("g2.regroup.save"));

    auto* maps = new QHBoxLayout;
    maps->addWidget(m_source);
    maps->addWidget(m_mapName, 1);
    auto* run = new QHBoxLayout;
    run->addWidget(m_start);
    run->addWidget(m_progress, 1);
    run->addWidget(m_cancel);
    auto* end = new QHBoxLayout;
    end->addWidget(m_save);
    end->addStretch(1);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(maps);
    column->addLayout(run);
    column->addWidget(m_state);
    column->addWidget(m_key);
    column->addWidget(m_grid, 1);
    column->addWidget(m_difference);
    column->addWidget(m_keepPixels);
    column->addLayout(end);

    connect(m_source, &QComboBox::activated, this, [this](int choice) {
        if (choice == 0)
            return setQmapFile({});
        auto* dialog = new QFileDialog(
            this, tr("Q-map to regroup with"),
            m_file ? QFileInfo(QString::fromStdString(m_file->path().string())).path() : QString(),
            tr("Q-maps and results (*.h5 *.hdf *.hdf5 *.nxs);;All files (*)"));
        dialog->setObjectName(QStringLiteral("g2.regroup.dialog"));
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QFileDialog::fileSelected, this, &RegroupPage::setQmapFile);
        connect(dialog, &QDialog::rejected, this, &RegroupPage::showState);
        dialog->open();
    });
    connect(m_start, &QPushButton::clicked, this, &RegroupPage::regroup);
    connect(m_cancel, &QPushButton::clicked, this, &RegroupPage::cancel);
    connect(m_save, &QPushButton::clicked, this, &RegroupPage::askSave);
    connect(m_grid, &widgets::PanelGrid::readoutChanged, this, &G2Page::readout);
    connect(m_grid, &widgets::PanelGrid::selectionChanged, this, [this](int panel) {
        if (!m_showing && panel >= 0 && panel < int(m_storedBins.size()) &&
            m_storedBins[std::size_t(panel)] > 0)
            m_model.setBin(m_storedBins[std::size_t(panel)]);
    });
    return side;
}

widgets::MapView& RegroupPage::image() const {
    return m_picture->image();
}

widgets::PlotWidget* RegroupPage::plot() const {
    return m_result ? static_cast<widgets::PlotWidget*>(m_grid) : &m_picture->image();
}

QList<widgets::PlotWidget*> RegroupPage::plots() const {
    return {&m_picture->image(), m_grid};
}

void RegroupPage::fit() {
    m_picture->image().resetView();
    m_grid->resetView();
}

bool RegroupPage::settled() const {
    return G2Page::settled() && !m_job.active() && (!isVisible() || m_picture->settled());
}

void RegroupPage::refresh() {
    const G2DataPtr current = m_model.currentData();
    const io::ResultFilePtr file = current ? current->file : nullptr;
    if (file != m_file) {
        cancel();
        m_file = file;
        setResult(nullptr);
    }
    const QString label = file ? m_model.currentEntry()->label : QString();
    m_picture->setFile(
        current, label,
        file ? tr("%1 does not hold G2 of every pixel: it cannot be regrouped.").arg(label)
             : m_model.currentFailure());
    showResult();
    showState();
}

void RegroupPage::setQmapFile(const QString& path) {
    if (path.isEmpty())
        return setQmap(nullptr, {});
    m_model.context().jobs.start(
        {.title = tr("Read %1").arg(QFileInfo(path).fileName()),
         .lane = JobLane::Interactive,
         .key = QStringLiteral("g2/qmap")},
        this,
        [file = path.toStdString()](JobContext& job) {
            std::vector<io::Problem> problems;
            return io::readQmap(file, problems, job.cancelToken());
        },
        [this, path](const io::QmapPtr& map) { setQmap(map, path); },
        [this](const JobFailure& failure) {
            if (!failure.cancelled)
                emit toast(failure.message);
            showState();
        });
}

void RegroupPage::setQmap(const io::QmapPtr& map, const QString& path) {
    cancel(); // what is regrouped now is of the old one
    m_qmap = map;
    m_qmapFile = path;
    setResult(nullptr);
    showResult();
    showState();
}

bool RegroupPage::canRegroup() const {
    const G2DataPtr current = m_model.currentData();
    return current && current->file->hasPixelCorrelation() && (m_qmap || current->qmap) &&
           !m_job.active();
}

void RegroupPage::regroup() {
    const G2DataPtr current = m_model.currentData();
    if (!canRegroup())
        return;
    m_file = current->file;
    setResult(nullptr);
    m_job = m_model.context().jobs.start(
        {.title = tr("Regroup %1").arg(m_model.currentEntry()->label),
         .lane = JobLane::Background,
         .key = QStringLiteral("g2/regroup"),
         .saysEnd = true},
        this,
        [file = m_file, map = m_qmap ? m_qmap : current->qmap, name = m_qmapFile.toStdString(),
         pool = &m_model.context().pool](JobContext& job) {
            return std::make_shared<const correlate::RegroupedResult>(
                correlate::regroupResult(*file, map, name, *pool, job));
        },
        [this, file = m_file,
         chosen = m_qmap](std::shared_ptr<const correlate::RegroupedResult> result) {
            m_job = {};
            if (file != m_file || chosen != m_qmap)
                return;
            setResult(result);
            showResult();
            showState();
        },
        [this](const JobFailure& failure) {
            m_job = {};
            showState();
            if (!failure.cancelled)
                m_state->setText(failure.message);
        });
    m_progress->setValue(0);
    showState();
}

void RegroupPage::cancel() {
    m_job.cancel();
}

void RegroupPage::setResult(const std::shared_ptr<const correlate::RegroupedResult>& result) {
    m_result = result;
    m_regrouped = nullptr;
    if (!result || !result->data.multitau)
        return;
    auto current = std::make_shared<G2Data>();
    current->file = m_file;
    current->qmap = result->data.qmap;
    current->curves = *result->data.multitau;
    current->curves.covariance = {};
    m_regrouped = current;
}

void RegroupPage::showResult() {
    m_storedBins.clear();
    m_difference->clear();
    m_key->clear();
    const G2PlotInput input = m_model.currentInput();
    if (!m_regrouped || !input.reference || input.files.isEmpty()) {
        m_grid->setEmptyText(tr("Here stands g2 of the other bins beside the stored one."));
        m_grid->setPanels({});
        return;
    }
    setProvenanceOf(*m_grid, input, "regroup");
    setProvenanceOf(m_picture->image(), input, "export G2 of every pixel");
    const G2Columns columns =
        g2Columns({m_regrouped->curves.g2, m_regrouped->curves.error}, input.view.normalisation);
    G2PlotInput both = input;
    both.reference = m_regrouped;
    both.view.layout = G2Layout::PerBin;
    both.view.offset = 0;
    both.files.first().name = tr("stored");
    both.files.first().number = 0;
    both.files.first().current = false;
    both.files.first().colour = QColor();
    G2Curves fresh = both.files.first();
    fresh.name = tr("regrouped");
    fresh.path += QStringLiteral("#regrouped");
    fresh.data = m_regrouped;
    fresh.columns = &columns;
    fresh.number = 1;
    both.files << fresh;
    const G2Plots plots = makeG2Plots(both);
    double largest = 0;
    bool matched = false;
    for (const std::int64_t bin : plots.bins) {
        const std::int64_t own = sameBin(*m_regrouped, bin, *input.reference);
        m_storedBins.push_back(own);
        const Array<double>&a = m_regrouped->curves.g2, &b = input.reference->curves.g2;
        for (std::int64_t t = 0; own > 0 && t < a.shape()[0] && t < b.shape()[0]; ++t)
            if (const double d = std::abs(a.view()(t, bin - 1) - b.view()(t, own - 1));
                std::isfinite(d)) {
                matched = true;
                largest = std::max(largest, d);
            }
    }
    m_showing = true;
    m_grid->setEmptyText(plots.emptyText);
    widgets::GridOptions options;
    options.linkX = options.sharedX = true;
    m_grid->setOptions(options);
    m_grid->setPanels(plots.panels);
    m_showing = false;
    const QList<QColor> colours = widgets::seriesColours(m_model.context().theme.canvas());
    const auto entry = [](const QColor& colour, const QString& name) {
        return QStringLiteral("<span style='color:%1'>●</span> %2").arg(colour.name(), name);
    };
    m_key->setText(entry(colours[0], both.files[0].name) + QStringLiteral("&nbsp;&nbsp; ") +
                   entry(colours[1], both.files[1].name));
    QStringList lines;
    if (matched)
        lines << tr("Largest difference to the stored g2: %1.")
                     .arg(QString::fromStdString(formatValue(largest, 3)));
    else
        lines << tr("No bin of the stored q-map lies where the new ones do.");
    if (!m_result->leftOut.empty()) {
        QStringList names;
        for (const std::string& what : m_result->leftOut)
            names << QString::fromStdString(what);
        lines << tr("Not in the new file, for want of the frames: %1.").arg(names.join(", "));
    }
    m_difference->setText(lines.join(QLatin1Char('\n')));
}

void RegroupPage::showState() {
    const bool running = m_job.active();
    const G2DataPtr current = m_model.currentData();
    m_source->setCurrentIndex(m_qmap ? 1 : 0);
    m_mapName->setFullText(m_qmap ? QFileInfo(m_qmapFile).fileName() : QString());
    m_mapName->setToolTip(m_qmapFile);
    m_start->setEnabled(canRegroup());
    m_cancel->setEnabled(running);
    m_progress->setVisible(running);
    m_save->setEnabled(m_result != nullptr && !running);
    m_keepPixels->setEnabled(m_save->isEnabled());
    QString state;
    if (current && !current->file->hasPixelCorrelation())
        state = tr("Regrouping needs G2 of every pixel, which this file does not hold. Correlate "
                   "the frames again and keep it.");
    else if (current && !m_qmap && !current->qmap)
        state = current->qmapProblem;
    else if (const io::QmapPtr map = m_qmap ? m_qmap : current ? current->qmap : nullptr)
        state = tr("%n dynamic bin(s)", nullptr, int(map->dynamicBins())) + QStringLiteral(", ") +
                tr("%n static bin(s)", nullptr, int(map->staticBins()));
    m_state->setText(state);
    m_start->setToolTip(m_start->isEnabled() ? QString() : running ? tr("It is running.") : state);
    m_save->setToolTip(m_save->isEnabled() ? QString() : tr("There is nothing to save yet."));
    m_model.context().actions.refreshSoon();
}

void RegroupPage::showBin(std::int64_t bin) {
    const auto at = std::find(m_storedBins.begin(), m_storedBins.end(), bin);
    m_showing = true;
    m_grid->setSelected(at == m_storedBins.end() || bin < 1 ? -1 : int(at - m_storedBins.begin()));
    m_showing = false;
}

void RegroupPage::askSave() {
    if (!m_result || !m_file)
        return;
    const QString stem = QString::fromStdString(m_file->path().stem().string());
    askExportName(m_model.context().settings, this, tr("Save the regrouped result"),
                  stem + QStringLiteral("_regrouped.h5"), tr("Result files (*.h5 *.hdf *.hdf5)"),
                  this, [this](const QString& file) { save(file); });
}

void RegroupPage::save(const QString& file) {
    if (!m_result || !m_file)
        return;
    std::error_code ignored;
    if (std::filesystem::equivalent(m_file->path(), file.toStdString(), ignored)) {
        emit toast(tr("A result is not written over the file it was made from. Choose another "
                      "name."));
        return;
    }
    m_model.context().jobs.start(
        {.title = tr("Save %1").arg(QFileInfo(file).fileName()), .lane = JobLane::Export}, this,
        // The dialog has asked about replacing.
        [result = m_result, from = m_file, file,
         keep = m_keepPixels->isChecked()](JobContext& job) {
            correlate::writeRegrouped(*result, *from, keep, file.toStdString(), true, job);
        },
        [this, file] {
            emit toast(tr("Saved %1").arg(file));
            emit saved(file);
        });
}

} // namespace specula::app
