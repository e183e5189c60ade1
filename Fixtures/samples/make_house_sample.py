#!/usr/bin/env python3
"""Make Sources/CSamples/house-sample.zip: synthetic tables with the columns of the Kaggle house prices.

    python3 Fixtures/samples/make_house_sample.py [OUTPUT.zip]

train.csv has 1460 rows and 81 columns, test.csv 1459 and 80. Names, kinds, categories and the habits of missing values are
those that the public data dictionary of the Ames houses describes; every value is drawn at random, no row of the real set is
in it. The price depends on the features, plus noise, so that there is something to learn. Only `random()` of a seeded
generator is used: two runs give the same bytes. Standard library only.
"""
import csv
import io
import pathlib
import random
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE.parent.parent / "Sources" / "CSamples" / "house-sample.zip"
TRAIN_ROWS, TEST_ROWS, SEED = 1460, 1459, 20260101

# Weights of categories. The first is what an unremarkable house has.
TEXT = {
    "MSZoning": {"RL": 78, "RM": 15, "FV": 5, "RH": 1, "C (all)": 1},
    "Street": {"Pave": 249, "Grvl": 1},
    "Alley": {"Grvl": 3, "Pave": 2},
    "LotShape": {"Reg": 63, "IR1": 33, "IR2": 3, "IR3": 1},
    "LandContour": {"Lvl": 90, "Bnk": 4, "HLS": 4, "Low": 2},
    "Utilities": {"AllPub": 999, "NoSeWa": 1},
    "LotConfig": {"Inside": 72, "Corner": 18, "CulDSac": 6, "FR2": 3, "FR3": 1},
    "LandSlope": {"Gtl": 95, "Mod": 4, "Sev": 1},
    "Neighborhood": {
        "NAmes": 15, "Blmngtn": 1, "Blueste": 0.2, "BrDale": 1, "BrkSide": 4, "ClearCr": 2, "CollgCr": 10, "Crawfor": 3,
        "Edwards": 7, "Gilbert": 5, "IDOTRR": 2, "MeadowV": 1, "Mitchel": 3, "NPkVill": 1, "NWAmes": 5, "NoRidge": 3,
        "NridgHt": 5, "OldTown": 8, "SWISU": 2, "Sawyer": 5, "SawyerW": 4, "Somerst": 6, "StoneBr": 2, "Timber": 3,
        "Veenker": 1,
    },
    "Condition1": {
        "Norm": 86, "Artery": 3, "Feedr": 5, "PosA": 0.5, "PosN": 1, "RRAe": 1, "RRAn": 2, "RRNe": 0.2, "RRNn": 0.3},
    "Condition2": {
        "Norm": 990, "Artery": 2, "Feedr": 4, "PosA": 1, "PosN": 1, "RRAe": 0.5, "RRAn": 0.5, "RRNn": 1},
    "BldgType": {"1Fam": 84, "2fmCon": 2, "Duplex": 3, "Twnhs": 3, "TwnhsE": 8},
    "HouseStyle": {
        "1Story": 50, "1.5Fin": 10, "1.5Unf": 1, "2.5Fin": 0.5, "2.5Unf": 1, "2Story": 30, "SFoyer": 3, "SLvl": 5},
    "RoofStyle": {"Gable": 78, "Flat": 1, "Gambrel": 1, "Hip": 19, "Mansard": 0.5, "Shed": 0.2},
    "RoofMatl": {
        "CompShg": 982, "ClyTile": 0.5, "Membran": 0.5, "Metal": 0.5, "Roll": 0.5, "Tar&Grv": 8, "WdShake": 3, "WdShngl": 4},
    "Exterior1st": {
        "VinylSd": 35, "AsbShng": 1.4, "AsphShn": 0.1, "BrkComm": 0.2, "BrkFace": 3.4, "CBlock": 0.1, "CemntBd": 4,
        "HdBoard": 15, "ImStucc": 0.1, "MetalSd": 15, "Plywood": 7, "Stone": 0.1, "Stucco": 1.7, "Wd Sdng": 14,
        "WdShing": 1.8,
    },
    "Exterior2nd": {
        "VinylSd": 35, "AsbShng": 1.4, "AsphShn": 0.2, "Brk Cmn": 0.5, "BrkFace": 1.7, "CBlock": 0.1, "CmentBd": 4,
        "HdBoard": 14, "ImStucc": 0.7, "MetalSd": 15, "Other": 0.1, "Plywood": 10, "Stone": 0.3, "Stucco": 1.8,
        "Wd Sdng": 13, "Wd Shng": 2.6,
    },
    "MasVnrType": {"None": 60, "BrkCmn": 1, "BrkFace": 30, "Stone": 9},
    "ExterQual": {"TA": 62, "Ex": 4, "Fa": 1, "Gd": 33},
    "ExterCond": {"TA": 88, "Ex": 0.2, "Fa": 2, "Gd": 10, "Po": 0.1},
    "Foundation": {"PConc": 44, "BrkTil": 10, "CBlock": 43, "Slab": 2, "Stone": 0.4, "Wood": 0.2},
    "BsmtQual": {"TA": 45, "Ex": 8, "Fa": 3, "Gd": 42},
    "BsmtCond": {"TA": 92, "Fa": 3, "Gd": 4, "Po": 0.2},
    "BsmtExposure": {"No": 67, "Av": 15, "Gd": 9, "Mn": 8},
    "BsmtFinType1": {"GLQ": 29, "ALQ": 15, "BLQ": 10, "LwQ": 5, "Rec": 9, "Unf": 30},
    "BsmtFinType2": {"Unf": 88, "ALQ": 2, "BLQ": 2, "GLQ": 1, "LwQ": 3, "Rec": 4},
    "Heating": {"GasA": 978, "Floor": 0.5, "GasW": 12, "Grav": 5, "OthW": 1, "Wall": 3},
    "HeatingQC": {"Ex": 51, "Fa": 3, "Gd": 16, "Po": 0.1, "TA": 29},
    "CentralAir": {"Y": 94, "N": 6},
    "Electrical": {"SBrkr": 915, "FuseA": 64, "FuseF": 18, "FuseP": 2, "Mix": 0.5},
    "KitchenQual": {"TA": 50, "Ex": 7, "Fa": 3, "Gd": 40},
    "Functional": {"Typ": 932, "Maj1": 9, "Maj2": 3, "Min1": 21, "Min2": 23, "Mod": 10, "Sev": 1},
    "FireplaceQu": {"Gd": 49, "Ex": 3, "Fa": 4, "Po": 3, "TA": 41},
    "GarageType": {"Attchd": 63, "2Types": 0.5, "Basment": 1.4, "BuiltIn": 6, "CarPort": 0.6, "Detchd": 28},
    "GarageFinish": {"Unf": 44, "Fin": 25, "RFn": 31},
    "GarageQual": {"TA": 95, "Ex": 0.2, "Fa": 3.5, "Gd": 1, "Po": 0.2},
    "GarageCond": {"TA": 96, "Ex": 0.2, "Fa": 2.5, "Gd": 0.7, "Po": 0.5},
    "PavedDrive": {"Y": 92, "N": 6, "P": 2},
    "PoolQC": {"Gd": 2, "Ex": 2, "Fa": 1},
    "Fence": {"MnPrv": 56, "GdPrv": 21, "GdWo": 19, "MnWw": 4},
    "MiscFeature": {"Shed": 90, "Gar2": 4, "Othr": 4, "TenC": 2},
    "SaleType": {
        "WD": 868, "COD": 29, "CWD": 3, "Con": 1, "ConLD": 6, "ConLI": 3, "ConLw": 3, "New": 84, "Oth": 2},
    "SaleCondition": {"Normal": 82, "Abnorml": 7, "AdjLand": 0.3, "Alloca": 0.8, "Family": 1.4, "Partial": 8.5},
}
GRADES = {"Po": -2, "Fa": -1, "TA": 0, "Gd": 1, "Ex": 2}
# The dwelling's code: building, style and age in one number.
SUBCLASSES = {
    20: 37, 30: 5, 40: 0.3, 45: 1, 50: 10, 60: 20, 70: 4, 75: 1, 80: 4, 85: 1.4, 90: 3.5, 120: 6, 160: 4.3, 180: 0.7, 190: 2}
# Single values that are missing without a reason, as (training rows, test rows).
STRAY = {
    "MSZoning": (0, 4), "Utilities": (0, 2), "Exterior1st": (0, 1), "Exterior2nd": (0, 1), "Electrical": (1, 0),
    "KitchenQual": (0, 1), "Functional": (0, 2), "SaleType": (0, 1), "MasVnrType": (8, 16), "MasVnrArea": (8, 15),
    "BsmtExposure": (1, 2), "BsmtFinType2": (1, 0), "BsmtCond": (0, 3), "BsmtQual": (0, 2), "BsmtFinSF1": (0, 1),
    "BsmtFinSF2": (0, 1), "BsmtUnfSF": (0, 1), "TotalBsmtSF": (0, 1), "BsmtFullBath": (0, 2), "BsmtHalfBath": (0, 2),
    "GarageCars": (0, 1), "GarageArea": (0, 1), "GarageYrBlt": (0, 2), "GarageFinish": (0, 2), "GarageQual": (0, 2),
    "GarageCond": (0, 2),
}
COLUMNS = """Id MSSubClass MSZoning LotFrontage LotArea Street Alley LotShape LandContour Utilities LotConfig LandSlope
    Neighborhood Condition1 Condition2 BldgType HouseStyle OverallQual OverallCond YearBuilt YearRemodAdd RoofStyle RoofMatl
    Exterior1st Exterior2nd MasVnrType MasVnrArea ExterQual ExterCond Foundation BsmtQual BsmtCond BsmtExposure BsmtFinType1
    BsmtFinSF1 BsmtFinType2 BsmtFinSF2 BsmtUnfSF TotalBsmtSF Heating HeatingQC CentralAir Electrical 1stFlrSF 2ndFlrSF
    LowQualFinSF GrLivArea BsmtFullBath BsmtHalfBath FullBath HalfBath BedroomAbvGr KitchenAbvGr KitchenQual TotRmsAbvGrd
    Functional Fireplaces FireplaceQu GarageType GarageYrBlt GarageFinish GarageCars GarageArea GarageQual GarageCond
    PavedDrive WoodDeckSF OpenPorchSF EnclosedPorch 3SsnPorch ScreenPorch PoolArea PoolQC Fence MiscFeature MiscVal MoSold
    YrSold SaleType SaleCondition SalePrice""".split()
MISSING = "NA"


class Dice:
    """Draws from a seeded generator, by `random()` alone, which Python promises never to change."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def chance(self, probability):
        return self.random() < probability

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def normal(self, mean, deviation, low, high):
        value = mean + deviation * (sum(self.random() for _ in range(12)) - 6)
        return round(min(max(value, low), high))

    def pick(self, weights):
        left = self.random() * sum(weights.values())
        for choice, weight in weights.items():
            left -= weight
            if left < 0:
                return choice
        return choice


def house(dice):
    """One house: correlated through its quality and its size, otherwise at random."""
    row = {name: dice.pick(weights) for name, weights in TEXT.items()}
    quality = row["OverallQual"] = dice.normal(6.1, 1.4, 1, 10)
    row["OverallCond"] = dice.normal(5.6, 1.1, 1, 9)
    row["MSSubClass"] = dice.pick(SUBCLASSES)
    add_ground(row, dice)
    add_years(row, dice, quality)
    add_rooms(row, dice, quality)
    add_basement(row, dice)
    add_garage(row, dice, quality)
    add_outside(row, dice)
    return row


def add_ground(row, dice):
    row["LotFrontage"] = MISSING if dice.chance(0.17) else dice.normal(70, 22, 21, 313)
    row["LotArea"] = dice.normal(9500, 2800, 1300, 60000) + (dice.between(5000, 90000) if dice.chance(0.03) else 0)
    if not dice.chance(0.06):
        row["Alley"] = MISSING
    if not dice.chance(0.2):
        row["Fence"] = MISSING


def add_years(row, dice, quality):
    built = row["YearBuilt"] = dice.normal(1971 + 9 * (quality - 6), 24, 1872, 2010)
    row["YearRemodAdd"] = max(1950, built if dice.chance(0.5) else dice.between(built, 2010))
    row["YrSold"] = dice.between(max(2006, built), 2010)
    row["MoSold"] = dice.normal(6.3, 2.7, 1, 12)


def add_rooms(row, dice, quality):
    first = row["1stFlrSF"] = dice.normal(1130 + 90 * (quality - 6), 300, 334, 4700)
    second = row["2ndFlrSF"] = dice.normal(800, 240, 110, 2065) if dice.chance(0.43) else 0
    low = row["LowQualFinSF"] = dice.between(50, 572) if dice.chance(0.02) else 0
    living = row["GrLivArea"] = first + second + low
    row["FullBath"] = dice.normal(living / 1000 + 0.1, 0.4, 0, 3)
    row["HalfBath"] = 1 if second and dice.chance(0.7) else int(dice.chance(0.12))
    row["BedroomAbvGr"] = dice.normal(1.6 + living / 1100, 0.6, 0, 8)
    row["KitchenAbvGr"] = 2 if dice.chance(0.045) else 1
    row["TotRmsAbvGrd"] = row["BedroomAbvGr"] + dice.normal(2.2 + living / 1200, 0.7, 2, 7)
    row["Fireplaces"] = dice.between(1, 2) if dice.chance(0.53) else 0
    if not row["Fireplaces"]:
        row["FireplaceQu"] = MISSING
    veneer = row["MasVnrType"] != "None"
    row["MasVnrArea"] = dice.normal(250, 150, 10, 1600) if veneer else 0


def add_basement(row, dice):
    area = row["TotalBsmtSF"] = 0 if dice.chance(0.025) else dice.normal(row["1stFlrSF"] - 60, 90, 105, 6000)
    if not area:
        row.update({name: MISSING for name in ("BsmtQual", "BsmtCond", "BsmtExposure", "BsmtFinType1", "BsmtFinType2")})
    finished = 0 if not area or row["BsmtFinType1"] == "Unf" else dice.between(area // 5, area * 9 // 10)
    more = 0 if not area or row["BsmtFinType2"] == "Unf" else dice.between(0, (area - finished) // 2)
    row["BsmtFinSF1"], row["BsmtFinSF2"], row["BsmtUnfSF"] = finished, more, area - finished - more
    row["BsmtFullBath"] = int(finished > 300 and dice.chance(0.6))
    row["BsmtHalfBath"] = int(finished > 0 and dice.chance(0.08))


def add_garage(row, dice, quality):
    if dice.chance(0.055):
        names = ("GarageType", "GarageYrBlt", "GarageFinish", "GarageQual", "GarageCond")
        row.update({name: MISSING for name in names}, GarageCars=0, GarageArea=0)
        return
    row["GarageYrBlt"] = row["YearBuilt"] if dice.chance(0.75) else dice.between(max(1900, row["YearBuilt"]), 2010)
    cars = row["GarageCars"] = dice.normal(1.85 + 0.25 * (quality - 6), 0.6, 1, 4)
    row["GarageArea"] = dice.normal(60 + 230 * cars, 70, 160, 1418)


def add_outside(row, dice):
    row["WoodDeckSF"] = dice.between(30, 360) if dice.chance(0.48) else 0
    row["OpenPorchSF"] = dice.between(10, 180) if dice.chance(0.55) else 0
    row["EnclosedPorch"] = dice.between(30, 290) if dice.chance(0.14) else 0
    row["3SsnPorch"] = dice.between(100, 320) if dice.chance(0.017) else 0
    row["ScreenPorch"] = dice.between(60, 320) if dice.chance(0.08) else 0
    row["PoolArea"] = dice.between(450, 750) if dice.chance(0.005) else 0
    if not row["PoolArea"]:
        row["PoolQC"] = MISSING
    misc = dice.chance(0.037)
    row["MiscVal"] = dice.between(4, 30) * 50 if misc else 0
    if not misc:
        row["MiscFeature"] = MISSING


def price(row, dice):
    """A price in dollars: mostly a sum over features, as an appraiser's, times a deviation of about a tenth."""
    neighborhood = sorted(TEXT["Neighborhood"]).index(row["Neighborhood"])
    value = 34000 + 11500 * (row["OverallQual"] - 6) + 3000 * (row["OverallCond"] - 5)
    value += 52 * row["GrLivArea"] + 24 * row["TotalBsmtSF"] + 18 * row["BsmtFinSF1"] + 34 * row["GarageArea"]
    value += 0.6 * min(row["LotArea"], 40000) + 380 * (row["YearBuilt"] - 1970) + 150 * (row["YearRemodAdd"] - 1980)
    value += 5000 * (row["Fireplaces"] + row["FullBath"]) + (neighborhood * 7 % 25 - 12) * 1500
    grades = GRADES[row["ExterQual"]] + GRADES[row["KitchenQual"]] + GRADES.get(row["BsmtQual"], -1)
    value += 5500 * grades - 9000 * (row["CentralAir"] == "N") - 12000 * (row["Functional"] not in ("Typ", "Min1", "Min2"))
    value += 14000 * (row["SaleCondition"] == "Partial") - 12000 * (row["SaleCondition"] == "Abnorml")
    noise = 1 + 0.11 * (sum(dice.random() for _ in range(12)) - 6)
    return max(34900, round(value * noise / 500) * 500)


def place_rare_categories(rows, dice):
    """Every category occurs in at least one training row."""
    for name, weights in TEXT.items():
        usual = next(iter(weights))
        for category in weights:
            if all(row[name] != category for row in rows):
                candidates = [row for row in rows[:TRAIN_ROWS] if row[name] == usual]
                candidates[dice.between(0, len(candidates) - 1)][name] = category


def drop_stray_values(rows, dice):
    """Takes single values away, never the last of a category."""
    for name, counts in STRAY.items():
        usual = next(iter(TEXT.get(name, {0: 1})))
        for part, count in zip((rows[:TRAIN_ROWS], rows[TRAIN_ROWS:]), counts):
            candidates = [row for row in part if row[name] == usual] if name in TEXT else part
            for _ in range(count):
                candidates[dice.between(0, len(candidates) - 1)][name] = MISSING


def table(rows, columns):
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def main():
    dice = Dice(SEED)
    rows = [house(dice) | {"Id": number + 1} for number in range(TRAIN_ROWS + TEST_ROWS)]
    place_rare_categories(rows, dice)
    for row in rows[:TRAIN_ROWS]:
        row["SalePrice"] = price(row, dice)
    drop_stray_values(rows, dice)
    output = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part, columns in (
            ("train.csv", rows[:TRAIN_ROWS], COLUMNS), ("test.csv", rows[TRAIN_ROWS:], COLUMNS[:-1])):
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, table(part, columns))


if __name__ == "__main__":
    main()
