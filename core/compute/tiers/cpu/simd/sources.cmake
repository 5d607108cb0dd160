# SPDX-License-Identifier: GPL-3.0-or-later
# One line per file, so that additions do not meet.
