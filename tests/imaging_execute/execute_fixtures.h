// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/thread_pool.h"
#include "core/imaging/execute/executor.h"
#include "core/imaging/ops/operation_table.h"
#include "core/io/memory_source.h"

#include <QTemporaryDir>

#include <map>
#include <random>

namespace specula::test {

/// Reproducible choices.
class Dice {
  public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed) {}
    /// first..last, both included.
    std::int64_t pick(std::int64_t first, std::int64_t last) {
        return first +
               static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(last - first + 1));
    }
    double real(double low, double high) {
        return low + (high - low) * static_cast<double>(m_engine() >> 11) * 0x1p-53;
    }
    template<class T>
    const T& of(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(list.size()) - 1))];
    }

  private:
    std::mt19937_64 m_engine;
};

/// Whole numbers over a range that saturates here and there, floats around 0..1 with a NaN and an
/// Inf in larger images.
Pixels randomPixels(PixelType type, std::int64_t width, std::int64_t height, int channels,
                    Dice& dice);

/// Every operation of the table with parameters that suit an image, and the images and tables they
/// name.
class OperationMaker {
  public:
    OperationMaker();

    /// Channels that make sense for the operation.
    static int channelsFor(const std::string& name, Dice& dice);
    /// Throws std::logic_error for an operation this class does not know.
    imaging::OperationPtr make(const std::string& name, const imaging::ImageDescription& in,
                               Dice& dice);
    imaging::OperationPtr parse(const std::string& text) {
        return imaging::parseOperation(text, m_files);
    }

  private:
    std::string addImage(Pixels pixels);

    QTemporaryDir m_folder;
    std::map<std::string, io::SourcePtr> m_images;
    imaging::OperationFiles m_files;
    std::string m_cube1, m_grey, m_cube3, m_hue;
};

/// The pipeline by hand on the whole image: one operation after the other, borders filled on the
/// host by their definition, rounded once at the end.
Pixels wholeImage(const imaging::Pipeline& pipeline, const Pixels& image,
                  const io::SourceDescription& source, bool floatOutput, compute::Backend& backend);

/// Empty where they are the same bits (NaN equals NaN), else what differs first.
std::string firstDifference(const Pixels& a, const Pixels& b);

/// A pool of two threads and the tiers of this machine.
struct Machine {
    std::unique_ptr<ThreadPool> pool = makeThreadPool(2);
    compute::DeviceManager devices{*pool};
    JobContext job;

    struct Outcome {
        std::vector<Pixels> frames;
        imaging::ExecutionReport report;
    };
    Outcome execute(const imaging::Pipeline& pipeline, const io::SourcePtr& source,
                    const imaging::ExecutionOptions& options);
};

imaging::ExecutionOptions onTier(const std::string& tier,
                                 std::optional<std::int64_t> tile = std::nullopt);

io::SinkDescription sinkFor(const imaging::Pipeline& pipeline, const io::SourcePtr& source,
                            const imaging::ExecutionOptions& options);

/// The code of the Error that `work` throws, and what it says; throws std::logic_error when it
/// throws none.
ErrorCode errorOf(const std::function<void()>& work, std::string* text = nullptr);

} // namespace specula::test
