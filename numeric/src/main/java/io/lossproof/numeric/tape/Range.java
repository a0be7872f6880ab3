package io.lossproof.numeric.tape;

/** The integers from one scalar slot to another. */
record Range(int lower, int upper) {}
