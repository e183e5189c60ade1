#!/usr/bin/env python3
"""Times the sum of an array over two processes by PyTorch's gloo, one thread each: prints the median in microseconds.

    python3 sum_torch.py COUNT ROUNDS
"""
import os
import statistics
import sys
import tempfile
import time

import torch
import torch.distributed as distributed


def work(rank, count, rounds, file):
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", init_method=f"file://{file}", rank=rank, world_size=2)
    numbers, times = torch.ones(count), []
    for _ in range(rounds):
        start = time.perf_counter()
        distributed.all_reduce(numbers)
        times.append(time.perf_counter() - start)
        numbers.fill_(1)
    if rank == 0:
        print(statistics.median(times) * 1e6)
    distributed.destroy_process_group()


if __name__ == "__main__":
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    with tempfile.TemporaryDirectory() as folder:
        torch.multiprocessing.spawn(work, (int(sys.argv[1]), int(sys.argv[2]), f"{folder}/meeting"), nprocs=2)
