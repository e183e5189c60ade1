#!/usr/bin/env python3
"""Makes the archives beside it: python3 make.py. Python's own modules write them, so that the tests read another tool's files.

good.*     data/ with data/a.txt and data/sub/b.csv
names.*    one name in composed and in decomposed form, and one in Chinese; names.tar.gz is pax, as Python's default
links.tar  links that stay inside, and a hard link
"""
import bz2, gzip, io, lzma, os, struct, tarfile, unicodedata, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
A, B = b"alpha\n", b"x,y\n" + b"".join(b"%d,%d\n" % (i, i * i) for i in range(50))
NAMES = [unicodedata.normalize("NFC", "größe.csv"), unicodedata.normalize("NFD", "größe.csv"), "数据/文件.txt"]
DATE = (2020, 1, 1, 0, 0, 0)


def path(name):
    return os.path.join(HERE, name)


def entry(name, size=0, kind=tarfile.REGTYPE, mode=0o644, link=""):
    info = tarfile.TarInfo(name)
    info.size, info.type, info.mode, info.linkname, info.mtime = size, kind, mode, link, 1577836800
    return info


def tar(entries):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for info, content in entries:
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def file(name, content, mode=0o644):
    return entry(name, len(content), mode=mode), content


def stored_zstd(content):
    """A Zstandard frame of one uncompressed block (RFC 8878), written by hand: Python 3.11 has no module for it."""
    assert len(content) < 1 << 17
    frame = struct.pack("<IBI", 0xFD2FB528, 0b10100000, len(content))
    return frame + struct.pack("<I", len(content) << 3 | 1)[:3] + content


def write(name, content):
    with open(path(name), "wb") as out:
        out.write(content)


def write_zip(name, files):
    with zipfile.ZipFile(path(name), "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in files:
            archive.writestr(zipfile.ZipInfo(member, DATE), content, zipfile.ZIP_DEFLATED)


good = tar([(entry("data", kind=tarfile.DIRTYPE, mode=0o755), b""), file("data/a.txt", A), file("data/sub/b.csv", B)])
write("good.tar", good)
write("good.tar.gz", gzip.compress(good, mtime=0))
write("good.tar.bz2", bz2.compress(good))
write("good.tar.xz", lzma.compress(good))
write("good.tar.zst", stored_zstd(good))
write_zip("good.zip", [("data/", b""), ("data/a.txt", A), ("data/sub/b.csv", B)])
write("names.tar.gz", gzip.compress(tar([file(name, name.encode()) for name in NAMES]), mtime=0))
write_zip("names.zip", [(name, name.encode()) for name in NAMES])
write("links.tar", tar([
    file("a.txt", A),
    (entry("sub", kind=tarfile.DIRTYPE, mode=0o755), b""),
    (entry("sub/up", kind=tarfile.SYMTYPE, link="../a.txt"), b""),
    (entry("here", kind=tarfile.SYMTYPE, link="sub"), b""),
    (entry("twin.txt", kind=tarfile.LNKTYPE, link="a.txt"), b"")]))
