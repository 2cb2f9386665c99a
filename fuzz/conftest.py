"""How long is looked for findings: `make fuzz EXAMPLES=2000`. What was found is tried again first."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "fuzz",
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # what is done to a file is short as it is, and a shorter one takes long
    max_examples=int(os.environ.get("EXAMPLES", "300")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.load_profile("fuzz")
