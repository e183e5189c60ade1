"""Writes ../expected/spelled_numbers.json: numbers as people write them, with the decimal mark of their column, and the text that
Python's float reads of each, its value by its 64 bits; null where the text is no number.
"""
import json
import pathlib
import struct

POINT = {
    "$2,849": "2849", "-$5.50": "-5.50", "$-5": "-5", "($1,234.5)": "-1234.5", "(12)": "-12", "1,234,567.891": "1234567.891",
    "12 345.6": "12345.6", "12\u00a0345": "12345", "12\u202f345": "12345", "1'234'567": "1234567", "1\u2019234.5": "1234.5",
    "\u22123.25": "-3.25", "+7": "7", " 8 ": "8", "12%": "12", "12.5 %": "12.5", "19M": "19e6", "5k": "5e3", "5K": "5e3",
    "1.5 billion": "1.5e9", "2.25 Mio": "2.25e6", "$5k": "5e3", "€ 1,000": "1000", "1,000 €": "1000", "USD 12": "12", "12 CHF": "12",
    "R$1,234.56": "1234.56", "12,34,567": "1234567", ".5": ".5", "1248 CC": "1248", "23.4 kmpl": "23.4", "85 m²": "85",
    "85 m2": "85", "37.0 °C": "37.0", "1e-3": "1e-3", "0.1": "0.1", "9007199254740993": "9007199254740993",
    "123456789.123456789": "123456789.123456789",
    "12-": "-12", "1,200.50-": "-1200.50", "$ (768.50)": "-768.50", "$ 1,572.50 ": "1572.50", "$ - ": "0", "Rs. 500/-": "500",
    "CHF 200.\u2013": "200", "12*": "12", "12 [a]": "12", "~12": "12", "<5": "5", ">=": None, "100,000+": "100000",
    "94.9 Lakh": "94.9e5", "2.3 Cr": "2.3e7", "1.27T": "1.27e12", "1.2M views": "1.2e6", "2 years": "2", "1 Year": "1", "13.8\"": "13.8",
    "30 €/m²": "30", "6.5 l/100 km": "6.5", "CA$5": "5", "0,585": None, "0,585.5": None, "12 [footnote]": None,
    "1,23": None, "1,2345": None, "1.2.3": None, "12,345,67": None, "Room 5": None, "2021-03-01": None, "12:30": None, "10-20": None,
    "unknown": None, "": None, "-": None, "$": None, "5 of 10": None, "12 Jan 2021": None, "1.234.567": None, "--5": None,
}
COMMA = {
    "117,1": "117.1", "285.398,95": "285398.95", "1.234.567": "1234567", "-0,5": "-0.5", "1 234,5": "1234.5", "1.234 €": "1234",
    "(2,5)": "-2.5", "12,5 %": "12.5", "3,5k": "3.5e3", "7": "7", "1'234,5": "1234.5", ",25": ".25",
    "0,585": "0.585", "60.887": "60887", "0.585": None, "1.200,-": "1200", "94,8 Mio. €": "94.8e6", "2,4 Mrd. €": "2.4e9",
    "1,234.5": None, "12.34": None, "1,234,567": None,
}


def case(text, mark, cleaned):
    bits = None if cleaned is None else struct.pack(">d", float(cleaned)).hex()
    return {"text": text, "mark": mark, "bits": bits}


cases = [case(text, "point", cleaned) for text, cleaned in POINT.items()]
cases += [case(text, "comma", cleaned) for text, cleaned in COMMA.items()]
target = pathlib.Path(__file__).parent.parent / "expected" / "spelled_numbers.json"
target.write_text("[\n" + ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in cases) + "\n]\n")
