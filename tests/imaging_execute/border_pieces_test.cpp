// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/execute/border_pieces.h"
#include "execute_fixtures.h"
#include "test_main.h"

#include <QTest>

#include <set>

using namespace specula;
using specula::imaging::borderPieces;

namespace {

/// As the text of SpcEdge draws them, one step at a time.
std::int64_t stepwise(std::int64_t i, std::int64_t n, SpcEdge edge) {
    while (i < 0 || i >= n) {
        switch (edge) {
        case SPC_EDGE_CLAMP:
            i = i < 0 ? 0 : n - 1;
            break;
        case SPC_EDGE_REFLECT:
            i = i < 0 ? -1 - i : 2 * n - 1 - i;
            break;
        case SPC_EDGE_MIRROR:
            i = n == 1 ? 0 : i < 0 ? -i : 2 * (n - 1) - i;
            break;
        case SPC_EDGE_WRAP:
            i += i < 0 ? n : -n;
            break;
        case SPC_EDGE_CONSTANT:
            return -1;
        }
    }
    return i;
}

} // namespace

class BorderPiecesTest : public QObject {
    Q_OBJECT

  private slots:
    void insideTheImageIsAskedForAsItIs();
    void piecesHoldWhatTheEdgeModeLooksAtAndLittleElse();
    void constantFarOutsideNeedsNothing();
};

void BorderPiecesTest::insideTheImageIsAskedForAsItIs() {
    for (int edge = SPC_EDGE_CLAMP; edge <= SPC_EDGE_CONSTANT; ++edge) {
        const auto pieces = borderPieces({3, 0, 7, 20}, 10, 20, static_cast<SpcEdge>(edge));
        QCOMPARE(pieces.size(), std::size_t{1});
        QVERIFY((pieces.front() == Rect{3, 0, 7, 20}));
    }
}

void BorderPiecesTest::piecesHoldWhatTheEdgeModeLooksAtAndLittleElse() {
    test::Dice dice(11);
    for (int round = 0; round < 4000; ++round) {
        const auto edge = static_cast<SpcEdge>(dice.pick(SPC_EDGE_CLAMP, SPC_EDGE_CONSTANT));
        const std::int64_t width = dice.pick(1, 9), height = dice.pick(1, 9);
        const Rect need{dice.pick(-25, 25), dice.pick(-25, 25), dice.pick(1, 30), dice.pick(1, 30)};
        std::set<std::pair<std::int64_t, std::int64_t>> looked, given;
        for (std::int64_t y = need.y; y < need.bottom(); ++y)
            for (std::int64_t x = need.x; x < need.right(); ++x) {
                const std::int64_t row = stepwise(y, height, edge);
                const std::int64_t column = stepwise(x, width, edge);
                if (row >= 0 && column >= 0)
                    looked.insert({row, column});
            }
        const auto pieces = borderPieces(need, width, height, edge);
        std::int64_t area = 0;
        for (const Rect& piece : pieces) {
            QVERIFY((Rect{0, 0, width, height}.contains(piece)) && !piece.empty());
            area += piece.area();
            for (std::int64_t y = piece.y; y < piece.bottom(); ++y)
                for (std::int64_t x = piece.x; x < piece.right(); ++x)
                    given.insert({y, x});
        }
        QVERIFY(pieces.size() <= 4);
        // Exactly the pixels that are looked at, none of them twice.
        QVERIFY(looked == given);
        QCOMPARE(area, static_cast<std::int64_t>(given.size()));
    }
}

void BorderPiecesTest::constantFarOutsideNeedsNothing() {
    QVERIFY(borderPieces({-50, 0, 20, 5}, 10, 10, SPC_EDGE_CONSTANT).empty());
    QVERIFY(borderPieces({0, 0, 0, 5}, 10, 10, SPC_EDGE_CLAMP).empty());
}

SPECULA_TEST(BorderPiecesTest)
#include "border_pieces_test.moc"
