/**
 * Derivations written out for a reader: what is said, in which order, and how each format writes it. The formulas and
 * their steps come from the modules to the left; nothing is derived here, and a remark stands only where it is proved.
 */
@NullMarked
package io.lossproof.cli.exposition;

import org.jspecify.annotations.NullMarked;
