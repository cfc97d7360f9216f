package dev.tlsloop.harness.decrypt;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of an NSS key log, by label and client random. Unknown labels are kept, and other lines are skipped.
 *
 * @see <a href="https://www.ietf.org/archive/id/draft-ietf-tls-keylogfile-02.html">The SSLKEYLOGFILE format</a>
 */
public final class KeyLog {
    private static final int LONGEST_SECRET = 64;
    private static final Pattern LINE =
            Pattern.compile("(\\w+) ([0-9a-fA-F]{64}) ((?:[0-9a-fA-F]{2}){1," + LONGEST_SECRET + "})");

    private final Map<String, byte[]> secrets;

    private KeyLog(Map<String, byte[]> secrets) {
        this.secrets = secrets;
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
        return new KeyLog(secrets);
    }

    Optional<byte[]> secret(String label, byte[] clientRandom) {
        return Optional.ofNullable(secrets.get(key(label, clientRandom)));
    }

    private static String key(String label, byte[] clientRandom) {
        return label + " " + HexFormat.of().formatHex(clientRandom);
    }
}
