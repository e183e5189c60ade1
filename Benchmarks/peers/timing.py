"""Timing of short bodies."""
import statistics
import time


def median(body, count=15):
    """The median of `count` rounds of a hundredth of a second or more each, after one to warm up."""
    def seconds(calls):
        start = time.perf_counter()
        for _ in range(calls):
            body()
        return time.perf_counter() - start

    calls = max(1, int(0.01 / seconds(1)))
    seconds(calls)
    return statistics.median(seconds(calls) / calls for _ in range(count))
