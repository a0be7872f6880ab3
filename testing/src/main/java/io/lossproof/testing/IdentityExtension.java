package io.lossproof.testing;

import io.lossproof.testing.IdentityAssertion.Expectation;
import io.lossproof.verify.claim.Finding;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes a test of each {@link Identity} of a method. */
final class IdentityExtension implements TestTemplateInvocationContextProvider {

    static List<Identity> identities(AnnotatedElement element) {
        return AnnotationSupport.findRepeatableAnnotations(element, Identity.class);
    }

    static String name(Identity identity) {
        return identity.name().isBlank() ? identity.value() : identity.name();
    }

    static Finding require(Identity identity) {
        Expectation expectation =
                identity.fails() ? Expectation.FAILS : identity.proved() ? Expectation.IS_PROVED : Expectation.HOLDS;
        if (identity.fails() && identity.proved()) {
            throw new IllegalArgumentException(identity.value() + " cannot be expected to fail and to be proved");
        }
        Where where = new Where(
                identity.where().isBlank() ? List.of() : List.of(identity.where()), Arrays.asList(identity.given()));
        return Identities.identity(identity.value(), where)
                .upTo(identity.relation(), identity.in())
                .withSeed(identity.seed())
                .require(expectation);
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getTestMethod()
                .map(method -> !identities(method).isEmpty())
                .orElse(false);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return identities(context.getRequiredTestMethod()).stream().map(Invocation::new);
    }

    /** The test of one identity: judged before the body runs. */
    private record Invocation(Identity identity)
            implements TestTemplateInvocationContext, BeforeTestExecutionCallback, ParameterResolver {

        private static final Namespace FINDINGS = Namespace.create(Identity.class);

        @Override
        public String getDisplayName(int invocationIndex) {
            return name(identity);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public void beforeTestExecution(ExtensionContext context) {
            context.getStore(FINDINGS).put(Finding.class, require(identity));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Finding.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Optional.ofNullable(context.getStore(FINDINGS).get(Finding.class))
                    .orElseThrow();
        }
    }
}
