package dev.tlsloop.junit;

import dev.tlsloop.harness.OutcomeScope;
import dev.tlsloop.harness.failure.TestRuns;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * The JUnit extension behind {@link TlsReports}, for explicit registration:
 *
 * <pre>{@code
 * class RegisteredByHandTest {
 *     @RegisterExtension
 *     final TlsReportsExtension reports = new TlsReportsExtension();
 * }
 * }</pre>
 *
 * <p>JUnit finds it by itself with {@code junit.jupiter.extensions.autodetection.enabled=true}.
 */
public final class TlsReportsExtension implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(TlsReportsExtension.class);

    /** Called by JUnit, and for {@code @RegisterExtension}. */
    public TlsReportsExtension() {}

    @Override
    public void beforeEach(ExtensionContext test) {
        runs(test);
    }

    /** Writes the files, after all methods of the test; a timeout is a failure of the test as well. */
    @Override
    public void afterEach(ExtensionContext test) {
        test.getExecutionException().ifPresent(failure -> report(test, runs(test), failure));
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        listen(invocation, runs(test));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        listen(invocation, runs(test));
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        listen(invocation, runs(test));
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        return listen(invocation, runs(test));
    }

    /** A dynamic test has no life cycle, so it has runs of its own. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext test)
            throws Throwable {
        TestRuns runs = TestRuns.begin();
        try {
            listen(invocation, runs);
        } catch (Throwable failure) {
            report(test, runs, failure);
            throw failure;
        }
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        listen(invocation, runs(test));
    }

    /** Enters the scope on the thread of the invocation, which is not that of the test if it has a timeout. */
    private static <T> T listen(Invocation<T> invocation, TestRuns runs) throws Throwable {
        try (OutcomeScope.Entry entry = runs.enter()) {
            return invocation.proceed();
        }
    }

    private static void report(ExtensionContext test, TestRuns runs, Throwable failure) {
        if (!(failure instanceof TestAbortedException)) {
            runs.failed(TestNames.of(test), failure);
        }
    }

    private static TestRuns runs(ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(test.getUniqueId(), id -> TestRuns.begin(), TestRuns.class);
    }
}
