/**
 * Certified arithmetic with real numbers: balls that are proved to contain the value of an expression.
 *
 * <p>What belongs here: the {@linkplain io.lossproof.numeric.ball.Ball ball}, a midpoint with a radius; the elementary
 * functions, the gamma, error and Bessel functions and the stable primitives of loss functions on balls, each with the derivation of its error bound beside the
 * code; correct rounding of balls to {@code double}, {@code float} and decimal digits; and the
 * {@linkplain io.lossproof.numeric.ball.Certified loop} that raises the precision until a question about a value is
 * decided.
 *
 * <p>The promise is the inclusion principle. If {@code x} lies in the ball {@code X}, then {@code f(x)} lies in the ball
 * {@code f(X)}, for every precision of at least {@value io.lossproof.numeric.ball.Ball#MINIMUM_BITS} bits. No result rests
 * on the accuracy of {@link java.lang.Math}: its values serve as first guesses only, and the correction is enclosed.
 *
 * <p>What does not belong here: expressions and their evaluation, quadrature, and anything that needs another library than the JDK.
 */
@NullMarked
package io.lossproof.numeric.ball;

import org.jspecify.annotations.NullMarked;
