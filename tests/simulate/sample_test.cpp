// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/simulate/sample.h"
#include "test_main.h"

#include <QTest>

#include <cmath>

using namespace specula;
using simulate::Sample;

class SampleTest : public QObject {
    Q_OBJECT
  private slots:
    void correlationsAreThoseOfTheTextbook_data();
    void correlationsAreThoseOfTheTextbook();
    void everyKindIsACorrelation_data();
    void everyKindIsACorrelation();
    void burstsAreReproducibleAndOfTheirRate();
    void mistakesNameTheParameter();
};

namespace {

using Values = std::map<std::string, double>;

double squared(const char* kind, const Values& values, double q, double phi, double t1, double t2) {
    return std::norm(Sample(kind, values, 1, 10).g1(q, phi, t1, t2));
}

} // namespace

// q = 2 / length, times in seconds; values by hand from the formulas of the literature.
void SampleTest::correlationsAreThoseOfTheTextbook_data() {
    QTest::addColumn<double>("is");
    QTest::addColumn<double>("shouldBe");
    const Values d0{{"d0", 0.05}};
    QTest::newRow("brownian") << squared("brownian", d0, 2, 0, 1, 4) << std::exp(-2 * 0.05 * 4 * 3);
    QTest::newRow("backwards") << squared("brownian", d0, 2, 0, 4, 1)
                               << std::exp(-2 * 0.05 * 4 * 3);
    QTest::newRow("ballistic") << squared("ballistic", {{"speed", 0.4}}, 2, 0, 1, 4)
                               << std::exp(-4 * 0.16 * 9);
    QTest::newRow("static") << squared("static", {}, 2, 0, 0, 9) << 1.0;
    // int_1^4 (0.05 (t + 0.1)^-0.6 + 0.005) dt
    const double aged = 0.05 / 0.4 * (std::pow(4.1, 0.4) - std::pow(1.1, 0.4)) + 0.015;
    QTest::newRow("aging") << squared(
                                  "aging",
                                  {{"d0", 0.05}, {"alpha", -0.6}, {"t0", 0.1}, {"offset", 0.005}},
                                  2, 0, 1, 4)
                           << std::exp(-2 * 4 * aged);
    QTest::newRow("aging as 1/t") << squared("aging", {{"d0", 0.05}, {"alpha", -1}, {"t0", 0.1}}, 2,
                                             0, 1, 4)
                                  << std::exp(-2 * 4 * 0.05 * std::log(4.1 / 1.1));
    const double x = 2 * 10 * 0.2 * 3 * std::cos(M_PI / 4) / 2;
    const Values shear{{"d0", 0.05}, {"rate", 0.2}, {"gap", 10}};
    QTest::newRow("shear") << squared("shear", shear, 2, 45, 1, 4)
                           << std::exp(-1.2) * std::pow(std::sin(x) / x, 2);
    QTest::newRow("across the shear") << squared("shear", shear, 2, 90, 1, 4) << std::exp(-1.2);
    QTest::newRow("subdiffusive") << squared("subdiffusive", {{"d0", 0.05}, {"exponent", 0.5}}, 2,
                                             0, 1, 4)
                                  << std::exp(-2 * std::sqrt(0.6));
    QTest::newRow("two-rate") << squared("two-rate",
                                         {{"d0", 0.05}, {"d1", 0.01}, {"fraction", 0.3}}, 2, 0, 1,
                                         4)
                              << std::pow(0.3 * std::exp(-0.6) + 0.7 * std::exp(-0.12), 2);
    QTest::newRow("nonergodic") << squared("nonergodic", {{"d0", 0.05}, {"plateau", 0.4}}, 2, 0, 1,
                                           4)
                                << std::pow(0.4 + 0.6 * std::exp(-0.6), 2);
    // beta [xr^2 + xs^2 f^2 + 2 xr xs f cos(q v tau)]
    const double f = std::exp(-0.6);
    QTest::newRow("flow") << squared("flow", {{"d0", 0.05}, {"speed", 0.3}, {"reference", 0.25}}, 2,
                                     60, 1, 4)
                          << 0.0625 + 0.5625 * f * f +
                                 2 * 0.25 * 0.75 * f * std::cos(2 * 0.3 * 0.5 * 3);
}

void SampleTest::correlationsAreThoseOfTheTextbook() {
    QFETCH(double, is);
    QFETCH(double, shouldBe);
    QVERIFY2(
        std::abs(is - shouldBe) < 1e-12,
        qPrintable(QStringLiteral("%1, not %2").arg(is, 0, 'g', 15).arg(shouldBe, 0, 'g', 15)));
}

void SampleTest::everyKindIsACorrelation_data() {
    QTest::addColumn<QString>("kind");
    for (const auto kind : Sample::kinds())
        QTest::newRow(std::string(kind).c_str())
            << QString::fromUtf8(kind.data(), qsizetype(kind.size()));
}

void SampleTest::everyKindIsACorrelation() {
    QFETCH(QString, kind);
    const Sample sample(kind.toStdString(), {}, 7, 10);
    double shares = 0;
    for (const auto& part : sample.parts(0.005, 30)) {
        shares += part.share;
        QVERIFY(!(part.clock && part.covariance));
        if (part.clock)
            for (double t = 0; t < 10; t += 0.1)
                QVERIFY(part.clock(t + 0.1) >= part.clock(t));
    }
    QVERIFY(std::abs(shares - 1) < 1e-14);
    for (double t1 = 0; t1 < 10; t1 += 0.7)
        for (double t2 = 0; t2 < 10; t2 += 0.9) {
            const auto g1 = sample.g1(0.005, 30, t1, t2);
            QVERIFY(std::abs(g1) <= 1 + 1e-14);
            QVERIFY(std::abs(g1 - std::conj(sample.g1(0.005, 30, t2, t1))) < 1e-14);
        }
    QVERIFY(std::abs(sample.g1(0.005, 30, 3, 3) - 1.0) < 1e-14);
}

void SampleTest::burstsAreReproducibleAndOfTheirRate() {
    const Values values{{"d0", 0}, {"d1", 2}, {"rate", 5}, {"burst", 0.01}};
    const Sample sample("intermittent", values, 3, 1000), again("intermittent", values, 3, 1000),
        other("intermittent", values, 4, 1000);
    QVERIFY(std::abs(double(sample.bursts().size()) - 5000 * (1 - 0.05 / 2)) < 5 * std::sqrt(5000));
    QCOMPARE(again.bursts().size(), sample.bursts().size());
    QCOMPARE(again.bursts().at(77).beginS, sample.bursts().at(77).beginS);
    QVERIFY(other.bursts().at(77).beginS != sample.bursts().at(77).beginS);
    // Over one burst the field forgets as in plain diffusion of that length, between bursts it
    // stays.
    const auto burst = sample.bursts().at(10);
    const double length = burst.endS - burst.beginS;
    QVERIFY(std::abs(std::abs(sample.g1(1, 0, burst.beginS, burst.endS)) - std::exp(-2 * length)) <
            1e-9);
    const double next = sample.bursts().at(11).beginS;
    QVERIFY(std::abs(std::abs(sample.g1(1, 0, burst.endS, next)) - 1) < 1e-9);
}

void SampleTest::mistakesNameTheParameter() {
    const auto fieldOf = [](const char* kind, const Values& values) {
        try {
            Sample(kind, values, 1, 1);
        } catch (const Error& error) {
            return error.code() == ErrorCode::Usage ? error.field() : error.what();
        }
        return std::string("taken");
    };
    QCOMPARE(fieldOf("sideways", {}), std::string("kind"));
    QCOMPARE(fieldOf("brownian", {{"speed", 1}}), std::string("speed"));
    QCOMPARE(fieldOf("static", {{"d0", 1}}), std::string("d0"));
    QCOMPARE(fieldOf("brownian", {{"d0", -1}}), std::string("d0"));
    QCOMPARE(fieldOf("brownian", {{"d0", std::nan("")}}), std::string("d0"));
    QCOMPARE(fieldOf("nonergodic", {{"plateau", 1.1}}), std::string("plateau"));
    QCOMPARE(fieldOf("intermittent", {{"rate", 1e12}}), std::string("rate"));
}

SPECULA_TEST(SampleTest)
#include "sample_test.moc"
