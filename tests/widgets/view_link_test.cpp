// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

#include "widgets/image/view_link.h"

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class ViewLinkTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void zoomAndPanAreShared();
    void levelsAreShared();
    void theCursorOfOneViewIsShownInTheOther();
    void eachPartCanBeSwitchedOff();
    void aViewThatLeftOrDiedIsForgotten();

  private:
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
    std::unique_ptr<QWidget> m_window;
    ImageView* m_a = nullptr;
    ImageView* m_b = nullptr;
    std::unique_ptr<ViewLink> m_link;
};

void ViewLinkTest::init() {
    m_link = std::make_unique<ViewLink>();
    m_window = std::make_unique<QWidget>();
    auto* layout = new QHBoxLayout(m_window.get());
    for (ImageView** view : {&m_a, &m_b}) {
        *view = new ImageView(*m_pool);
        (*view)->setImage(
            picture<std::uint16_t>(*m_pool, 100, 100, [](auto r, auto c) { return r * c; }));
        layout->addWidget(*view);
        m_link->add(*view);
    }
    showSettled(*m_window, *m_a, {620, 300});
}

void ViewLinkTest::zoomAndPanAreShared() {
    wheel(*m_a, {50, 60}, 480);
    QCOMPARE(m_b->transform(), m_a->transform());
    drag(*m_b, {100, 100}, {120, 90});
    QCOMPARE(m_a->transform(), m_b->transform());
}

void ViewLinkTest::levelsAreShared() {
    QSignalSpy edited(m_b->displaySettings(), &DisplaySettings::edited);
    m_a->displaySettings()->editLevels(10, 70);
    QCOMPARE(m_b->displaySettings()->state(), m_a->displaySettings()->state());
    QCOMPARE(edited.size(), 0);
    m_b->displaySettings()->editColormap("inferno");
    QCOMPARE(m_a->displaySettings()->state().tone.colormap, std::string("inferno"));
}

void ViewLinkTest::theCursorOfOneViewIsShownInTheOther() {
    settle(*m_b);
    const QImage before = m_b->grab().toImage();
    hover(*m_a, {140, 130});
    const QImage after = m_b->grab().toImage();
    const QPoint there = m_b->toWidget(m_a->toImage({140, 130})).toPoint();
    QVERIFY(before.pixel(there.x(), 20) != after.pixel(there.x(), 20));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_a, &leave);
    QCOMPARE(m_b->grab().toImage(), before);
}

void ViewLinkTest::eachPartCanBeSwitchedOff() {
    m_link->setLinksViewport(false);
    m_link->setLinksLevels(false);
    wheel(*m_a, {50, 60}, 480);
    QVERIFY(!(m_b->transform() == m_a->transform()));
    m_a->displaySettings()->editLevels(10, 70);
    QVERIFY(m_b->displaySettings()->state() != m_a->displaySettings()->state());
    m_link->setLinksViewport(true);
    m_link->setLinksLevels(true);
    QCOMPARE(m_b->transform(), m_a->transform());
    QCOMPARE(m_b->displaySettings()->state(), m_a->displaySettings()->state());
}

void ViewLinkTest::aViewThatLeftOrDiedIsForgotten() {
    m_link->remove(m_b);
    wheel(*m_a, {50, 60}, 480);
    QVERIFY(!(m_b->transform() == m_a->transform()));
    m_link->add(m_b);
    QCOMPARE(m_b->transform(), m_a->transform());
    delete m_b;
    wheel(*m_a, {50, 60}, 120);
    m_a->displaySettings()->editLevels(1, 7);
    QCOMPARE(m_link->views(), QList<ImageView*>{m_a});
}

SPECULA_TEST(ViewLinkTest)
#include "view_link_test.moc"
