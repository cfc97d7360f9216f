package dev.tlsloop.examples;

import dev.tlsloop.Context;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.IssuerFlaw;
import dev.tlsloop.jsse.Jsse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The five journeys by the names that the command line takes. */
enum Journey {
    FIRST_SUCCESS(
            "first-success",
            "a first handshake",
            List.of(FirstSuccess::succeeds, FirstSuccess::isRefusedForAnotherName)),
    MUTUAL_TLS(
            "mutual-tls",
            "a server that requires client certificates",
            List.of(MutualTls::refusesAStranger, MutualTls::acceptsItsOwn)),
    SERVER_NAMES(
            "server-names",
            "a server that selects its context by name",
            List.of(ServerNames::servesTheContextOfTheName, ServerNames::refusesAnUnlistedName)),
    YOUR_OWN_CONTEXT(
            "your-own-context",
            "the SSLContext of an application",
            List.of(() -> YourOwnContext.refusesAnImpostor(theDefault()), Journey::yourOwnContextAccepts)),
    BROKEN_INTERMEDIATE("broken-intermediate", "an intermediate certificate with every flaw", everyFlaw());

    private final String key;
    private final String title;
    private final List<Supplier<JourneyStep>> acts;

    Journey(String key, String title, List<Supplier<JourneyStep>> acts) {
        this.key = key;
        this.title = title;
        this.acts = acts;
    }

    /** The journey of that name. */
    static Optional<Journey> ofKey(String key) {
        return Stream.of(values()).filter(j -> j.key.equals(key)).findFirst();
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    /** The handshakes of the journey; each throws AssertionError if it does not have the expected outcome. */
    List<Supplier<JourneyStep>> acts() {
        return acts;
    }

    private static List<Supplier<JourneyStep>> everyFlaw() {
        Stream<Supplier<JourneyStep>> broken =
                IssuerFlaw.refusedBy(Jsse.engine()).stream().map(f -> () -> BrokenIntermediate.isRefused(f));
        return Stream.concat(broken, Stream.<Supplier<JourneyStep>>of(BrokenIntermediate::unbrokenIsAccepted))
                .toList();
    }

    private static JourneyStep yourOwnContextAccepts() {
        Authority ca = Authority.create();
        Context trusted = Context.server().credential(ca.issue("api.test")).build();
        return YourOwnContext.acceptsTheServerItTrusts(trusting(ca.anchors()), trusted);
    }

    private static SSLContext theDefault() {
        try {
            return SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no default SSLContext: " + e.getMessage(), e);
        }
    }

    /** An SSLContext as an application makes it, from a key store of its trust anchors. */
    private static SSLContext trusting(List<X509Certificate> anchors) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate anchor : anchors) {
                store.setCertificateEntry("anchor " + store.size(), anchor);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK cannot make an SSLContext: " + e.getMessage(), e);
        }
    }
}
