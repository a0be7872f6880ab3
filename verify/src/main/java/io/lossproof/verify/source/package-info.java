/**
 * What the source documents of the project claim, row by row, in our words, with the claims by which the engine judges
 * each row. A document is a file here and a line in {@link io.lossproof.verify.source.SourceDocuments}.
 */
@NullMarked
package io.lossproof.verify.source;

import org.jspecify.annotations.NullMarked;
