// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/main_window.h"
#include "app/open_files.h"
#include "app/watched_folders.h"
#include "app/window/list_section.h"
#include "app/workspaces/files/files_workspace.h"
#include "app/workspaces/files/run_plot.h"
#include "app/workspaces/files/run_table_view.h"
#include "app/workspaces/image/image_workspace.h"
#include "core/io/memory_source.h"
#include "core/io/writers.h"
#include "run_files.h"
#include "test_main.h"
#include "widgets/plot/curve_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QUndoStack>

#include <cmath>
#include <fstream>

using namespace specula;
using namespace specula::app;
using Column = RunTableModel::Column;

/// Somebody on shift watches a folder, reads the table, tags, filters, compares and exports.
class FilesWorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void cleanup();
    void anEmptyRoomSaysWhatToDo();
    void aFolderIsTabulated();
    void numbersAreThoseOfTheCurves();
    void headsSortAndEmptyCellsStayLast();
    void theFilterWorksByWordsAndPrefix();
    void keysTagAndUndoGivesBack();
    void notesAreTypedIntoTheTable();
    void notesSurviveAndForeignFilesStay();
    void newRunsAppearAndAreFollowed();
    void twoRowsAreCompared();
    void problemsHaveReasons();
    void targetsAreChosenAndMovedInThePanel();
    void filesGoToTheRoomThatShowsThem();
    void theTableIsExportedWithUnits();
    void columnsArePlottedAndPointsClicked();
    void stateSurvivesARestart();

  private:
    QString run(const char* name) const { return m_data->filePath(QLatin1String(name)); }
    void makeWindow();
    void watch();
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_window->settled() && m_files->settled(), 10000); }
    RunTableModel& model() { return m_files->model(); }
    RunTableView& table() { return m_files->table(); }
    int rowOf(const char* name) { return model().rowOf(run(name)); }
    void click(const char* name, Qt::KeyboardModifiers keys = Qt::NoModifier);
    QStringList shown();
    QString cell(const char* name, int column) {
        return model().index(rowOf(name), column).data().toString();
    }
    template<class W>
    W* find(const char* name) {
        return m_window->findChild<W*>(QLatin1String(name));
    }

    std::unique_ptr<QTemporaryDir> m_data, m_home;
    QByteArray m_homeBefore;
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;
    FilesWorkspace* m_files = nullptr;
};

void FilesWorkspaceTest::init() {
    m_data = std::make_unique<QTemporaryDir>();
    m_home = std::make_unique<QTemporaryDir>();
    m_homeBefore = qgetenv("SPECULA_HOME");
    qputenv("SPECULA_HOME", m_home->path().toLocal8Bit());
    test::writeRun(run("A001_silica_r2.h5"), {"silica", 310, 0.2, 0.004});
    test::writeRun(run("A002_silica_r10.h5"), {"silica", 290, 0.15, 0.006});
    test::writeRun(run("B003_gold_r1.h5"), {"gold", 300, 0.1, 0.003});
    makeWindow();
}

void FilesWorkspaceTest::makeWindow() {
    m_window.reset();
    m_services = std::make_unique<AppServices>(std::filesystem::path());
    std::vector<std::unique_ptr<Workspace>> rooms;
    auto files = std::make_unique<FilesWorkspace>(m_services->context());
    m_files = files.get();
    rooms.push_back(std::move(files));
    rooms.push_back(std::make_unique<ImageWorkspace>(m_services->context()));
    m_window = std::make_unique<MainWindow>(m_services->context(), std::move(rooms));
    m_window->resize(1600, 1000);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void FilesWorkspaceTest::cleanup() {
    m_window.reset();
    m_services.reset();
    if (m_homeBefore.isEmpty())
        qunsetenv("SPECULA_HOME");
    else
        qputenv("SPECULA_HOME", m_homeBefore);
}

void FilesWorkspaceTest::watch() {
    m_window->openFiles().openTexts({m_data->path()});
    QTRY_COMPARE(model().size() >= 3, true);
    settle();
}

void FilesWorkspaceTest::click(const char* name, Qt::KeyboardModifiers keys) {
    const QModelIndex index = m_files->filter().mapFromSource(model().index(rowOf(name), 0));
    QVERIFY(index.isValid());
    QTest::mouseClick(table().viewport(), Qt::LeftButton, keys, table().visualRect(index).center());
}

QStringList FilesWorkspaceTest::shown() {
    QStringList names;
    for (const int row : m_files->filter().rows())
        names << model().at(row).name();
    return names;
}

void FilesWorkspaceTest::anEmptyRoomSaysWhatToDo() {
    settle();
    auto* pages = find<QStackedWidget>("files.pages");
    QCOMPARE(pages->currentWidget()->objectName(), QStringLiteral("files.empty"));
    QVERIFY(find<QPushButton>("files.empty.folder")->isVisible());
    watch();
    QVERIFY(pages->currentWidget()->objectName() != QStringLiteral("files.empty"));
}

void FilesWorkspaceTest::aFolderIsTabulated() {
    QFile broken(run("C004_broken.h5"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("\x89HDF\r\n\x1a\n", 8);
    broken.close();
    QFile other(run("readme.txt"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.close();
    watch();
    QCOMPARE(shown(), QStringList({"A001_silica_r2.h5", "A002_silica_r10.h5", "B003_gold_r1.h5",
                                   "C004_broken.h5"}));
    QCOMPARE(cell("B003_gold_r1.h5", Column::kSample), QStringLiteral("gold"));
    QCOMPARE(cell("B003_gold_r1.h5", Column::kTemperature), QStringLiteral("300"));
    QCOMPARE(cell("B003_gold_r1.h5", Column::kFrames), QStringLiteral("12"));
    QCOMPARE(cell("B003_gold_r1.h5", Column::kKind), QStringLiteral("g2"));
    QCOMPARE(cell("C004_broken.h5", Column::kKind), QStringLiteral("cannot be read"));
    QVERIFY(!model().at(rowOf("C004_broken.h5")).facts->why.isEmpty());
    QVERIFY(!model().at(rowOf("A001_silica_r2.h5")).picture->image.isNull());
    QCOMPARE(m_services->context().results.size(), 0); // looking is not opening
}

void FilesWorkspaceTest::numbersAreThoseOfTheCurves() {
    watch();
    const int row = rowOf("A001_silica_r2.h5");
    const double contrast = model().number(row, Column::kContrast).value();
    double baseline = 0;
    for (const int i : {21, 22, 23})
        baseline += 0.2 * std::exp(-2 * 0.001 * (i + 1) / 0.004) / 3;
    QVERIFY(std::abs(contrast - (0.2 * std::exp(-0.5) - baseline)) < 1e-6);
    // Between the delays it is read off a straight line, so not exactly where the curve has it.
    const double level = baseline + contrast / std::exp(1.0);
    const double expected = -0.002 * std::log(level / 0.2);
    QVERIFY(std::abs(model().number(row, Column::kDecay).value() / expected - 1) < 0.02);
    // The image counts 1, 2, ... 48 in reading order; the mask leaves out the first column and the
    // last two rows of the right half.
    double sum = 0;
    int used = 0;
    for (int y = 0; y < 6; ++y)
        for (int x = 1; x < (y >= 4 ? 4 : 8); ++x) {
            sum += y * 8 + x + 1;
            ++used;
        }
    QVERIFY(std::abs(model().number(row, Column::kCounts).value() - sum / used) < 1e-6);
}

void FilesWorkspaceTest::headsSortAndEmptyCellsStayLast() {
    QFile broken(run("C004_broken.h5"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.close();
    watch();
    QHeaderView* head = table().horizontalHeader();
    const QPoint at(head->sectionViewportPosition(Column::kTemperature) + 20, head->height() / 2);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    const QString first = shown().first();
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(first != shown().first());
    QStringList by{"A002_silica_r10.h5", "B003_gold_r1.h5", "A001_silica_r2.h5"};
    table().sortByColumn(Column::kTemperature, Qt::AscendingOrder);
    QCOMPARE(shown(), by + QStringList("C004_broken.h5"));
    auto* sort = find<QComboBox>("files.sort");
    QCOMPARE(sort->currentText(), QStringLiteral("temperature"));
    find<QCheckBox>("files.sort.reverse")->click();
    std::reverse(by.begin(), by.end());
    QCOMPARE(shown(), by + QStringList("C004_broken.h5"));
}

void FilesWorkspaceTest::theFilterWorksByWordsAndPrefix() {
    watch();
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    auto* field = find<QLineEdit>("files.filter");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, "SILICA r10");
    QCOMPARE(shown(), QStringList("A002_silica_r10.h5"));
    QTest::keyClick(field, Qt::Key_Return); // all that match become targets
    QCOMPARE(m_services->context().results.size(), 1);
    auto* rule = find<QComboBox>("files.filter.rule");
    rule->setFocus();
    QTest::keyClick(rule, Qt::Key_Down);
    QVERIFY(shown().isEmpty());
    field->selectAll();
    QTest::keyClicks(field, "A0");
    QCOMPARE(shown().size(), 2);
    field->clear();
    QCOMPARE(shown().size(), 3);
    settle();
}

void FilesWorkspaceTest::keysTagAndUndoGivesBack() {
    watch();
    click("A001_silica_r2.h5");
    QTest::keyClick(&table(), Qt::Key_Space);
    QCOMPARE(cell("A001_silica_r2.h5", Column::kTag), QStringLiteral("good"));
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_X);
    QCOMPARE(cell("A002_silica_r10.h5", Column::kTag), QStringLiteral("bad"));
    click("B003_gold_r1.h5");
    click("A002_silica_r10.h5", Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_R);
    QCOMPARE(cell("A002_silica_r10.h5", Column::kTag), QStringLiteral("repeat"));
    QCOMPARE(cell("B003_gold_r1.h5", Column::kTag), QStringLiteral("repeat"));
    QUndoStack& undo = m_services->context().undo;
    QVERIFY(undo.undoText().contains(QStringLiteral("repeat")));
    QVERIFY(m_services->context().actions.trigger(QStringLiteral("edit.undo")));
    QCOMPARE(cell("A002_silica_r10.h5", Column::kTag), QStringLiteral("bad"));
    QCOMPARE(cell("B003_gold_r1.h5", Column::kTag), QString());
    click("A001_silica_r2.h5");
    QTest::keyClick(&table(), Qt::Key_Space); // a second time takes it away
    QCOMPARE(cell("A001_silica_r2.h5", Column::kTag), QString());
    settle();
    std::ifstream stored(run("specula-runs.json").toStdString());
    const auto notes = nlohmann::json::parse(stored);
    QCOMPARE(notes["runs"]["A002_silica_r10.h5"]["tag"].get<std::string>(), std::string("bad"));
    QVERIFY(!notes["runs"].contains("A001_silica_r2.h5"));
}

void FilesWorkspaceTest::notesAreTypedIntoTheTable() {
    watch();
    click("B003_gold_r1.h5");
    QTest::keyClick(&table(), Qt::Key_N);
    QTRY_VERIFY(table().viewport()->findChild<QLineEdit*>() != nullptr);
    auto* editor = table().viewport()->findChild<QLineEdit*>();
    QTest::keyClicks(editor, "bubble in the cell");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(cell("B003_gold_r1.h5", Column::kNote), QStringLiteral("bubble in the cell"));
    settle();
    makeWindow();
    watch();
    QCOMPARE(cell("B003_gold_r1.h5", Column::kNote), QStringLiteral("bubble in the cell"));
}

void FilesWorkspaceTest::notesSurviveAndForeignFilesStay() {
    QFile foreign(run("specula-runs.json"));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("[1, 2]");
    foreign.close();
    QSignalSpy said(m_files, &Workspace::toast);
    watch();
    QVERIFY(!said.isEmpty());
    click("B003_gold_r1.h5");
    QTest::keyClick(&table(), Qt::Key_Space);
    settle();
    QVERIFY(foreign.open(QIODevice::ReadOnly));
    QCOMPARE(foreign.readAll(), QByteArray("[1, 2]"));
    QVERIFY(std::filesystem::exists(runNotesOfUser(m_data->path())));
    makeWindow();
    watch();
    QCOMPARE(cell("B003_gold_r1.h5", Column::kTag), QStringLiteral("good"));
}

void FilesWorkspaceTest::newRunsAppearAndAreFollowed() {
    watch();
    test::writeRun(run("B004_gold_r1.h5"), {"gold", 305});
    QTRY_COMPARE_WITH_TIMEOUT(model().size(), 4, 8000);
    settle();
    QCOMPARE(m_services->context().results.size(), 0);
    QTest::keyClick(&table(), Qt::Key_L);
    QVERIFY(find<QCheckBox>("files.follow")->isChecked());
    test::writeRun(run("B005_gold_r1.h5"), {"gold", 315});
    ResultLibrary& results = m_services->context().results;
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 1, 8000);
    QCOMPARE(results.at(results.current()).path, run("B005_gold_r1.h5"));
    QTRY_COMPARE(table().currentRun(), rowOf("B005_gold_r1.h5"));
}

void FilesWorkspaceTest::twoRowsAreCompared() {
    watch();
    click("A001_silica_r2.h5");
    settle();
    QVERIFY(find<QTreeWidget>("metadata.tree")->topLevelItemCount() > 0);
    click("B003_gold_r1.h5", Qt::ControlModifier);
    settle();
    auto* tree = find<QTreeWidget>("compare.tree");
    QVERIFY(!tree->isHidden());
    const auto items =
        tree->findItems(QStringLiteral("≠ name"), Qt::MatchExactly | Qt::MatchRecursive);
    QStringList pairs;
    for (const QTreeWidgetItem* item : items)
        pairs << item->text(1) + QLatin1Char('|') + item->text(2);
    QVERIFY2(pairs.contains(QStringLiteral("\"silica\"|\"gold\"")) ||
                 pairs.contains(QStringLiteral("silica|gold")),
             qPrintable(pairs.join(QLatin1Char(' '))));
    // What is the same in both is hidden until it is asked for.
    const auto same =
        tree->findItems(QStringLiteral("title"), Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY(!same.isEmpty());
    QVERIFY(same.first()->isHidden());
    find<QCheckBox>("compare.only")->click();
    QVERIFY(!same.first()->isHidden());
}

void FilesWorkspaceTest::problemsHaveReasons() {
    QFile broken(run("C004_broken.h5"));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("\x89HDF\r\n\x1a\n", 8);
    broken.close();
    watch();
    click("C004_broken.h5");
    settle();
    QCOMPARE(find<QLabel>("files.why")->text(), model().at(rowOf("C004_broken.h5")).facts->why);
}

void FilesWorkspaceTest::targetsAreChosenAndMovedInThePanel() {
    watch();
    QTest::keyClick(&table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&table(), Qt::Key_T);
    ResultLibrary& results = m_services->context().results;
    QCOMPARE(results.size(), 3);
    settle();
    auto* list = find<NoteList>("targets");
    QCOMPARE(list->count(), 3);
    const auto at = [list](int row) { return list->visualItemRect(list->item(row)).center(); };
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, at(2));
    QCOMPARE(results.selection(), QList<int>({2}));
    QCOMPARE(results.current(), 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, at(0));
    QCOMPARE(results.selection(), QList<int>({0, 2}));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier, at(0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at(1));
    QTRY_COMPARE(results.current(), 1);
    settle();
    const QString second = results.at(1).path;
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(results.at(2).path, second);
    QCOMPARE(results.current(), 2);
    QCOMPARE(results.selection(), QList<int>({1})); // it went up with its file
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(results.selection(), QList<int>({1, 2}));
    // The table goes with the target, and the other way round.
    QCOMPARE(model().at(table().currentRun()).path, second);
    click("A001_silica_r2.h5");
    QTRY_COMPARE(results.at(results.current()).path, run("A001_silica_r2.h5"));
}

void FilesWorkspaceTest::filesGoToTheRoomThatShowsThem() {
    JobContext job;
    io::writeTiff(run("frame.tif").toStdString(),
                  *io::makeMemorySource({Pixels(PixelType::U16, 8, 6)}), {}, job);
    m_window->openFiles().openTexts({run("A001_silica_r2.h5"), run("B003_gold_r1.h5")});
    ResultLibrary& results = m_services->context().results;
    QTRY_COMPARE(results.size(), 2);
    QCOMPARE(results.current(), 0);
    QCOMPARE(m_window->current()->id(), QStringLiteral("files"));
    m_window->openFiles().openTexts({run("frame.tif")});
    QTRY_COMPARE(m_window->current()->id(), QStringLiteral("image"));
    QTRY_COMPARE(m_window->current()->targets().size(), 1);
    // A result dropped on the picture is shown there, and is among the results too.
    m_window->openFiles().openTexts({run("A002_silica_r10.h5")});
    QTRY_COMPARE(m_window->current()->targets().size(), 2);
    QCOMPARE(m_window->current()->id(), QStringLiteral("image"));
    QCOMPARE(results.size(), 3);
    settle();
}

void FilesWorkspaceTest::theTableIsExportedWithUnits() {
    watch();
    click("B003_gold_r1.h5");
    QTest::keyClick(&table(), Qt::Key_Space);
    settle();
    find<QLineEdit>("files.filter")->setText(QStringLiteral("gold"));
    const QString file = m_data->filePath("runs.csv");
    m_files->writeRuns(file);
    QTRY_VERIFY(QFile::exists(file));
    QFile csv(file);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QStringList lines;
    for (const QString& line : QString::fromUtf8(csv.readAll()).split(QLatin1Char('\n')))
        if (!line.isEmpty())
            lines << line;
    QVERIFY(lines.filter(QStringLiteral("temperature_k")).size() >= 1);
    const QStringList data = lines.filter(QRegularExpression(QStringLiteral("^[^#]")));
    QCOMPARE(data.size(), 2);
    const QStringList names = data[0].split(QLatin1Char(','));
    const QStringList values = data[1].split(QLatin1Char(','));
    QCOMPARE(values.size(), names.size());
    QCOMPARE(values[names.indexOf("temperature_k")].toDouble(), 300.0);
    QVERIFY(values[names.indexOf("tag")].contains(QStringLiteral("good")));
}

void FilesWorkspaceTest::columnsArePlottedAndPointsClicked() {
    watch();
    click("A001_silica_r2.h5");
    QTest::keyClick(&table(), Qt::Key_P);
    RunPlot& plot = m_files->plot();
    QVERIFY(plot.isVisible());
    plot.setColumns(Column::kTemperature, Column::kContrast);
    settle();
    const auto& curves = plot.panel().content().curves;
    QVERIFY(!curves.isEmpty());
    QCOMPARE(curves.first().size(), std::size_t(3));
    const int row = rowOf("B003_gold_r1.h5");
    plot.panel().replotNow();
    QTest::qWait(50); // laid out in its place
    const QPointF at = plot.panel().toPanel(model().number(row, Column::kTemperature).value(),
                                            model().number(row, Column::kContrast).value());
    QVERIFY(plot.panel().plotArea().contains(at));
    QTest::mouseClick(&plot.panel(), Qt::LeftButton, {}, at.toPoint());
    QTRY_COMPARE(table().currentRun(), row);
}

void FilesWorkspaceTest::stateSurvivesARestart() {
    watch();
    click("B003_gold_r1.h5");
    QTest::keyClick(&table(), Qt::Key_T);
    table().sortByColumn(Column::kContrast, Qt::DescendingOrder);
    find<QLineEdit>("files.filter")->setText(QStringLiteral("r1"));
    settle();
    const QJsonObject state = m_files->saveState();
    const QList<OpenTarget> targets = m_files->targets();
    makeWindow();
    m_files->openAll(targets);
    m_files->restoreState(state);
    watch();
    QCOMPARE(shown(), QStringList({"A002_silica_r10.h5", "B003_gold_r1.h5"}));
    QCOMPARE(find<QComboBox>("files.sort")->currentText(), QStringLiteral("contrast"));
    QCOMPARE(m_files->targets().size(), 1);
    QVERIFY(model().at(rowOf("B003_gold_r1.h5")).target);
}

SPECULA_TEST(FilesWorkspaceTest)
#include "files_workspace_test.moc"
