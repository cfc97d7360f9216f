package dev.tlsloop.harness.failure;

import java.util.Objects;

/**
 * The name of a test invocation, as its class and method have it. It names files, so it is never a display name.
 *
 * <pre>{@code
 * TestName second = new TestName("com.example.HandshakeTest", "refuses", "2");
 * }</pre>
 *
 * @param type the name of the class
 * @param method the name of the method
 * @param invocation the index of the invocation; empty for a test that runs once
 */
public record TestName(String type, String method, String invocation) {
    private static final int LONGEST_FILE_NAME = 150;

    /** @throws NullPointerException for a null part */
    public TestName {
        Objects.requireNonNull(type, "the type of a test name is null; give the name of the test class");
        Objects.requireNonNull(method, "the method of a test name is null; give the name of the test method");
        Objects.requireNonNull(invocation, "the invocation of a test name is null; leave it empty for a single one");
    }

    /** A name for a file: at most 150 of the characters A to Z, a to z, 0 to 9, dot, hyphen and underscore. */
    String fileName() {
        String index = invocation.isEmpty() ? "" : "-" + invocation;
        String name = safe(type.replace('$', '.') + "." + method);
        return shortened(name, LONGEST_FILE_NAME - index.length()) + safe(index);
    }

    /** The name for a reader, such as {@code com.example.HandshakeTest.refuses-2}. */
    @Override
    public String toString() {
        return type + "." + method + (invocation.isEmpty() ? "" : "-" + invocation);
    }

    private static String shortened(String name, int most) {
        return name.length() > most ? name.substring(0, most) : name;
    }

    private static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
