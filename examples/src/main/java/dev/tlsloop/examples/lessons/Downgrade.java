package dev.tlsloop.examples.lessons;

import dev.tlsloop.Side;
import dev.tlsloop.harness.transcript.Entry;
import dev.tlsloop.harness.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Places in the bytes of hellos, found in the byte ranges of a transcript. */
final class Downgrade {
    private static final HexFormat HEX = HexFormat.of();

    /** The extension supported_versions (43) with a length of 5, and a list of 4 bytes: TLS 1.3 and TLS 1.2. */
    private static final String SUPPORTED_VERSIONS = "002b0005" + "0403040303";

    private static final int RANDOM_END = 5 + 4 + 2 + 32;
    private static final int SENTINEL = 8;

    private Downgrade() {}

    /** The place of the low byte of the type of supported_versions in the client's stream. */
    static long offsetOfSupportedVersions(Transcript transcript) {
        String hello = HEX.formatHex(firstOf(transcript, Side.CLIENT));
        int found = hello.indexOf(SUPPORTED_VERSIONS);
        if (found < 0 || found % 2 != 0) {
            throw new IllegalStateException(
                    "the ClientHello has no supported_versions of TLS 1.3 and TLS 1.2: " + hello);
        }
        return found / 2 + 1;
    }

    /** The last eight bytes of the server's random value, in hex and as text. */
    static String endOfServerRandom(Transcript transcript) {
        byte[] record = firstOf(transcript, Side.SERVER);
        String text = new String(record, RANDOM_END - SENTINEL, SENTINEL - 1, StandardCharsets.US_ASCII);
        return HEX.withDelimiter(" ").formatHex(record, RANDOM_END - SENTINEL, RANDOM_END) + "  (" + text + ", then "
                + record[RANDOM_END - 1] + ")";
    }

    private static byte[] firstOf(Transcript transcript, Side side) {
        Entry first = transcript.entries().stream()
                .filter(entry -> entry.side() == side && entry.length() > 0)
                .findFirst()
                .orElseThrow();
        return transcript
                .recording()
                .flatMap(bytes -> bytes.bytesOf(first))
                .orElseThrow()
                .sent();
    }
}
