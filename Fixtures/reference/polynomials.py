"""Prints the coefficients in Sources/CArrays/functions.c: of polynomials with single-precision coefficients, the constant first,
whose largest error, relative to the result it goes into, is about the least possible. Says how large that error is.

The coefficients are rounded one after the other, each time fitting the others anew, by least squares whose weights grow where the
error is large (Lawson's method). Made with mpmath 1.3.0 and numpy 2.4.6.
"""
import numpy
from mpmath import cos, erf, erfc, expm1, log, log1p, mp, mpf, ncdf, pi, sin, sqrt

mp.dps = 40
POINTS, STEPS = 600, 300


def fit(function, weight, low, high, degree, first=()):
    """The coefficients of the polynomial for `function` on low...high, `first` among them, and the largest weighted error."""
    places = [(low + high) / 2 + (high - low) / 2 * cos(pi * (index + mpf(1) / 2) / POINTS) for index in range(POINTS)]
    x, values, weights = (numpy.array([float(of(place)) for place in places], dtype=numpy.longdouble)
                          for of in (mpf, function, weight))
    coefficients = [numpy.float32(coefficient) for coefficient in first]

    def rest():
        return values - sum((numpy.longdouble(c) * x**power for power, c in enumerate(coefficients)), 0 * x)

    while len(coefficients) <= degree:
        powers = numpy.stack([x**power * weights for power in range(len(coefficients), degree + 1)], axis=1)
        target, importance = rest() * weights, numpy.ones(POINTS)
        for _ in range(STEPS):
            root = numpy.sqrt(importance)
            solution = numpy.linalg.lstsq((powers * root[:, None]).astype(float), (target * root).astype(float), rcond=None)[0]
            importance = importance * numpy.abs(powers @ solution - target).astype(float)
            importance /= importance.sum()
        coefficients.append(numpy.float32(solution[0]))
    return coefficients, numpy.max(numpy.abs(rest() * weights))


def show(name, fitted):
    coefficients, error = fitted
    print(f"{name}: {', '.join(float(coefficient).hex() for coefficient in coefficients)} (error 2^{numpy.log2(error):.1f})")


HALF_LN2, QUARTER_TURN, SMALL = log(2) / 2 * mpf("1.002"), pi / 4 * mpf("1.001"), mpf("1e-9")


def sine_share(square):
    return sin(sqrt(square)) / sqrt(square)


def error_share(square):
    return erf(sqrt(square)) / sqrt(square)


# e^x = 1 + x + x² p(x), relative to e^x - 1.
show("power_of_e", fit(lambda x: (expm1(x) - x) / x**2, lambda x: x**2 / abs(expm1(x)), -HALF_LN2, HALF_LN2, 5))
# ln (1 + x) = x + x² p(x).
show("logarithm", fit(lambda x: (log1p(x) - x) / x**2, lambda x: x**2 / abs(log1p(x)), sqrt(mpf(1) / 2) - 1, sqrt(mpf(2)) - 1,
                      9, first=[-0.5]))
# ln (1 - erf x) = p(x), relative to erf x.
show("error_complement", fit(lambda x: log(erfc(x)), lambda x: erfc(x) / erf(x), mpf(1), mpf(4), 7))
# erf x = x + x p(x²).
show("small_error_function", fit(lambda s: error_share(s) - 1, lambda s: 1 / error_share(s), SMALL, mpf(1), 6))
# ln Φ(-x) = p(x), relative to 1.
show("normal_distribution", fit(lambda x: log(ncdf(-x)), lambda x: ncdf(-x), mpf(0), mpf("5.5"), 8))
# sin x = x + x³ p(x²), cos x = 1 - x²/2 + x⁴ p(x²).
show("sine", fit(lambda s: (sine_share(s) - 1) / s, lambda s: s / sine_share(s), SMALL, QUARTER_TURN**2, 2))
show("cosine", fit(lambda s: (cos(sqrt(s)) - 1 + s / 2) / s**2, lambda s: s**2 / cos(sqrt(s)), SMALL, QUARTER_TURN**2, 2))
