#!/usr/bin/env python3
"""Make docs/flats.csv and docs/offers.csv: synthetic flats to let, the example of the README.

    python3 Fixtures/samples/make_flats.py [FOLDER]

flats.csv has 600 rows with the monthly rent, offers.csv 5 rows without it. The rent follows from the columns, plus 8 % of
noise; every value is drawn at random. Only `random()` of a seeded generator is used: two runs give the same bytes. Standard
library only.
"""
import csv
import math
import pathlib
import random
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "docs"
ROWS, OFFERS, SEED = 600, 5, 20260201

# District: weight, kilometres to the centre, euros a square metre.
DISTRICTS = {
    "Centre": (15, 0.8, 17.5), "Harbour": (12, 2.0, 16.0), "University": (18, 2.5, 15.0), "Park": (15, 3.5, 14.0),
    "Station": (25, 4.5, 11.5), "Meadows": (15, 8.0, 10.5),
}
# Heating: weight, factor of the rent.
HEATING = {"gas": (50, 1.0), "district": (30, 1.02), "heat pump": (12, 1.06), "oil": (8, 0.95)}
FIELDS = ["area", "rooms", "year", "floor", "district", "distance", "heating", "balcony", "rent"]


def choice(draw, weights):
    """A key, drawn by its weight."""
    place = draw() * sum(weights.values())
    for key, weight in weights.items():
        place -= weight
        if place < 0:
            return key
    return key


def normal(draw):
    """A standard normal number by Box and Muller."""
    return math.sqrt(-2 * math.log(1 - draw())) * math.cos(2 * math.pi * draw())


def flat(draw):
    """A row."""
    area = round(min(180, max(18, math.exp(4.1 + 0.38 * normal(draw)))))
    rooms = max(1, min(6, round(area / 27 + 0.5 * normal(draw))))
    year = int(1900 + 122 * draw() ** 0.7)
    floor = int(6 * draw())
    district = choice(draw, {name: values[0] for name, values in DISTRICTS.items()})
    distance = round(max(0.2, DISTRICTS[district][1] + 0.5 * normal(draw)), 1)
    heating = choice(draw, {name: values[0] for name, values in HEATING.items()})
    balcony = "yes" if draw() < 0.25 + 0.1 * min(floor, 4) else "no"
    # Small flats cost more a square metre, those of the sixties and seventies less.
    rent = DISTRICTS[district][2] * area * (area / 60) ** -0.15 * HEATING[heating][1]
    rent *= 0.90 if 1955 <= year < 1980 else 1.10 if year >= 2010 else 1
    rent *= (1.04 if balcony == "yes" else 1) * (1 - 0.015 * distance) * math.exp(0.08 * normal(draw))
    missing = draw()
    return {
        "area": area, "rooms": rooms, "year": "" if missing < 0.06 else year, "floor": floor, "district": district,
        "distance": distance, "heating": "" if 0.06 <= missing < 0.10 else heating, "balcony": balcony,
        "rent": round(rent),
    }


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    draw = random.Random(SEED).random
    for name, fields, count in [("flats.csv", FIELDS, ROWS), ("offers.csv", FIELDS[:-1], OFFERS)]:
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fields, extrasaction="ignore", lineterminator="\n")
            writer.writeheader()
            writer.writerows(flat(draw) for _ in range(count))


if __name__ == "__main__":
    main()
