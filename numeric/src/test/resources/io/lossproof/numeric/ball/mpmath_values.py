# Reads lines "formula;mantissa exponent;mantissa exponent" and answers each with "mantissa exponent" of the value, in
# binary and with 2500 bits, or with "undefined" where the real numbers define none. Needs mpmath (python3-mpmath).
import sys

from mpmath import atan, cos, exp, floor, isfinite, log, mp, mpc, mpf, sign, sin, sqrt, tan

mp.prec = 2500
names = dict(atan=atan, cos=cos, exp=exp, floor=floor, log=log, mpf=mpf, sign=sign, sin=sin, sqrt=sqrt, tan=tan)


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
