"""Where the programs are that the benchmarks run: TabularKit's own and those of its peers.

TABULARKIT_DATA names the folder of the real data, laid out as their mirror is; TABULARKIT_PYTHON a Python with the requirements
of Benchmarks/peers (default: python3); TABULARKIT_PEERS another folder of the peers' programs, of which those that it lacks are
taken from Benchmarks/peers; TABULARKIT_BUILD the folder of TabularKit's programs (default: that of a release build).
"""
import os
import pathlib
import shutil

FOLDER = pathlib.Path(__file__).resolve().parent
BUILD = pathlib.Path(os.environ.get("TABULARKIT_BUILD", FOLDER.parent / ".build/release")).resolve()
BENCH, HOUSING, FASHION_MNIST = (str(BUILD / name) for name in ("bench", "housing", "fashion-mnist"))


def data():
    """The folder of the real data."""
    if "TABULARKIT_DATA" not in os.environ:
        raise SystemExit("TABULARKIT_DATA must name the folder of the real data: see Benchmarks/RESULTS.md")
    return pathlib.Path(os.environ["TABULARKIT_DATA"]).resolve()


def peer_file(name):
    """The path of a peer's file."""
    folders = [pathlib.Path(os.environ.get("TABULARKIT_PEERS", FOLDER / "peers")).resolve(), FOLDER / "peers"]
    return str(next(folder / name for folder in folders if (folder / name).exists()))


def peer(script, *arguments):
    """The command of a peer's script."""
    chosen = os.environ.get("TABULARKIT_PYTHON", "python3")
    python = shutil.which(chosen)
    if python is None:
        raise SystemExit(f"TABULARKIT_PYTHON names no program: {chosen}")
    return [os.path.abspath(python), peer_file(script), *arguments]
