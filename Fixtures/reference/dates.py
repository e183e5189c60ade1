"""Writes ../expected/dates.json: dates as people write them, the order of day and month, and what Python's datetime says of each: the
seconds since 1970 in UTC, and year, month, day, day of the year, weekday and time of the place; null for texts that are no dates.
"""
import datetime
import json
import pathlib

UTC = datetime.timezone.utc


def zone(hours, minutes=0):
    return datetime.timezone(datetime.timedelta(hours=hours, minutes=minutes))


D = datetime.datetime
CASES = [
    ("2022-10-29", None, D(2022, 10, 29)), ("2020-02-29", None, D(2020, 2, 29)), ("2021-02-29", None, None),
    ("1900-02-29", None, None), ("2000-02-29", None, D(2000, 2, 29)), ("1969-12-31", None, D(1969, 12, 31)),
    ("0001-01-01", None, D(1, 1, 1)), ("9999-12-31", None, D(9999, 12, 31)), ("2021-12-31T23:59:59Z", None, D(2021, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ("2021-03-28T02:30:00+02:00", None, D(2021, 3, 28, 2, 30, tzinfo=zone(2))), ("2021-03-28 02:30:00-0530", None, D(2021, 3, 28, 2, 30, tzinfo=zone(-5, -30))),
    ("2021-03-28 02:30:15.250", None, D(2021, 3, 28, 2, 30, 15, 250000)), ("2021-03-28T00:30:00+01", None, D(2021, 3, 28, 0, 30, tzinfo=zone(1))),
    ("2021/3/8 7:05", None, D(2021, 3, 8, 7, 5)), ("31.12.2021", "day-month", D(2021, 12, 31)), ("31.12.2021", "month-day", None),
    ("12/31/2021", "month-day", D(2021, 12, 31)), ("12/31/2021", "day-month", None), ("3/4/2021", "day-month", D(2021, 4, 3)),
    ("3/4/2021", "month-day", D(2021, 3, 4)), ("03-04-21", "day-month", D(2021, 4, 3)), ("03-04-69", "month-day", D(1969, 3, 4)),
    ("12/31/2021 11:59 PM", "month-day", D(2021, 12, 31, 23, 59)), ("12/31/2021 12:05 am", "month-day", D(2021, 12, 31, 0, 5)),
    ("12 Jan 2021", None, D(2021, 1, 12)), ("12-Jan-21", None, D(2021, 1, 12)), ("January 12, 2021", None, D(2021, 1, 12)),
    ("Sept 3, 2021", None, D(2021, 9, 3)), ("Jan 2021", None, D(2021, 1, 1)), ("Sat, 29 Feb 2020 10:00:00 GMT", None, D(2020, 2, 29, 10, tzinfo=UTC)),
    ("2021-Mar-05", None, D(2021, 3, 5)), ("2021-13-01", None, None), ("2021-00-10", None, None), ("32.01.2021", "day-month", None),
    ("2021", None, None), ("12:30", None, None), ("Bonn", None, None), ("2021-03-28T25:00:00", None, None), ("1.2.3.4", None, None),
    ("2010-01", None, D(2010, 1, 1)), ("01/2010", None, D(2010, 1, 1)), ("2010M11", None, D(2010, 11, 1)), ("2010-13", None, None),
    ("2010Q3", None, D(2010, 7, 1)), ("2010-Q4", None, D(2010, 10, 1)), ("Q1 2010", None, D(2010, 1, 1)), ("2010Q5", None, None),
    ("Jan-10", None, D(2010, 1, 1)), ("Dec-99", None, D(1999, 12, 1)), ("Aug-62", None, D(1962, 8, 1)), ("Aug-29", None, D(2029, 8, 1)), ("9999-05-1", None, D(9999, 5, 1)), ("5000-05", None, None),
    ("20th May 2020", None, D(2020, 5, 20)), ("May 1st, 2020", None, D(2020, 5, 1)), ("20 mai 2020", None, D(2020, 5, 20)),
    ("3. Oktober 2021", None, D(2021, 10, 3)), ("14 février 2019", None, D(2019, 2, 14)), ("5 de enero de 2020", None, D(2020, 1, 5)),
    ("10/Oct/2000:13:55:36 -0700", None, D(2000, 10, 10, 13, 55, 36, tzinfo=zone(-7))),
    ("20210228", None, D(2021, 2, 28)), ("20210229", None, None), ("20200831T040700", None, D(2020, 8, 31, 4, 7)),
    ("20200831T0407Z", None, D(2020, 8, 31, 4, 7, tzinfo=UTC)), ("31/08/2020 04:07 a.m.", "day-month", D(2020, 8, 31, 4, 7)),
    ("31/08/2020 12:07 p.m.", "day-month", D(2020, 8, 31, 12, 7)), ("Mon Aug 31 04:07:00 2020", None, D(2020, 8, 31, 4, 7)),
    ("Mon Aug 31 04:07:00 UTC 2020", None, D(2020, 8, 31, 4, 7, tzinfo=UTC)), ("2020-08-31 04:07:00 EST", None, D(2020, 8, 31, 4, 7, tzinfo=zone(-5))),
    ("31.08.2020, 04:07 Uhr", "day-month", D(2020, 8, 31, 4, 7)), ("31/08/2020 04.07", "day-month", D(2020, 8, 31, 4, 7)),
    ("2020年8月31日", None, D(2020, 8, 31)), ("2020. 8. 31.", None, D(2020, 8, 31)), ("20-08-31", "year-month", D(2020, 8, 31)),
    ("99/12/31", "year-month", D(1999, 12, 31)), ("31 de agosto de 2020", None, D(2020, 8, 31)), ("18 de fevereiro de 2022", None, D(2022, 2, 18)),
    ("5 mei 2021", None, D(2021, 5, 5)), ("24 października 2021", None, D(2021, 10, 24)), ("31 августа 2020", None, D(2020, 8, 31)),
    *((text, None, D.fromisocalendar(*week)) for text, week in {
        "2020-W36": (2020, 36, 1), "2020W53": (2020, 53, 1), "2021-W01-7": (2021, 1, 7), "KW 36/2020": (2020, 36, 1), "2015-W01": (2015, 1, 1)}.items()),
    ("2020-W54", None, None), ("2020-08-31 04:07:00 XYZ", None, None),
    ("2021-03-28 12:00 Bonn", None, None), ("", None, None), ("10-20", None, None),
]


def case(text, order, moment):
    entry = {"text": text, "order": order or "month-day", "value": None}
    if moment is not None:
        utc = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (utc - D(1970, 1, 1, tzinfo=UTC)).total_seconds()
        entry["value"] = {"seconds": seconds, "year": moment.year, "month": moment.month, "day": moment.day,
                          "day_of_year": moment.timetuple().tm_yday - 1, "weekday": moment.isoweekday(),
                          "hour": moment.hour, "minute": moment.minute}
    return entry


target = pathlib.Path(__file__).parent.parent / "expected" / "dates.json"
target.write_text("[\n" + ",\n".join(json.dumps(case(*entry)) for entry in CASES) + "\n]\n")
