#!/usr/bin/env python3
"""Makes the files beside it, odd and hostile ones of each format, and expected.json: python3 make.py.

expected.json says for each file what must come of it: the code of the error, or what it holds (the paths of an archive, the
columns of a table with their kinds and first values, type and shape of an array, the names of arrays). The files are also
what the fuzzers begin with. They are written byte by byte, so that they can say what no tool would.
"""
import bz2, gzip, json, lzma, os, shutil, struct, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = {"archives": {}, "csv": {}, "idx": {}, "safetensors": {}}


def write(kind, name, content, expected):
    """Writes a file; `expected` is the code of an error, or a dictionary of what the file holds."""
    with open(os.path.join(HERE, kind, name), "wb") as out:
        out.write(content)
    EXPECTED[kind][name] = {"code": expected} if isinstance(expected, str) else expected


# Tar

END = b"\0" * 1024
GNU = b"ustar  \0"


def padded(content):
    return content + b"\0" * (-len(content) % 512)


def header(name, size=0, kind=b"0", link=b"", mode=0o644, magic=b"ustar\x0000", size_field=None):
    """A header; `size_field` are the 12 bytes for the size where they are to be others."""
    block = bytearray(512)

    def put(place, field):
        block[place:place + len(field)] = field

    put(0, name), put(100, b"%07o\0" % mode), put(108, b"0001750\0" * 2), put(136, b"00000000000\0")
    put(124, b"%011o\0" % size if size_field is None else size_field)
    put(148, b" " * 8), put(156, kind), put(157, link), put(257, magic)
    put(148, b"%06o\0 " % sum(block))
    return bytes(block)


def member(name, content=b"x\n", **fields):
    return header(name, len(content), **fields) + padded(content)


def record(key, value):
    length = len(key) + len(value) + 3
    while len(b"%d" % length) + len(key) + len(value) + 3 != length:
        length = len(b"%d" % length) + len(key) + len(value) + 3
    return b"%d %s=%s\n" % (length, key, value)


def pax(*records, kind=b"x", raw=None):
    content = b"".join(record(*each) for each in records) if raw is None else raw
    return header(b"PaxHeaders/x", len(content), kind=kind) + padded(content)


def sparse(name, size, segments, content):
    """An entry of GNU's old sparse format: `segments` are offsets and lengths."""
    block = bytearray(header(name, len(content), kind=b"S", magic=GNU))
    for index, (offset, length) in enumerate(segments):
        block[386 + 24 * index:410 + 24 * index] = b"%011o\0%011o\0" % (offset, length)
    block[483:495] = b"%011o\0" % size
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + padded(content)


def tars():
    good, two = member(b"good.txt", b"good\n"), member(b"a.txt", b"alpha\n") + member(b"b.txt", b"beta\n")
    held = {"paths": ["a.txt", "b.txt"]}

    def tar(name, content, expected):
        write("archives", name + ".tar", content + END, expected)

    tar("pax_global", pax((b"comment", b"hello"), kind=b"g") + two, held)
    tar("pax_path", pax((b"path", b"d/" + b"n" * 120)) + member(b"short"), {"paths": ["d", "d/" + "n" * 120]})
    tar("pax_path_up", good + pax((b"path", b"../victim.txt")) + member(b"short"), "unsafe")
    tar("pax_path_nul", good + pax((b"path", b"a\0b")) + member(b"short"), "unsafe")
    tar("pax_path_nul_behind_a_false_header", member(b"good.txt", header(b"false", 5000, kind=b"x"))
        + pax((b"path", b"a\0b")) + member(b"short"), "unsafe")
    tar("pax_link_up", good + pax((b"linkpath", b"../../etc")) + header(b"l", kind=b"2", link=b"good.txt"), "unsafe")
    tar("pax_link_nul", good + pax((b"linkpath", b"good.txt\0/..")) + header(b"l", kind=b"2", link=b"a"), "unsafe")
    tar("pax_no_newline", good + pax(raw=b"12 path=abcX") + member(b"short"), "damaged")
    tar("pax_length_zero", good + pax(raw=b"0 path=abc\n") + member(b"short"), "damaged")
    tar("pax_length_too_large", good + pax(raw=b"999 path=abc\n") + member(b"short"), "damaged")
    tar("pax_without_entry", good + pax((b"path", b"x")), "damaged")
    tar("long_name_up", good + header(b"././@LongLink", 30, kind=b"L", magic=GNU) + padded(b"../" * 9 + b"xx\0")
        + member(b"x", magic=GNU), "unsafe")
    tar("long_link_up", good + header(b"././@LongLink", 29, kind=b"K", magic=GNU) + padded(b"../" * 9 + b"x\0")
        + header(b"l", kind=b"2", link=b"x", magic=GNU), "unsafe")
    tar("link_of_8_kb", good + pax((b"linkpath", b"a/" * 4000)) + header(b"l", kind=b"2", link=b"x"), "unsafe")
    tar("sparse", sparse(b"s", 10000, [(0, 3), (5000, 4)], b"abcdefg") + good, {"paths": ["good.txt", "s"]})
    tar("sparse_overlap", good + sparse(b"s", 10000, [(0, 4), (2, 4)], b"abcdefgh"), "damaged")
    tar("sparse_with_too_few_data", good + sparse(b"s", 10000, [(0, 3), (5000, 40)], b"abcdefg"), "damaged")
    tar("sparse_beyond_its_size", good + sparse(b"s", 100, [(0, 4), (200, 4)], b"abcdefgh"), "damaged")
    tar("sparse_up", good + pax((b"GNU.sparse.map", b"0,3"), (b"GNU.sparse.size", b"9"), (b"GNU.sparse.numblocks", b"1"),
                                (b"GNU.sparse.name", b"../s")) + member(b"s", b"abc"), "unsafe")
    tar("sparse_huge", good + pax((b"GNU.sparse.map", b"0,3"), (b"GNU.sparse.size", b"9000000000000000000"),
                                  (b"GNU.sparse.numblocks", b"1"), (b"GNU.sparse.name", b"s")) + member(b"s", b"abc"),
        "tooLarge")
    tar("hard_link_to_a_later_one", header(b"h", kind=b"1", link=b"good.txt") + good, "unsafe")
    tar("hard_link_to_itself", good + header(b"h", kind=b"1", link=b"h"), "unsafe")
    tar("hard_link_through_a_link", header(b"l", kind=b"2", link=b"/etc") + header(b"h", kind=b"1", link=b"l/passwd"),
        "unsafe")
    tar("size_negative", good + header(b"w", size_field=b"\xff" * 12) + padded(b"xy"), "damaged")
    tar("size_in_base_256", header(b"w", size_field=b"\x80" + b"\0" * 10 + b"\x02") + padded(b"xy"), {"paths": ["w"]})
    tar("size_of_9_bytes_of_bits", good + header(b"w", size_field=b"\x80" + b"\x7f" * 11) + padded(b"xy"), "damaged")
    tar("size_that_is_no_number", good + header(b"w", size_field=b"0000000009x\0") + padded(b"xy"), "damaged")
    tar("up_in_a_second_archive", two + END + member(b"../victim.txt"), "unsafe")
    tar("junk_behind_the_end", two + END + b"junk" * 200, "damaged")
    tar("name_of_latin_1", member(b"caf\xe9.txt"), {"paths": ["caf\ufffd.txt"]})
    tar("incremental", member(b"d/", b"Ya\0\0", kind=b"D", magic=GNU) + member(b"d/a"), {"paths": ["d", "d/a"]})
    tar("contiguous", member(b"c", kind=b"7"), {"paths": ["c"]})
    holes = b"5000000\n" + b"0\n0\n" * 5000000
    endless = pax((b"GNU.sparse.major", b"1"), (b"GNU.sparse.minor", b"0"), (b"GNU.sparse.name", b"s"),
                  (b"GNU.sparse.realsize", b"1")) + member(b"s", padded(holes) + b"x")
    write("archives", "five_million_holes.tar.gz", gzip.compress(endless + END, mtime=0), "tooLarge")
    write("archives", "cut_in_the_data.tar", (good + header(b"w", 100000) + padded(b"xy")), "damaged")
    packed(two + END, held)


def packed(tar, held):
    """Tars behind each compression, whole, cut and with a wrong bit."""
    ways = {"gz": lambda content: gzip.compress(content, mtime=0), "bz2": bz2.compress, "xz": lzma.compress}
    for ending, compress in ways.items():
        def case(name, content, expected):
            write("archives", f"{name}.tar.{ending}", content, expected)

        content = compress(tar)
        case("two_streams", compress(tar[:700]) + compress(tar[700:]), held)
        case("cut", content[:-5], "damaged")
        case("wrong_bit", content[:60] + bytes([content[60] ^ 4]) + content[61:], "damaged")
        case("junk_behind", content + b"garbage!", "damaged")
        case("nothing", compress(b""), "unrecognized" if ending == "gz" else "damaged")
        case("twice", compress(content), "unrecognized")


# Zip

class Zip:
    def __init__(self):
        self.files, self.directory, self.count = b"", b"", 0

    def add(self, name, content=b"x\n", method=0, flags=0, body=None, size=None, packed_size=None, mode=0o100644,
            extra=b"", offset=None, local_checksum=None):
        """Adds a file; what is given beside name and content is what the headers say of it."""
        body = content if body is None else body
        packed_size = len(body) if packed_size is None else packed_size
        size = len(content) if size is None else size
        checksum, place = zlib.crc32(content), len(self.files) if offset is None else offset
        common = struct.pack("<HHHHH", 20, flags, method, 0, 0x21)
        lengths = struct.pack("<III", checksum, packed_size, size)
        local = struct.pack("<III", checksum if local_checksum is None else local_checksum, packed_size, size)
        self.files += b"PK\3\4" + common + local + struct.pack("<HH", len(name), len(extra)) + name + extra + body
        self.directory += (b"PK\1\2" + struct.pack("<H", 3 << 8 | 20) + common + lengths
                           + struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, mode << 16, place) + name + extra)
        self.count += 1
        return self

    def end(self, count=None, size=None, offset=None, comment=b"", disk=0):
        count = self.count if count is None else count
        size = len(self.directory) if size is None else size
        offset = len(self.files) if offset is None else offset
        record = struct.pack("<HHHHIIH", disk, 0, count, count, size, offset, len(comment))
        return self.files + self.directory + b"PK\5\6" + record + comment

    def wide_end(self, count=None, size=None, place=None):
        """With the ZIP64 end record, which alone has the numbers."""
        count = self.count if count is None else count
        record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count,
                                         len(self.directory) if size is None else size, len(self.files))
        start = len(self.files) + len(self.directory)
        locator = b"PK\6\7" + struct.pack("<IQI", 0, start if place is None else place, 1)
        end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
        return self.files + self.directory + record + locator + end


def unicode_name(name, stated):
    """The field that gives a name in UTF-8 beside the name it belongs to."""
    return struct.pack("<HHBI", 0x7075, 5 + len(stated), 1, zlib.crc32(name)) + stated


def zips():
    def case(name, content, expected):
        write("archives", name + ".zip", content, expected)

    def good():
        return Zip().add(b"good.txt", b"good\n")

    text, two = b"hello" * 50, {"paths": ["a", "good.txt"]}
    deflated = zlib.compress(text)[2:-4]
    wide = struct.pack("<HHQQ", 1, 16, 2**40, 5)
    case("wide_end", good().add(b"a").wide_end(), two)
    case("wide_count", good().wide_end(count=2**63), "damaged")
    case("wide_directory", good().wide_end(size=2**62), "damaged")
    case("wide_place", good().wide_end(place=2**63), "damaged")
    case("wide_size_that_lies", good().add(b"a", b"hello", packed_size=2**32 - 1, size=2**32 - 1, extra=wide).end(), "damaged")
    case("wide_size_cut", good().add(b"a", b"hello", packed_size=2**32 - 1, size=2**32 - 1, extra=wide[:8]).end(), "damaged")
    case("unicode_name", good().add(b"a?", extra=unicode_name(b"a?", "aé".encode())).end(), {"paths": ["aé", "good.txt"]})
    case("unicode_name_up", good().add(b"a", extra=unicode_name(b"a", b"../evil")).end(), "unsafe")
    case("unicode_name_nul", good().add(b"a", extra=unicode_name(b"a", b"a\0b")).end(), "unsafe")
    case("link_nul", good().add(b"l", b"good.txt\0/../..", mode=0o120777).end(), "unsafe")
    case("link_of_8_kb", good().add(b"l", b"a/" * 4000, 8, body=zlib.compress(b"a/" * 4000)[2:-4], mode=0o120777).end(),
         "unsafe")
    case("device", good().add(b"d", b"", mode=0o020644).end(), "unsafe")
    case("offset_of_the_directory", good().add(b"a").end(offset=3), "damaged")
    case("size_of_the_directory", good().add(b"a").end(size=3), "damaged")
    case("second_disk", good().end(disk=1), "damaged")
    case("end_record_in_the_comment", good().end(comment=b"PK\5\6" + b"\0" * 18), "damaged")
    case("longest_comment", good().end(comment=b"c" * 65535), {"paths": ["good.txt"]})
    case("end_record_within_the_comment", good().end(comment=b"PK\5\6" + b"\0" * 18 + b"more"), {"paths": ["good.txt"]})
    case("one_place_twice", good().add(b"a", offset=0).end(), "damaged")
    case("overlap", good().add(b"a", offset=5).end(), "damaged")
    case("deflated", good().add(b"a", text, 8, body=deflated).end(), two)
    case("larger_than_stated", good().add(b"a", text, 8, body=deflated, size=10).end(), "damaged")
    case("smaller_than_stated", good().add(b"a", text, 8, body=deflated, size=1000).end(), "damaged")
    case("nothing_in_place_of_the_deflated", good().add(b"a", text, 8, body=b"").end(), "damaged")
    case("folder_with_data", good().add(b"d/", mode=0o040755).end(), "damaged")
    case("link_of_another_checksum", good().add(b"l", b"good.txt", body=b"goad.txt", mode=0o120777).end(), "damaged")
    case("bytes_behind_the_deflated", good().add(b"a", text, 8, body=deflated + b"more").end(), "damaged")
    case("deflated_and_cut", good().add(b"a", text, 8, body=deflated[:-3]).end(), "damaged")
    case("other_checksum_in_front", good().add(b"a", local_checksum=1).end(), "damaged")
    case("unknown_method", good().add(b"a", text, 99).end(), "damaged")
    case("strongly_encrypted", good().add(b"a", text, flags=0x41).end(), "encrypted")
    case("file_below_a_file", good().add(b"good.txt/a").end(), "duplicate")
    case("drive", good().add(b"C:/evil").end(), "unsafe")


# CSV

def tables():
    def case(name, text, expected):
        write("csv", name + ".csv", text if isinstance(text, bytes) else text.encode(), expected)

    def held(**columns):
        return {"columns": list(columns), "values": [[str(value) for value in values] for values in columns.values()]}

    case("quotes", 'a,b\n"x,""y""","z\r\nz"\n', held(a=['x,"y"'], b=["z\r\nz"]))
    case("three_quotes", 'a,b\n"""x""",2\n', held(a=['"x"'], b=[2]))
    case("quote_in_text", 'a,b\nx"y,2\n', held(a=['x"y'], b=[2]))
    case("mark_before_quotes", '\ufeff"id",b\n1,2\n', held(id=[1], b=[2]))
    case("carriage_returns", 'a,b\r1,"x\ny"\r', held(a=[1], b=["x\ny"]))
    case("cut_line_end", "a,b\r\n1,2\r", held(a=[1], b=[2]))
    case("odd_spaces", "a,b\nx\x0by,z\u2028\n", held(a=["x\x0by"], b=["z\u2028"]))
    case("combining_mark", "a,b\nx,\u0301y\n", held(a=["x"], b=["\u0301y"]))
    case("two_spellings", "é,e\u0301\n1,2\n", {"columns": ["é", "e\u0301"], "values": [["1"], ["2"]]})
    case("large_integers", "a\n9223372036854775807\n-9223372036854775808\n",
         held(a=[9223372036854775807, -9223372036854775808]))
    case("beyond_integers", "a\n9223372036854775808\n007\n", held(a=["9223372036854775808", "007"]))
    case("hexadecimal", "a\n0x1p3\n1.50\n", held(a=["0x1p3", "1.50"]))
    case("half_way", "a\n1.00000000000000011102230246251565404236316680908203125\n"
         "1.00000000000000011102230246251565404236316680908203126\n", held(a=[1.0, 1.0000000000000002]))
    case("denormal", "a\n5e-324\n2.4703282292062327e-324\n", held(a=[5e-324, 0.0]))
    case("exponents", "a\n0e99999999999999999999\n1e-99999999999999999999\n", held(a=[0.0, 0.0]))
    case("quoted_numbers", 'a\n"1"\n"2"\n', held(a=[1, 2]))
    case("numbers_of_another_script", "a\n１２\n", held(a=["１２"]))
    case("ended_by_control_z", "a\nx\x1a\ny\n", held(a=["x\x1a", "y"]))
    case("gzip", gzip.compress(b"a,b\n1,2\n", mtime=0), held(a=[1], b=[2]))
    case("gzip_cut", gzip.compress(b"a,b\n1,2\n", mtime=0)[:-3], "unreadable")
    for name, bad in (("overlong", b"\xc0\xaf"), ("surrogate", b"\xed\xa0\x80"), ("beyond", b"\xf4\x90\x80\x80"),
                      ("cut", b"\xe2\x82"), ("latin_1", b"caf\xe9"), ("lone", b"\x80")):
        case("utf8_" + name, b"a,b\nx,1\n" + bad + b",2\n", "encoding")
        case("utf8_" + name + "_at_the_end", b"a,b\nx,1\n1," + bad, "encoding")
    case("nul_in_a_number", b"a,b\n1\0,2\n", "nulByte")
    case("nul_behind_the_end", b"a,b\n1,2\n\0\0\0\0", "nulByte")
    case("utf16_without_a_mark", "a,b\n1,2\n".encode("utf-16-le"), "encoding")
    case("utf32", "a,b\n".encode("utf-32"), "encoding")
    case("nothing", "", "empty")
    case("line_ends", "\r\n\r\n", "empty")
    case("short_row", "a,b\n1\n", "fieldCount")
    case("long_rows", "a,b\n1,2,3\n4,5,6\n", "fieldCount")
    case("blanks_in_place_of_a_row", "a,b\n1,2\n  \n", "fieldCount")
    case("one_name_twice", 'a,"a"\n1,2\n', "duplicateName")
    case("open_quote", 'a,b\n"1,2\n3,4\n', "unterminatedQuote")
    case("open_quote_at_the_end", 'a\n"', "unterminatedQuote")
    case("text_behind_quotes", 'a,b\n"x"y,2\n', "textAfterQuote")
    case("backslash_before_a_quote", 'a,b\n"x\\"y",2\n', "textAfterQuote")
    case("another_line_end", "a,b\n1,2\r3,4\n", "strayLineEnd")


# IDX

def arrays():
    def idx(kind, extents, content=b"", magic=b"\0\0"):
        return magic + bytes([kind, len(extents)]) + b"".join(struct.pack(">I", each) for each in extents) + content

    def case(name, content, expected):
        write("idx", name, content, expected)

    good = idx(8, [2, 3], bytes(range(6)))
    packed = gzip.compress(good, mtime=0)
    members = b"".join(gzip.compress(bytes([byte]), mtime=0) for byte in good)
    for kind, (name, size) in {8: ("uint8", 1), 9: ("int8", 1), 11: ("int16", 2), 12: ("int32", 4), 13: ("float32", 4),
                               14: ("float64", 8)}.items():
        case(name, idx(kind, [2, 3], bytes(range(6 * size))), {"type": name, "shape": [2, 3]})
        case(name + "_short", idx(kind, [2, 3], bytes(6 * size - 1)), "truncated")
        case(name + "_long", idx(kind, [2, 3], bytes(6 * size + 1)), "trailingBytes")
    case("none.gz", gzip.compress(idx(8, [0, 28, 28]), mtime=0), {"type": "uint8", "shape": [0, 28, 28]})
    case("members.gz", members, {"type": "uint8", "shape": [2, 3]})
    case("empty_members.gz", gzip.compress(b"", mtime=0) * 3 + packed, {"type": "uint8", "shape": [2, 3]})
    case("unknown_type", idx(10, [2], b"ab"), "unknownType")
    case("little_endian", struct.pack("<II", 0x801, 2) + b"ab", "unrecognized")
    case("no_dimensions", idx(8, []), "noDimensions")
    case("header_cut", idx(8, [2, 3])[:-2], "truncated")
    case("beyond_counting", idx(14, [2**32 - 1] * 3), "tooLarge")
    case("nothing_of_too_much", idx(8, [0] + [2**32 - 1] * 3), "tooLarge")
    case("promises_four_gigabytes", idx(8, [2**32 - 1]), "truncated")
    case("promises_a_gigabyte.gz", gzip.compress(idx(8, [2**30], b"abc"), mtime=0), "truncated")
    case("more_behind.gz", packed + gzip.compress(b"more", mtime=0), "trailingBytes")
    case("junk_behind.gz", packed + b"junk", "unreadable")
    case("cut.gz", packed[:-1], "unreadable")
    case("checksum.gz", packed[:-8] + bytes([packed[-8] ^ 1]) + packed[-7:], "unreadable")
    case("twice.gz", gzip.compress(packed, mtime=0), "unrecognized")
    case("name_without_end.gz", b"\x1f\x8b\x08\x08\0\0\0\0\0\3" + b"name" * 100, "unreadable")


# Safetensors

def tensors():
    def case(name, header, data, expected, length=None):
        header = header.encode() if isinstance(header, str) else header
        content = struct.pack("<Q", len(header) if length is None else length) + header + data
        write("safetensors", name, content, expected)

    def entry(kind="F32", shape="[2]", offsets="[0,8]", more=""):
        return '{"dtype":"%s","shape":%s,"data_offsets":%s%s}' % (kind, shape, offsets, more)

    data, second = bytes(range(8)), entry(offsets="[8,16]")
    one = {"names": ["a"]}
    case("two_in_reverse", '{"b":%s,"a":%s}' % (second, entry()), data * 2, {"names": ["b", "a"]})
    case("nothing_between", '{"a":%s,"z":%s,"b":%s}' % (entry(), entry(shape="[0]", offsets="[8,8]"), second), data * 2,
         {"names": ["a", "z", "b"]})
    case("escapes", '{"\\ud83d\\ude00":{"dt\\u0079pe":"F\\u0033\\u0032","shape":[2],"data_offsets":[0,8]}}', data,
         {"names": ["\U0001f600"]})
    case("two_spellings", '{"é":%s,"e\u0301":%s}' % (entry(), second), data * 2, {"names": ["é", "e\u0301"]})
    case("name_that_leads_out", '{"../../a":%s}' % entry(), data, {"names": ["../../a"]})
    case("more_fields", '{"a":%s}' % entry(more=',"note":{"x":[1,-2.5e3,null,true,"s"]}'), data, one)
    case("metadata_behind", '{"a":%s,"__metadata__":{"k":"v"}}' % entry(), data, one)
    case("spaces_behind", '{"a":%s}  \n' % entry(), data, one)
    case("hole", '{"a":%s,"b":%s}' % (entry(), entry(offsets="[12,20]")), data * 3, "layout")
    case("more_data", '{"a":%s}' % entry(), data + b"x", "layout")
    case("overlap", '{"a":%s,"b":%s}' % (entry(), entry(offsets="[4,12]")), data * 2, "layout")
    case("reversed_offsets", '{"a":%s}' % entry(offsets="[8,0]"), data, "layout")
    case("other_size", '{"a":%s}' % entry(shape="[3]"), data, "layout")
    case("beyond_the_end", '{"a":%s}' % entry(shape="[4]", offsets="[0,16]"), data, "truncated")
    case("too_large_to_count", '{"a":%s}' % entry(shape="[9223372036854775807,9223372036854775807,0]", offsets="[0,0]"),
         b"", "tooLarge")
    case("offset_of_64_bits", '{"a":%s}' % entry(offsets="[0,18446744073709551624]"), data, "tooLarge")
    case("one_name_twice", '{"a":%s,"\\u0061":%s}' % (entry(), second), data * 2, "duplicateName")
    case("one_field_twice", '{"a":%s}' % entry(more=',"shape":[2]'), data, "duplicateName")
    case("one_key_twice", '{"__metadata__":{"k":"1","k":"1"},"a":%s}' % entry(), data, "duplicateName")
    case("metadata_in_two_spellings", '{"__metadata__":{"é":"1","e\u0301":"2"},"a":%s}' % entry(), data, "duplicateName")
    for name, kind in (("lower_case", "f32"), ("four_bits", "F4"), ("blank", "F32 ")):
        case("type_" + name, '{"a":%s}' % entry(kind), data, "unsupported")
    for name, header in (
            ("shape_with_a_point", '{"a":%s}' % entry(shape="[2.0]")), ("shape_true", '{"a":%s}' % entry(shape="[true,2]")),
            ("shape_minus_0", '{"a":%s}' % entry(shape="[-0]")), ("offset_00", '{"a":%s}' % entry(offsets="[00,8]")),
            ("offset_with_exponent", '{"a":%s}' % entry(offsets="[0,8e0]")), ("comma_behind", '{"a":%s,}' % entry()),
            ("object_behind", '{"a":%s}{}' % entry()), ("nul_behind", '{"a":%s}\0' % entry()),
            ("not_a_number", '{"a":%s}' % entry(more=',"n":NaN')), ("lone_surrogate", '{"\\ude00":%s}' % entry()),
            ("escape_with_a_sign", '{"\\u+041":%s}' % entry()), ("metadata_null", '{"__metadata__":{"k":null}}'),
            ("deep", '{"a":%s}' % entry(more=',"n":' + "[" * 2000 + "]" * 2000)), ("overlong", b'{"\xc0\xaf":1}')):
        case("json_" + name, header, data, "malformed")
    for length in (0, 1, 100_000_001, 2**31, 2**63, 2**64 - 8):
        code = "malformed" if length == 1 else "unrecognized"
        case("length_%d" % length, '{"a":%s}' % entry(), data, code, length)
    case("blank_in_front", ' {"a":%s}' % entry(), data, "unrecognized")


for kind in EXPECTED:
    shutil.rmtree(os.path.join(HERE, kind), ignore_errors=True)
    os.makedirs(os.path.join(HERE, kind))
tars(), zips(), tables(), arrays(), tensors()
with open(os.path.join(HERE, "expected.json"), "w") as out:
    json.dump(EXPECTED, out, indent=1, ensure_ascii=False, sort_keys=True)
    out.write("\n")
