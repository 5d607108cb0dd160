// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/main_window.h"
#include "app/workspaces/image/image_inspector.h"
#include "app/workspaces/image/image_workspace.h"
#include "app/workspaces/image/operations/operation_texts.h"
#include "app/workspaces/image/operations/operations_panel.h"
#include "app/workspaces/image/view_grid.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "test_main.h"
#include "widgets/forms/number_field.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

using namespace specula;
using namespace specula::app;

/// A person adds operations, tunes them while the picture follows, undoes, saves, applies.
class OperationsTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void everyOperationAndParameterHasWords();
    void anAddedOperationChangesThePicture();
    void aDraggedSliderIsOneStepOfUndo();
    void operationsCanBeOrderedSwitchedAndRemoved();
    void aWrongParameterIsSaidOnItsCard();
    void anImpossiblePipelineIsSaidAndThePictureStays();
    void thePreviewCanBeSwitchedOff();
    void aFileOfOperationsGoesOutAndComesIn();
    void applyingWritesTheWholeImageWithItsHistory();
    void applyingToAFolderMakesAllAndNamesWhatFailed();
    void theStackSurvivesARestart();
    void aLargeImageIsComputedWhereOneLooks();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    ImagePane& pane() { return m_workspace->grid().active(); }
    OperationStack& stack() { return pane().operations(); }
    OperationsPanel& panel() { return *find<OperationsPanel>("image.operations"); }
    double shownAt(std::int64_t row, std::int64_t column) {
        return pane().document().image()->valueAt(row, column);
    }
    void openAndSettle(const char* name) {
        m_workspace->open({path(name), {}});
        QTRY_VERIFY_WITH_TIMEOUT(pane().document().isOpen() && m_workspace->settled(), 10000);
    }
    void add(const char* name) {
        auto* action =
            m_window->findChild<QAction*>(QStringLiteral("operations.add.") + QLatin1String(name));
        QVERIFY(action != nullptr);
        action->trigger();
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_workspace->settled(), 10000); }
    template<class W>
    W* find(const char* name) {
        return m_window->findChild<W*>(QLatin1String(name));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    ImageWorkspace* m_workspace = nullptr;
};

static Pixels ramp(std::int64_t width, std::int64_t height) {
    Pixels p(PixelType::U16, width, height);
    auto v = p.editPlane<std::uint16_t>();
    for (std::int64_t r = 0; r < height; ++r)
        for (std::int64_t c = 0; c < width; ++c)
            v(r, c) = static_cast<std::uint16_t>((100 * r + c) % 50000);
    return p;
}

void OperationsTest::initTestCase() {
    JobContext job;
    QVERIFY(QDir(m_dir.path()).mkdir(QStringLiteral("many")));
    for (const char* name : {"a.tif", "many/one.tif", "many/two.tif"})
        io::writeTiff(path(name).toStdString(), *io::makeMemorySource({ramp(40, 30)}), {}, job);
    QFile broken(path("many/broken.tif"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("II*");
    io::writeTiff(
        path("large.tif").toStdString(), *io::makeMemorySource({ramp(4096, 3000)}),
        {.compression = io::TiffWriteOptions::Compression::None, .tile = 256, .pyramid = true},
        job);
}

void OperationsTest::init() {
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

void OperationsTest::cleanup() {
    m_window.reset();
    m_services.reset();
}

void OperationsTest::everyOperationAndParameterHasWords() {
    for (const imaging::OperationInfo& info : imaging::operationTable()) {
        QVERIFY2(operationTitle(info.name).toStdString() != info.name, info.name.c_str());
        QVERIFY2(operationGroupTitle(info.group).toStdString() != info.group, info.group.c_str());
        for (const imaging::ParameterInfo& p : info.parameters)
            QVERIFY2(parameterTitle(p.name).toStdString() != p.name, p.name.c_str());
    }
}

void OperationsTest::anAddedOperationChangesThePicture() {
    openAndSettle("a.tif");
    QCOMPARE(shownAt(2, 3), 203.0);
    add("add");
    stack().setParameter(0, "value", 1000);
    settle();
    QCOMPARE(shownAt(2, 3), 1203.0);
    m_services->context().undo.undo();
    m_services->context().undo.undo();
    settle();
    QCOMPARE(shownAt(2, 3), 203.0);
    QVERIFY(stack().entries().isEmpty());
}

void OperationsTest::aDraggedSliderIsOneStepOfUndo() {
    openAndSettle("a.tif");
    add("blur");
    const int before = m_services->context().undo.index();
    auto* slider = find<QSlider>("operation.0.sigma.slider");
    QVERIFY(slider != nullptr && slider->isVisibleTo(m_window.get()));
    const double first = stack().entries().front().parameters["sigma"].get<double>();
    for (int position = slider->value(); position < slider->value() + 1; ++position)
        slider->setValue(position + 100);
    for (int i = 0; i < 20; ++i)
        slider->setValue(slider->value() + 5);
    QVERIFY(stack().entries().front().parameters["sigma"].get<double>() > first);
    QCOMPARE(m_services->context().undo.index(), before + 1);
    QCOMPARE(find<widgets::NumberField>("operation.0.sigma")->value(),
             stack().entries().front().parameters["sigma"].get<double>());
    m_services->context().undo.undo();
    QCOMPARE(stack().entries().front().parameters["sigma"].get<double>(), first);
    settle();
}

void OperationsTest::operationsCanBeOrderedSwitchedAndRemoved() {
    openAndSettle("a.tif");
    add("add");
    stack().setParameter(0, "value", 10);
    add("mul");
    stack().setParameter(1, "value", 2);
    settle();
    QCOMPARE(shownAt(0, 5), 30.0);
    QTest::mouseClick(find<QToolButton>("operation.1.up"), Qt::LeftButton);
    settle();
    QCOMPARE(shownAt(0, 5), 20.0);
    QTest::mouseClick(find<QCheckBox>("operation.0.enabled"), Qt::LeftButton, {}, QPoint(8, 8));
    settle();
    QCOMPARE(shownAt(0, 5), 15.0);
    QTest::mouseClick(find<QToolButton>("operation.1.remove"), Qt::LeftButton);
    settle();
    QCOMPARE(shownAt(0, 5), 5.0);
    QCOMPARE(stack().entries().size(), 1);
    QCOMPARE(m_services->context().undo.undoText(), QStringLiteral("Remove Add"));
}

void OperationsTest::aWrongParameterIsSaidOnItsCard() {
    openAndSettle("a.tif");
    add("lut3d");
    auto* problem = find<QLabel>("operation.0.problem");
    QTRY_VERIFY(!problem->isHidden() && problem->text().contains(QStringLiteral("file")));
    auto* file = find<QLineEdit>("operation.0.file");
    file->setFocus();
    QTest::keyClicks(file, QStringLiteral("missing.cube"));
    QTest::keyClick(file, Qt::Key_Return);
    QTRY_VERIFY(!problem->isHidden());
    settle();
    QCOMPARE(shownAt(2, 3), 203.0);
}

void OperationsTest::anImpossiblePipelineIsSaidAndThePictureStays() {
    openAndSettle("a.tif");
    add("matrix");
    auto* numbers = find<QLineEdit>("operation.0.m");
    numbers->setFocus();
    numbers->clear();
    QTest::keyClicks(numbers, QStringLiteral("1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1"));
    QTest::keyClick(numbers, Qt::Key_Return);
    auto* problem = find<QLabel>("operations.problem");
    QTRY_VERIFY2(problem->text().contains(QStringLiteral("channel")), qPrintable(problem->text()));
    settle();
    QCOMPARE(shownAt(2, 3), 203.0);
}

void OperationsTest::thePreviewCanBeSwitchedOff() {
    openAndSettle("a.tif");
    add("add");
    stack().setParameter(0, "value", 7);
    settle();
    QCOMPARE(shownAt(0, 0), 7.0);
    QTest::mouseClick(find<QCheckBox>("operations.shown"), Qt::LeftButton, {}, QPoint(8, 8));
    settle();
    QCOMPARE(shownAt(0, 0), 0.0);
}

void OperationsTest::aFileOfOperationsGoesOutAndComesIn() {
    openAndSettle("a.tif");
    add("add");
    stack().setParameter(0, "value", 7);
    add("median");
    stack().setEnabled(1, false);
    const QString file = path("ops.json");
    panel().saveFile(file);
    QTRY_VERIFY(QFile::exists(file) && m_services->context().jobs.idle());
    const imaging::Pipeline read = imaging::readPipeline(file.toStdString(), {});
    QCOMPARE(read.size(), std::size_t{1});
    QCOMPARE(read.front()->name(), std::string("add"));
    stack().clear();
    panel().openFile(file);
    QTRY_COMPARE(stack().entries().size(), 1);
    settle();
    QCOMPARE(shownAt(0, 0), 7.0);
    QFile wrong(path("wrong.json"));
    QVERIFY(wrong.open(QIODevice::WriteOnly));
    wrong.write("[1, 2]");
    wrong.close();
    QSignalSpy said(&panel(), &OperationsPanel::toast);
    panel().openFile(wrong.fileName());
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(stack().entries().size(), 1);
}

void OperationsTest::applyingWritesTheWholeImageWithItsHistory() {
    openAndSettle("a.tif");
    add("add");
    stack().setParameter(0, "value", 7);
    QSignalSpy said(&panel(), &OperationsPanel::toast);
    const QString out = path("out.tif");
    panel().applyTo({path("a.tif")}, out, false);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 10000);
    const Pixels made = io::openSource(out.toStdString())->readFrame(0);
    QCOMPARE(made.valueAt(29, 39), 2946.0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("image operations"));
    panel().applyTo({path("a.tif")}, path("a.tif"), false);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 2, 10000);
    QVERIFY(said.back().front().toString().contains(QStringLiteral("replace")));
}

void OperationsTest::applyingToAFolderMakesAllAndNamesWhatFailed() {
    openAndSettle("many/one.tif");
    add("add");
    stack().setParameter(0, "value", 1);
    QVERIFY(QDir(m_dir.path()).mkdir(QStringLiteral("results")));
    QSignalSpy said(&panel(), &OperationsPanel::toast);
    panel().applyTo({path("many/one.tif")}, path("results"), true);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 10000);
    QVERIFY2(said.front().front().toString().contains(QStringLiteral("broken.tif")),
             qPrintable(said.front().front().toString()));
    for (const char* name : {"results/one.tif", "results/two.tif"})
        QCOMPARE(io::openSource(path(name).toStdString())->readFrame(0).valueAt(0, 0), 1.0);
    QVERIFY(!QFile::exists(path("results/broken.tif")));
}

void OperationsTest::theStackSurvivesARestart() {
    openAndSettle("a.tif");
    add("add");
    stack().setParameter(0, "value", 7);
    settle();
    const QJsonObject state = m_workspace->saveState();
    cleanup();
    init();
    m_workspace->restoreState(state);
    QTRY_VERIFY_WITH_TIMEOUT(pane().document().isOpen() && m_workspace->settled(), 10000);
    QTRY_COMPARE(stack().entries().size(), 1);
    QTRY_COMPARE(shownAt(0, 0), 7.0);
}

void OperationsTest::aLargeImageIsComputedWhereOneLooks() {
    openAndSettle("large.tif");
    add("add");
    stack().setParameter(0, "value", 100);
    settle();
    // An overview of all of it, computed from a level of the pyramid.
    QVERIFY(pane().document().image()->scaleX() > 1);
    QCOMPARE(pane().document().image()->placement().width, std::int64_t{4096});
    QSignalSpy detail(&pane().document(), &FrameDocument::detailReady);
    pane().document().setViewport(QRectF(1000, 1000, 200, 100), 4);
    QTRY_COMPARE_WITH_TIMEOUT(detail.size(), 1, 10000);
    const auto seen = detail.front().front().value<imaging::DisplayImagePtr>();
    QVERIFY(seen != nullptr);
    const Rect place = seen->placement();
    QCOMPARE(seen->valueAt(0, 0), static_cast<double>((100 * place.y + place.x) % 50000 + 100));
}

SPECULA_TEST(OperationsTest)
#include "operations_test.moc"
