// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/results/result_library.h"
#include "app/workspaces/average/average_table.h"
#include "app/workspaces/average/average_workspace.h"
#include "core/io/result_file.h"
#include "support/result_files.h"
#include "test_main.h"
#include "widgets/forms/number_field.h"
#include "widgets/plot/curve_panel.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QTableView>

using namespace specula;
using namespace specula::app;
using namespace specula::test;

/// Repeats are compared, some left out, limits dragged, and the average is saved.
class AverageWorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void anEmptyRoomSaysWhatToDo();
    void filesAreComparedAndOneIsLeftOutWithItsReason();
    void theSelectionIsWhatIsAveraged();
    void draggingALimitDecidesAnew();
    void anotherBinIsShown();
    void theSavedFileIsTheMean();
    void aFileOfTheAverageIsNotOverwritten();
    void theCriteriaSurviveARestart();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void openAll();
    void settle();
    template<class W>
    W* find(const char* name) {
        return m_fixture->window->findChild<W*>(QLatin1String(name));
    }
    AverageTable& table() {
        return *static_cast<AverageTable*>(find<QTableView>("average.files")->model());
    }
    QString cell(int row, AverageTable::Column column) {
        return table().index(row, column).data().toString();
    }

    QTemporaryDir m_dir;
    std::unique_ptr<WindowFixture> m_fixture;
    AverageWorkspace* m_room = nullptr;
};

void AverageWorkspaceTest::initTestCase() {
    const char* names[] = {"a1_results.hdf", "a2_results.hdf", "a3_results.hdf"};
    const double heights[] = {0.19, 0.20, 0.21};
    for (int i = 0; i < 3; ++i) {
        SmallResult what;
        what.height = heights[i];
        what.error = 2e-2;
        writeSmallResult(path(names[i]).toStdString(), what);
    }
    SmallResult far;
    far.height = 3;
    far.error = 2e-2;
    writeSmallResult(path("far_results.hdf").toStdString(), far);
}

void AverageWorkspaceTest::init() {
    m_fixture = std::make_unique<WindowFixture>(true);
    m_fixture->window->resize(1400, 900);
    QVERIFY(m_fixture->window->showWorkspace(QStringLiteral("average")));
    m_room =
        static_cast<AverageWorkspace*>(m_fixture->window->workspace(QStringLiteral("average")));
    m_fixture->show();
}

void AverageWorkspaceTest::cleanup() {
    m_fixture.reset();
}

void AverageWorkspaceTest::openAll() {
    QList<OpenTarget> targets;
    for (const char* name :
         {"a1_results.hdf", "a2_results.hdf", "a3_results.hdf", "far_results.hdf"})
        targets << OpenTarget{path(name), {}};
    m_room->openAll(targets);
    settle();
}

void AverageWorkspaceTest::settle() {
    QTest::qWait(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->settled(), 20000);
}

void AverageWorkspaceTest::anEmptyRoomSaysWhatToDo() {
    QVERIFY(find<QWidget>("average.empty")->isVisible());
    QVERIFY(!find<widgets::CurvePanel>("average.scatter")->isVisible());
}

void AverageWorkspaceTest::filesAreComparedAndOneIsLeftOutWithItsReason() {
    openAll();
    QCOMPARE(table().rowCount(), 4);
    for (int row = 0; row < 3; ++row)
        QCOMPARE(cell(row, AverageTable::Verdict), QStringLiteral("taken"));
    QCOMPARE(cell(3, AverageTable::Verdict), QStringLiteral("left out"));
    QVERIFY(cell(3, AverageTable::Reason).size() > 10);
    const auto& scatter = find<widgets::CurvePanel>("average.scatter")->content();
    QCOMPARE(scatter.curves[0].size(), std::size_t(3));
    QCOMPARE(scatter.curves[1].size(), std::size_t(1));
    const auto& curves = find<widgets::CurvePanel>("average.curves")->content().curves;
    QCOMPARE(curves.size(), 5); // four files and their mean
    QVERIFY(std::abs((*curves.last().y)[0] - smallG2({}, 1, 1)) < 1e-6);
    QCOMPARE((*curves.last().x)[0], 6e-3);
    QVERIFY(find<QPushButton>("average.save")->isEnabled());
}

void AverageWorkspaceTest::theSelectionIsWhatIsAveraged() {
    openAll();
    m_room->chooseTargets({0, 2});
    settle();
    QCOMPARE(table().rowCount(), 2);
    const auto& curves = find<widgets::CurvePanel>("average.curves")->content().curves;
    QVERIFY(std::abs((*curves.last().y)[0] - smallG2({}, 1, 1)) < 1e-6);
    m_room->chooseTargets({});
    settle();
    QCOMPARE(table().rowCount(), 4);
}

void AverageWorkspaceTest::draggingALimitDecidesAnew() {
    openAll();
    auto* outliers = find<QComboBox>("average.outliers");
    outliers->setCurrentIndex(1); // the classic filter, 0.95 to 1.05 in bin 6
    auto* bin = find<widgets::NumberField>("average.baselineBin");
    auto* window = find<widgets::NumberField>("average.window");
    bin->setValue(1);
    window->setValue(2);
    emit bin->valueChanged(1);
    settle();
    QCOMPARE(cell(0, AverageTable::Verdict), QStringLiteral("taken"));
    QCOMPARE(cell(3, AverageTable::Verdict), QStringLiteral("left out"));
    auto* scatter = find<widgets::CurvePanel>("average.scatter");
    scatter->setView({std::nullopt, widgets::PlotRange{0.9, 1.8}});
    QTest::qWait(20);
    // The upper limit from 1.05 to 1.7, above the baseline of the far one (1.54).
    const QPoint from = scatter->toPanel(2.5, 1.05).toPoint(),
                 to = scatter->toPanel(2.5, 1.7).toPoint();
    QTest::mouseMove(scatter, from);
    QTest::mousePress(scatter, Qt::LeftButton, {}, from);
    QTest::mouseMove(scatter, (from + to) / 2);
    QTest::mouseMove(scatter, to);
    QTest::mouseRelease(scatter, Qt::LeftButton, {}, to);
    settle();
    QVERIFY(std::abs(find<widgets::NumberField>("average.high")->value() - 1.7) < 0.02);
    QCOMPARE(cell(3, AverageTable::Verdict), QStringLiteral("taken"));
}

void AverageWorkspaceTest::anotherBinIsShown() {
    openAll();
    auto* bin = find<widgets::NumberField>("average.bin");
    bin->setValue(2);
    emit bin->valueChanged(2);
    settle();
    const auto& content = find<widgets::CurvePanel>("average.curves")->content();
    QVERIFY(content.title.contains(QLatin1Char('2')));
    QVERIFY(std::abs((*content.curves.last().y)[0] - smallG2({}, 1, 2)) < 1e-6);
}

void AverageWorkspaceTest::theSavedFileIsTheMean() {
    openAll();
    QSignalSpy toasts(m_room, &Workspace::toast);
    const QString out = path("mean.hdf");
    m_room->save(out);
    QTRY_COMPARE_WITH_TIMEOUT(toasts.size(), 1, 20000);
    const auto mean = io::ResultFile::open(out.toStdString());
    QVERIFY(mean != nullptr);
    const auto g2 = mean->multitau().g2;
    for (std::int64_t k = 0; k < 6; ++k)
        QVERIFY(std::abs(g2.view()(k, 0) - smallG2({}, kSmallDelays[k], 1)) < 1e-6);
    QVERIFY(mean->hasImage());
}

void AverageWorkspaceTest::aFileOfTheAverageIsNotOverwritten() {
    openAll();
    QSignalSpy toasts(m_room, &Workspace::toast);
    const auto before = contentIdOf(path("a1_results.hdf").toStdString());
    m_room->save(path("a1_results.hdf"));
    QCOMPARE(toasts.size(), 1);
    QVERIFY(contentIdOf(path("a1_results.hdf").toStdString()) == before);
}

void AverageWorkspaceTest::theCriteriaSurviveARestart() {
    find<QComboBox>("average.outliers")->setCurrentIndex(1);
    auto* low = find<widgets::NumberField>("average.low");
    low->setValue(0.9);
    emit low->valueChanged(0.9);
    const QJsonObject state = m_room->saveState();
    cleanup();
    init();
    m_room->restoreState(state);
    QCOMPARE(find<QComboBox>("average.outliers")->currentIndex(), 1);
    QCOMPARE(find<widgets::NumberField>("average.low")->value(), 0.9);
}

SPECULA_TEST(AverageWorkspaceTest)
#include "average_workspace_test.moc"
