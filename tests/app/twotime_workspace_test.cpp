// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/results/result_library.h"
#include "app/workspaces/twotime/bin_map.h"
#include "app/workspaces/twotime/twotime_exports.h"
#include "app/workspaces/twotime/twotime_view.h"
#include "app/workspaces/twotime/twotime_workspace.h"
#include "test_main.h"
#include "twotime_files.h"
#include "widgets/forms/number_field.h"
#include "widgets/image/image_view.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QTableWidget>

#include <limits>

using namespace specula;
using namespace specula::app;
using namespace specula::test;

namespace {

/// By hand: the mean at one lag of what lies in a strip.
double meanInStrip(const Array<float>& c2, double low, double high, std::int64_t lag) {
    double sum = 0, count = 0;
    const std::int64_t n = c2.shape()[0];
    for (std::int64_t t = 0; t + lag < n; ++t) {
        const double age = (static_cast<double>(t) + static_cast<double>(lag) / 2) * kStepS;
        if (age >= low && age < high) {
            sum += static_cast<double>(c2.view()(t, t + lag));
            count += 1;
        }
    }
    return sum / count;
}

} // namespace

/// A person steps through bins and files, cuts by age, and compares.
class TwotimeWorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void init();
    void cleanup();
    void anEmptyRoomSaysWhatToDo();
    void clickingTheMapSelectsTheBin();
    void theTimeAxisIsOfTheTwotimeConfiguration();
    void theDiagonalIsCorrectedUnlessSwitchedOff();
    void aStripGivesTheG2OfItsAges();
    void draggingAStripChangesItsCurve();
    void stripsAreCopiedMovedAndRemovedByHand();
    void aStripIsDrawnAcrossTheDiagonal();
    void marchCoversTheRun();
    void ageHasTwoConventions();
    void agesCanBeTyped();
    void aDifferenceHasLevelsAroundZero();
    void smoothingIsNamed();
    void valuesThatAreNotFiniteAreLeftOut();
    void oneFrameIsShown();
    void largeMatricesAreAveraged();
    void steppingKeepsBinZoomLevelsAndStrips();
    void aFileWithoutFrameTimeCountsFrames();
    void aFileWithoutTwotimeSaysSo();
    void curvesAreMadeWhereTheFileHoldsNone();
    void theCutFollowsItsLine();
    void exportsHoldWhatIsShown();
    void stateSurvivesARestart();

  private:
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }
    void openAndSettle(std::initializer_list<const char*> names);
    void settle();
    void go(const char* name);
    widgets::ImageView& image() { return m_room->view().map().imageView(); }
    QPoint at(double t1, double t2);
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    const StripCurve& curve(int number);
    QString mapTitle() { return m_room->view().map().map().title; }
    template<class W>
    W* find(const char* name) {
        return m_fixture->window->findChild<W*>(QLatin1String(name));
    }
    bool trigger(const char* id) { return m_fixture->actions().trigger(QLatin1String(id)); }

    QTemporaryDir m_dir;
    std::unique_ptr<WindowFixture> m_fixture;
    TwotimeWorkspace* m_room = nullptr;
};

void TwotimeWorkspaceTest::initTestCase() {
    writeTwotime(path("a.hdf"), {});
    writeTwotime(path("aging.hdf"), {.model = agingC2});
    writeTwotime(path("b.hdf"), {.bins = {1, 4}, .model = [](auto i, auto j, auto bin) {
                                     return exactC2(i, j, bin) - 0.05 + 0.1 * double(i + j) / 126;
                                 }});
    writeTwotime(path("long.hdf"), {.frames = 80});
    writeTwotime(path("one.hdf"), {.frames = 1});
    writeTwotime(path("nocurves.hdf"), {.curves = false});
    writeTwotime(path("holes.hdf"), {.model = [](auto i, auto j, auto bin) {
                     if (std::min(i, j) == 20)
                         return std::numeric_limits<double>::quiet_NaN();
                     if (std::min(i, j) == 30 && std::max(i, j) == 33)
                         return std::numeric_limits<double>::infinity();
                     return exactC2(i, j, bin);
                 }});
    writeTwotime(path("notime.hdf"), {.frameTime = false});
    writeSmallResult(path("multitau.hdf").toStdString(), {});
}

void TwotimeWorkspaceTest::init() {
    m_fixture = std::make_unique<WindowFixture>(true);
    m_fixture->window->resize(1600, 1000);
    QVERIFY(m_fixture->window->showWorkspace(QStringLiteral("twotime")));
    m_room =
        static_cast<TwotimeWorkspace*>(m_fixture->window->workspace(QStringLiteral("twotime")));
    m_fixture->show();
}

void TwotimeWorkspaceTest::cleanup() {
    m_fixture.reset();
}

void TwotimeWorkspaceTest::settle() {
    QTest::qWait(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->settled(), 20000);
}

void TwotimeWorkspaceTest::openAndSettle(std::initializer_list<const char*> names) {
    QList<OpenTarget> targets;
    for (const char* name : names)
        targets << OpenTarget{path(name), {}};
    m_room->openAll(targets);
    settle();
}

void TwotimeWorkspaceTest::go(const char* name) {
    m_room->open({path(name), {}});
    settle();
}

QPoint TwotimeWorkspaceTest::at(double t1, double t2) {
    return image().toWidget(m_room->view().map().toImage({t1, t2})).toPoint();
}

void TwotimeWorkspaceTest::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
    QTest::mousePress(&image(), Qt::LeftButton, modifiers, from);
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(&image(), from + (to - from) * step / 4);
    QTest::mouseRelease(&image(), Qt::LeftButton, modifiers, to);
    settle();
}

const StripCurve& TwotimeWorkspaceTest::curve(int number) {
    static const StripCurve none;
    const StripCurve* found = m_room->curves().curve(number);
    return found != nullptr ? *found : none;
}

void TwotimeWorkspaceTest::anEmptyRoomSaysWhatToDo() {
    QVERIFY(find<QWidget>("twotime.empty")->isVisible());
    QVERIFY(!find<QWidget>("twotime.foot")->isEnabled());
    QVERIFY(!find<QWidget>("twotime.foot")->toolTip().isEmpty());
}

void TwotimeWorkspaceTest::clickingTheMapSelectsTheBin() {
    openAndSettle({"a.hdf"});
    QCOMPARE(m_room->bin(), std::int64_t(1));
    BinMap& bins = m_room->view().binMap();
    QTest::mouseClick(&bins, Qt::LeftButton, {}, bins.pointIn(3).toPoint());
    settle();
    // The second matrix of the file is of bin 3.
    QCOMPARE(m_room->bin(), std::int64_t(3));
    QCOMPARE(bins.bin(), std::int64_t(3));
    QCOMPARE(m_room->picture().values.view()(0, 1), float(exactC2(0, 1, 3)));
    QVERIFY(mapTitle().startsWith(QStringLiteral("bin 3")));
    QCOMPARE(find<QListWidget>("twotime.bin.list")->currentRow(), 2);

    QSignalSpy said(m_room, &Workspace::toast);
    QTest::mouseClick(&bins, Qt::LeftButton, {}, bins.pointIn(2).toPoint());
    settle();
    QCOMPARE(m_room->bin(), std::int64_t(3));
    QVERIFY(said.first().first().toString().contains(QStringLiteral("1, 3, 4")));
    QVERIFY(!(find<QListWidget>("twotime.bin.list")->item(1)->flags() & Qt::ItemIsEnabled));
    const QImage& picture = bins.picture();
    const QColor grey = picture.pixelColor(picture.width() * 3 / 8, picture.height() / 2);
    QVERIFY(std::abs(grey.hsvSaturationF()) < 0.25);

    image().setFocus();
    QTest::keyClick(&image(), Qt::Key_Right);
    settle();
    QCOMPARE(m_room->bin(), std::int64_t(4));
    QTest::keyClick(&image(), Qt::Key_Left);
    QTest::keyClick(&image(), Qt::Key_Left);
    settle();
    QCOMPARE(m_room->bin(), std::int64_t(1));
}

void TwotimeWorkspaceTest::theTimeAxisIsOfTheTwotimeConfiguration() {
    openAndSettle({"a.hdf"});
    const widgets::MapData& map = m_room->view().map().map();
    QCOMPARE(map.x.at(0), 0.0);
    QCOMPARE(map.x.at(1), kStepS); // not the 6 ms of the delays
    QCOMPARE(map.y.at(63), 63 * kStepS);
    const widgets::PlotCurve whole = m_room->view().g2().content().curves.last();
    QCOMPARE(whole.key(), QStringLiteral("whole"));
    QCOMPARE(whole.x->front(), kStepS);
    QVERIFY(std::abs(whole.y->at(0) - 1.17649938) < 1e-6);
    QVERIFY(std::abs(whole.y->at(7) - 1.07357589) < 1e-6);
    QCOMPARE(find<QLabel>("twotime.step")->text(), QStringLiteral("1 ms"));
}

void TwotimeWorkspaceTest::theDiagonalIsCorrectedUnlessSwitchedOff() {
    openAndSettle({"a.hdf"});
    QCOMPARE(m_room->picture().values.view()(5, 5), 1.176499380516919F);
    QCOMPARE(m_room->picture().values.view()(18, 10), 1.0735758882342885F); // below it too
    QVERIFY(mapTitle().contains(QStringLiteral("diagonal corrected")));
    QTest::mouseClick(find<QCheckBox>("twotime.diagonal"), Qt::LeftButton);
    settle();
    QCOMPARE(m_room->picture().values.view()(5, 5), kShotNoise);
    QVERIFY(mapTitle().contains(QStringLiteral("diagonal as stored")));
    // The levels do not follow the shot noise.
    QVERIFY(m_room->picture().levels[1] < 1.3);
    m_fixture->services.context().undo.undo();
    settle();
    QCOMPARE(m_room->picture().values.view()(5, 5), 1.176499380516919F);
}

void TwotimeWorkspaceTest::aStripGivesTheG2OfItsAges() {
    openAndSettle({"aging.hdf"});
    QVERIFY(trigger("twotime.addStrip"));
    settle();
    QCOMPARE(m_room->model().settings().strips.size(), 1);
    TwotimeSettings typed = m_room->model().settings();
    typed.strips = {TwotimeStrip{1, 0.020, 0.016}};
    m_room->model().edit(typed, QStringLiteral("test"));
    settle();
    const StripCurve& made = curve(1);
    const correlate::AgeCurve expected = correlate::ageCut(
        m_room->picture().source->matrix, {12, 28}, {.lagsPerDoubling = kLagsPerDoubling});
    QCOMPARE(made.g2.size(), expected.g2.size());
    for (std::size_t i = 0; i < made.g2.size(); ++i) {
        QCOMPARE(made.g2[i], expected.g2[i]);
        QVERIFY(std::abs(made.lag[i] - expected.lagFrames[i] * kStepS) < 1e-12);
    }
    QVERIFY(std::abs(made.g2.front() -
                     meanInStrip(m_room->picture().source->matrix, 0.012, 0.028, 1)) < 1e-9);
    bool drawn = false;
    for (const widgets::PlotCurve& shown : m_room->view().g2().content().curves)
        if (shown.key() == QLatin1String("strip1")) {
            drawn = true;
            QCOMPARE(shown.colour, m_fixture->services.context().theme.series(0));
            QCOMPARE(shown.yError->size(), shown.y->size());
            QCOMPARE(shown.info["error_kind"], "jackknife");
        }
    QVERIFY(drawn);
    auto* table = find<QTableWidget>("twotime.strip.table");
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("12")); // ms
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("28"));
}

void TwotimeWorkspaceTest::draggingAStripChangesItsCurve() {
    openAndSettle({"aging.hdf"});
    TwotimeSettings one = m_room->model().settings();
    one.strips = {TwotimeStrip{1, 0.016, 0.008}};
    m_room->model().edit(one, QStringLiteral("test"));
    settle();
    const double before = curve(1).g2.at(3);
    drag(at(0.016, 0.016), at(0.046, 0.046));
    const TwotimeStrip& moved = m_room->model().settings().strips.first();
    QVERIFY(std::abs(moved.centre - 0.046) < 0.001);
    QCOMPARE(moved.width, 0.008);
    const StripCurve& after = curve(1);
    QVERIFY(after.strip == moved);
    QVERIFY(after.g2.at(3) > before + 0.005); // slower dynamics
    const auto cut = correlate::ageCut(m_room->picture().source->matrix,
                                       {moved.low() / kStepS, moved.high() / kStepS},
                                       {.lagsPerDoubling = kLagsPerDoubling});
    QCOMPARE(after.g2, cut.g2);
    // One step back, by name.
    QCOMPARE(m_fixture->services.context().undo.undoText(), QStringLiteral("Move strip 1"));
    m_fixture->services.context().undo.undo();
    settle();
    QCOMPARE(m_room->model().settings().strips.first().centre, 0.016);
    QCOMPARE(curve(1).g2.at(3), before);
    // The edge widens.
    drag(at(0.020, 0.020), at(0.026, 0.026));
    QVERIFY(std::abs(m_room->model().settings().strips.first().width - 0.020) < 0.002);
}

void TwotimeWorkspaceTest::stripsAreCopiedMovedAndRemovedByHand() {
    openAndSettle({"aging.hdf"});
    TwotimeSettings one = m_room->model().settings();
    one.strips = {TwotimeStrip{1, 0.016, 0.008}};
    m_room->model().edit(one, QStringLiteral("test"));
    drag(at(0.016, 0.016), at(0.040, 0.040), Qt::ShiftModifier);
    const auto strips = [this] { return m_room->model().settings().strips; };
    QCOMPARE(strips().size(), 2);
    QCOMPARE(strips()[0].centre, 0.016);
    QVERIFY(std::abs(strips()[1].centre - 0.040) < 0.001);
    QVERIFY(!curve(2).g2.empty());

    // The moved one is chosen: keys act on it.
    const double centre = strips()[1].centre;
    QTest::keyClick(&image(), Qt::Key_Left);
    QVERIFY(std::abs(strips()[1].centre - (centre - kStepS)) < 1e-9);
    QTest::keyClick(&image(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(strips()[1].centre - (centre + 9 * kStepS)) < 1e-9);
    QTest::keyClick(&image(), Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(std::abs(strips()[1].width - 0.009) < 1e-9);
    QCOMPARE(m_room->bin(), std::int64_t(1)); // it was not a step through bins
    QTest::keyClick(&image(), Qt::Key_Delete);
    settle();
    QCOMPARE(strips().size(), 1);
    QCOMPARE(strips()[0].number, 1);
    QVERIFY(m_room->curves().curve(2) == nullptr);

    // Tab reaches the other one, Esc leaves it.
    QTest::keyClick(&image(), Qt::Key_Tab);
    QCOMPARE(m_room->model().selectedStrip(), 1);
    QTest::keyClick(&image(), Qt::Key_Right);
    QVERIFY(std::abs(strips()[0].centre - 0.017) < 1e-9);
    QTest::keyClick(&image(), Qt::Key_Escape);
    QTRY_COMPARE(m_room->model().selectedStrip(), 0);
    QTest::keyClick(&image(), Qt::Key_Right);
    settle();
    QCOMPARE(m_room->bin(), std::int64_t(3));
}

void TwotimeWorkspaceTest::aStripIsDrawnAcrossTheDiagonal() {
    openAndSettle({"aging.hdf"});
    QVERIFY(trigger("twotime.tool.strip"));
    drag(at(0.010, 0.010), at(0.030, 0.030));
    const QList<TwotimeStrip>& strips = m_room->model().settings().strips;
    QCOMPARE(strips.size(), 1);
    QVERIFY(std::abs(strips[0].low() - 0.010) < 0.001);
    QVERIFY(std::abs(strips[0].high() - 0.030) < 0.001);
    QVERIFY(!curve(1).g2.empty());
    QTest::keyClick(&image(), Qt::Key_Escape);
    QVERIFY(!m_room->view().strips().drawing());
}

void TwotimeWorkspaceTest::marchCoversTheRun() {
    openAndSettle({"a.hdf"});
    auto* count = find<widgets::NumberField>("twotime.march.count");
    count->setValue(4);
    emit count->valueChanged(4);
    QTest::mouseClick(find<QPushButton>("twotime.march"), Qt::LeftButton);
    settle();
    const QList<TwotimeStrip>& strips = m_room->model().settings().strips;
    QCOMPARE(strips.size(), 4);
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(strips[i].number, i + 1);
        QVERIFY(std::abs(strips[i].low() - 0.016 * i) < 1e-12);
        QVERIFY(std::abs(strips[i].width - 0.016) < 1e-12);
        QVERIFY(!curve(i + 1).g2.empty());
        // The same dynamics at every age.
        QVERIFY(std::abs(curve(i + 1).g2.front() - 1.17649938) < 1e-6);
    }
}

void TwotimeWorkspaceTest::ageHasTwoConventions() {
    openAndSettle({"aging.hdf"});
    TwotimeSettings one = m_room->model().settings();
    one.strips = {TwotimeStrip{1, 0.020, 0.008}};
    m_room->model().edit(one, QStringLiteral("test"));
    settle();
    const double mean = curve(1).g2.at(6);
    QCOMPARE(find<QComboBox>("twotime.age")->currentText(), QStringLiteral("age = (t₁+t₂)/2"));
    image().setFocus();
    QTest::keyClick(&image(), Qt::Key_A);
    settle();
    QCOMPARE(find<QComboBox>("twotime.age")->currentText(), QStringLiteral("age = t₁"));
    const auto cut = correlate::ageCut(
        m_room->picture().source->matrix, {16, 24},
        {.convention = correlate::AgeConvention::FirstTime, .lagsPerDoubling = kLagsPerDoubling});
    QCOMPARE(curve(1).g2, cut.g2);
    QVERIFY(curve(1).g2.at(6) > mean); // the pairs are later than their first time
    QCOMPARE(m_room->view().map().strips().first()->convention(),
             widgets::AgeConvention::FirstTime);
}

void TwotimeWorkspaceTest::agesCanBeTyped() {
    openAndSettle({"a.hdf"});
    QVERIFY(trigger("twotime.addStrip"));
    settle();
    auto* table = find<QTableWidget>("twotime.strip.table");
    table->item(0, 1)->setText(QStringLiteral("30")); // ms, behind its end
    QVERIFY(m_room->model().settings().strips[0].low() < 0.001);
    table->item(0, 2)->setText(QStringLiteral("40"));
    table->item(0, 1)->setText(QStringLiteral("30"));
    QVERIFY(std::abs(m_room->model().settings().strips[0].low() - 0.030) < 1e-12);
    QVERIFY(std::abs(m_room->model().settings().strips[0].high() - 0.040) < 1e-12);
    table->item(0, 2)->setText(QStringLiteral("soon"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("40"));
}

void TwotimeWorkspaceTest::aDifferenceHasLevelsAroundZero() {
    openAndSettle({"a.hdf", "b.hdf", "long.hdf"});
    auto* other = find<QComboBox>("twotime.other");
    QCOMPARE(other->count(), 3);
    other->setCurrentIndex(other->findData(path("b.hdf")));
    emit other->activated(other->currentIndex());
    settle();
    const TwotimePicture& picture = m_room->picture();
    QVERIFY(picture.other != nullptr);
    for (const auto& [i, j] : {std::pair{0, 0}, {3, 40}, {63, 62}}) {
        // On the diagonal the mean of its neighbours.
        const double sum = i == j ? 1 : i + j;
        QVERIFY(std::abs(double(picture.values.view()(i, j)) - (0.05 - 0.1 * sum / 126)) < 1e-6);
    }
    QCOMPARE(picture.levels[0], -picture.levels[1]);
    const imaging::ToneSettings& tone = m_room->view().map().displaySettings().state().tone;
    QCOMPARE(tone.low, -tone.high);
    QCOMPARE(tone.colormap, std::string("blue-red"));
    QVERIFY(mapTitle().contains(QStringLiteral("minus b.hdf")));
    // A bin the other file does not have, a run of another length: the map alone, and why.
    m_room->setBin(3);
    settle();
    QVERIFY(m_room->picture().other == nullptr);
    QVERIFY(m_room->view().warning().contains(QStringLiteral("no two-time matrix")));
    QCOMPARE(m_room->view().map().displaySettings().state().tone.colormap, std::string("viridis"));
    m_room->setBin(1);
    other->setCurrentIndex(other->findData(path("long.hdf")));
    emit other->activated(other->currentIndex());
    settle();
    QVERIFY(m_room->view().warning().contains(QStringLiteral("80 frames")));
}

void TwotimeWorkspaceTest::smoothingIsNamed() {
    openAndSettle({"a.hdf"});
    const float before = m_room->picture().values.view()(30, 30);
    auto* sigma = find<widgets::NumberField>("twotime.smoothing");
    sigma->setValue(2);
    emit sigma->valueChanged(2);
    settle();
    QVERIFY(mapTitle().contains(QStringLiteral("smoothed (Gaussian, σ 2 frames)")));
    QVERIFY(m_room->picture().values.view()(30, 30) < before - 0.01F);
    // Only the map: curves are of the matrix itself.
    QVERIFY(trigger("twotime.march"));
    settle();
    QVERIFY(std::abs(curve(1).g2.front() - 1.17649938) < 1e-6);
}

void TwotimeWorkspaceTest::valuesThatAreNotFiniteAreLeftOut() {
    openAndSettle({"holes.hdf"});
    QVERIFY(std::isnan(m_room->picture().values.view()(20, 40)));
    QVERIFY(m_room->picture().levels[0] > 0.99 && m_room->picture().levels[1] < 1.3);
    QVERIFY(trigger("twotime.march"));
    settle();
    for (int number = 1; number <= 5; ++number)
        for (const double value : curve(number).g2)
            QVERIFY(std::isfinite(value));
    QVERIFY(std::abs(curve(2).g2.front() - 1.17649938) < 1e-6);
    const widgets::PlotWidget& picture = m_room->view().map();
    QVERIFY(!picture.toImage().isNull());
}

void TwotimeWorkspaceTest::oneFrameIsShown() {
    openAndSettle({"one.hdf"});
    QVERIFY(m_room->shows());
    QCOMPARE(m_room->picture().values.size(), std::int64_t(1));
    QCOMPARE(m_room->view().map().map().rows(), std::int64_t(1));
    QVERIFY(trigger("twotime.march"));
    QVERIFY(trigger("twotime.convention"));
    settle();
    QVERIFY(curve(1).g2.empty());
    QVERIFY(m_room->view().g2().content().empty());
}

void TwotimeWorkspaceTest::largeMatricesAreAveraged() {
    const io::ResultFilePtr file = io::ResultFile::open(path("aging.hdf").toStdString());
    const TwotimePicture whole = makeTwotimePicture({.file = file, .bin = 1}, {});
    const TwotimePicture small =
        makeTwotimePicture({.file = file, .bin = 1, .largestSide = 20}, {});
    QCOMPARE(small.source->axis.rate, std::int64_t(4));
    QCOMPARE(small.values.shape()[0], std::int64_t(16));
    QVERIFY(std::abs(small.source->axis.start() - 1.5e-3) < 1e-12);
    QVERIFY(std::abs(small.source->axis.elementStep() - 4e-3) < 1e-12);
    for (const auto& [a, b] : {std::pair{0, 0}, {2, 9}, {15, 14}}) {
        double sum = 0;
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 4; ++j)
                sum += double(whole.values.view()(4 * a + i, 4 * b + j));
        QVERIFY(std::abs(double(small.values.view()(a, b)) - sum / 16) < 1e-6);
    }
    QVERIFY(twotimeTreatments(small)
                .join(QLatin1Char(' '))
                .contains(QStringLiteral("averaged 4 × 4 after diagonal correction")));
}

void TwotimeWorkspaceTest::steppingKeepsBinZoomLevelsAndStrips() {
    openAndSettle({"a.hdf", "b.hdf", "aging.hdf"});
    m_room->setBin(3);
    settle();
    auto* high = find<widgets::NumberField>("twotime.high");
    high->setValue(1.25);
    emit high->valueChanged(1.25);
    QVERIFY(trigger("twotime.addStrip"));
    m_room->model().selectStrip(0);
    QTest::keyClick(&image(), Qt::Key_Escape);
    QVERIFY(trigger("twotime.zoomIn"));
    QVERIFY(trigger("twotime.zoomIn"));
    settle();
    const double zoom = image().zoom();
    const QList<TwotimeStrip> strips = m_room->model().settings().strips;

    image().setFocus();
    QTest::keyClick(&image(), Qt::Key_Down); // b.hdf has no bin 3
    settle();
    QCOMPARE(m_fixture->services.context().results.current(), 1);
    QCOMPARE(m_room->bin(), std::int64_t(1));
    QVERIFY(m_room->view().warning().contains(QStringLiteral("no matrix of bin 3")));
    QCOMPARE(image().zoom(), zoom);
    QTest::keyClick(&image(), Qt::Key_Down);
    settle();
    QCOMPARE(m_room->bin(), std::int64_t(3)); // back to what was chosen
    QVERIFY(m_room->view().warning().isEmpty());
    QCOMPARE(image().zoom(), zoom);
    QCOMPARE(m_room->view().map().displaySettings().state().tone.high, 1.25);
    QCOMPARE(m_room->model().settings().strips, strips);
    QVERIFY(!curve(1).g2.empty());
    const auto cut = correlate::ageCut(m_room->picture().source->matrix,
                                       ageStripOf(strips[0], m_room->picture().source->axis),
                                       {.lagsPerDoubling = kLagsPerDoubling});
    QCOMPARE(curve(1).g2, cut.g2); // of this file
}

void TwotimeWorkspaceTest::aFileWithoutFrameTimeCountsFrames() {
    openAndSettle({"a.hdf", "notime.hdf"});
    QVERIFY(trigger("twotime.march"));
    go("notime.hdf");
    const widgets::MapData& map = m_room->view().map().map();
    QCOMPARE(map.x.axis.unit, QStringLiteral("frames"));
    QCOMPARE(map.x.at(7), 7.0);
    QVERIFY(m_room->view().warning().contains(QStringLiteral("axes count frames")));
    // Strips stay where they were in the run.
    const QList<TwotimeStrip>& strips = m_room->model().settings().strips;
    QVERIFY(std::abs(strips[1].low() - double(kFrames) / 5) < 1e-9);
    QVERIFY(std::abs(curve(2).g2.front() - 1.17649938) < 1e-6);
    go("a.hdf");
    QVERIFY(std::abs(m_room->model().settings().strips[1].low() - kStepS * kFrames / 5) < 1e-12);
}

void TwotimeWorkspaceTest::aFileWithoutTwotimeSaysSo() {
    openAndSettle({"multitau.hdf", "a.hdf"});
    QVERIFY(find<QWidget>("twotime.empty")->isVisible());
    QVERIFY(!find<QWidget>("twotime.foot")->isEnabled());
    QVERIFY(find<QWidget>("twotime.foot")->toolTip().contains(QStringLiteral("no two-time data")));
    QCOMPARE(m_room->targets().first().note, QStringLiteral("no two-time data"));
    QVERIFY(!trigger("twotime.march"));
    go("a.hdf");
    QVERIFY(find<QWidget>("twotime.foot")->isEnabled());
    QVERIFY(find<QWidget>("twotime.map")->isVisible());
    go("multitau.hdf");
    QVERIFY(!m_room->shows());
}

void TwotimeWorkspaceTest::curvesAreMadeWhereTheFileHoldsNone() {
    openAndSettle({"nocurves.hdf"});
    const widgets::PlotCurve whole = m_room->view().g2().content().curves.first();
    QCOMPARE(whole.size(), std::size_t(kFrames - 1));
    QVERIFY(std::abs(whole.y->at(0) - 1.17649938) < 1e-6);
    QVERIFY(std::abs(whole.y->at(7) - 1.07357589) < 1e-6);
}

void TwotimeWorkspaceTest::theCutFollowsItsLine() {
    openAndSettle({"aging.hdf"});
    widgets::CurvePanel& g2 = m_room->view().g2();
    g2.replotNow();
    const auto place = [&g2](double lag) {
        return QPointF(g2.toPanel(lag, 1).x(), g2.plotArea().center().y()).toPoint();
    };
    const QPoint from = place(kStepS), to = place(8e-3);
    QWidget* canvas = g2.childAt(from) != nullptr ? g2.childAt(from) : &g2;
    const auto inCanvas = [&](QPoint p) { return canvas->mapFrom(&g2, p); };
    QTest::mousePress(canvas, Qt::LeftButton, {}, inCanvas(from));
    for (int step = 1; step <= 4; ++step)
        QTest::mouseMove(canvas, inCanvas(from + (to - from) * step / 4));
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, inCanvas(to));
    settle();
    const double lag = m_room->model().settings().cutLag;
    QVERIFY(std::abs(lag - 8e-3) < 2e-4);
    const auto steps = std::llround(lag / kStepS);
    const widgets::PlotCurve cut = m_room->view().cut().content().curves.first();
    QCOMPARE(cut.size(), std::size_t(kFrames - steps));
    QCOMPARE(cut.y->at(10), double(m_room->picture().values.view()(10, 10 + steps)));
    QVERIFY(std::abs(cut.x->at(10) - (10 + double(steps) / 2) * kStepS) < 1e-12);
}

void TwotimeWorkspaceTest::exportsHoldWhatIsShown() {
    openAndSettle({"aging.hdf"});
    QVERIFY(trigger("twotime.march"));
    settle();
    const Provenance made =
        twotimeProvenance("export twotime", m_room->picture(), m_room->model().settings());
    writeTwotimeMatrix(path("matrix.csv"), m_room->picture(), made, {});
    QFile csv(path("matrix.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 2 + 1 + int(kFrames));
    QVERIFY(lines[1].contains("diagonal_corrected"));
    QVERIFY(lines[2].startsWith("t2_s,t1_s=0,t1_s=0.001"));
    QCOMPARE(lines[3 + 7].split(',').at(1 + 20).toFloat(), m_room->picture().values.view()(7, 20));
    writeTwotimeMatrix(path("matrix.json"), m_room->picture(), made, {});
    QFile json(path("matrix.json"));
    QVERIFY(json.open(QIODevice::ReadOnly));
    const auto read = nlohmann::json::parse(json.readAll().toStdString());
    QCOMPARE(read["c2"][7][20].get<float>(), m_room->picture().values.view()(7, 20));
    QCOMPARE(read["unit"], "s");
    for (const char* name : {"map.png", "map.svg", "map.pdf"}) {
        m_room->view().map().exportTo(path(name));
        QVERIFY(QFileInfo(path(name)).size() > 500);
    }
    QVERIFY(m_room->view().g2().csv().contains("strip 2"));
    QVERIFY(trigger("twotime.copyCommand"));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("--what twotime")));
    QVERIFY(trigger("twotime.copyPython"));
    QVERIFY(QGuiApplication::clipboard()->text().contains(
        QStringLiteral("/xpcs/twotime/correlation_map/c2_00001")));
}

void TwotimeWorkspaceTest::stateSurvivesARestart() {
    openAndSettle({"aging.hdf"});
    m_room->setBin(4);
    QVERIFY(trigger("twotime.march"));
    QVERIFY(trigger("twotime.convention"));
    QVERIFY(trigger("twotime.diagonal"));
    QVERIFY(trigger("twotime.zoomIn"));
    settle();
    const QJsonObject state = m_room->saveState();
    const double zoom = image().zoom();
    const TwotimeSettings settings = m_room->model().settings();
    cleanup();
    init();
    m_room->open({path("aging.hdf"), {}});
    m_room->restoreState(state);
    settle();
    QCOMPARE(m_room->bin(), std::int64_t(4));
    QVERIFY(m_room->model().settings() == settings);
    QCOMPARE(m_room->view().map().strips().size(), 5);
    QCOMPARE(image().zoom(), zoom);
    QVERIFY(TwotimeSettings::fromJson({}) == TwotimeSettings());
}

SPECULA_TEST(TwotimeWorkspaceTest)
#include "twotime_workspace_test.moc"
