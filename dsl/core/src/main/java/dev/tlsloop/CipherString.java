package dev.tlsloop;

/** placeholder. */
public final class CipherString {
    private final String text;

    private CipherString(String text) {
        this.text = text;
    }

    public static CipherString parse(String text) {
        return new CipherString(text);
    }

    public java.util.List<CipherSuite> suites() {
        return java.util.List.of();
    }

    public java.util.OptionalInt securityLevel() {
        return java.util.OptionalInt.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
