package dev.tlsloop.contract;

import dev.tlsloop.UnsupportedSettingException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Skips what a pair of engines declares that it does not have, with the reason. Any other refusal is a failure. Every
 * {@link EngineContract} has it; a contract of your own over an {@link EnginePair} takes it along.
 *
 * <pre>{@code
 * @ExtendWith(SkipUnsupported.class)
 * class MyEngineTest {}
 * }</pre>
 *
 * <p>It is no filter of tests: what is declared is {@link EnginePair#refused} and {@link EnginePair#differences}.
 *
 * @see <a href="https://docs.junit.org/5.14.4/user-guide/#extensions-conditions">conditional test execution</a>
 */
public final class SkipUnsupported implements ExecutionCondition, TestExecutionExceptionHandler {
    /** For JUnit. */
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
