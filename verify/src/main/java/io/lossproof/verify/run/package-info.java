/**
 * A run as it is stored: records of text and numbers, with their JSON form. What reads a run (reports, other programs)
 * needs these records and nothing of the engine. Formulas are kept as text that the parser reads in the scope that
 * stands beside them.
 */
@NullMarked
package io.lossproof.verify.run;

import org.jspecify.annotations.NullMarked;
