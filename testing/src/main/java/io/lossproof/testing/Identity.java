package io.lossproof.testing;

import io.lossproof.verify.Runner;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A statement that is a test of its own, named after itself. On a method, whose body may be empty or ask more of the
 * finding, it stands in place of {@code @Test}; on a class it is judged if the class is one of {@link IdentityTests}.
 *
 * <pre>{@code
 * @Identity(value = "log(1+exp(z)) == z + log(1+exp(-z))", where = "z: real")
 * @Identity(value = "softplus(z) - softplus(-z) == z", where = "z: real")
 * void softplus() {}
 * }</pre>
 *
 * <p>A parameter of type {@link io.lossproof.verify.claim.Finding} receives what was found.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Identity.List.class)
@TestTemplate
@ExtendWith(IdentityExtension.class)
public @interface Identity {

    /** Two formulas and a relation. */
    String value();

    /** The variables with their domains: {@code z: real}. */
    String where() default "";

    /** Further conditions. */
    String[] given() default {};

    /** In which sense both sides are equal, as in {@link IdentityAssertion#upTo}. */
    String relation() default "equal";

    /** The parameters that the relation speaks of. */
    String[] in() default {};

    /** Whether a proof is asked for: support at many points is then not enough. */
    boolean proved() default false;

    /** Whether the statement is expected to be refuted. */
    boolean fails() default false;

    /** The name of the test, if it is not the statement. */
    String name() default "";

    /** Of the points at which the statement is tried. */
    long seed() default Runner.USUAL_SEED;

    /** Several statements on one method or class; the compiler writes it. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @TestTemplate
    @ExtendWith(IdentityExtension.class)
    @interface List {
        Identity[] value();
    }
}
