package dev.tlsloop.harness.decrypt;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The secrets of an NSS key log, by label and client random. Unknown labels are kept, and other lines are skipped. A comment
 * may say why there are no secrets.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-tls-keylogfile-02.html">The SSLKEYLOGFILE format</a>
 */
public final class KeyLog {
    private static final int LONGEST_SECRET = 64;
    private static final Pattern LINE =
            Pattern.compile("(\\w+) ([0-9a-fA-F]{64}) ((?:[0-9a-fA-F]{2}){1," + LONGEST_SECRET + "})");

    private static final String NO_SECRETS = "# no secrets: ";

    private final Map<String, byte[]> secrets;
    private final String missing;

    private KeyLog(Map<String, byte[]> secrets, String missing) {
        this.secrets = secrets;
        this.missing = missing;
    }

    /** A comment line that says why a side tells no secrets. */
    public static String comment(String why) {
        return NO_SECRETS + why;
    }

    /** Parses the lines of a text. */
    public static KeyLog parse(String text) {
        Map<String, byte[]> secrets = new HashMap<>();
        text.lines()
                .map(line -> LINE.matcher(line.strip()))
                .filter(Matcher::matches)
                .forEach(line -> secrets.put(
                        key(line.group(1), HexFormat.of().parseHex(line.group(2))),
                        HexFormat.of().parseHex(line.group(3))));
        String reasons = text.lines()
                .filter(line -> line.startsWith(NO_SECRETS))
                .map(line -> line.substring(NO_SECRETS.length()).strip())
                .distinct()
                .collect(Collectors.joining("; "));
        return new KeyLog(secrets, reasons.isEmpty() ? "the key log has no secret of this connection" : reasons);
    }

    /** Why a secret is missing, as part of a sentence. */
    String missing() {
        return missing;
    }

    Optional<byte[]> secret(String label, byte[] clientRandom) {
        return Optional.ofNullable(secrets.get(key(label, clientRandom)));
    }

    private static String key(String label, byte[] clientRandom) {
        return label + " " + HexFormat.of().formatHex(clientRandom);
    }
}
