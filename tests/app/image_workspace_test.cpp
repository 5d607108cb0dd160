// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/main_window.h"
#include "app/unit_model.h"
#include "app/workspaces/image/frame_controls.h"
#include "app/workspaces/image/image_exports.h"
#include "app/workspaces/image/image_workspace.h"
#include "app/workspaces/image/view_grid.h"
#include "core/io/hdf5_writer.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "test_main.h"
#include "widgets/plot/profile_plot.h"

#include <QColorDialog>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

using namespace specula;
using namespace specula::app;

/// A person opens files, steps, plays, draws a profile, exports, undoes, and finds it all again.
class ImageWorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void anEmptyWorkspaceSaysWhatToDo();
    void aStackOpensAndStepsThroughFrames();
    void sumMeanAndMaximumOfFrames();
    void levelsStayWhenTheFrameChanges();
    void displayChangesCanBeUndoneByName();
    void timesFollowTheUnitPreference();
    void specialColoursAreDisplayEdits();
    void playbackGoesOnAndStops();
    void aBoxGivesAProfileAndItsStatistics();
    void undoTakesAProfileAway();
    void filesOpenedTogetherAreAllTargets();
    void aMissingFileIsSaidAndAwaited();
    void aBrokenFileIsSaid();
    void linkedViewsZoomTogether();
    void exportsHoldWhatIsShown();
    void anotherDatasetIsPickedAndRemembered();
    void aGrowingFileIsFollowed();
    void stateSurvivesARestart();
    void aHugeImageShowsDetailWhereOneLooks();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    ImagePane& pane() { return m_workspace->grid().active(); }
    FrameDocument& document() { return pane().document(); }
    void openAndSettle(const QString& file);
    void goTo(qint64 frame);
    template<class W>
    W* find(const char* name) {
        return m_window->findChild<W*>(QLatin1String(name));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    ImageWorkspace* m_workspace = nullptr;
};

// Frame t has the value 10 t + column in every row, and one hot pixel.
static Pixels frameOf(int t) {
    Pixels p(PixelType::U16, 64, 48);
    auto v = p.editPlane<std::uint16_t>();
    for (int r = 0; r < 48; ++r)
        for (int c = 0; c < 64; ++c)
            v(r, c) = static_cast<std::uint16_t>(10 * t + c);
    v(3, 4) = 60000;
    return p;
}

void ImageWorkspaceTest::initTestCase() {
    JobContext job;
    std::vector<Pixels> frames;
    for (int t = 0; t < 12; ++t)
        frames.push_back(frameOf(t));
    io::writeHdf5(path("stack_01.h5").toStdString(), *io::makeMemorySource(frames),
                  {.attributes = {{"frame_time_s", 0.25}}}, job);
    io::writeTiff(path("single.tif").toStdString(), *io::makeMemorySource({frameOf(0)}), {}, job);
    QFile broken(path("broken.tif"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray("II*\0\xff\xff\xff\x7f", 8));
}

void ImageWorkspaceTest::init() {
    m_services = std::make_unique<AppServices>(std::filesystem::path());
    std::vector<std::unique_ptr<Workspace>> workspaces;
    auto workspace = std::make_unique<ImageWorkspace>(m_services->context());
    m_workspace = workspace.get();
    workspaces.push_back(std::move(workspace));
    m_window = std::make_unique<MainWindow>(m_services->context(), std::move(workspaces));
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->showWorkspace(QStringLiteral("image"));
}

void ImageWorkspaceTest::cleanup() {
    m_window.reset();
    m_services.reset();
}

void ImageWorkspaceTest::openAndSettle(const QString& file) {
    m_workspace->open({file, {}});
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen() && m_workspace->settled(), 10000);
}

void ImageWorkspaceTest::goTo(qint64 frame) {
    FrameSelection selection = document().selection();
    selection.frame = frame;
    document().setSelection(selection);
    QTRY_VERIFY_WITH_TIMEOUT(
        document().shownSelection() == document().selection() && m_workspace->settled(), 10000);
}

void ImageWorkspaceTest::anEmptyWorkspaceSaysWhatToDo() {
    auto* open = find<QAbstractButton>("image.empty.open");
    QVERIFY(open != nullptr && open->isVisible());
    QVERIFY(find<QAbstractButton>("image.empty.demo")->isVisible());
    QVERIFY(!find<QWidget>("image.foot")->isEnabled());
}

void ImageWorkspaceTest::aStackOpensAndStepsThroughFrames() {
    openAndSettle(path("stack_01.h5"));
    QCOMPARE(document().description().frames, std::int64_t(12));
    QCOMPARE(document().image()->valueAt(10, 5), 5.0);
    auto* slider = find<QSlider>("image.slider");
    QCOMPARE(slider->maximum(), 11);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QTRY_COMPARE(document().shownSelection().frame, qint64(1));
    QCOMPARE(document().image()->valueAt(10, 5), 15.0);
    QVERIFY(m_services->context().actions.trigger("image.lastFrame"));
    QTRY_COMPARE(document().shownSelection().frame, qint64(11));
    QVERIFY(m_services->context().actions.trigger("image.nextFrame"));
    QTest::qWait(20);
    QCOMPARE(document().selection().frame, qint64(11)); // the end is the end
    QCOMPARE(m_workspace->targets().size(), 1);
}

void ImageWorkspaceTest::sumMeanAndMaximumOfFrames() {
    openAndSettle(path("stack_01.h5"));
    const std::pair<imaging::Reduction, double> cases[] = {
        {imaging::Reduction::Sum, 5 * 3 + 10 * (2 + 3 + 4)},
        {imaging::Reduction::Mean, 5 + 10 * 3},
        {imaging::Reduction::Max, 5 + 10 * 4}};
    for (const auto& [reduction, expected] : cases) {
        FrameSelection selection;
        selection.frame = 2;
        selection.count = 3;
        selection.reduction = reduction;
        document().setSelection(selection);
        QTRY_VERIFY(document().shownSelection() == selection);
        QCOMPARE(document().image()->valueAt(10, 5), expected);
    }
}

void ImageWorkspaceTest::levelsStayWhenTheFrameChanges() {
    openAndSettle(path("stack_01.h5"));
    pane().display().editLevels(3, 50);
    goTo(7);
    QCOMPARE(pane().display().state().tone.low, 3.0);
    QCOMPARE(pane().display().state().tone.high, 50.0);
    pane().display().editAutoPerFrame(true);
    goTo(11);
    QVERIFY(pane().display().state().tone.high > 100);
    QVERIFY(pane().display().state().tone.high < 1000); // the hot pixel does not flatten it
}

void ImageWorkspaceTest::displayChangesCanBeUndoneByName() {
    openAndSettle(path("single.tif"));
    QUndoStack& undo = m_services->context().undo;
    const auto before = pane().display().state();
    auto* scale = find<QComboBox>("image.scale");
    scale->setCurrentIndex(2);
    emit scale->activated(2);
    QCOMPARE(pane().display().state().tone.scale, imaging::ToneScale::Log);
    QVERIFY(!undo.undoText().isEmpty());
    undo.undo();
    QCOMPARE(pane().display().state(), before);
    undo.redo();
    QCOMPARE(pane().display().state().tone.scale, imaging::ToneScale::Log);
    QCOMPARE(undo.count(), 1);
}

void ImageWorkspaceTest::timesFollowTheUnitPreference() {
    openAndSettle(path("stack_01.h5"));
    goTo(3);
    auto* total = find<QLabel>("image.total");
    QVERIFY2(total->text().endsWith(QLatin1String("t 750 ms")), qPrintable(total->text()));
    UnitPreferences units;
    units.time = UnitPreferences::Time::Seconds;
    m_services->context().units.setPreferences(units);
    QVERIFY2(total->text().endsWith(QLatin1String("t 0.75 s")), qPrintable(total->text()));
}

void ImageWorkspaceTest::specialColoursAreDisplayEdits() {
    openAndSettle(path("single.tif"));
    auto* above = find<QToolButton>("image.colour.above");
    QVERIFY(above != nullptr);
    above->click();
    auto* dialog = m_window->findChild<QColorDialog*>();
    QVERIFY(dialog != nullptr);
    emit dialog->colorSelected(QColor(255, 0, 0));
    dialog->close();
    QCOMPARE(pane().display().state().tone.above.value_or(0), imaging::Rgb(0xffff0000));
    above->actions().first()->trigger(); // the usual colour is the colour map's
    QVERIFY(!pane().display().state().tone.above);
    QCOMPARE(m_services->context().undo.count(), 2);
}

void ImageWorkspaceTest::playbackGoesOnAndStops() {
    openAndSettle(path("stack_01.h5"));
    m_workspace->player().setFramesPerSecond(200);
    m_workspace->player().setPlaying(true);
    QSet<qint64> seen;
    connect(&document(), &FrameDocument::imageReady, this,
            [&] { seen.insert(document().shownSelection().frame); });
    QTRY_VERIFY_WITH_TIMEOUT(seen.size() >= 5, 10000);
    m_workspace->player().setPlaying(false);
    QTRY_VERIFY(m_workspace->settled());
    const qint64 frame = document().shownSelection().frame;
    QTest::qWait(60);
    QCOMPARE(document().shownSelection().frame, frame);
}

void ImageWorkspaceTest::aBoxGivesAProfileAndItsStatistics() {
    openAndSettle(path("single.tif"));
    widgets::ImageView& view = pane().view();
    view.setTool(widgets::ViewTool::BoxProfile);
    const QPoint from = view.toWidget(QPointF(10, 10)).toPoint();
    const QPoint to = view.toWidget(QPointF(29, 20)).toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, (from + to) / 2);
    QTest::mouseMove(&view, to);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    QVERIFY(!view.shape().empty());
    QTRY_VERIFY(m_workspace->settled() && m_workspace->plot().curves().size() == 2);
    QVERIFY(m_workspace->plot().isVisible());
    const widgets::ProfileCurve& alongX = m_workspace->plot().curves().first();
    for (qsizetype i = 0; i < alongX.x.size(); ++i)
        QCOMPARE(alongX.y.at(i), alongX.x.at(i)); // the value is the column
    QTRY_VERIFY(find<QLabel>("image.stats.region")->text().contains(QLatin1String("px")));
}

void ImageWorkspaceTest::undoTakesAProfileAway() {
    openAndSettle(path("single.tif"));
    widgets::ImageView& view = pane().view();
    view.setTool(widgets::ViewTool::LineProfile);
    const QPoint from = view.toWidget(QPointF(5, 5)).toPoint();
    const QPoint to = view.toWidget(QPointF(50, 40)).toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, to);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    const widgets::ImageShape drawn = view.shape();
    QVERIFY(!drawn.empty());
    QUndoStack& undo = m_services->context().undo;
    QCOMPARE(undo.count(), 1);
    undo.undo();
    QVERIFY(view.shape().empty());
    QTRY_VERIFY(!m_workspace->plot().isVisible());
    undo.redo();
    QCOMPARE(view.shape(), drawn);
    QCOMPARE(undo.count(), 1);
}

void ImageWorkspaceTest::filesOpenedTogetherAreAllTargets() {
    m_workspace->open({path("single.tif"), {}});
    m_workspace->open({path("stack_01.h5"), {}});
    QCOMPARE(m_workspace->targets().size(), 2);
    QTRY_VERIFY(document().isOpen());
    QCOMPARE(m_workspace->targets().last().path, path("stack_01.h5"));
    QTRY_VERIFY(m_workspace->targets().last().note.startsWith(QLatin1String("12")));
    m_workspace->close(m_workspace->targets().last());
    QCOMPARE(m_workspace->targets().size(), 1);
    QVERIFY(!document().isOpen());
}

void ImageWorkspaceTest::aMissingFileIsSaidAndAwaited() {
    const QString late = path("late.tif");
    m_workspace->open({late, {}});
    QTRY_VERIFY(pane().message().contains(QLatin1String("late.tif")));
    QVERIFY(QFile::copy(path("single.tif"), late));
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen(), 8000);
    QTRY_VERIFY(pane().message().isEmpty());
}

void ImageWorkspaceTest::aBrokenFileIsSaid() {
    m_workspace->open({path("broken.tif"), {}});
    QTRY_VERIFY2(pane().message().contains(QLatin1String("broken.tif")),
                 qPrintable(pane().message()));
    QVERIFY(!document().isOpen());
}

void ImageWorkspaceTest::linkedViewsZoomTogether() {
    openAndSettle(path("stack_01.h5"));
    QVERIFY(m_services->context().actions.trigger("image.split"));
    QCOMPARE(m_workspace->grid().panes().size(), 2);
    QTRY_VERIFY(document().isOpen() && m_workspace->settled());
    ImagePane *first = m_workspace->grid().panes().first(), *second = &pane();
    QVERIFY(first != second);
    first->view().setTransform({5, {20, 20}});
    QCOMPARE(second->view().zoom(), 5.0);
    first->display().editLevels(1, 9);
    QCOMPARE(second->display().state().tone.high, 9.0);
    QVERIFY(m_services->context().actions.trigger("image.closeView"));
    QCOMPARE(m_workspace->grid().panes().size(), 1);
}

void ImageWorkspaceTest::exportsHoldWhatIsShown() {
    openAndSettle(path("stack_01.h5"));
    goTo(3);
    QSignalSpy done(&m_workspace->exports(), &ImageExports::done);
    m_workspace->exports().writeData(pane(), path("out.tif"));
    m_workspace->exports().writeData(pane(), path("out.csv"));
    m_workspace->exports().writePicture(pane(), path("out.png"));
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 3, 10000);
    const Pixels back = io::openSource(path("out.tif").toStdString())->readFrame(0);
    QCOMPARE(back.type(), PixelType::U16);
    QCOMPARE(back.valueAt(10, 5), 35.0);
    QVERIFY(!QImage(path("out.png")).isNull());
    QFile csv(path("out.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QVERIFY(csv.readAll().contains("\n30,31,32,"));
}

void ImageWorkspaceTest::anotherDatasetIsPickedAndRemembered() {
    const QString file = path("shapes_07.h5");
    QVERIFY(QFile::copy(QStringLiteral(SPECULA_TEST_DATA "/hdf5/shapes.h5"), file));
    openAndSettle(file);
    const QString wanted = QStringLiteral("/rgb");
    QVERIFY(document().target().dataset != wanted);
    auto* list = find<QTreeWidget>("datasets.list");
    QTRY_COMPARE(list->topLevelItemCount(), 4);
    QTreeWidgetItem* other = list->findItems(wanted, Qt::MatchExactly).value(0);
    QVERIFY(other != nullptr);
    emit list->itemActivated(other, 0);
    QTRY_COMPARE(document().target().dataset, wanted);
    QTRY_VERIFY(document().isOpen());
    const QString next = path("shapes_08.h5");
    QVERIFY(QFile::copy(file, next));
    openAndSettle(next);
    QCOMPARE(document().target().dataset, wanted);
}

void ImageWorkspaceTest::aGrowingFileIsFollowed() {
    const QString file = path("growing.h5");
    io::Hdf5StackWriter::Options options;
    options.file = file.toStdString();
    options.type = PixelType::U16;
    options.width = 64;
    options.height = 48;
    options.swmr = true;
    io::Hdf5StackWriter writer(options);
    writer.append(frameOf(0));
    writer.flush();
    openAndSettle(file);
    QVERIFY(document().live());
    document().setFollow(true);
    for (int t = 1; t < 4; ++t)
        writer.append(frameOf(t));
    writer.flush();
    QTRY_COMPARE_WITH_TIMEOUT(document().shownSelection().frame, qint64(3), 10000);
    QCOMPARE(document().image()->valueAt(10, 5), 35.0);
    QCOMPARE(document().behind(), qint64(0));
}

void ImageWorkspaceTest::stateSurvivesARestart() {
    openAndSettle(path("stack_01.h5"));
    goTo(5);
    pane().display().editLevels(2, 77);
    pane().view().setTransform({7, {30, 25}});
    pane().view().setShape({widgets::ImageShape::Kind::Line, {3, 4}, {30, 20}, 3});
    const QJsonObject state = m_workspace->saveState();
    cleanup();
    init();
    m_workspace->restoreState(state);
    QTRY_VERIFY_WITH_TIMEOUT(document().isOpen() && m_workspace->settled(), 10000);
    QCOMPARE(document().shownSelection().frame, qint64(5));
    QCOMPARE(pane().display().state().tone.high, 77.0);
    QCOMPARE(pane().view().zoom(), 7.0);
    QCOMPARE(pane().view().transform().centre, QPointF(30, 25));
    QCOMPARE(pane().view().shape().width, 3.0);
    QCOMPARE(m_workspace->targets().size(), 1);
}

void ImageWorkspaceTest::aHugeImageShowsDetailWhereOneLooks() {
    // 10000 x 8000 is over what is held whole; a value per 100 x 100 field.
    Pixels big(PixelType::U8, 10000, 8000);
    auto v = big.editPlane<std::uint8_t>();
    for (int r = 0; r < 8000; ++r)
        for (int c = 0; c < 10000; ++c)
            v(r, c) = static_cast<std::uint8_t>((r / 100 * 7 + c / 100 * 3) % 200);
    JobContext job;
    io::TiffWriteOptions options;
    options.tile = 256;
    options.pyramid = true;
    options.compression = io::TiffWriteOptions::Compression::Lzw;
    io::writeTiff(path("huge.tif").toStdString(), *io::makeMemorySource({big}), options, job);
    openAndSettle(path("huge.tif"));
    QVERIFY(document().image()->scaleX() > 1);
    pane().view().setTransform({4, {5050, 3050}});
    QTRY_VERIFY_WITH_TIMEOUT(pane().view().detail() != nullptr && m_workspace->settled(), 10000);
    const auto detail = pane().view().detail();
    QCOMPARE(detail->scaleX(), 1.0);
    const auto at = detail->sampleAt(5050, 3050);
    QVERIFY(at.has_value());
    QCOMPARE(detail->valueAt(at->row, at->column), double((30 * 7 + 50 * 3) % 200));
}

SPECULA_TEST(ImageWorkspaceTest)
#include "image_workspace_test.moc"
