package dev.tlsloop.junit;

import dev.tlsloop.harness.failure.TestName;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The names of test invocations: the class, the method, and the indices of JUnit's unique ID. */
final class TestNames {
    private static final Pattern INDEX = Pattern.compile(
            "\\[(?:class-template-invocation|test-template-invocation|dynamic-container|dynamic-test)" + ":#(\\d+)]");

    private TestNames() {}

    static TestName of(ExtensionContext test) {
        ExtensionContext method = test;
        while (method.getTestMethod().isEmpty() && method.getParent().isPresent()) {
            method = method.getParent().get();
        }
        return new TestName(
                method.getTestClass().map(Class::getName).orElse("tests"),
                method.getTestMethod().map(found -> found.getName()).orElse("test"),
                INDEX.matcher(test.getUniqueId())
                        .results()
                        .map((MatchResult index) -> index.group(1))
                        .collect(Collectors.joining("-")));
    }
}
