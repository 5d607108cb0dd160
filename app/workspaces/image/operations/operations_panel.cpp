// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/operations/operations_panel.h"

#include "app/job_runner.h"
#include "app/workspaces/image/image_pane.h"
#include "app/workspaces/image/operations/apply_operations.h"
#include "app/workspaces/image/operations/operation_card.h"
#include "app/workspaces/image/operations/operation_texts.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/settings.h"
#include "widgets/forms/labels.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <fstream>

namespace specula::app {
namespace {

constexpr const char* kFolderKey = "operations/folder";

int switchedOff(const OperationStack& stack) {
    return static_cast<int>(std::count_if(stack.entries().begin(), stack.entries().end(),
                                          [](const auto& entry) { return !entry.enabled; }));
}

struct ResultFormat {
    QString endings, suffix, filter;
};
/// What a result can be written as; the first is for everything that has no format of its own.
QList<ResultFormat> resultFormats() {
    return {{"tif tiff", "tif", OperationsPanel::tr("TIFF image (*.tif *.tiff)")},
            {"exr", "exr", OperationsPanel::tr("OpenEXR image (*.exr)")},
            {"h5 hdf5", "h5", OperationsPanel::tr("HDF5 file (*.h5 *.hdf5)")}};
}

} // namespace

OperationsPanel::OperationsPanel(AppContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context) {
    setObjectName(QStringLiteral("image.operations"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    makeButtons(column);
    m_empty =
        widgets::makeDimLabel(tr("No operations. Add one to see the picture through it."), this);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    m_cardColumn = new QVBoxLayout;
    m_cardColumn->setSpacing(0);
    column->addLayout(m_cardColumn);
    m_general = new QLabel(this);
    m_general->setObjectName(QStringLiteral("operations.problem"));
    m_general->setWordWrap(true);
    m_general->setTextInteractionFlags(Qt::TextSelectableByMouse);
    widgets::setRole(m_general, "error");
    m_general->hide();
    column->addWidget(m_general);
    m_note = new QLabel(this);
    m_note->setObjectName(QStringLiteral("operations.note"));
    m_note->setWordWrap(true);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    widgets::setRole(m_note, "warning");
    m_note->hide();
    column->addWidget(m_note);
    m_apply = new QPushButton(tr("Apply…"), this);
    m_apply->setObjectName(QStringLiteral("operations.apply"));
    auto* menu = new QMenu(m_apply);
    connect(menu->addAction(tr("To this file…")), &QAction::triggered, this,
            &OperationsPanel::askApplyFile);
    connect(menu->addAction(tr("To every such file of its folder…")), &QAction::triggered, this,
            &OperationsPanel::askApplyFolder);
    m_apply->setMenu(menu);
    column->addWidget(m_apply, 0, Qt::AlignLeft);
    setPane(nullptr);
}

void OperationsPanel::makeButtons(QVBoxLayout* column) {
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    const auto button = [&](const char* name, const QString& text, const QString& tip) {
        auto* b = new QToolButton(this);
        b->setObjectName(QLatin1String(name));
        b->setText(text);
        b->setToolTip(tip);
        b->setAutoRaise(true);
        row->addWidget(b);
        return b;
    };
    auto* add = button("operations.add", tr("Add"), tr("Add an operation"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    fillAddMenu(menu);
    add->setMenu(menu);
    auto* open = button("operations.open", tr("Open…"), tr("Operations from a file"));
    connect(open, &QToolButton::clicked, this, &OperationsPanel::askOpen);
    auto* save = button("operations.save", tr("Save…"), tr("Keep the operations as a file"));
    connect(save, &QToolButton::clicked, this, &OperationsPanel::askSave);
    m_add = add;
    m_open = open;
    m_save = save;
    row->addStretch(1);
    m_shown = new QCheckBox(tr("Preview"), this);
    m_shown->setObjectName(QStringLiteral("operations.shown"));
    m_shown->setToolTip(tr("Show the picture through the operations"));
    connect(m_shown, &QCheckBox::clicked, this, [this](bool on) {
        if (m_pane)
            m_pane->operations().setShown(on);
    });
    column->addLayout(row);
    column->addWidget(m_shown); // below: other languages need the width
}

void OperationsPanel::fillAddMenu(QMenu* menu) {
    QHash<QString, QMenu*> groups;
    for (const imaging::OperationInfo& info : imaging::operationTable()) {
        const QString group = operationGroupTitle(info.group);
        if (!groups.contains(group)) {
            groups.insert(group, menu->addMenu(group));
            groups.value(group)->setToolTipsVisible(true);
        }
        QAction* action = groups.value(group)->addAction(operationTitle(info.name));
        action->setObjectName(
            QStringLiteral("operations.add.%1").arg(QString::fromStdString(info.name)));
        action->setToolTip(operationHelp(info.summary));
        connect(action, &QAction::triggered, this, [this, name = info.name] {
            if (!m_pane)
                return;
            const FrameDocument& document = m_pane->document();
            if (document.isOpen())
                m_pane->operations().add(name, document.description().width(),
                                         document.description().height());
            else
                m_pane->operations().add(name, 512, 512);
        });
    }
}

void OperationsPanel::setPane(ImagePane* pane) {
    for (const auto& connection : m_connections)
        disconnect(connection);
    m_connections.clear();
    m_pane = pane;
    if (pane != nullptr)
        m_connections
            << connect(&pane->operations(), &OperationStack::entriesChanged, this,
                       &OperationsPanel::rebuild)
            << connect(&pane->operations(), &OperationStack::changed, this,
                       &OperationsPanel::refresh)
            << connect(pane, &ImagePane::operationsChecked, this, &OperationsPanel::showProblems)
            << connect(&pane->document(), &FrameDocument::opened, this, &OperationsPanel::refresh)
            << connect(&pane->document(), &FrameDocument::closed, this, &OperationsPanel::refresh);
    rebuild();
}

void OperationsPanel::rebuild() {
    for (OperationCard* card : m_cards) {
        card->hide();
        card->deleteLater(); // it may be the one whose button asked for this
    }
    m_cards.clear();
    if (m_pane)
        for (int i = 0; i < m_pane->operations().entries().size(); ++i) {
            m_cards << new OperationCard(m_pane->operations(), i, this);
            m_cardColumn->addWidget(m_cards.back());
        }
    int labels = 0;
    for (const OperationCard* card : m_cards)
        labels = std::max(labels, card->labelWidth());
    for (OperationCard* card : m_cards)
        card->setLabelWidth(labels);
    refresh();
    showProblems();
}

void OperationsPanel::refresh() {
    const bool any = !m_cards.isEmpty();
    const bool open = m_pane && m_pane->document().isOpen();
    m_empty->setVisible(!any);
    m_shown->setVisible(any);
    m_shown->setChecked(!m_pane || m_pane->operations().shown());
    m_save->setEnabled(any);
    m_add->setEnabled(m_pane != nullptr);
    m_open->setEnabled(m_pane != nullptr);
    m_apply->setEnabled(any && open);
    showNote();
    // Between a change of the entries and their cards there is a moment without agreement.
    if (m_pane && m_cards.size() == m_pane->operations().entries().size())
        for (OperationCard* card : m_cards)
            card->showEntry();
}

/// Operations see the numbers of the file: those that mark a pixel as unusable, too.
void OperationsPanel::showNote() {
    m_note->clear();
    if (m_pane && m_pane->document().isOpen()) {
        const io::SourceDescription& file = m_pane->document().fileDescription();
        const auto& entries = m_pane->operations().entries();
        const bool any = std::any_of(entries.begin(), entries.end(),
                                     [](const OperationEntry& entry) { return entry.enabled; });
        if (any && file.deadValue)
            m_note->setText(tr("Dead pixels count as ordinary numbers (%1) in operations, and "
                               "filters spread them. Put Mask before a filter.")
                                .arg(QLocale().toString(*file.deadValue, 'g', 12)));
    }
    m_note->setVisible(!m_note->text().isEmpty());
}

void OperationsPanel::showProblems() {
    const QStringList problems = m_pane ? m_pane->operationProblems() : QStringList();
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->showProblem(i < problems.size() ? problems.at(i) : QString());
    const QString general = m_pane ? m_pane->pipelineProblem() : QString();
    m_general->setText(general);
    m_general->setVisible(!general.isEmpty());
}

void OperationsPanel::askOpen() {
    auto* dialog =
        new QFileDialog(this, tr("Open operations"),
                        QString::fromStdString(m_context.settings.get<std::string>(kFolderKey, "")),
                        tr("Operations (*.json)"));
    dialog->setObjectName(QStringLiteral("operations.open.dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &OperationsPanel::openFile);
    dialog->open();
}

void OperationsPanel::openFile(const QString& file) {
    if (!m_pane)
        return;
    m_context.settings.set(kFolderKey, QFileInfo(file).path().toStdString());
    m_context.jobs.start(
        {.title = tr("Open %1").arg(QFileInfo(file).fileName()), .lane = JobLane::Background},
        m_pane,
        [name = file.toStdString()](JobContext&) {
            std::ifstream in(name);
            if (!in)
                throw Error(ErrorCode::Input, "cannot be read").inFile(name);
            try {
                return nlohmann::json::parse(in);
            } catch (const nlohmann::json::exception& error) {
                throw Error(ErrorCode::Input, std::string("it is not JSON: ") + error.what())
                    .inFile(name)
                    .withRemedy("correct it at the place named, or save the operations again");
            }
        },
        [this, pane = m_pane, file](const nlohmann::json& read) {
            try {
                pane->operations().load(read, tr("Open %1").arg(QFileInfo(file).fileName()));
            } catch (const Error& error) {
                emit toast(QFileInfo(file).fileName() + QStringLiteral(": ") +
                           QString::fromStdString(error.what()));
            }
        },
        [this, file](const JobFailure& failure) {
            emit toast(QFileInfo(file).fileName() + QStringLiteral(": ") + failure.message);
        });
}

void OperationsPanel::askSave() {
    auto* dialog = new QFileDialog(
        this, tr("Save operations"),
        QDir(QString::fromStdString(m_context.settings.get<std::string>(kFolderKey, "")))
            .filePath(tr("operations.json")),
        tr("Operations (*.json)"));
    dialog->setObjectName(QStringLiteral("operations.save.dialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &OperationsPanel::saveFile);
    dialog->open();
}

void OperationsPanel::saveFile(const QString& file) {
    if (!m_pane)
        return;
    m_context.settings.set(kFolderKey, QFileInfo(file).path().toStdString());
    m_context.jobs.start(
        {.title = tr("Save %1").arg(QFileInfo(file).fileName()), .lane = JobLane::Export}, this,
        // The user has confirmed replacing an existing file in the dialog.
        [name = file.toStdString(), text = m_pane->operations().toFile().dump(2)](JobContext&) {
            writeFileAtomically(name, text + "\n", true);
        },
        [this, file, off = switchedOff(m_pane->operations())] {
            emit toast(off == 0 ? tr("Saved %1").arg(file)
                                : tr("Saved %1, without %n switched off", nullptr, off).arg(file));
        },
        [this](const JobFailure& failure) { emit toast(failure.message); });
}

void OperationsPanel::askApplyFile() {
    if (!m_pane || !m_pane->document().isOpen())
        return;
    const QFileInfo input(m_pane->document().target().path);
    // The result is of the kind of the picture where that can be written.
    const QList<ResultFormat> formats = resultFormats();
    ResultFormat own = formats.front();
    QStringList filters;
    for (const ResultFormat& format : formats) {
        filters << format.filter;
        if (format.endings.split(QLatin1Char(' ')).contains(input.suffix().toLower()))
            own = format;
    }
    auto* dialog =
        new QFileDialog(this, tr("Apply the operations"),
                        input.dir().filePath(input.completeBaseName() + tr("_processed") +
                                             QLatin1Char('.') + own.suffix));
    dialog->setNameFilters(filters);
    dialog->selectNameFilter(own.filter);
    dialog->setObjectName(QStringLiteral("operations.apply.dialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(own.suffix);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, formats](const QString& chosen) {
        for (const ResultFormat& format : formats)
            if (format.filter == chosen)
                dialog->setDefaultSuffix(format.suffix);
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this, path = input.filePath()](const QString& output) { applyTo({path}, output, false); });
    dialog->open();
}

void OperationsPanel::askApplyFolder() {
    if (!m_pane || !m_pane->document().isOpen())
        return;
    const QFileInfo input(m_pane->document().target().path);
    auto* dialog = new QFileDialog(this, tr("Folder for the results"), input.path());
    dialog->setObjectName(QStringLiteral("operations.folder.dialog"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, input](const QString& folder) { applyTo({input.filePath()}, folder, true); });
    dialog->open();
}

void OperationsPanel::applyTo(const QStringList& inputs, const QString& output, bool intoFolder) {
    if (!m_pane)
        return;
    applyOperations(m_context, this,
                    {m_pane->operations().entries(), inputs, m_pane->document().target().dataset,
                     output, intoFolder},
                    [this](const QString& text) { emit toast(text); });
}

} // namespace specula::app
