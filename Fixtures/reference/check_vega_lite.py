#!/usr/bin/env python3
"""Check the Vega-Lite files of Fixtures/plots against the schema of Vega-Lite 5, as altair holds it.

    python3 Fixtures/reference/check_vega_lite.py
"""
import json
import pathlib

import altair
import jsonschema

PLOTS = pathlib.Path(__file__).resolve().parent.parent / "plots"
SCHEMA = pathlib.Path(altair.__file__).parent / "vegalite/v5/schema/vega-lite-schema.json"

for file in sorted(PLOTS.glob("*.vl.json")):
    jsonschema.validate(json.loads(file.read_text()), json.loads(SCHEMA.read_text()))
    print(file.name, "is valid")
