// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/results/copy_texts.h"
#include "app/results/result_library.h"
#include "run_files.h"
#include "test_main.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace specula;
using namespace specula::app;

class ResultLibraryTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void cleanup();
    void filesAreReadInJobsAndCurrentIsTheFirst();
    void orderIsTheUsersAndCurrentStaysTheSameFile();
    void noSelectionStandsForAll();
    void selectionFollowsItsFiles();
    void aBrokenFileFailsAlone();
    void aFileThatIsReplacedIsReadAgain();
    void labelsFollowTheStyle();
    void copiesAreProgramsAndCommands();

  private:
    QString write(const QString& name) {
        const QString path = m_dir->filePath(name);
        test::writeRun(path, {});
        return path;
    }
    QStringList names() const {
        QStringList names;
        for (int i = 0; i < m_library->size(); ++i)
            names << m_library->at(i).path.section(QLatin1Char('/'), -1);
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AppServices> m_services;
    ResultLibrary* m_library = nullptr;
};

void ResultLibraryTest::init() {
    m_dir = std::make_unique<QTemporaryDir>();
    m_services = std::make_unique<AppServices>(std::filesystem::path());
    m_library = &m_services->context().results;
}

void ResultLibraryTest::cleanup() {
    m_services.reset();
}

void ResultLibraryTest::filesAreReadInJobsAndCurrentIsTheFirst() {
    QSignalSpy current(m_library, &ResultLibrary::currentChanged);
    m_library->add({write("a.h5"), write("b.h5")});
    QCOMPARE(m_library->size(), 2);
    QCOMPARE(m_library->current(), 0);
    QVERIFY(m_library->currentFile() == nullptr); // nothing was read on this thread
    QCOMPARE(m_library->at(0).state, ResultState::Loading);
    QTRY_VERIFY(m_library->idle());
    QVERIFY(m_library->at(0).ready() && m_library->at(1).ready());
    QCOMPARE(m_library->currentFile()->meta().sample, std::string("silica"));
    QVERIFY(current.size() >= 2); // it became current, and its file came
    QCOMPARE(m_library->add(m_dir->filePath("b.h5")), 1);
    QCOMPARE(m_library->size(), 2);
    QVERIFY(m_library->step(1));
    QCOMPARE(m_library->current(), 1);
    QVERIFY(!m_library->step(1));
}

void ResultLibraryTest::orderIsTheUsersAndCurrentStaysTheSameFile() {
    m_library->add({write("a.h5"), write("b.h5"), write("c.h5"), write("d.h5")});
    m_library->setCurrent(1);
    m_library->move(0, 2);
    QCOMPARE(names(), QStringList({"b.h5", "c.h5", "a.h5", "d.h5"}));
    QCOMPARE(m_library->current(), 0);
    m_library->move(3, 0);
    QCOMPARE(names(), QStringList({"d.h5", "b.h5", "c.h5", "a.h5"}));
    QCOMPARE(m_library->current(), 1);
    m_library->remove(0);
    QCOMPARE(m_library->current(), 0);
    m_library->setCurrent(2);
    m_library->remove(2);
    QCOMPARE(names(), QStringList({"b.h5", "c.h5"}));
    QCOMPARE(m_library->current(), 1);
    m_library->clear();
    QCOMPARE(m_library->current(), -1);
    QTRY_VERIFY(m_library->idle());
}

void ResultLibraryTest::noSelectionStandsForAll() {
    m_library->add({write("a.h5"), write("b.h5"), write("c.h5")});
    QTRY_VERIFY(m_library->idle());
    QVERIFY(m_library->selection().isEmpty());
    QCOMPARE(m_library->used(), QList<int>({0, 1, 2}));
    QSignalSpy changed(m_library, &ResultLibrary::selectionChanged);
    m_library->setSelection({2, 0});
    m_library->setSelection({0, 2});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_library->used(), QList<int>({0, 2}));
    QCOMPARE(m_library->usedFiles().size(), std::size_t(2));
}

void ResultLibraryTest::selectionFollowsItsFiles() {
    m_library->add({write("a.h5"), write("b.h5"), write("c.h5")});
    m_library->setSelection({2});
    m_library->move(2, 0);
    QCOMPARE(m_library->selection(), QList<int>({0}));
    m_library->remove(0);
    QVERIFY(m_library->selection().isEmpty());
    QTRY_VERIFY(m_library->idle());
}

void ResultLibraryTest::aBrokenFileFailsAlone() {
    const QString good = write("good.h5"), broken = m_dir->filePath("broken.h5");
    QFile whole(good);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QFile cut(broken);
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2));
    cut.close();
    QFile foreign(m_dir->filePath("foreign.h5"));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("x");
    foreign.close();
    m_library->add({broken, foreign.fileName(), m_dir->filePath("gone.h5"), good});
    QTRY_VERIFY(m_library->idle());
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_library->at(i).state, ResultState::Failed);
        QVERIFY(!m_library->at(i).message.isEmpty());
    }
    QVERIFY(m_library->at(3).ready());
    QCOMPARE(m_library->usedFiles().size(), std::size_t(1));
}

void ResultLibraryTest::aFileThatIsReplacedIsReadAgain() {
    const QString path = m_dir->filePath("late.h5");
    m_library->add(path);
    QTRY_COMPARE(m_library->at(0).state, ResultState::Failed);
    test::writeRun(path, {.sample = "first"});
    QTRY_VERIFY_WITH_TIMEOUT(m_library->at(0).ready(), 8000);
    QCOMPARE(m_library->currentFile()->meta().sample, std::string("first"));
    QSignalSpy current(m_library, &ResultLibrary::currentChanged);
    test::writeRun(path, {.sample = "second and longer"});
    QTRY_VERIFY_WITH_TIMEOUT(m_library->currentFile()->meta().sample == "second and longer", 8000);
    QVERIFY(!current.isEmpty());
}

// The pair of labels that existing viewers' users know.
void ResultLibraryTest::labelsFollowTheStyle() {
    m_library->add(write("Z1113_Sanjeeva-h60_a0004_t0600_f008000_r00003_results.hdf"));
    QCOMPARE(m_library->at(0).label, QStringLiteral("Z1113_Sanjeeva-h60_a4_t600_f8000_r3"));
    QSignalSpy changed(m_library, &ResultLibrary::entryChanged);
    m_library->setLabelStyle(QStringLiteral("0_2"));
    QCOMPARE(m_library->at(0).label, QStringLiteral("Z1113_a4"));
    QVERIFY(!changed.isEmpty());
    QTRY_VERIFY(m_library->idle());
}

void ResultLibraryTest::copiesAreProgramsAndCommands() {
    const CopySubject subject{QStringLiteral("/data/it's here/run 7.h5"),
                              {QStringLiteral("/xpcs/multitau/normalized_g2")},
                              QStringLiteral("g2"),
                              {QStringLiteral("--bins"), QStringLiteral("1,3")}};
    QCOMPARE(pythonText(subject), QStringLiteral("import h5py\n\n"
                                                 "with h5py.File(\"/data/it's here/run 7.h5\", "
                                                 "\"r\") as f:\n"
                                                 "    normalized_g2 = "
                                                 "f[\"/xpcs/multitau/normalized_g2\"][()]\n"));
    QCOMPARE(commandText(subject),
             QStringLiteral("specula-cli export '/data/it'\\''s here/run 7.h5' --what g2 --bins "
                            "1,3 -o 'run 7_g2.csv'"));
}

SPECULA_TEST(ResultLibraryTest)
#include "result_library_test.moc"
