// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/image/dataset_memory.h"

#include "core/base/settings.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace specula::app {
namespace {

constexpr const char* kKey = "image/datasets";
constexpr std::size_t kMost = 200;

std::string patternOf(const QString& path) {
    static const QRegularExpression digits(QStringLiteral("[0-9]+"));
    return QFileInfo(path).fileName().replace(digits, QStringLiteral("#")).toStdString();
}

} // namespace

QString rememberedDataset(const Settings& settings, const QString& path) {
    const nlohmann::json all = settings.raw(kKey);
    const auto it = all.is_object() ? all.find(patternOf(path)) : all.end();
    return it != all.end() && it->is_string() ? QString::fromStdString(*it) : QString();
}

void rememberDataset(Settings& settings, const QString& path, const QString& dataset) {
    nlohmann::json all = settings.raw(kKey);
    if (!all.is_object() || all.size() >= kMost)
        all = nlohmann::json::object();
    all[patternOf(path)] = dataset.toStdString();
    settings.set(kKey, all);
}

} // namespace specula::app
