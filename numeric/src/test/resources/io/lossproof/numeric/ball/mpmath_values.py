# Reads lines "formula;mantissa exponent;mantissa exponent" and answers each with "mantissa exponent" of the value, in
# binary and with the number of bits given, or with "undefined" where the real numbers define none. Needs mpmath (python3-mpmath).
import sys

from mpmath import atan, besseli, cos, erf, erfc, euler, exp, floor, gamma, isfinite, log, loggamma, mp, mpc, mpf, psi
from mpmath import sign, sin, sqrt, tan

mp.prec = int(sys.argv[1])
names = dict(atan=atan, cos=cos, exp=exp, floor=floor, log=log, mpf=mpf, sign=sign, sin=sin, sqrt=sqrt, tan=tan)
names.update(besseli=besseli, erf=erf, erfc=erfc, euler=euler, gamma=gamma, loggamma=loggamma, psi=psi)


def answer(line):
    formula, *arguments = line.rstrip("\n").split(";")
    x, y = (mpf((0, 0, 0, 0)) + mpf(int(m)) * mpf(2) ** int(e) for m, e in map(str.split, arguments))
    try:
        value = eval(formula, dict(names, x=x, y=y, abs=abs, max=max, min=min))
    except (ValueError, ZeroDivisionError):
        return "undefined"
    if isinstance(value, mpc) or not isfinite(value):
        return "undefined"
    sign_, mantissa, exponent, _ = (value + mpf(0))._mpf_
    return "%d %d" % (-int(mantissa) if sign_ else int(mantissa), exponent)


for request in sys.stdin:
    print(answer(request))
