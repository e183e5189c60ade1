"""Prints the coefficients of `floats_error_function` in Sources/CArrays/functions.c: of the polynomial in u = x² / 8 - 1 that
equals erf(x) / x at the 24 Chebyshev points of 0 <= x² <= 16. Says how far from it the polynomial gets.

Made with mpmath 1.3.0.
"""
from mpmath import cos, erf, mp, mpf, nstr, pi, polyval, sqrt

mp.dps = 60
COUNT = 24


def share(u):
    x = sqrt(8 + 8 * u)
    return erf(x) / x


# Newton's divided differences, multiplied out: the constant last.
points = [cos(pi * (2 * index + 1) / (2 * COUNT)) for index in range(COUNT)]
differences = [share(point) for point in points]
for order in range(1, COUNT):
    for index in reversed(range(order, COUNT)):
        differences[index] = (differences[index] - differences[index - 1]) / (points[index] - points[index - order])
polynomial = [mpf(0)]
for difference, point in zip(reversed(differences), reversed(points)):
    shifted = polynomial + [mpf(0)]
    polynomial = [left - point * right for left, right in zip(shifted, [mpf(0)] + polynomial)]
    polynomial[-1] += difference

coefficients = [float(coefficient) for coefficient in reversed(polynomial)]
print(", ".join(repr(coefficient) for coefficient in coefficients[:COUNT]))
worst = max(abs(polyval(coefficients[::-1], u) / share(u) - 1) for u in (mpf(step) / 1000 - 1 for step in range(1, 2001)))
print("largest relative error:", nstr(worst, 2))
