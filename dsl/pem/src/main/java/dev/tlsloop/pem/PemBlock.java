package dev.tlsloop.pem;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
        List<Line> lines = lines(content);
        for (int i = 0; i < lines.size(); i++) {
            Line begin = lines.get(i);
            if (isBoundary(begin.text, BEGIN)) {
                String label = begin.text.substring(BEGIN.length(), begin.text.length() - DASHES.length());
                int end = end(source, lines, i, label);
                String text = String.join(
                        "\n", lines.subList(i, end + 1).stream().map(Line::text).toList());
                blocks.add(new PemBlock(label, begin.number, text + "\n"));
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

    boolean isPkcs7() {
        return label.equals("PKCS7") || label.equals("CMS") || label.equals("PKCS #7 SIGNED DATA");
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
        String base64 = String.join("", lines.subList(1, lines.size() - 1));
        return Base64.getDecoder().decode(BLANKS.matcher(base64).replaceAll(""));
    }

    private static List<Line> lines(String content) {
        List<String> lines = content.lines().map(String::strip).toList();
        boolean single = lines.stream().filter(line -> !line.isEmpty()).limit(2).count() == 1;
        List<Line> split = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            pieces(lines.get(i), single).forEach(piece -> split.add(new Line(number, piece)));
        }
        return split;
    }

    /** The lines of a block whose line breaks became blanks, as RFC 7468, 3, allows readers to accept. */
    private static Stream<String> pieces(String line, boolean isWholeText) {
        boolean isFlat = (isWholeText || line.startsWith(BEGIN)) && line.contains(DASHES + " ");
        return isFlat
                ? BESIDE_BOUNDARY
                        .splitAsStream(line)
                        .flatMap(piece -> HEADERS.matcher(piece)
                                .replaceFirst("$1\n$2\n\n")
                                .lines())
                : Stream.of(line);
    }

    private static int end(String source, List<Line> lines, int begin, String label) {
        for (int i = begin + 1; i < lines.size() && !isBoundary(lines.get(i).text, BEGIN); i++) {
            String line = lines.get(i).text;
            if (isBoundary(line, END)) {
                return i;
            }
            if (line.contains(END)) {
                throw new IllegalArgumentException(source + ", line " + lines.get(i).number + ": expected -----END "
                        + label + "----- alone on its line, found other text beside it; put line breaks around it");
            }
        }
        throw new IllegalArgumentException(source + " is truncated: expected -----END " + label
                + "----- after the -----BEGIN " + label + "----- of line " + lines.get(begin).number
                + ", found none; copy the whole block again");
    }

    private static boolean isBoundary(String line, String kind) {
        // In a file without line breaks, the first dashes after the label are not at the end of the line.
        return line.startsWith(kind) && line.indexOf(DASHES, kind.length() + 1) == line.length() - DASHES.length();
    }

    /** A line with its number in the file, which the pieces of a flat block share. */
    private record Line(int number, String text) {}

    private static final String DASHES = "-----";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern BESIDE_BOUNDARY =
            Pattern.compile("\\s+(?=-----(?:BEGIN|END) )|(?<=[A-Z0-9]-----)\\s+");
    /** The headers of an encrypted key (RFC 1421, 4.6.1), which stand before an empty line. */
    private static final Pattern HEADERS = Pattern.compile("^(Proc-Type: \\S+)\\s+(DEK-Info: \\S+)\\s+");
}
