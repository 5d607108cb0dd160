// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image/label_outline.h"

#include "test_main.h"

#include <QImage>
#include <QPainter>

#include <random>
#include <set>

using namespace specula;
using namespace specula::widgets;

class LabelOutlineTest : public QObject {
    Q_OBJECT
  private slots:
    void aBlockHasFourSides();
    void linesCoverExactlyTheEdgesBetweenLabels();
    void emptyMapsHaveNoOutline();
    void theOverlayPaintsWhereThePixelsAre();
};

/// Every unit edge of the lines as (2x, 2y) of its middle.
static std::multiset<std::pair<int, int>> unitEdges(const Outline& outline) {
    std::multiset<std::pair<int, int>> edges;
    for (const QLineF& line : *outline) {
        const int steps = int(std::lround(line.length()));
        for (int i = 0; i < steps; ++i) {
            const QPointF middle = line.pointAt((i + 0.5) / steps);
            edges.emplace(int(std::lround(2 * middle.x())), int(std::lround(2 * middle.y())));
        }
    }
    return edges;
}

void LabelOutlineTest::aBlockHasFourSides() {
    Array<std::uint32_t> labels({5, 6});
    for (int r = 1; r < 4; ++r)
        for (int c = 2; c < 4; ++c)
            labels.edit()(r, c) = 7;
    const Outline outline = outlineOfLabel(labels, 7);
    QCOMPARE(outline->size(), std::size_t(4));
    QVERIFY(std::find(outline->begin(), outline->end(), QLineF(1.5, 0.5, 3.5, 0.5)) !=
            outline->end());
    QVERIFY(std::find(outline->begin(), outline->end(), QLineF(3.5, 0.5, 3.5, 3.5)) !=
            outline->end());
    QVERIFY(outlineOfLabel(labels, 8)->empty());
}

void LabelOutlineTest::linesCoverExactlyTheEdgesBetweenLabels() {
    std::mt19937 random(5);
    Array<std::uint32_t> labels({11, 7});
    for (auto& label : labels.editValues())
        label = static_cast<std::uint32_t>(random() % 3);
    const auto at = [&](int r, int c) {
        return r >= 0 && c >= 0 && r < 11 && c < 7 ? labels.view()(r, c) : 0u;
    };
    for (int label = -1; label < 3; ++label) {
        std::multiset<std::pair<int, int>> expected;
        const auto differ = [&](std::uint32_t a, std::uint32_t b) {
            return label < 0 ? a != b : (a == std::uint32_t(label)) != (b == std::uint32_t(label));
        };
        for (int r = 0; r <= 11; ++r)
            for (int c = 0; c <= 7; ++c) {
                if (c < 7 && differ(at(r - 1, c), at(r, c)))
                    expected.emplace(2 * c, 2 * r - 1);
                if (r < 11 && differ(at(r, c - 1), at(r, c)))
                    expected.emplace(2 * c - 1, 2 * r);
            }
        QCOMPARE(unitEdges(label < 0 ? outlineOfAllLabels(labels)
                                     : outlineOfLabel(labels, std::uint32_t(label))),
                 expected);
    }
}

void LabelOutlineTest::emptyMapsHaveNoOutline() {
    QVERIFY(outlineOfAllLabels({})->empty());
    QVERIFY(outlineOfLabel(Array<std::uint32_t>({3, 3}), 1)->empty());
}

void LabelOutlineTest::theOverlayPaintsWhereThePixelsAre() {
    Array<std::uint32_t> labels({10, 10});
    labels.edit()(5, 5) = 1;
    OutlineOverlay overlay;
    overlay.setOutline(outlineOfLabel(labels, 1), Qt::red, 1);
    QImage image(100, 100, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    OverlayContext context;
    context.transform = ViewTransform::fitting({10, 10}, {100, 100});
    context.widget = {100, 100};
    overlay.paint(painter, context);
    painter.end();
    // Pixel (5, 5) covers 50 to 60 in both directions.
    QCOMPARE(image.pixelColor(55, 50), QColor(Qt::red));
    QCOMPARE(image.pixelColor(50, 55), QColor(Qt::red));
    QCOMPARE(image.pixelColor(55, 55), QColor(Qt::black));
    QCOMPARE(image.pixelColor(45, 50), QColor(Qt::black));
}

SPECULA_TEST(LabelOutlineTest)
#include "label_outline_test.moc"
