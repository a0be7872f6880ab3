/**
 * Points of curves, for reports to draw: what is drawn is chosen from what a family states, and computed by its kernel.
 * How it looks is the business of reports.
 */
@NullMarked
package io.lossproof.verify.plot;

import org.jspecify.annotations.NullMarked;
