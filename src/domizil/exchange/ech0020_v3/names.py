# SPDX-FileCopyrightText: 2026 Domizil contributors
# SPDX-License-Identifier: EUPL-1.2
"""Namespaces of the standards that eCH-0020 version 3.0 is made of (its annex G), and their prefixes."""

from __future__ import annotations

E06 = "http://www.ech.ch/xmlns/eCH-0006/2"
E07 = "http://www.ech.ch/xmlns/eCH-0007/5"
E08 = "http://www.ech.ch/xmlns/eCH-0008/3"
E10 = "http://www.ech.ch/xmlns/eCH-0010/5"
E11 = "http://www.ech.ch/xmlns/eCH-0011/8"
E20 = "http://www.ech.ch/xmlns/eCH-0020/3"
E21 = "http://www.ech.ch/xmlns/eCH-0021/7"
E44 = "http://www.ech.ch/xmlns/eCH-0044/4"
E58 = "http://www.ech.ch/xmlns/eCH-0058/5"

PREFIXES = {address.split("/")[-2]: address for address in (E20, E58, E44, E11, E21, E10, E07, E08)}
SCHEMA = "eCH-0020-3-0"
VERSION = "3.0"
