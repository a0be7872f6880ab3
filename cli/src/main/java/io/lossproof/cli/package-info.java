/**
 * The program: one class per command, its options, its exit status and its messages.
 *
 * <p>Commands read what the user gave, call the modules and print. Mathematics, checks and pages live in the modules to the
 * left. This is the only place that writes to standard output and standard error.
 */
@NullMarked
package io.lossproof.cli;

import org.jspecify.annotations.NullMarked;
