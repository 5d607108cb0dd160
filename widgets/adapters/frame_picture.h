// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/imaging/render.h"

#include <QImage>

namespace specula::widgets {

class ConversionStatistics;

/// What a picture is made of: a frame, perhaps a finer piece of it, and how to show them.
struct PictureRequest {
    imaging::DisplayImagePtr base;
    imaging::DisplayImagePtr detail; ///< drawn over the base where it lies; may be null
    imaging::ToneSettings tone;
    imaging::Pooling pooling = imaging::Pooling::Max;
    imaging::ViewTransform view; ///< in device pixels of the picture
    imaging::Rgb background = 0xff000000;
};

/// Look-up tables of the last tone, kept while nothing they depend on changes.
class LutCache {
  public:
    const imaging::ToneLut& lut(const imaging::DisplayImage& image,
                                const imaging::ToneSettings& tone, imaging::Pooling pooling);

  private:
    struct Slot {
        imaging::KeyMapping mapping, meanMapping;
        imaging::ToneSettings tone;
        imaging::Pooling pooling = imaging::Pooling::Max;
        imaging::ToneLut lut;
    };
    Slot m_slots[2]; ///< base and detail
    int m_last = 0;
};

/// The frame-to-picture adapter: fills `picture` (RGB32, its size decides) through the core's
/// renderer. Called on render threads. False when it was cancelled.
bool fillPicture(const PictureRequest& request, QImage& picture, LutCache& luts, ThreadPool& pool,
                 const CancelToken& cancel = {}, ConversionStatistics* statistics = nullptr);

} // namespace specula::widgets
