"""Writes ../expected/splitters.json: the sizes of the folds of scikit-learn's GroupKFold and the index sets of its TimeSeriesSplit."""
import json
import pathlib
import random

import numpy
from sklearn.model_selection import GroupKFold, TimeSeriesSplit

source = random.Random(0)
cases = []
for rows, folds, gap in [(12, 3, 0), (30, 5, 1), (101, 4, 3), (50, 2, 0)]:
    groups = [source.randrange(rows // 3) for _ in range(rows)]
    data = numpy.zeros((rows, 1))
    sizes = sorted(len(test) for _, test in GroupKFold(folds).split(data, groups=groups))
    times = [[train.tolist(), test.tolist()] for train, test in TimeSeriesSplit(folds, gap=gap).split(data)]
    cases.append({"rows": rows, "folds": folds, "gap": gap, "groups": groups, "groupSizes": sizes, "timeSeries": times})
target = pathlib.Path(__file__).parent.parent / "expected" / "splitters.json"
target.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
