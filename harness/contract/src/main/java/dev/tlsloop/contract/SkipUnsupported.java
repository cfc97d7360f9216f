package dev.tlsloop.contract;

import dev.tlsloop.UnsupportedSettingException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Skips the tests of settings that a pair of engines lacks, with the reason. Any other refusal is a failure. Every
 * {@link EngineContract} has it; register it on your own contract over an {@link EnginePair}.
 *
 * <pre>{@code
 * @ExtendWith(SkipUnsupported.class)
 * class MyEngineTest {}
 * }</pre>
 *
 * <p>The pair declares what it lacks in {@link EnginePair#refused} and {@link EnginePair#differences}.
 *
 * @see <a href="https://docs.junit.org/5.14.4/user-guide/#extensions-conditions">conditional test execution</a>
 */
public final class SkipUnsupported implements ExecutionCondition, TestExecutionExceptionHandler {
    /** A constructor for JUnit. */
    public SkipUnsupported() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return test.getTestMethod()
                .flatMap(method -> pair(test)
                        .flatMap(pair -> Optional.ofNullable(pair.differences().get(method.getName()))))
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("it is not among the differences"));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable thrown) throws Throwable {
        if (thrown instanceof UnsupportedSettingException refusal
                && pair(test).filter(pair -> declares(pair, refusal)).isPresent()) {
            Assumptions.abort(refusal.getMessage());
        }
        throw thrown;
    }

    private static boolean declares(EnginePair pair, UnsupportedSettingException refusal) {
        return pair.refused().stream().anyMatch(refusal.setting()::startsWith);
    }

    private static Optional<EnginePair> pair(ExtensionContext test) {
        return test.getTestInstance().filter(EnginePair.class::isInstance).map(EnginePair.class::cast);
    }
}
