package dev.tlsloop.contract;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Prints why a test was skipped, for build tools that only count skipped tests. JUnit registers it automatically if
 * {@code junit.jupiter.extensions.autodetection.enabled} is true.
 *
 * <pre>{@code
 * @ExtendWith(SkipReasonPrinter.class)
 * class MyEngineTest {}
 * }</pre>
 *
 * <p>It reports tests and not containers, because JUnit itself reports a class that is disabled.
 *
 * @see <a href="https://docs.junit.org/5.14.4/user-guide/#extensions-registration-automatic">automatic registration</a>
 */
public final class SkipReasonPrinter implements TestWatcher {
    /** A constructor for JUnit. */
    public SkipReasonPrinter() {}

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
        print(test, reason.orElse("no reason is given"));
    }

    @Override
    public void testAborted(ExtensionContext test, Throwable cause) {
        print(test, String.valueOf(cause.getMessage()));
    }

    private static void print(ExtensionContext test, String reason) {
        System.out.println(line(test.getTestClass(), test.getDisplayName(), reason));
    }

    static String line(Optional<Class<?>> testClass, String test, String reason) {
        return "skipped: " + testClass.map(type -> type.getSimpleName() + ".").orElse("") + test + ": " + reason;
    }
}
