// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_main.h"
#include "widgets/forms/collapsible.h"
#include "widgets/forms/elided_label.h"
#include "widgets/forms/number_field.h"
#include "widgets/forms/toast.h"

#include <QAbstractSpinBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTextEdit>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace specula::widgets;

class FormsTest : public QObject {
    Q_OBJECT
  private slots:
    void typedNumbersArriveAndWrongOnesSayWhy();
    void arrowsStepByATenthOfTheDecade();
    void wheelActsOnlyWithFocus();
    void longTextsShortenAndKeepTheirWholeName();
    void foldingHidesTheContent();
    void toastsGoByThemselves();
    void toastsStayAboveADockOpenedLater();

  private:
    static void type(NumberField& field, const QString& text) {
        auto* edit = field.spin()->findChild<QLineEdit*>();
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
};

void FormsTest::typedNumbersArriveAndWrongOnesSayWhy() {
    NumberField field(QStringLiteral("energy"), QStringLiteral("Energy"));
    field.setUnit(QStringLiteral("keV"));
    field.setRange(1, 100);
    field.setValue(11);
    field.show();
    QSignalSpy changes(&field, &NumberField::valueChanged);
    type(field, QStringLiteral("16.9"));
    QCOMPARE(field.value(), 16.9);
    QVERIFY(field.error().isEmpty());
    const auto before = changes.size();
    type(field, QStringLiteral("1000"));
    QVERIFY(field.error().contains(QLatin1String("100")));
    QVERIFY(field.value() <= 100);
    type(field, QStringLiteral("abc"));
    QVERIFY(field.error().contains(QLatin1String("abc")));
    QVERIFY(changes.size() >= before);
    // The arrow key starts again from the last good value.
    const double good = field.value();
    QTest::keyClick(field.spin(), Qt::Key_Return);
    QVERIFY(field.error().isEmpty());
    QCOMPARE(field.value(), good);
}

void FormsTest::arrowsStepByATenthOfTheDecade() {
    NumberField field(QStringLiteral("n"), QStringLiteral("N"));
    field.setValue(250);
    QTest::keyClick(field.spin(), Qt::Key_Up);
    QCOMPARE(field.value(), 260.0);
    field.setStep(0.5);
    QTest::keyClick(field.spin(), Qt::Key_Down);
    QCOMPARE(field.value(), 259.5);
    field.setInteger(true);
    field.setStep(0);
    field.setRange(0, 10);
    field.setValue(10);
    QTest::keyClick(field.spin(), Qt::Key_Up);
    QCOMPARE(field.value(), 10.0);
}

void FormsTest::wheelActsOnlyWithFocus() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* other = new QLineEdit(&window);
    auto* field = new NumberField(QStringLiteral("n"), QStringLiteral("N"), &window);
    layout->addWidget(other);
    layout->addWidget(field);
    field->setValue(5);
    field->setStep(1);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto turn = [field] {
        QWheelEvent event({5, 5}, {5, 5}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(field->spin(), &event);
    };
    window.activateWindow();
    other->setFocus();
    turn();
    QCOMPARE(field->value(), 5.0);
    field->spin()->setFocus();
    QTRY_VERIFY(field->spin()->hasFocus());
    turn();
    QCOMPARE(field->value(), 6.0);
}

void FormsTest::longTextsShortenAndKeepTheirWholeName() {
    const QString name = QStringLiteral("a_very_long_name_of_a_measurement_run_0412_master.h5");
    ElidedLabel label(name, Qt::ElideMiddle);
    label.resize(120, 20);
    label.show();
    QTRY_VERIFY(label.text() != name);
    QVERIFY(label.text().contains(QChar(0x2026)));
    QCOMPARE(label.toolTip(), name);
    QCOMPARE(label.accessibleName(), name);
    label.resize(2000, 20);
    QTRY_COMPARE(label.text(), name);
    QVERIFY(label.toolTip().isEmpty());
}

void FormsTest::foldingHidesTheContent() {
    Collapsible part(QStringLiteral("part"), QStringLiteral("Part"));
    part.show();
    QSignalSpy toggles(&part, &Collapsible::toggled);
    QVERIFY(part.isOpen() && part.content()->isVisible());
    part.setOpen(false);
    QVERIFY(!part.content()->isVisible());
    QCOMPARE(toggles.size(), 1);
}

void FormsTest::toastsGoByThemselves() {
    QWidget window;
    window.resize(400, 300);
    Toast toast(&window);
    window.show();
    toast.show(QStringLiteral("Done."), 60);
    QVERIFY(toast.isVisible());
    QVERIFY(window.rect().contains(toast.geometry()));
    QTRY_VERIFY(!toast.isVisible());
}

void FormsTest::toastsStayAboveADockOpenedLater() {
    QMainWindow window;
    window.setCentralWidget(new QWidget);
    window.resize(400, 300);
    Toast toast(&window);
    window.show();
    toast.show(QStringLiteral("Done."), 60000);
    auto* dock = new QDockWidget(&window);
    dock->setWidget(new QTextEdit);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->raise();
    QTRY_VERIFY(dock->geometry().contains(toast.geometry().center()));
    QTRY_COMPARE(window.childAt(toast.geometry().center())->parentWidget(), &toast);
}

SPECULA_TEST(FormsTest)
#include "forms_test.moc"
