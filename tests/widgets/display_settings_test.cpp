// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

#include "widgets/image/histogram_view.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class DisplaySettingsTest : public QObject {
    Q_OBJECT
  private slots:
    void theFirstImageSetsLevelsAndLaterOnesDoNot();
    void autoPerFrameFollowsEveryImage();
    void presetsComeFromAllPixels();
    void everyEditNamesItselfAndCanBeTakenBack();
    void aDragIsOneEdit();
    void nonsenseLevelsAreRefused();
    void statesSurviveJson();
    void draggingALineChangesOneLevelLive();
    void draggingTheMiddleMovesBothLevels();
    void aDoubleClickGivesAutomaticLevels();
    void arrowKeysMoveTheActiveLevel();
    void theHistogramCountsEveryPixel();
    void theLogAxisPlacesDecadesEvenly();

  private:
    imaging::DisplayImagePtr ramp(int top) {
        return picture<std::uint16_t>(*m_pool, 100, 100,
                                      [=](auto r, auto c) { return (r * 100 + c) * top / 10000; });
    }
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void DisplaySettingsTest::theFirstImageSetsLevelsAndLaterOnesDoNot() {
    DisplaySettings settings;
    settings.imageArrived(ramp(1000));
    const double high = settings.state().tone.high;
    QVERIFY(high > 900 && high <= 1000);
    settings.imageArrived(ramp(5000));
    QCOMPARE(settings.state().tone.high, high);
}

void DisplaySettingsTest::autoPerFrameFollowsEveryImage() {
    DisplaySettings settings;
    settings.imageArrived(ramp(1000));
    settings.editAutoPerFrame(true);
    settings.imageArrived(ramp(5000));
    QVERIFY(settings.state().tone.high > 4500);
    settings.editAutoPerFrame(false);
    settings.imageArrived(ramp(1000));
    QVERIFY(settings.state().tone.high > 4500);
}

void DisplaySettingsTest::presetsComeFromAllPixels() {
    DisplaySettings settings;
    // One hot pixel.
    settings.imageArrived(picture<std::uint16_t>(
        *m_pool, 100, 100, [](auto r, auto c) { return r == 3 && c == 4 ? 60000 : r; }));
    QVERIFY(settings.state().tone.high < 110);
    settings.editPreset("minmax");
    QCOMPARE(settings.state().tone.high, 60000.0);
    QCOMPARE(settings.state().tone.low, 0.0);
}

void DisplaySettingsTest::everyEditNamesItselfAndCanBeTakenBack() {
    DisplaySettings settings;
    settings.imageArrived(ramp(1000));
    QList<DisplayState> befores;
    QStringList names;
    connect(&settings, &DisplaySettings::edited, this,
            [&](const DisplayState& before, const DisplayState& after, const QString& name) {
                QVERIFY(before != after);
                befores << before;
                names << name;
            });
    const DisplayState start = settings.state();
    settings.editScale(imaging::ToneScale::Log);
    settings.editColormap("inferno");
    settings.editLevels(5, 50);
    settings.editReversed(true);
    settings.editPooling(imaging::Pooling::Mean);
    QCOMPARE(names.size(), 5);
    QVERIFY(!names.contains(QString()));
    settings.editReversed(true);
    QCOMPARE(names.size(), 5);
    while (!befores.isEmpty())
        settings.setState(befores.takeLast());
    QCOMPARE(settings.state(), start);
    QCOMPARE(names.size(), 5);
}

void DisplaySettingsTest::aDragIsOneEdit() {
    DisplaySettings settings;
    settings.imageArrived(ramp(1000));
    QSignalSpy changed(&settings, &DisplaySettings::changed);
    QSignalSpy edited(&settings, &DisplaySettings::edited);
    settings.beginLevelsDrag();
    for (int i = 1; i <= 20; ++i)
        settings.dragLevels(0, 500 - i);
    settings.endLevelsDrag();
    QCOMPARE(changed.size(), 20);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(settings.state().mode, LevelsMode::Fixed);
}

void DisplaySettingsTest::nonsenseLevelsAreRefused() {
    DisplaySettings settings;
    const DisplayState before = settings.state();
    settings.editLevels(5, 5);
    settings.editLevels(9, 5);
    settings.editLevels(std::nan(""), 5);
    settings.editColormap("no such map");
    QCOMPARE(settings.state(), before);
}

void DisplaySettingsTest::statesSurviveJson() {
    DisplayState s;
    s.tone.low = -3.5;
    s.tone.high = 1e6;
    s.tone.scale = imaging::ToneScale::Asinh;
    s.tone.colormap = "inferno";
    s.tone.reversed = true;
    s.pooling = imaging::Pooling::Mean;
    s.mode = LevelsMode::AutoPerFrame;
    s.preset = "1-99";
    QCOMPARE(DisplayState::fromJson(s.toJson()), s);
    QCOMPARE(DisplayState::fromJson({{"scale", "nonsense"}, {"low", 5}, {"high", 1}}),
             DisplayState());
}

namespace {
struct Rig {
    DisplaySettings settings;
    HistogramView view;
    explicit Rig(const imaging::DisplayImagePtr& image) {
        settings.imageArrived(image);
        view.setDisplaySettings(&settings);
        view.resize(300, 80);
        view.show();
        view.setImage(image);
        settings.editLevels(200, 600);
        [this] { QTRY_VERIFY(view.settled()); }();
    }
    QPoint at(double value) const { return {static_cast<int>(std::lround(view.xOf(value))), 50}; }
};
} // namespace

void DisplaySettingsTest::draggingALineChangesOneLevelLive() {
    Rig rig(ramp(1000));
    QSignalSpy changed(&rig.settings, &DisplaySettings::changed);
    QSignalSpy edited(&rig.settings, &DisplaySettings::edited);
    drag(rig.view, rig.at(600), rig.at(800));
    QVERIFY(changed.size() >= 5);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(rig.settings.state().tone.low, 200.0);
    QVERIFY(std::abs(rig.settings.state().tone.high - 800) < 8);
    drag(rig.view, rig.at(200), rig.at(100));
    QVERIFY(std::abs(rig.settings.state().tone.low - 100) < 8);
    // The lines do not pass each other.
    drag(rig.view, rig.at(100), {299, 50});
    QVERIFY(rig.settings.state().tone.low < rig.settings.state().tone.high);
}

void DisplaySettingsTest::draggingTheMiddleMovesBothLevels() {
    Rig rig(ramp(1000));
    drag(rig.view, rig.at(400), rig.at(500));
    QVERIFY(std::abs(rig.settings.state().tone.low - 300) < 8);
    QVERIFY(std::abs(rig.settings.state().tone.high - 700) < 8);
}

void DisplaySettingsTest::aDoubleClickGivesAutomaticLevels() {
    Rig rig(ramp(1000));
    QTest::mouseDClick(&rig.view, Qt::LeftButton, {}, rig.at(400));
    const imaging::Levels wanted = imaging::autoLevels(*rig.settings.image());
    QCOMPARE(rig.settings.state().tone.low, wanted.low);
    QCOMPARE(rig.settings.state().tone.high, wanted.high);
}

void DisplaySettingsTest::arrowKeysMoveTheActiveLevel() {
    Rig rig(ramp(1000));
    QTest::keyClick(&rig.view, Qt::Key_Right);
    QVERIFY(rig.settings.state().tone.high > 600);
    QCOMPARE(rig.settings.state().tone.low, 200.0);
    QTest::keyClick(&rig.view, Qt::Key_Up);
    const double high = rig.settings.state().tone.high;
    QTest::keyClick(&rig.view, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(rig.settings.state().tone.low < 195);
    QCOMPARE(rig.settings.state().tone.high, high);
    QVERIFY(rig.view.accessibleDescription().contains("low"));
}

void DisplaySettingsTest::theHistogramCountsEveryPixel() {
    Rig rig(ramp(1000));
    double sum = 0;
    for (const double n : rig.view.histogram().counts)
        sum += n;
    QVERIFY2(std::abs(sum - 10000) <= 20, qPrintable(QString::number(sum)));
}

void DisplaySettingsTest::theLogAxisPlacesDecadesEvenly() {
    Rig rig(ramp(1000));
    rig.settings.editScale(imaging::ToneScale::Log);
    QTRY_VERIFY(rig.view.settled());
    const double one = rig.view.xOf(1), ten = rig.view.xOf(10), hundred = rig.view.xOf(100);
    QVERIFY(ten - one > 30);
    QVERIFY(std::abs((ten - one) - (hundred - ten)) < 0.01);
}

SPECULA_TEST(DisplaySettingsTest)
#include "display_settings_test.moc"
