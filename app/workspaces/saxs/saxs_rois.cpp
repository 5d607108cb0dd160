// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/saxs_rois.h"

#include "core/base/error.h"

#include <QJsonObject>

#include <algorithm>

namespace specula::app {

using correlate::ScatteringRoi;

void SaxsRois::setCurrent(int index) {
    index = index >= 0 && index < size() ? index : -1;
    if (index == m_current)
        return;
    m_current = index;
    emit currentChanged(index);
}

void SaxsRois::put(std::vector<ScatteringRoi> rois) {
    m_rois = std::move(rois);
    if (m_current >= size())
        setCurrent(size() - 1);
    emit changed();
}

void SaxsRois::edit(std::vector<ScatteringRoi> rois, const QString& name) {
    const std::vector<ScatteringRoi> before = m_rois;
    put(std::move(rois));
    emit edited(before, name);
}

void SaxsRois::add(const ScatteringRoi& roi) {
    auto rois = m_rois;
    rois.push_back(roi);
    edit(std::move(rois), tr("Add %1").arg(QString::fromStdString(roi.name)));
    setCurrent(size() - 1);
}

void SaxsRois::replace(int index, const ScatteringRoi& roi, const QString& name) {
    auto rois = m_rois;
    rois.at(static_cast<std::size_t>(index)) = roi;
    edit(std::move(rois), name);
}

void SaxsRois::remove(int index) {
    if (index < 0 || index >= size())
        return;
    auto rois = m_rois;
    const QString name = QString::fromStdString(rois[static_cast<std::size_t>(index)].name);
    rois.erase(rois.begin() + index);
    edit(std::move(rois), tr("Remove %1").arg(name));
}

QString SaxsRois::freshName(ScatteringRoi::Kind kind) const {
    for (int number = 1;; ++number) {
        const QString name =
            (kind == ScatteringRoi::Kind::Wedge ? tr("wedge %1") : tr("ring %1")).arg(number);
        if (std::none_of(m_rois.begin(), m_rois.end(),
                         [&](const ScatteringRoi& roi) { return roi.name == name.toStdString(); }))
            return name;
    }
}

QJsonArray SaxsRois::toJson() const {
    QJsonArray json;
    for (const ScatteringRoi& roi : m_rois)
        json << QJsonObject{{QStringLiteral("name"), QString::fromStdString(roi.name)},
                            {QStringLiteral("ring"), roi.kind == ScatteringRoi::Kind::Ring},
                            {QStringLiteral("qLow"), roi.qLow},
                            {QStringLiteral("qHigh"), roi.qHigh},
                            {QStringLiteral("phiLowDeg"), roi.phiLowDeg},
                            {QStringLiteral("phiHighDeg"), roi.phiHighDeg},
                            {QStringLiteral("bins"), qint64(roi.bins)}};
    return json;
}

void SaxsRois::fromJson(const QJsonArray& json) {
    std::vector<ScatteringRoi> rois;
    for (const QJsonValue& value : json) {
        const QJsonObject object = value.toObject();
        ScatteringRoi roi;
        roi.kind = object.value(QStringLiteral("ring")).toBool() ? ScatteringRoi::Kind::Ring
                                                                 : ScatteringRoi::Kind::Wedge;
        roi.name = object.value(QStringLiteral("name")).toString().toStdString();
        roi.qLow = object.value(QStringLiteral("qLow")).toDouble();
        roi.qHigh = object.value(QStringLiteral("qHigh")).toDouble();
        roi.phiLowDeg = object.value(QStringLiteral("phiLowDeg")).toDouble(-180);
        roi.phiHighDeg = object.value(QStringLiteral("phiHighDeg")).toDouble(180);
        roi.bins = object.value(QStringLiteral("bins")).toInteger(100);
        try {
            roi.validate();
            rois.push_back(std::move(roi));
        } catch (const Error&) {
            continue; // of another version, or written by hand
        }
    }
    put(std::move(rois));
}

} // namespace specula::app
