// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/main_window.h"
#include "app/workspaces/image/image_inspector.h"
#include "app/workspaces/image/image_workspace.h"
#include "app/workspaces/image/operations/operation_texts.h"
#include "app/workspaces/image/operations/operations_panel.h"
#include "app/workspaces/image/view_grid.h"
#include "bracket_translator.h"
#include "core/io/memory_source.h"
#include "core/io/open_source.h"
#include "core/io/writers.h"
#include "core/simulate/demo_files.h"
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
    void everyExplanationIsKnownToTranslators();
    void anAddedOperationChangesThePicture();
    void aDraggedSliderIsOneStepOfUndo();
    void operationsCanBeOrderedSwitchedAndRemoved();
    void aSecondDragIsASecondStepOfUndo();
    void theWheelScrollsAndDoesNotChangeWhatHasNotTheKeyboard();
    void fieldsOfAllCardsStandUnderEachOther();
    void aWrongParameterIsSaidOnItsCard();
    void anImpossiblePipelineIsSaidAndThePictureStays();
    void thePreviewCanBeSwitchedOff();
    void aFileOfOperationsGoesOutAndComesIn();
    void strangeFilesOfOperationsDoNoHarm();
    void applyingWritesTheWholeImageWithItsHistory();
    void applyingToAFolderMakesAllAndNamesWhatFailed();
    void resultsNeverReplaceThePicturesOfTheirFolder();
    void deadPixelsAreSpokenOf();
    void theStackSurvivesARestart();
    void aLargeImageIsComputedWhereOneLooks();
    void whatIsLookedAtFollowsBeforeTheRest();
    void thePreviewIsWhatTheAppliedFileShows_data();
    void thePreviewIsWhatTheAppliedFileShows();

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

/// Rises and falls by at most 2.5 per pixel.
static Pixels waves(std::int64_t width, std::int64_t height) {
    Pixels p(PixelType::F32, width, height);
    auto v = p.editPlane<float>();
    for (std::int64_t r = 0; r < height; ++r)
        for (std::int64_t c = 0; c < width; ++c)
            v(r, c) = static_cast<float>(1000 + 400 * std::sin(double(c) / 160) *
                                                    std::cos(double(r) / 190));
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
        path("smooth.tif").toStdString(), *io::makeMemorySource({waves(4096, 3000)}),
        {.compression = io::TiffWriteOptions::Compression::None, .tile = 256, .pyramid = true},
        job);
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

void OperationsTest::everyExplanationIsKnownToTranslators() {
    test::BracketTranslator translator("specula::app::OperationTexts");
    QCoreApplication::installTranslator(&translator);
    const auto gone = qScopeGuard([&] { QCoreApplication::removeTranslator(&translator); });
    for (const imaging::OperationInfo& info : imaging::operationTable()) {
        QVERIFY2(operationHelp(info.summary).startsWith(QLatin1Char('[')), info.summary.c_str());
        for (const imaging::ParameterInfo& p : info.parameters)
            QVERIFY2(p.help.empty() || operationHelp(p.help).startsWith(QLatin1Char('[')),
                     p.help.c_str());
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

void OperationsTest::aSecondDragIsASecondStepOfUndo() {
    openAndSettle("a.tif");
    add("blur");
    const int before = m_services->context().undo.index();
    auto* slider = find<QSlider>("operation.0.sigma.slider");
    for (int drag = 1; drag <= 2; ++drag) {
        slider->setSliderDown(true);
        slider->setValue(slider->value() + 50);
        slider->setValue(slider->value() + 50);
        slider->setSliderDown(false); // says that it was released
        QCOMPARE(m_services->context().undo.index(), before + drag);
    }
    settle();
}

void OperationsTest::theWheelScrollsAndDoesNotChangeWhatHasNotTheKeyboard() {
    openAndSettle("a.tif");
    add("blur");
    const auto entry = stack().entries().front();
    const auto turn = [](QWidget* over) {
        const QPointF at = over->rect().center();
        QWheelEvent wheel(at, over->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(over, &wheel);
    };
    auto* slider = find<QSlider>("operation.0.sigma.slider");
    auto* edge = find<QComboBox>("operation.0.edge");
    m_window->setFocus();
    turn(slider);
    turn(edge);
    QVERIFY(stack().entries().front() == entry);
    edge->setFocus();
    turn(edge);
    QVERIFY(stack().entries().front() != entry);
    settle();
}

void OperationsTest::fieldsOfAllCardsStandUnderEachOther() {
    openAndSettle("a.tif");
    add("blur");
    add("crop");
    add("asinh");
    const auto left = [&](const char* name) {
        const QWidget* field = find<QWidget>(name);
        return field->mapTo(m_window.get(), QPoint()).x();
    };
    QTRY_COMPARE(left("operation.0.edge"), left("operation.0.sigma.slider"));
    QTRY_VERIFY(find<widgets::NumberField>("operation.1.width")->isVisibleTo(m_window.get()));
    QTRY_COMPARE(find<QWidget>("operation.2.scale.slider")->parentWidget()->x(),
                 find<QWidget>("operation.0.edge")->x());
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

void OperationsTest::strangeFilesOfOperationsDoNoHarm() {
    openAndSettle("a.tif");
    QSignalSpy said(&panel(), &OperationsPanel::toast);
    int refused = 0;
    for (const char* text :
         {"", "{", "nul", "[]", "{\"operations\":7}", "{\"operations\":[{\"sigma\":1}]}",
          "{\"operations\":[{\"op\":\"nothing\"}]}",
          "{\"operations\":[{\"op\":\"blur\",\"enabled\":\"yes\"}]}"}) {
        QFile file(path("strange.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
        file.close();
        panel().openFile(file.fileName());
        ++refused;
        QTRY_COMPARE(said.size(), refused);
        QVERIFY2(said.back().front().toString().startsWith(QStringLiteral("strange.json: ")), text);
        QVERIFY(stack().entries().isEmpty());
    }
    // Right as a list, wrong as operations: the cards say what is wrong.
    for (const char* text :
         {R"({"operations":[{"op":"matrix","m":[[1],true,null,{"a":2},"x"]}]})",
          R"({"operations":[{"op":"blur","sigma":"wide","edge":[1],"colour":3}]})",
          R"({"operations":[{"op":"lut3d","file":{"a":1},"interp":null}]})",
          R"({"operations":[{"op":"resize","width":1e300,"height":-5}]})"}) {
        stack().load(nlohmann::json::parse(text), QStringLiteral("load"));
        settle();
        QTRY_VERIFY2(!find<QLabel>("operation.0.problem")->text().isEmpty(), text);
        QCOMPARE(shownAt(2, 3), 203.0);
        stack().restore(nlohmann::json::parse(text));
        settle();
    }
    stack().restore(nlohmann::json::parse(R"({"operations":[{"op":"blur","enabled":1}]})"));
    QVERIFY(stack().entries().isEmpty());
    settle();
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

void OperationsTest::resultsNeverReplaceThePicturesOfTheirFolder() {
    openAndSettle("many/one.tif");
    add("asinh");
    QSignalSpy said(&panel(), &OperationsPanel::toast);
    const auto bytesOf = [&](const char* name) {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytesOf("many/two.tif");
    panel().applyTo({path("many/one.tif")}, path("many"), true);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 10000);
    QVERIFY(said.back().front().toString().contains(QStringLiteral("replace")));
    QCOMPARE(bytesOf("many/two.tif"), before);
    panel().applyTo({path("many/one.tif")}, path("nowhere"), true);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 2, 10000);
    QVERIFY(said.back().front().toString().contains(QStringLiteral("no such folder")));
}

void OperationsTest::deadPixelsAreSpokenOf() {
    openAndSettle("a.tif");
    add("add");
    auto* note = find<QLabel>("operations.note");
    QVERIFY(note->isHidden());
    JobContext job;
    const AppContext& context = m_services->context();
    const auto device = context.devices.acquire({"cpu", {}, {}});
    simulate::makeDemoFiles(path("demo").toStdString(), 2, false, *device.backend, context.pool,
                            job);
    openAndSettle("demo/colloid_stack.h5");
    QTRY_VERIFY2(note->text().contains(QStringLiteral("Dead pixels")), qPrintable(note->text()));
    QVERIFY(!note->isHidden());
    stack().setEnabled(0, false);
    settle();
    QVERIFY(note->isHidden());
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

void OperationsTest::whatIsLookedAtFollowsBeforeTheRest() {
    openAndSettle("large.tif");
    add("add");
    stack().setParameter(0, "value", 1);
    settle();
    pane().view().setTransform({1.0, {2000, 1500}});
    settle();
    QVERIFY(pane().document().detail() != nullptr);
    QStringList order;
    connect(&pane().document(), &FrameDocument::detailReady, &pane(),
            [&](const imaging::DisplayImagePtr& detail) {
                order << (detail ? QStringLiteral("detail") : QStringLiteral("nothing"));
            });
    connect(&pane().document(), &FrameDocument::imageReady, &pane(),
            [&] { order << QStringLiteral("image"); });
    stack().setParameter(0, "value", 1000);
    settle();
    QCOMPARE(order, (QStringList{QStringLiteral("detail"), QStringLiteral("image")}));
    // The picture keeps the detail when the rest arrives.
    QCOMPARE(pane().view().detail(), pane().document().detail());
    const auto detail = pane().document().detail();
    const Rect place = detail->placement();
    QCOMPARE(detail->valueAt(0, 0), static_cast<double>((100 * place.y + place.x) % 50000 + 1000));
}

void OperationsTest::thePreviewIsWhatTheAppliedFileShows_data() {
    QTest::addColumn<QString>("operations");
    const auto row = [](const char* name, const char* operations) {
        QTest::newRow(name)
            << QStringLiteral(R"({"operations":[%1]})").arg(QLatin1String(operations));
    };
    row("blur", R"({"op":"blur","sigma":6})");
    row("median", R"({"op":"median","radius":2})");
    row("arithmetic", R"({"op":"mul","value":0.5},{"op":"add","value":9},{"op":"gamma","g":0.5})");
    row("crop", R"({"op":"crop","x":513,"y":257,"width":3001,"height":2203})");
    row("turns", R"({"op":"rotate90","turns":1},{"op":"flip","axis":"h"})");
    row("resize", R"({"op":"resize","width":6000,"height":2500,"filter":"triangle"})");
    row("affine", R"({"op":"affine","m":[0.9,0.1,30,-0.1,0.9,200],"width":4000,"height":2900})");
}

void OperationsTest::thePreviewIsWhatTheAppliedFileShows() {
    QFETCH(const QString, operations);
    constexpr double kSteepest = 3; // of the picture, per pixel
    openAndSettle("smooth.tif");
    stack().load(nlohmann::json::parse(operations.toStdString()), QStringLiteral("load"));
    settle();
    QSignalSpy said(&panel(), &OperationsPanel::toast);
    QFile::remove(path("applied.tif"));
    panel().applyTo({path("smooth.tif")}, path("applied.tif"), false);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 20000);
    const Pixels file = io::openSource(path("applied.tif").toStdString())->readFrame(0);
    QCOMPARE(file.width(), pane().document().description().width());
    for (const double zoom : {4.0, 1.0, 0.6, 0.3, 0.11}) {
        pane().view().setTransform({zoom, {1301, 1103}});
        settle();
        const auto overview = pane().document().image();
        const auto detail = pane().document().detail();
        QVERIFY2(zoom * overview->scaleX() <= 1 || overview->scaleX() == 1 || detail != nullptr,
                 "no detail where the overview is coarser");
        const QRectF seen = pane().view().visibleImageRect();
        for (int i = 1; i < 20; ++i)
            for (int k = 1; k < 20; ++k) {
                const double x = seen.x() + seen.width() * i / 20;
                const double y = seen.y() + seen.height() * k / 20;
                if (x < 16 || y < 16 || x > double(file.width()) - 16 ||
                    y > double(file.height()) - 16)
                    continue; // borders of a level look further than those of the image
                const auto& shown = detail && detail->sampleAt(x, y) ? detail : overview;
                const auto sample = shown->sampleAt(x, y);
                QVERIFY(sample);
                const double scale = shown->scaleX();
                const auto column = static_cast<std::int64_t>(std::llround(
                    double(shown->placement().x) - 0.5 + (double(sample->column) + 0.5) * scale));
                const auto line = static_cast<std::int64_t>(
                    std::llround(double(shown->placement().y) - 0.5 +
                                 (double(sample->row) + 0.5) * shown->scaleY()));
                const double expected = file.valueAt(std::min(line, file.height() - 1),
                                                     std::min(column, file.width() - 1));
                const double got = shown->valueAt(sample->row, sample->column);
                if (scale == 1)
                    QCOMPARE(got, expected);
                QVERIFY2(std::abs(got - expected) <= kSteepest * scale,
                         qPrintable(QStringLiteral("%1 instead of %2 at %3, %4, zoom %5, scale %6")
                                        .arg(got)
                                        .arg(expected)
                                        .arg(x)
                                        .arg(y)
                                        .arg(zoom)
                                        .arg(scale)));
            }
    }
}

SPECULA_TEST(OperationsTest)
#include "operations_test.moc"
