// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>

namespace specula::io::spelling {

/// What the datasets of a q-map group have been called: by pySimpleMask and boost_corr now, by
/// pySimpleMask before (group /data), by APS 8-ID, by NXxpcs. First found, first taken.
using Names = std::initializer_list<const char*>;

struct Map {
    Names map, axis0, axis1, mapping, counts, count0, count1;
};
inline const Map kDynamic = {
    {"dynamic_roi_map", "dynamicMap", "dqmap"},
    {"dynamic_v_list_dim0", "dqval", "dqlist", "ql_dyn", "dynamic_q_list"},
    {"dynamic_v_list_dim1", "dphival", "dplist", "dphilist", "dynamic_phi_list"},
    {"dynamic_index_mapping"},
    {"dynamic_num_pts"},
    {"dnoq"},
    {"dnophi"}};
inline const Map kStatic = {
    {"static_roi_map", "staticMap", "sqmap"},
    {"static_v_list_dim0", "sqval", "sqlist", "ql_sta", "static_q_list"},
    {"static_v_list_dim1", "sphival", "splist", "sphilist", "static_phi_list"},
    {"static_index_mapping"},
    {"static_num_pts"},
    {"snoq"},
    {"snophi"}};
inline const Names kMask = {"mask"}, kBlemish = {"blemish"}, kNames = {"map_names"},
                   kUnits = {"map_units"}, kCenterX = {"beam_center_x", "bcx"},
                   kCenterY = {"beam_center_y", "bcy"}, kPixel = {"pixel_size", "pix_dim"},
                   kDistance = {"detector_distance", "det_dist"}, kEnergy = {"energy", "X_energy"},
                   kSource = {"source_file"};

/// Where files keep the group, best first.
inline const Names kGroups = {"/xpcs/qmap", "/qmap", "/data", "/entry/instrument/masks", "/xpcs"};

} // namespace specula::io::spelling
