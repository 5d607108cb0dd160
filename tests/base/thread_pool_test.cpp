// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/thread_pool.h"
#include "core/base/vector_state.h"
#include "test_main.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

using namespace specula;

class ThreadPoolTest : public QObject {
    Q_OBJECT
  private slots:
    void everyIndexIsVisitedExactlyOnce();
    void oneThreadRunsOnTheCaller();
    void theFirstExceptionComesBack();
    void loopsMayBeNested();
    void submittedTasksRunBeforeThePoolIsGone();
    void neverMoreThanTheAskedThreadsWork();
    void asManyThreadsWorkAsThePoolSays();
    void workersStartWithAClearVectorState();
};

void ThreadPoolTest::everyIndexIsVisitedExactlyOnce() {
    for (int threads : {1, 2, 3, 8}) {
        const auto pool = makeThreadPool(threads);
        for (std::int64_t n : {0, 1, 2, 7, 1000, 4099}) {
            std::vector<std::atomic<int>> visits(static_cast<std::size_t>(n));
            pool->parallelFor(0, n, 3, [&](std::int64_t first, std::int64_t last) {
                for (auto i = first; i < last; ++i)
                    ++visits[std::size_t(i)];
            });
            for (const auto& v : visits)
                QCOMPARE(v.load(), 1);
        }
    }
}

void ThreadPoolTest::oneThreadRunsOnTheCaller() {
    const auto pool = makeThreadPool(1);
    QCOMPARE(pool->threads(), 1);
    std::thread::id seen;
    pool->parallelFor(0, 100, 1, [&](auto, auto) { seen = std::this_thread::get_id(); });
    QVERIFY(seen == std::this_thread::get_id());
}

void ThreadPoolTest::theFirstExceptionComesBack() {
    const auto pool = makeThreadPool(3);
    try {
        pool->parallelFor(0, 1000, 1, [](std::int64_t first, std::int64_t last) {
            if (first <= 500 && 500 < last)
                throw Error(ErrorCode::Computation, "piece failed");
        });
        QFAIL("nothing was thrown");
    } catch (const Error& e) {
        QCOMPARE(e.reason(), std::string("piece failed"));
    }
    std::atomic<int> n{0};
    pool->parallelFor(0, 10, 1, [&](auto first, auto last) { n += int(last - first); });
    QCOMPARE(n.load(), 10); // still usable
}

void ThreadPoolTest::loopsMayBeNested() {
    const auto pool = makeThreadPool(2);
    std::atomic<int> n{0};
    pool->parallelFor(0, 20, 1, [&](auto first, auto last) {
        for (auto i = first; i < last; ++i)
            pool->parallelFor(0, 50, 5, [&](auto a, auto b) { n += int(b - a); });
    });
    QCOMPARE(n.load(), 1000);
}

void ThreadPoolTest::submittedTasksRunBeforeThePoolIsGone() {
    std::atomic<int> n{0};
    {
        const auto pool = makeThreadPool(2);
        for (int i = 0; i < 200; ++i)
            pool->submit([&] { ++n; });
    }
    QCOMPARE(n.load(), 200);
}

void ThreadPoolTest::neverMoreThanTheAskedThreadsWork() {
    const auto pool = makeThreadPool(2);
    std::mutex mutex;
    std::set<std::thread::id> seen;
    pool->parallelFor(0, 64, 1, [&](auto, auto) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
    });
    QVERIFY(seen.size() <= 2);
}

/// How many threads are inside a loop of `pool` at once, given some time to come.
static int threadsAtOnce(ThreadPool& pool) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(10);
    std::atomic<int> inside{0}, most{0};
    pool.parallelFor(0, pool.threads(), 1, [&](auto, auto) {
        const int now = ++inside;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        while (most < pool.threads() && Clock::now() < end)
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        --inside;
    });
    return most;
}

void ThreadPoolTest::asManyThreadsWorkAsThePoolSays() {
    const auto small = makeThreadPool(1), other = makeThreadPool(2);
    for (const int threads : {2, 3, 5, 7}) {
        const auto pool = makeThreadPool(threads);
        QCOMPARE(threadsAtOnce(*pool), threads);
        QCOMPARE(threadsAtOnce(*other), 2);
    }
    QCOMPARE(threadsAtOnce(*small), 1);
}

#if defined(__x86_64__)
__attribute__((target("xsave"))) static bool upperHalvesInUse() {
    return (_xgetbv(1) & 4) != 0;
}
__attribute__((target("avx"))) static void dirtyUpperHalves() {
    __m256 v = _mm256_set1_ps(1.5f);
    asm volatile("" : "+x"(v));
    asm volatile("vaddps %0, %0, %%ymm15" : : "x"(v) : "xmm15");
}
#endif

void ThreadPoolTest::workersStartWithAClearVectorState() {
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx") || !__builtin_cpu_supports("avx2"))
        QSKIP("this processor has no AVX");
    const auto pool = makeThreadPool(4);
    std::atomic<int> dirty{0};
    dirtyUpperHalves();
    pool->parallelFor(0, 64, 1, [&](auto, auto) { dirty += upperHalvesInUse() ? 1 : 0; });
    QCOMPARE(dirty.load(), 0);
#else
    QSKIP("only x86 has this state");
#endif
}

SPECULA_TEST(ThreadPoolTest)
#include "thread_pool_test.moc"
