package dev.tlsloop.report.fields;

/**
 * The parameters on which the form of a message depends.
 *
 * @param version the version on the wire, such as {@code 0x0304}; 0 before the ServerHello
 * @param suite the code of the cipher suite; 0 before the ServerHello
 */
public record Negotiation(int version, int suite) {
    /** Before the ServerHello. */
    public static final Negotiation NONE = new Negotiation(0, 0);

    boolean isTls13() {
        return version == 0x0304;
    }

    boolean hasSignatureScheme() {
        return version == 0 || version >= 0x0303;
    }
}
