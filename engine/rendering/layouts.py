"""The two layouts of paper: one to be read and signed, one to be negotiated on."""

from __future__ import annotations

from typing import Literal, get_args

Layout = Literal["compact", "roomy"]
"""`compact`: small type in two columns, documents one after the other. `roomy`: one column, with room for notes."""

LAYOUTS: tuple[Layout, ...] = get_args(Layout)
STANDARD: Layout = "compact"
