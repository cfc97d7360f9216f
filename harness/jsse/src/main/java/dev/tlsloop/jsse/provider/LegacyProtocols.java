package dev.tlsloop.jsse.provider;

import dev.tlsloop.Context;
import dev.tlsloop.TlsVersion;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The protocols that the JDK disables for the whole process when it first reads its configuration. */
public final class LegacyProtocols {
    private static final String DISABLED = "jdk.tls.disabledAlgorithms";

    /** The protocols themselves, and what they cannot do without: RSA key exchange, and signatures over SHA-1 and MD5. */
    private static final Predicate<String> NEEDED =
            name -> Set.of("SSLv3", "TLSv1", "TLSv1.1", "TLS_RSA_*", "MD5withRSA", "ECDH")
                            .contains(name)
                    || name.matches("\\w+_sha1 usage HandshakeSignature");

    private LegacyProtocols() {}

    /** Switches them on. */
    public static synchronized void enable() {
        String before = Security.getProperty(DISABLED);
        Security.setProperty(
                DISABLED, disabled().stream().filter(NEEDED.negate()).collect(Collectors.joining(", ")));
        if (!areOn()) {
            Security.setProperty(DISABLED, before);
            throw new IllegalStateException("the legacy protocols stay off: JSSE reads " + DISABLED + " once, and has"
                    + " done so already; call this before anything in this process uses TLS");
        }
    }

    static void check(Context context, ProviderCapabilities capabilities) {
        List<String> disabled = disabled();
        for (TlsVersion version : context.protocols()) {
            if (disabled.contains(version.protocolName())) {
                throw capabilities.refusal(
                        version + " in versions(...)",
                        "the JDK switches it off for the whole process (" + DISABLED + ")",
                        "call Jsse.insecurelyEnableLegacyProtocolsInThisProcess() before anything uses TLS, run it"
                                + " on the engine openssl, or leave it out");
            }
        }
    }

    private static List<String> disabled() {
        return Stream.of(Security.getProperty(DISABLED).split(","))
                .map(String::trim)
                .toList();
    }

    private static boolean areOn() {
        try {
            SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
            context.init(null, null, null);
            return Arrays.asList(context.getDefaultSSLParameters().getProtocols())
                    .contains(TlsVersion.TLS_1_0.protocolName());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no usable provider SunJSSE: " + e.getMessage(), e);
        }
    }
}
