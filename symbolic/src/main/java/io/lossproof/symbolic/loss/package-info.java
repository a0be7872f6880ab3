/**
 * From a family to its loss: the log-likelihood in a parametrisation, the loss with its derivation, constants and stable
 * form, and the derivatives in the parameters. Each stage keeps the stage before it.
 */
@NullMarked
package io.lossproof.symbolic.loss;

import org.jspecify.annotations.NullMarked;
