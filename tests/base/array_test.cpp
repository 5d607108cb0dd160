// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/array.h"
#include "core/base/error.h"
#include "core/base/pixels.h"
#include "test_main.h"

#include <limits>

using namespace specula;

class ArrayTest : public QObject {
    Q_OBJECT
  private slots:
    void elementsAreRowMajorAndAligned();
    void copiesShareAndASharedArrayRefusesEdits();
    void freedBlocksAreHandedOutAgain();
    void aSliceKeepsTheElementsAlive();
    void absurdShapesAreErrorsNotOverflows();
    void aViewOfABoxAddressesTheParent();
    void aBoxAtTheEndOfTheNumbersDoesNotWrapAround();
    void pixelsKeepTheirTypeAndPlanes();
};

void ArrayTest::elementsAreRowMajorAndAligned() {
    Array<int> a({2, 3, 4});
    auto v = a.edit();
    int n = 0;
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 4; ++k)
                v(i, j, k) = n++;
    for (int i = 0; i < 24; ++i)
        QCOMPARE(a.values()[std::size_t(i)], i);
    QCOMPARE(reinterpret_cast<std::uintptr_t>(a.data()) % 64, std::uintptr_t(0));
}

void ArrayTest::copiesShareAndASharedArrayRefusesEdits() {
    Array<double> a({5}, 1.5);
    const Array<double> b = a;
    QCOMPARE(b.data(), a.data());
    QVERIFY_EXCEPTION_THROWN(a.edit(), std::logic_error);
    Array<double> c = a.clone();
    c.editValues()[0] = 7;
    QCOMPARE(b.values()[0], 1.5);
}

void ArrayTest::freedBlocksAreHandedOutAgain() {
    const void* first = nullptr;
    {
        const auto a = Array<float>::uninitialized({1000, 1000});
        first = a.data();
    }
    const auto before = bufferpool::statistics().reused;
    const auto b = Array<float>::uninitialized({999, 1000});
    QCOMPARE(static_cast<const void*>(b.data()), first);
    QCOMPARE(bufferpool::statistics().reused, before + 1);
}

void ArrayTest::aSliceKeepsTheElementsAlive() {
    Array<int> frame;
    {
        Array<int> stack({3, 2, 2}, 0);
        stack.edit()(1, 1, 0) = 42;
        frame = stack.at(1);
    }
    QCOMPARE(frame.shape(), (Shape{2, 2}));
    QCOMPARE(frame.view()(1, 0), 42);
}

void ArrayTest::absurdShapesAreErrorsNotOverflows() {
    const std::int64_t big = std::int64_t{1} << 40;
    QVERIFY_EXCEPTION_THROWN(Array<char>::uninitialized({big, big}), Error);
    QVERIFY_EXCEPTION_THROWN(Array<char>::uninitialized({-1, 4}), Error);
    QVERIFY(Array<char>({0, 4}).empty());
}

void ArrayTest::aViewOfABoxAddressesTheParent() {
    Array<int> a({6, 8}, 0);
    auto box = a.edit().box(2, 3, 2, 4);
    box(1, 2) = 9;
    QCOMPARE(a.view()(3, 5), 9);
    QCOMPARE(box.row(1)[2], 9);
}

void ArrayTest::aBoxAtTheEndOfTheNumbersDoesNotWrapAround() {
    constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
    const Rect image{0, 0, 10, 10};
    QVERIFY(!image.contains(Rect{kFar, 0, 1, 1}));
    QVERIFY(!image.contains(Rect{1, kFar - 2, 3, kFar}));
    QVERIFY(!image.contains(Rect{1, 1, kFar, 1}));
    QVERIFY(image.contains(Rect{9, 9, 1, 1}));
    QVERIFY(!image.contains(Rect{9, 9, 2, 1}));

    const Rect far{kFar - 1, kFar - 1, 4, 4};
    QVERIFY(far.contains(kFar, kFar));
    QVERIFY(!far.contains(kFar - 2, kFar));
    QVERIFY((Rect{-kFar - 1, 0, kFar, 1}.contains(-2, 0)));
    QVERIFY((!Rect{-kFar - 1, 0, kFar, 1}.contains(kFar, 0)));
    QCOMPARE(far.right(), kFar);
    QVERIFY(image.intersected(far).empty());
    QVERIFY((image.intersected(Rect{-kFar - 1, 0, 3, 3}).empty()));
    QCOMPARE(image.intersected(Rect{4, 5, kFar, kFar}), (Rect{4, 5, 6, 5}));
}

void ArrayTest::pixelsKeepTheirTypeAndPlanes() {
    Pixels p(PixelType::U32, 4, 3, 2);
    for (auto& v : {0, 1})
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 4; ++c)
                p.editPlane<std::uint32_t>(v)(r, c) = 0xFFFFFFFFu - std::uint32_t(r);
    QCOMPARE(p.valueAt(2, 3, 1), 4294967293.0);
    QVERIFY_EXCEPTION_THROWN(p.plane<float>(), std::logic_error);
}

SPECULA_TEST(ArrayTest)
#include "array_test.moc"
