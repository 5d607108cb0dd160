// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspaces/saxs/roi_table.h"

namespace specula::app {

io::DataTable roiTable(const std::vector<correlate::ScatteringRoi>& rois,
                       const std::vector<SaxsFileCurves>& files) {
    enum { File, Region, Kind, QLow, QHigh, PhiLow, PhiHigh, Mean, Error, Sum, Min, Max, Pixels };
    const std::string counts = "counts per pixel and frame";
    io::DataTable table;
    table.title = "regions of interest";
    table.provenance = Provenance::now("export regions");
    table.provenance.backend = "cpu";
    table.columns = {{"file", ""},
                     {"region", ""},
                     {"kind", ""},
                     {"q_from_inv_angstrom", "Å⁻¹"},
                     {"q_to_inv_angstrom", "Å⁻¹"},
                     {"phi_from_deg", "deg"},
                     {"phi_to_deg", "deg"},
                     {"mean", counts},
                     {"mean_error", counts},
                     {"sum", counts},
                     {"min", counts},
                     {"max", counts},
                     {"pixels", ""}};
    for (const SaxsFileCurves& file : files)
        for (std::size_t i = 0; i < rois.size() && i < file.rois.size(); ++i) {
            if (!file.rois[i])
                continue;
            const correlate::ScatteringRoi& roi = rois[i];
            const correlate::RoiResult& result = *file.rois[i];
            table.columns[File].texts.push_back(file.label.toStdString());
            table.columns[Region].texts.push_back(roi.name);
            table.columns[Kind].texts.push_back(
                roi.kind == correlate::ScatteringRoi::Kind::Wedge ? "wedge" : "ring");
            table.columns[QLow].numbers.push_back(roi.qLow);
            table.columns[QHigh].numbers.push_back(roi.qHigh);
            table.columns[PhiLow].numbers.push_back(roi.phiLowDeg);
            table.columns[PhiHigh].numbers.push_back(roi.phiHighDeg);
            table.columns[Mean].numbers.push_back(result.mean);
            table.columns[Error].numbers.push_back(result.error);
            table.columns[Sum].numbers.push_back(result.sum);
            table.columns[Min].numbers.push_back(result.smallest);
            table.columns[Max].numbers.push_back(result.largest);
            table.columns[Pixels].numbers.push_back(static_cast<double>(result.pixels));
        }
    return table;
}

} // namespace specula::app
