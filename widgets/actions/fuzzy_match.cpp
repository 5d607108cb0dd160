// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/fuzzy_match.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace specula::widgets {
namespace {

constexpr int kWordStart = 12;
constexpr int kFollows = 8;
constexpr int kPlain = 1;
constexpr int kNone = -1000000;

bool startsWord(const QString& text, qsizetype at) {
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper());
}

// Best sum over all ways to find `word` as a subsequence: best[j] is the best that ends with the
// current character at position j. Texts are a line long, so the square costs nothing.
int wordScore(const QString& word, const QString& text) {
    const QString lower = text.toLower();
    const auto length = std::size_t(text.size());
    std::vector<int> best(length, kNone);
    for (qsizetype i = 0; i < word.size(); ++i) {
        std::vector<int> next(length, kNone);
        int before = i == 0 ? 0 : kNone; // the best that ends anywhere before j
        for (qsizetype j = 0; j < lower.size(); ++j) {
            const auto at = std::size_t(j);
            if (lower[j] == word[i]) {
                const int own = startsWord(text, j) ? kWordStart : kPlain;
                int score = before > kNone ? before + own : kNone;
                if (i > 0 && j > 0 && best[at - 1] > kNone)
                    score = std::max(score, best[at - 1] + std::max(own, kFollows));
                next[at] = score;
            }
            if (i > 0)
                before = std::max(before, best[at]);
        }
        best = std::move(next);
    }
    return best.empty() ? kNone : *std::max_element(best.begin(), best.end());
}

} // namespace

int fuzzyScore(const QString& query, const QString& text) {
    int total = 0;
    for (const QString& word : query.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int score = wordScore(word, text);
        // A few letters scattered over a long text are chance, not an answer.
        if (score < int(word.size()) * 4)
            return -1;
        total += score;
    }
    // Among equals the shorter text is the closer one.
    return total == 0 ? 0 : std::max(1, total * 16 - int(text.size()));
}

} // namespace specula::widgets
