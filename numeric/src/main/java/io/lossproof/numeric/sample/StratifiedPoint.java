package io.lossproof.numeric.sample;

/** A point and the stratum that it came from. */
public record StratifiedPoint(Point point, Stratum stratum) {}
