package dev.tlsloop;

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

/** The table of cipher suites, read once from the text beside this class. */
final class CipherRegistry {
    private static final String FILE = "cipher-suites.txt";
    private static final List<CipherProperties> ALL = load();
    private static final Map<Integer, CipherProperties> BY_CODE = new HashMap<>();
    private static final Map<String, CipherProperties> BY_NAME = new HashMap<>();

    static {
        for (CipherProperties traits : ALL) {
            BY_CODE.put(traits.suite().code(), traits);
            BY_NAME.put(key(traits.name()), traits);
            BY_NAME.put(key(traits.openSslName()), traits);
        }
    }

    private CipherRegistry() {}

    static List<CipherProperties> all() {
        return ALL;
    }

    static Optional<CipherProperties> find(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static Optional<CipherProperties> find(String name) {
        return Optional.ofNullable(BY_NAME.get(key(name)));
    }

    /** The JDK kept SSL_ in the names of the suites that are older than TLS. */
    private static String key(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("SSL_") ? "TLS_" + upper.substring(4) : upper;
    }

    private static List<CipherProperties> load() {
        try (InputStream in = CipherRegistry.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the table " + FILE + " is missing beside " + CipherRegistry.class
                        + "; take tlsloop-dsl as it was built");
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
