// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tile_cache.h"

#include "core/io/handle_pool.h"
#include "core/io/tile_gatherer.h"

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace specula::io {
namespace {

struct Key {
    std::uint64_t source = 0; ///< file and content
    std::int64_t frame = 0;
    int level = 0, channel = 0;
    std::int64_t column = 0, row = 0;
    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& k) const {
        std::uint64_t h = 0x9E3779B97F4A7C15U;
        for (const std::uint64_t part :
             {k.source, static_cast<std::uint64_t>(k.frame), static_cast<std::uint64_t>(k.level),
              static_cast<std::uint64_t>(k.channel), static_cast<std::uint64_t>(k.column),
              static_cast<std::uint64_t>(k.row)}) {
            h ^= part + 0x9E3779B97F4A7C15U + (h << 6) + (h >> 2);
            h *= 0xBF58476D1CE4E5B9U;
        }
        return static_cast<std::size_t>(h ^ (h >> 31));
    }
};

using TilePtr = std::shared_ptr<const Pixels>;

} // namespace

struct TileCache::State {
    struct Entry {
        Key key;
        TilePtr tile;
    };
    mutable std::mutex mutex;
    std::list<Entry> used; ///< most recent first
    std::unordered_map<Key, std::list<Entry>::iterator, KeyHash> index;
    Statistics numbers;

    TilePtr find(const Key& key) {
        const std::lock_guard lock(mutex);
        const auto found = index.find(key);
        if (found == index.end()) {
            ++numbers.misses;
            return nullptr;
        }
        ++numbers.hits;
        used.splice(used.begin(), used, found->second);
        return found->second->tile;
    }

    void add(const Key& key, TilePtr tile) {
        const std::lock_guard lock(mutex);
        if (tile->bytes() > numbers.budget || index.contains(key))
            return; // too large to keep, or another thread was quicker
        numbers.bytes += tile->bytes();
        used.push_front({key, std::move(tile)});
        index.emplace(key, used.begin());
        shrink();
    }

    /// Under the lock.
    void shrink() {
        while (numbers.bytes > numbers.budget && !used.empty()) {
            numbers.bytes -= used.back().tile->bytes();
            index.erase(used.back().key);
            used.pop_back();
            ++numbers.evicted;
        }
        numbers.tiles = used.size();
    }
};

TileCache::TileCache(std::size_t byteBudget)
    : m_state(std::make_shared<State>()) {
    m_state->numbers.budget = byteBudget;
}

TileCache::~TileCache() = default;

TileCache::Statistics TileCache::statistics() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->numbers;
}

void TileCache::setBudget(std::size_t bytes) {
    const std::lock_guard lock(m_state->mutex);
    m_state->numbers.budget = bytes;
    m_state->shrink();
}

void TileCache::clear() {
    const std::lock_guard lock(m_state->mutex);
    m_state->used.clear();
    m_state->index.clear();
    m_state->numbers.bytes = m_state->numbers.tiles = 0;
}

class CachedSource final : public RegionSource {
  public:
    CachedSource(SourcePtr source, std::shared_ptr<TileCache::State> cache)
        : m_source(std::move(source))
        , m_cache(std::move(cache))
        , m_id(idOf(*m_source)) {}

    const SourceDescription& describe() const override { return m_source->describe(); }

    void read(const RegionRequest& request, const PixelTarget& target, const CancelToken& cancel,
              ThreadPool* pool) const override {
        validate(request, target);
        const LevelDescription& level = describe().levels[static_cast<std::size_t>(request.level)];
        const Rect whole{0, 0, level.width, level.height};
        const std::int64_t w = level.tileWidth, h = level.tileHeight;
        const std::int64_t column0 = request.rect.x / w, row0 = request.rect.y / h;
        const std::int64_t columns = (request.rect.right() - 1) / w - column0 + 1;
        const std::int64_t rows = (request.rect.bottom() - 1) / h - row0 + 1;
        const auto copyTiles = [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t i = first; i < last; ++i) {
                const std::int64_t column = column0 + i % columns;
                const std::int64_t row = row0 + i / columns % rows;
                const int c = static_cast<int>(i / (columns * rows));
                PixelTarget plane = target;
                plane.data = target.row(c, 0);
                const Rect tile = Rect{column * w, row * h, w, h}.intersected(whole);
                const TilePtr pixels =
                    tileAt(request, request.firstChannel + c, column, row, tile, cancel);
                const PixelTarget from{
                    pixels->type(), const_cast<std::byte*>(pixels->data()),
                    tile.width * static_cast<std::int64_t>(pixelBytes(pixels->type())), 0};
                copyRect(plane, request.rect, from, tile, tile.intersected(request.rect), 1);
            }
        };
        forBlocks(describe().manyThreads ? pool : nullptr, columns * rows * request.channels,
                  copyTiles);
    }

    bool refresh() override {
        if (!m_source->refresh())
            return false;
        m_id = idOf(*m_source);
        return true;
    }

    ContentId contentId() const override { return m_source->contentId(); }

  private:
    /// The same file opened twice is one source; data that never were a file are themselves.
    static std::uint64_t idOf(const RegionSource& source) {
        static std::atomic<std::uint64_t> last{0};
        const std::string content = source.contentId().value;
        if (content.empty())
            return ++last;
        const SourceDescription& d = source.describe();
        return std::hash<std::string>{}(content + '\n' + d.file.string() + '\n' + d.dataset);
    }

    TilePtr tileAt(const RegionRequest& request, int channel, std::int64_t column, std::int64_t row,
                   const Rect& tile, const CancelToken& cancel) const {
        const Key key{m_id, request.frame, request.level, channel, column, row};
        if (TilePtr found = m_cache->find(key))
            return found;
        auto read = std::make_shared<const Pixels>(
            m_source->readPixels({request.frame, request.level, tile, channel, 1}, cancel));
        m_cache->add(key, read);
        return read;
    }

    SourcePtr m_source;
    std::shared_ptr<TileCache::State> m_cache;
    std::atomic<std::uint64_t> m_id;
};

SourcePtr cachedSource(SourcePtr source, TileCache& cache) {
    return std::make_shared<CachedSource>(std::move(source), cache.m_state);
}

} // namespace specula::io
