// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/image_pane.h"

#include "app/job_runner.h"
#include "app/workspaces/image/edit_commands.h"
#include "widgets/forms/empty_state.h"
#include "widgets/forms/labels.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace specula::app {

using widgets::ImageShape;

ImagePane::ImagePane(AppContext& context, int number, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_document(context)
    , m_operations(context.undo)
    , m_pages(new QStackedLayout(this))
    , m_empty(new widgets::EmptyState(
          context.theme.icon(QStringLiteral("image")), tr("No frame is open"),
          tr("Drop a TIFF, OpenEXR, HDF5, NPY or EDF file here, or open one."), this))
    , m_picture(new QWidget(this))
    , m_title(new QLabel(m_picture))
    , m_message(new QLabel(m_picture))
    , m_view(new widgets::ImageView(context.pool, m_picture, &context.conversions))
    , m_bar(new widgets::ColourBar(m_picture)) {
    setObjectName(QStringLiteral("image.pane%1").arg(number));
    m_view->setObjectName(QStringLiteral("image.view%1").arg(number));
    m_view->setAccessibleName(tr("Picture %1").arg(number));
    QPushButton* open = m_empty->addButton(QStringLiteral("image.empty.open"), tr("Open…"));
    QPushButton* demo = m_empty->addButton(QStringLiteral("image.empty.demo"), tr("Show the demo"));
    connect(open, &QPushButton::clicked, this, &ImagePane::openRequested);
    connect(demo, &QPushButton::clicked, this, &ImagePane::demoRequested);

    m_title->setObjectName(QStringLiteral("image.title%1").arg(number));
    m_title->setContentsMargins(8, 4, 8, 4);
    m_title->hide();
    m_message->setObjectName(QStringLiteral("image.message%1").arg(number));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setContentsMargins(8, 6, 8, 6);
    m_message->hide();

    auto* column = new QVBoxLayout(m_picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addWidget(m_message);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(m_bar);
    column->addLayout(row, 1);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_picture);

    connect(&m_operations, &OperationStack::changed, this, &ImagePane::checkOperations);
    // Files named by the operations count from the folder of the picture.
    connect(&m_document, &FrameDocument::opened, this, [this] {
        if (!m_operations.entries().isEmpty())
            checkOperations();
    });
    m_view->setDisplaySettings(&m_display);
    m_bar->setDisplaySettings(&m_display);
    m_bar->hide(); // there is nothing it explains yet
    const auto recolour = [this] {
        m_view->setColours(m_context.theme.canvas());
        m_bar->setColours(m_context.theme.canvas());
    };
    recolour();
    connect(&context.theme, &widgets::Theme::changed, this, recolour);
    m_view->installEventFilter(this);

    connect(&m_document, &FrameDocument::opened, this, [this] {
        clearMessage();
        updateTitle();
        m_view->setPixelSizeM(m_document.description().pixelSizeM);
        m_pages->setCurrentWidget(m_picture);
    });
    connect(&m_document, &FrameDocument::closed, this, [this] {
        clearMessage();
        m_view->setImage(nullptr);
        m_bar->hide();
        m_pages->setCurrentWidget(m_empty);
    });
    connect(&m_document, &FrameDocument::failed, this, &ImagePane::showMessage);
    connect(&m_document, &FrameDocument::imageReady, this,
            [this](const imaging::DisplayImagePtr& image) {
                clearMessage();
                m_display.imageArrived(image);
                m_view->setImage(image, m_document.detail());
                m_bar->show();
                if (!m_restoring.isEmpty()) {
                    const QJsonArray centre = m_restoring.value("centre").toArray();
                    if (m_restoring.value("zoom").toDouble() > 0 && centre.size() == 2)
                        m_view->setTransform({m_restoring.value("zoom").toDouble(),
                                              {centre.at(0).toDouble(), centre.at(1).toDouble()}});
                    m_restoring = {};
                }
                m_document.setViewport(m_view->visibleImageRect(), m_view->zoom());
            });
    connect(&m_document, &FrameDocument::detailReady, m_view, &widgets::ImageView::setDetail);
    connect(m_view, &widgets::ImageView::viewportChanged, &m_document, &FrameDocument::setViewport);
    connect(&m_display, &widgets::DisplaySettings::edited, this, &ImagePane::pushDisplayEdit);
    connect(m_view, &widgets::ImageView::shapeChanged, this, &ImagePane::pushShapeEdit);
}

void ImagePane::setTitleShown(bool shown) {
    updateTitle();
    m_title->setVisible(shown);
}

void ImagePane::setActive(bool active) {
    QFont font = m_title->font();
    font.setBold(active);
    m_title->setFont(font);
}

bool ImagePane::settled() const {
    return !m_checking && m_document.idle() && (!m_document.isOpen() || m_view->settled());
}

QString ImagePane::message() const {
    return m_message->isHidden() ? QString() : m_message->text();
}

void ImagePane::showMessage(const QString& text, bool waiting) {
    m_pages->setCurrentWidget(m_picture);
    m_message->setText(
        waiting ? text + QLatin1Char('\n') + tr("It is tried again every few seconds.") : text);
    m_message->setStyleSheet(QStringLiteral("color: %1; background: %2")
                                 .arg(m_context.theme.colours().warning.name(),
                                      m_context.theme.colours().raised.name()));
    m_message->show();
    m_view->setPlaceholder(waiting ? tr("Waiting for the file") : QString());
}

void ImagePane::clearMessage() {
    m_message->hide();
    m_view->setPlaceholder({});
}

void ImagePane::updateTitle() {
    const OpenTarget& target = m_document.target();
    m_title->setText(target.dataset.isEmpty() ? QFileInfo(target.path).fileName()
                                              : QFileInfo(target.path).fileName() +
                                                    QStringLiteral(" · ") + target.dataset);
}

bool ImagePane::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::MouseButtonPress)
        emit activated();
    return QWidget::eventFilter(watched, event);
}

void ImagePane::pushDisplayEdit(const widgets::DisplayState& before,
                                const widgets::DisplayState& after, const QString& name) {
    m_context.undo.push(new DisplayEdit(&m_display, before, after, name));
}

void ImagePane::pushShapeEdit(const ImageShape& shape, bool finished) {
    if (!finished || shape == m_shapeBefore)
        return;
    QString name = tr("Change profile");
    if (m_shapeBefore.empty())
        name = tr("Draw profile");
    else if (shape.empty())
        name = tr("Remove profile");
    const ImageShape before = std::exchange(m_shapeBefore, shape);
    m_context.undo.push(new ShapeEdit(
        this, [this](const ImageShape& s) { applyShape(s); }, before, shape, name));
}

/// Operations are made in a job, because they may open files; the newest change wins.
void ImagePane::checkOperations() {
    m_checking = true;
    const QList<OperationEntry> entries =
        m_operations.shown() ? m_operations.entries() : QList<OperationEntry>();
    m_context.jobs.start(
        {.title = tr("Prepare operations"),
         .lane = JobLane::Interactive,
         .key = QStringLiteral("image/%1/operations").arg(quintptr(this)),
         .quiet = true},
        this,
        [entries, folder = QFileInfo(m_document.target().path).path()](JobContext&) {
            return makePipeline(entries, folder);
        },
        [this](const MadePipeline& made) {
            m_checking = false;
            m_operationProblems = made.problems;
            m_pipelineProblem.clear();
            if (const auto problem = m_document.setPipeline(made.pipeline))
                m_pipelineProblem = QString::fromStdString(problem->what());
            emit operationsChecked();
        },
        [this](const JobFailure& failure) {
            m_checking = false;
            m_pipelineProblem = failure.message;
            emit operationsChecked();
        });
}

void ImagePane::applyShape(const ImageShape& shape) {
    m_shapeBefore = shape; // so that the view's answer is not taken for another edit
    if (m_view->shape() != shape)
        m_view->setShape(shape);
}

QJsonObject ImagePane::saveState() const {
    const FrameSelection& selection = m_document.selection();
    QJsonObject state{{"file", m_document.target().path}, {"dataset", m_document.target().dataset},
                      {"frame", double(selection.frame)}, {"count", double(selection.count)},
                      {"channel", selection.channel},     {"display", m_display.state().toJson()}};
    if (selection.reduction)
        state["reduction"] =
            QString::fromLatin1(imaging::reductionName(*selection.reduction).data());
    if (!m_operations.entries().isEmpty()) {
        state["operations"] =
            QJsonDocument::fromJson(QByteArray::fromStdString(m_operations.toJson().dump()))
                .object();
        state["operationsShown"] = m_operations.shown();
    }
    if (!m_view->isFitted()) {
        state["zoom"] = m_view->zoom();
        state["centre"] =
            QJsonArray{m_view->transform().centre.x(), m_view->transform().centre.y()};
    }
    const ImageShape& shape = m_view->shape();
    if (!shape.empty())
        state["shape"] =
            QJsonObject{{"kind", int(shape.kind)},
                        {"points", QJsonArray{shape.a.x(), shape.a.y(), shape.b.x(), shape.b.y()}},
                        {"width", shape.width}};
    return state;
}

void ImagePane::restoreState(const QJsonObject& state) {
    if (state.value("file").toString().isEmpty())
        return;
    FrameSelection selection;
    selection.frame = qint64(state.value("frame").toDouble());
    selection.count = std::max<qint64>(1, qint64(state.value("count").toDouble(10)));
    selection.channel = state.value("channel").toInt();
    for (const auto reduction :
         {imaging::Reduction::Sum, imaging::Reduction::Mean, imaging::Reduction::Max})
        if (state.value("reduction").toString().toStdString() == imaging::reductionName(reduction))
            selection.reduction = reduction;
    m_document.open({state.value("file").toString(), state.value("dataset").toString()}, selection);
    m_operations.setShown(state.value("operationsShown").toBool(true));
    if (state.contains("operations"))
        m_operations.restore(nlohmann::json::parse(
            QJsonDocument(state.value("operations").toObject()).toJson().toStdString(), nullptr,
            false));
    if (state.contains("display"))
        m_display.setState(widgets::DisplayState::fromJson(state.value("display").toObject()));
    m_restoring = state;
    const QJsonObject shape = state.value("shape").toObject();
    const QJsonArray points = shape.value("points").toArray();
    const int kind = shape.value("kind").toInt();
    if (points.size() == 4 && kind > 0 && kind <= int(ImageShape::Kind::Circle))
        applyShape({ImageShape::Kind(kind),
                    {points.at(0).toDouble(), points.at(1).toDouble()},
                    {points.at(2).toDouble(), points.at(3).toDouble()},
                    shape.value("width").toDouble(1)});
}

} // namespace specula::app
