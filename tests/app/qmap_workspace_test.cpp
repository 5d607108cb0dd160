// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/qmap/qmap_workspace.h"
#include "support/result_files.h"
#include "test_main.h"
#include "widgets/image/image_view.h"
#include "widgets/plot/map_view.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QTableView>

using namespace specula;
using namespace specula::app;
using namespace specula::test;

/// The maps of a result are looked at, a bin is chosen on the map and in the table.
class QmapWorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theDynamicBinsAreShownFirst();
    void otherMapsCanBeChosen();
    void aClickChoosesTheBinAndTheTableFollows();
    void keysStepThroughBins();
    void theReadoutTellsBinAndPlace();
    void zoomAndBinStayWhenTheFileChanges();
    void theViewSurvivesARestart();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void settle();
    template<class W>
    W* find(const char* name) {
        return m_fixture->window->findChild<W*>(QLatin1String(name));
    }
    widgets::MapView& map() { return *find<widgets::MapView>("qmap.map"); }
    void clickPixel(int column, int row);

    QTemporaryDir m_dir;
    std::unique_ptr<WindowFixture> m_fixture;
    QmapWorkspace* m_room = nullptr;
};

void QmapWorkspaceTest::initTestCase() {
    writeSmallResult(path("a_results.hdf").toStdString(), {});
    writeSmallResult(path("b_results.hdf").toStdString(), {.scale = 2});
}

void QmapWorkspaceTest::init() {
    m_fixture = std::make_unique<WindowFixture>(true);
    m_fixture->window->resize(1400, 900);
    QVERIFY(m_fixture->window->showWorkspace(QStringLiteral("qmap")));
    m_room = static_cast<QmapWorkspace*>(m_fixture->window->workspace(QStringLiteral("qmap")));
    m_fixture->show();
    m_room->openAll({{path("a_results.hdf"), {}}, {path("b_results.hdf"), {}}});
    settle();
}

void QmapWorkspaceTest::cleanup() {
    m_fixture.reset();
}

void QmapWorkspaceTest::settle() {
    QTest::qWait(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->settled(), 20000);
}

void QmapWorkspaceTest::clickPixel(int column, int row) {
    widgets::ImageView& view = map().imageView();
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget(QPointF(column, row)).toPoint());
    settle();
}

void QmapWorkspaceTest::theDynamicBinsAreShownFirst() {
    const widgets::MapData& shown = map().map();
    QCOMPARE(shown.rows(), 6);
    QCOMPARE(shown.columns(), 8);
    QVERIFY(std::isnan(shown.values.view()(0, 0))); // masked
    QCOMPARE(shown.values.view()(2, 3), 1.0f);
    QCOMPARE(shown.values.view()(2, 4), 2.0f);
    QCOMPARE(find<QTableView>("qmap.bins")->model()->rowCount(), 2);
}

void QmapWorkspaceTest::otherMapsCanBeChosen() {
    auto* chooser = find<QComboBox>("qmap.chooser");
    chooser->setCurrentIndex(QmapWorkspace::StaticBins);
    settle();
    QCOMPARE(map().map().values.view()(2, 7), 4.0f);
    QCOMPARE(find<QTableView>("qmap.bins")->model()->rowCount(), 4);
    chooser->setCurrentIndex(QmapWorkspace::Mask);
    settle();
    QCOMPARE(map().map().values.view()(0, 0), 0.0f);
    QCOMPARE(map().map().values.view()(0, 1), 1.0f);
    chooser->setCurrentIndex(QmapWorkspace::Scattering);
    settle();
    QCOMPARE(map().map().values.view()(3, 2), static_cast<float>(smallImage({}, 3, 2)));
}

void QmapWorkspaceTest::aClickChoosesTheBinAndTheTableFollows() {
    clickPixel(6, 3);
    QCOMPARE(m_room->bin(), 2);
    QCOMPARE(find<QTableView>("qmap.bins")->currentIndex().row(), 1);
    clickPixel(0, 0); // masked: no bin
    QCOMPARE(m_room->bin(), 0);
    find<QTableView>("qmap.bins")->selectRow(0);
    settle();
    QCOMPARE(m_room->bin(), 1);
}

void QmapWorkspaceTest::keysStepThroughBins() {
    auto& actions = m_fixture->actions();
    QVERIFY(actions.trigger(QStringLiteral("qmap.nextBin")));
    QCOMPARE(m_room->bin(), 1);
    QVERIFY(actions.trigger(QStringLiteral("qmap.nextBin")));
    QVERIFY(actions.trigger(QStringLiteral("qmap.nextBin")));
    QCOMPARE(m_room->bin(), 2); // there is no third
    QVERIFY(actions.trigger(QStringLiteral("qmap.previousBin")));
    QCOMPARE(m_room->bin(), 1);
    QVERIFY(actions.trigger(QStringLiteral("qmap.noBin")));
    QCOMPARE(m_room->bin(), 0);
}

void QmapWorkspaceTest::theReadoutTellsBinAndPlace() {
    QSignalSpy readouts(m_room, &Workspace::readoutChanged);
    widgets::ImageView& view = map().imageView();
    QTest::mouseMove(&view, view.toWidget(QPointF(5, 2)).toPoint());
    QTRY_VERIFY(!readouts.isEmpty());
    const QString text = readouts.last().at(0).toString();
    QVERIFY2(text.contains(QStringLiteral("<b>2</b>")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("0.02")), qPrintable(text));
    QVERIFY2(text.contains(QString::number(smallImage({}, 2, 5))), qPrintable(text));
}

void QmapWorkspaceTest::zoomAndBinStayWhenTheFileChanges() {
    clickPixel(6, 3);
    map().imageView().setTransform({60, {4, 3}});
    m_room->open({path("b_results.hdf"), {}});
    settle();
    QCOMPARE(m_room->bin(), 2);
    QCOMPARE(map().imageView().zoom(), 60.0);
}

void QmapWorkspaceTest::theViewSurvivesARestart() {
    find<QComboBox>("qmap.chooser")->setCurrentIndex(QmapWorkspace::StaticBins);
    settle();
    clickPixel(6, 3);
    QCOMPARE(m_room->bin(), 4);
    const QJsonObject state = m_room->saveState();
    cleanup();
    init();
    m_room->restoreState(state);
    settle();
    QCOMPARE(m_room->shown(), QmapWorkspace::StaticBins);
    QCOMPARE(m_room->bin(), 4);
}

SPECULA_TEST(QmapWorkspaceTest)
#include "qmap_workspace_test.moc"
