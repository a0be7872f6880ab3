package io.lossproof.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes and tells what came of them. */
final class Executed {

    private Executed() {}

    /** A test, or a container that failed. */
    record Result(String name, Optional<String> failure) {}

    static List<Result> of(Class<?> testClass) {
        List<Result> results = new ArrayList<>();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(testClass))
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                            results.add(new Result(
                                    test.getDisplayName(),
                                    result.getThrowable().map(thrown -> String.valueOf(thrown.getMessage()))));
                        }
                    }
                });
        return results;
    }
}
