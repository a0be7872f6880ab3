@NullMarked
package io.lossproof.testing;

import org.jspecify.annotations.NullMarked;
