/**
 * Claims as people write them: the texts of one claim, and files of claims. What is read is hostile until checked; what
 * cannot be read is said with its place, all of it at once. Judging belongs to {@code route}.
 */
@NullMarked
package io.lossproof.verify.file;

import org.jspecify.annotations.NullMarked;
