package dev.tlsloop.cipher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A table of the named cipher suites, read once from the resource {@code cipher-suites.txt} of this package. */
public final class CipherRegistry {
    private static final String FILE = "cipher-suites.txt";
    private static final List<CipherProperties> ALL = load();
    private static final Map<Integer, CipherProperties> BY_CODE = new HashMap<>();
    private static final Map<String, CipherProperties> BY_NAME = new HashMap<>();

    static {
        for (CipherProperties properties : ALL) {
            BY_CODE.put(properties.code(), properties);
            BY_NAME.put(key(properties.name()), properties);
            BY_NAME.put(key(properties.openSslName()), properties);
        }
    }

    private CipherRegistry() {}

    static List<CipherProperties> all() {
        return ALL;
    }

    /** The suite of a code in the TLS Cipher Suites registry; empty when the code has no name here. */
    public static Optional<CipherProperties> find(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The suite of a name of IANA, OpenSSL or the JDK; case is ignored; empty for an unknown name. */
    public static Optional<CipherProperties> find(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }

    /** The JDK keeps the prefix SSL_ in the names of suites that are older than TLS. */
    private static String key(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("SSL_") ? "TLS_" + upper.substring(4) : upper;
    }

    private static List<CipherProperties> load() {
        try (InputStream in = CipherRegistry.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing beside " + CipherRegistry.class
                        + "; use the published tlsloop-dsl jar unchanged");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            List<CipherProperties> all = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    all.add(CipherProperties.parse(line));
                }
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
