package dev.tlsloop.report.words;

/**
 * A section of an RFC.
 *
 * @param rfc the number of the RFC
 * @param section the number of the section, such as {@code 4.1.2}
 * @param title what it is about
 */
public record RfcSection(int rfc, String section, String title) {
    /** The address of the section at the RFC Editor. */
    public String url() {
        return "https://www.rfc-editor.org/rfc/rfc" + rfc + "#section-" + section;
    }

    /** Such as {@code RFC 8446, 4.1.2}. */
    @Override
    public String toString() {
        return "RFC " + rfc + ", " + section;
    }
}
