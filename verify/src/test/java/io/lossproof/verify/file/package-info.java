@NullMarked
package io.lossproof.verify.file;

import org.jspecify.annotations.NullMarked;
