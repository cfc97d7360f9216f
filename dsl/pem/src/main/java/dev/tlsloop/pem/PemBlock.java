package dev.tlsloop.pem;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A PEM block (RFC 7468), without the text before it.
 *
 * @param label the type of the content, such as {@code CERTIFICATE}
 * @param line the line of its BEGIN boundary, counted from 1
 * @param text the block with its two boundary lines
 */
record PemBlock(String label, int line, String text) {
    /**
     * All blocks of a text.
     *
     * @param source the text's name in error messages
     */
    static List<PemBlock> all(String source, String content) {
        List<PemBlock> blocks = new ArrayList<>();
        List<String> lines = content.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (isBoundary(lines.get(i), BEGIN)) {
                String label =
                        lines.get(i).substring(BEGIN.length(), lines.get(i).length() - DASHES.length());
                int end = end(source, lines, i, label);
                blocks.add(new PemBlock(label, i + 1, String.join("\n", lines.subList(i, end + 1)) + "\n"));
                i = end;
            }
        }
        return blocks;
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE") || isTrustedCertificate();
    }

    boolean isTrustedCertificate() {
        return label.equals("TRUSTED CERTIFICATE");
    }

    boolean isCrl() {
        return label.equals("X509 CRL");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    /**
     * The decoded content.
     *
     * @throws IllegalArgumentException when it is not base64
     */
    byte[] content() {
        List<String> lines = text.lines().toList();
        return Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
    }

    private static int end(String source, List<String> lines, int begin, String label) {
        for (int i = begin + 1; i < lines.size() && !isBoundary(lines.get(i), BEGIN); i++) {
            if (isBoundary(lines.get(i), END)) {
                return i;
            }
        }
        throw new IllegalArgumentException(source + " is truncated: expected -----END " + label
                + "----- after the -----BEGIN " + label + "----- of line " + (begin + 1)
                + ", found none; copy the whole block again");
    }

    private static boolean isBoundary(String line, String kind) {
        // In a file without line breaks, the first dashes after the label are not at the end of the line.
        return line.startsWith(kind) && line.indexOf(DASHES, kind.length() + 1) == line.length() - DASHES.length();
    }

    private static final String DASHES = "-----";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
}
