package org.example.run;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the classes that are named and prints a line for each test, with its message if it failed. */
public final class RunTests implements TestExecutionListener {

    public static void main(String[] classes) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("jqwik.reporting.onlyfailures", "true");
        for (String name : classes) {
            request.selectors(DiscoverySelectors.selectClass(name));
        }
        LauncherFactory.create().execute(request.build(), new RunTests());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean isPassed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isTest() || !isPassed) {
            System.out.println((isPassed ? "PASSED " : "FAILED ") + test.getDisplayName());
            result.getThrowable().ifPresent(thrown -> System.out.println(thrown.getMessage()));
        }
    }
}
