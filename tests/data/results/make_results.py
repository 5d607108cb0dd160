#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the result files beside it with h5py, which is not us. The numbers are closed forms that
the tests write down again."""

import hashlib
from pathlib import Path

import h5py
import numpy as np

HERE = Path(__file__).parent
ROWS, COLUMNS = 60, 80
DELAYS = np.array([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32])
FRAMES = 64


def partition(q, phi, mask, n_q, n_phi):
    """Natural cells of a linear q-phi grid, numbered without holes."""
    q_edges = np.linspace(0, q[30, -1], n_q + 1)
    phi_edges = np.linspace(-180, 180, n_phi + 1)
    iq = np.digitize(q, q_edges) - 1
    ip = np.clip(np.digitize(phi, phi_edges) - 1, 0, n_phi - 1)
    natural = np.where(mask & (iq >= 0) & (iq < n_q), iq * n_phi + ip, -1)
    cells = np.unique(natural[natural >= 0])
    roi = np.zeros(q.shape, np.int64)
    for number, cell in enumerate(cells):
        roi[natural == cell] = number + 1
    middle = lambda edges: (edges[1:] + edges[:-1]) / 2
    return roi, cells, middle(q_edges), middle(phi_edges)


class Maps:
    def __init__(self, hole=False, n_phi=2):
        k = 2 * np.pi / (12.398 / 10)
        y, x = np.mgrid[:ROWS, :COLUMNS]
        dx, dy = x - 40.0, y - 30.0
        r = np.hypot(dx, dy)
        self.q = k * np.sin(np.arctan(r * 0.075 / 5000))
        phi = np.degrees(np.arctan2(-dy, dx))
        mask = r >= 3
        if hole:  # no pixel is left in the natural cell 5 of the dynamic map
            d, cells, _, _ = partition(self.q, phi, mask, 5, n_phi)
            mask &= d != np.searchsorted(cells, 5) + 1
        self.mask = mask
        self.static, self.static_cells, self.sq, self.sphi = partition(self.q, phi, mask, 20, 4)
        self.dynamic, self.dynamic_cells, self.dq, self.dphi = partition(
            self.q, phi, mask, 5, n_phi)
        self.intensity = 100 * np.exp(-self.q / 0.005)
        self.static_mean = np.array(
            [self.intensity[self.static == i + 1].mean() for i in range(len(self.static_cells))])


def put(f, path, value, row=False, **options):
    value = np.asarray(value)
    if row and value.ndim == 1:
        value = value.reshape(1, -1)
    f.create_dataset(path, data=value, **options)


def write_maps(f, m, row=False, bool_mask=False, **options):
    g = "/xpcs/qmap/"
    put(f, g + "mask", m.mask if bool_mask else m.mask.astype(np.uint8), **options)
    put(f, g + "blemish", np.ones_like(m.mask, np.uint8), **options)
    put(f, g + "dynamic_roi_map", m.dynamic.astype(np.uint8), **options)
    put(f, g + "static_roi_map", m.static.astype(np.uint16), **options)
    for name, cells, a0, a1 in (("dynamic", m.dynamic_cells, m.dq, m.dphi),
                                ("static", m.static_cells, m.sq, m.sphi)):
        put(f, g + name + "_index_mapping", cells.astype(np.int32), row)
        put(f, g + name + "_v_list_dim0", a0, row)
        put(f, g + name + "_v_list_dim1", a1, row)
        put(f, g + name + "_num_pts", np.array([len(a0), len(a1)]), row)
    f[g + "map_names"] = np.array([b"q", b"phi"])
    f[g + "map_units"] = np.array([b"1/A", b"deg"])
    shape = (1, 1) if row else ()
    for name, value in (("beam_center_x", 40.0), ("beam_center_y", 30.0), ("pixel_size", 0.075),
                        ("detector_distance", 5000.0), ("energy", 10.0)):
        f[g + name] = np.full(shape, value)
    f["/xpcs/qmap"].attrs["hash"] = hashlib.sha256(m.dynamic.tobytes()).hexdigest()
    f["/xpcs/qmap"].attrs["version"] = "test"


def g2_of(bins, step=6e-3):
    t = DELAYS[:, None] * step
    tau = 0.05 / (np.arange(bins)[None, :] + 1)
    return 1 + 0.2 * np.exp(-2 * t / tau)


def c2_of(n, decay):
    i, j = np.indices((n, n))
    return np.triu(1 + 0.2 * np.exp(-np.abs(i - j) / decay)).astype(np.float32)


def write_entry(f, row=False):
    shape = (1, 1) if row else ()
    d = "/entry/instrument/detector_1/"
    f[d + "frame_time"] = np.full(shape, 1e-3)
    f[d + "count_time"] = np.full(shape, 9e-4)
    f[d + "x_pixel_size"] = 75e-6
    f["/entry/instrument/incident_beam/incident_energy"] = np.full(shape, 10.0)
    f["/entry/start_time"] = "2026-01-02T03:04:05"
    f["/entry/schema_version"] = "1.0"
    f["/entry/sample/name"] = np.bytes_(b"silica")
    f["/entry/sample/temperature"] = 25.0
    f["/entry/sample/temperature"].attrs["units"] = "C"
    f["/entry/sample/shaken"] = True


def write_scattering(f, m, segments="means", row=False, **options):
    put(f, "/xpcs/temporal_mean/scattering_2d", m.intensity[None].astype(np.float32), **options)
    put(f, "/xpcs/temporal_mean/scattering_1d", m.static_mean[None].astype(np.float32))
    if segments == "means":
        parts = m.static_mean * np.array([1.0, 1.1, 0.9])[:, None]
    else:  # boost_corr: 16 blocks of 4 frames, each divided by all 64 frames
        parts = m.static_mean * (1 + 0.01 * (np.arange(16) - 7.5))[:, None] / 16
    put(f, "/xpcs/temporal_mean/scattering_1d_segments", parts.astype(np.float32))
    frames = np.stack([np.arange(FRAMES), 5 + 0.1 * np.arange(FRAMES)]).astype(np.float32)
    put(f, "/xpcs/spatial_mean/intensity_vs_time", frames)


def write_multitau(f, bins, row=False, stride=2, avg=3, **options):
    g = "/xpcs/multitau/"
    put(f, g + "delay_list", DELAYS, row)
    put(f, g + "normalized_g2", g2_of(bins).astype(np.float32), **options)
    put(f, g + "normalized_g2_err", np.full((len(DELAYS), bins), 0.002, np.float32), **options)
    shape = (1, 1) if row else ()
    f[g + "config/stride_frame"] = np.full(shape, stride)
    f[g + "config/avg_frame"] = np.full(shape, avg)
    f[g + "config/analysis_type"] = "Both"
    f["/xpcs/rawdata_path"] = "raw.h5"


def write_twotime(f, bins=(1, 3, 4), n=FRAMES, **options):
    g = "/xpcs/twotime/"
    for i, b in enumerate(bins):
        put(f, g + "correlation_map/c2_%05d" % (i + 1), c2_of(n, 8.0 / b), **options)
    f[g + "processed_bins"] = np.array(bins, np.int32)
    lag = np.arange(n)[:, None]
    f[g + "normalized_g2"] = (1 + 0.2 * np.exp(-lag * np.array(bins)[None] / 8.0)).astype("f4")
    f[g + "normalized_g2_segments"] = np.arange(12 * 5 * len(bins), dtype="f4").reshape(12, 5, -1)
    f[g + "config/stride_frame"] = 1
    f[g + "config/avg_frame"] = 1


def write_partials(f, bins, name, parts=2):
    g = "/xpcs/multitau/normalized_g2_" + name
    values = np.stack([g2_of(bins)] * parts).astype(np.float32)
    values[0, 8:] = 0  # too short
    f[g] = values
    f[g + "_err"] = np.full(values.shape, 0.004, np.float32)
    f[g + "_labels"] = np.array([16.0, 64.0])


def planes(bins):
    p = np.zeros((len(DELAYS), 3, ROWS, COLUMNS), np.float32)
    p[:, 0] = 30 + np.arange(len(DELAYS))[:, None, None]
    p[:, 1] = 2  # IF
    p[:, 2] = 5  # IP
    return p


def new(name):
    return h5py.File(HERE / name, "w", libver="earliest", track_order=False)


def main():
    m = Maps()
    with new("nexus.h5") as f:  # what the existing viewer was seen to accept
        write_maps(f, m)
        write_entry(f)
        write_scattering(f, m)
        write_multitau(f, 10)
        write_partials(f, 10, "partial")
        write_twotime(f)
    with new("boost.h5") as f:  # LZF, parts of the mean, companion file
        options = {"compression": "lzf"}
        write_maps(f, m, **options)
        write_entry(f)
        write_scattering(f, m, "parts", **options)
        write_multitau(f, 10, **options)
        f["/xpcs/multitau/unnormalized_g2"] = h5py.ExternalLink("boost_G2.h5", "/G2IPIF")
    with new("boost_G2.h5") as f:
        put(f, "/G2IPIF", planes(10), chunks=(1, 1, ROWS, COLUMNS), compression="lzf")
    with new("averaged.h5") as f:  # every list (1,N), every number (1,1), masks bool
        write_maps(f, m, row=True, bool_mask=True, compression="gzip")
        write_entry(f, row=True)
        write_scattering(f, m, compression="gzip")
        write_multitau(f, 10, row=True, compression="gzip")
        write_partials(f, 10, "segments")  # the spelling of the fork
    with new("twotime_only.h5") as f:
        write_maps(f, m, compression="gzip")
        write_entry(f)
        write_scattering(f, m, compression="gzip")
        write_twotime(f, n=32, compression="lzf", chunks=(32, 32))
        f["/xpcs/twotime/config/stride_frame"][()] = 2
    with new("one_phi.h5") as f:
        one = Maps(n_phi=1)
        write_maps(f, one, compression="gzip")
        write_entry(f)
        write_scattering(f, one, compression="gzip")
        write_multitau(f, 5)
    with new("empty_bin.h5") as f:  # ten cells, nine bins
        hole = Maps(hole=True)
        assert len(hole.dynamic_cells) == 9
        write_maps(f, hole, compression="gzip")
        write_entry(f)
        write_scattering(f, hole, compression="gzip")
        write_multitau(f, 9)
    legacy(Maps(hole=True))
    nxxpcs(m)


def legacy(m):
    """XPCS-Eigen: lists over all cells, NaN where a cell has no pixel; the mask transposed."""
    def common(f, kind):
        natural = lambda values, other, cells: np.where(
            np.isin(np.arange(values.size * other), cells), np.repeat(values, other), np.nan)
        tiled = lambda values, other, cells: np.where(
            np.isin(np.arange(values.size * other), cells), np.tile(values, other), np.nan)
        put(f, "/xpcs/dqmap", m.dynamic.astype(np.int32), compression="gzip")
        put(f, "/xpcs/sqmap", m.static.astype(np.int32), compression="gzip")
        put(f, "/xpcs/mask", m.mask.T.astype(np.float64), compression="gzip")
        for letter, cells, q, phi in (("d", m.dynamic_cells, m.dq, m.dphi),
                                      ("s", m.static_cells, m.sq, m.sphi)):
            name = "ql_dyn" if letter == "d" else "ql_sta"
            f["/xpcs/" + name] = np.stack([natural(q, phi.size, cells)] * 2)
            f["/xpcs/" + letter + "philist"] = tiled(phi, q.size, cells)[None]
            f["/xpcs/" + letter + "noq"] = np.array([[float(q.size)]])
            f["/xpcs/" + letter + "nophi"] = np.array([[float(phi.size)]])
        f["/xpcs/analysis_type"] = kind
        f["/xpcs/Version"] = "0.5"
        f["/xpcs/stride_frames"] = np.array([[2]])
        f["/xpcs/avg_frames"] = np.array([[3]])
        d = "/measurement/instrument/"
        for path, value in (("acquisition/beam_center_x", 38.0), ("acquisition/beam_center_y", 31.0),
                            ("acquisition/stage_x", 10.15), ("acquisition/stage_zero_x", 10.0),
                            ("acquisition/stage_z", 4.925), ("acquisition/stage_zero_z", 5.0),
                            ("detector/distance", 5000.0), ("detector/x_pixel_size", 0.075),
                            ("detector/y_pixel_size", 0.075), ("detector/exposure_period", 1e-3),
                            ("detector/exposure_time", 9e-4), ("source_begin/energy", 10.0)):
            f[d + path] = np.array([[value]])
        put(f, "/exchange/pixelSum", m.intensity, compression="gzip")
        f["/exchange/partition-mean-total"] = m.static_mean[None]
        f["/exchange/partition-mean-partial"] = m.static_mean * np.array([1.0, 1.1])[:, None]
        f["/exchange/frameSum"] = np.stack([np.arange(FRAMES) + 1.0, np.full(FRAMES, 7.0)])

    with new("legacy_multitau.h5") as f:
        common(f, "Multitau")
        f["/exchange/tau"] = DELAYS[None].astype(np.float32)
        f["/exchange/norm-0-g2"] = g2_of(9)
        f["/exchange/norm-0-stderr"] = np.full((len(DELAYS), 9), 0.002)
    with new("legacy_twotime.h5") as f:
        common(f, "Twotime")
        for b in (2, 5):
            put(f, "/exchange/C2T_all/g2_%05d" % b, c2_of(FRAMES, 8.0 / b), compression="gzip")
        lag = np.arange(FRAMES)[:, None]
        f["/exchange/g2full"] = 1 + 0.2 * np.exp(-lag * np.array([[2, 5]]) / 8.0)
        f["/exchange/g2partials"] = np.ones((10, 3, 2))


def nxxpcs(m):
    for name, last in (("nxxpcs_first.h5", False), ("nxxpcs_last.h5", True)):
        with new(name) as f:
            e = f.create_group("scan_7")
            e.attrs["NX_class"] = "NXentry"
            e["definition"] = "NXxpcs"
            e["start_time"] = "2026-01-02T03:04:05"
            e["data/g2"] = g2_of(10, 1e-3)
            e["data/g2_derr"] = np.full((len(DELAYS), 10), 0.003)
            e["data/delay_difference"] = DELAYS
            put(e, "data/frame_average", m.intensity, compression="gzip")
            c2 = np.stack([c2_of(16, 8.0 / b) for b in (1, 2, 3)])
            upper = np.triu(np.ones((16, 16)))
            if last:  # less one, and upside down
                c2 = ((c2 - upper)[:, ::-1]).transpose(1, 2, 0)
            put(e, "twotime/two_time_corr_func", c2, compression="gzip")
            a = e["twotime/two_time_corr_func"].attrs
            a["storage_mode"] = "one_array_q_last" if last else "one_array_q_first"
            a["baseline_reference"] = 0 if last else 1
            a["time_origin_location"] = "lower_left" if last else "upper_left"
            a["populated_elements"] = "upper_half"
            lag = np.arange(16)[:, None]
            e["twotime/g2_from_two_time_corr_func"] = 1 + 0.2 * np.exp(
                -lag * np.array([[1, 2, 3]]) / 8.0)
            e["twotime/g2_from_two_time_corr_func_partials"] = np.arange(
                3 * 3 * 2, dtype=float).reshape(3, 3, 2)  # lag, bin, part
            d = e.create_group("instrument/detector")
            d["frame_time"] = 1.0
            d["frame_time"].attrs["units"] = "ms"
            d["count_time"] = 9e-4
            for key, value in (("beam_center_x", 0.003), ("beam_center_y", 0.00225),
                               ("distance", 5.0), ("x_pixel_size", 75e-6)):
                d[key] = value
                d[key].attrs["units"] = "m"
            e["instrument/incident_beam/incident_energy"] = 10000.0
            e["instrument/incident_beam/incident_energy"].attrs["units"] = "eV"
            put(e, "instrument/masks/dynamic_roi_map", m.dynamic.astype(np.uint16),
                compression="gzip")
            put(e, "instrument/masks/static_roi_map", m.static.astype(np.uint16),
                compression="gzip")
            e["instrument/masks/dynamic_q_list"] = m.dq[m.dynamic_cells // 2]
            e["instrument/masks/dynamic_phi_list"] = m.dphi[m.dynamic_cells % 2]


main()
