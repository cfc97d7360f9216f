package dev.tlsloop.jsse.keylog;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A security provider that stands first and has nothing to offer, except to a thread on which a connection of ours is
 * being stepped: there it hands out what the next provider has, observed. To everybody else it is as if it were not there.
 */
public final class ObservingProvider extends Provider {
    static final String HMAC = "Mac";
    static final String GENERATOR = "KeyGenerator";

    private static final long serialVersionUID = 1;
    private static final String NAME = "tlsloop-observer";
    private static final Set<String> HMACS = Set.of("HmacSHA256", "HmacSHA384");
    private static final Set<String> GENERATORS =
            Set.of("SunTls12MasterSecret", "SunTlsMasterSecret", "SunTlsExtendedMasterSecret", "SunTls12Prf");
    private static final SecretObserver NOBODY = new SecretObserver() {
        @Override
        public void onMac(byte[] key, byte[] text, byte[] mac) {}

        @Override
        public void onKeyGenerated(String algorithm, byte[] key) {}
    };

    private static int users;

    private ObservingProvider() {
        super(NAME, "1", "observes the connections of tlsloop that were declared with CAPTURE_SECRETS");
    }

    /**
     * Puts it first, until {@link #release} was called as often.
     *
     * @return why it cannot observe anything here; empty when it can
     */
    public static synchronized Optional<String> install() {
        if (users == 0) {
            Security.insertProviderAt(new ObservingProvider(), 1);
        }
        users++;
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            release();
        }
        return obstacle;
    }

    /** Takes it away again when nobody uses it any more. */
    public static synchronized void release() {
        users--;
        if (users == 0) {
            Security.removeProvider(NAME);
        }
    }

    /** A service for the thread that is observed, and no other. */
    @Override
    public @Nullable Service getService(String type, String algorithm) {
        if (SecretObserver.current() == null || !isObserved(type, algorithm)) {
            return null;
        }
        return original(type, algorithm)
                .map(p -> new Observed(this, type, algorithm, p))
                .orElse(null);
    }

    private static boolean isObserved(String type, String algorithm) {
        return type.equals(HMAC) && HMACS.contains(algorithm)
                || type.equals(GENERATOR) && GENERATORS.contains(algorithm);
    }

    /** Whose service it would be without this provider. */
    static Optional<Provider> original(String type, String algorithm) {
        return Stream.of(Security.getProviders())
                .filter(p -> !(p instanceof ObservingProvider) && p.getService(type, algorithm) != null)
                .findFirst();
    }

    /** Some JDKs take no provider that is not signed, and another provider may stand before this one. */
    private static Optional<String> obstacle() {
        SecretObserver before = SecretObserver.enter(NOBODY);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            Key key = new SecretKeySpec(new byte[] {1}, "HmacSHA256");
            mac.init(key);
            Provider generates = KeyGenerator.getInstance("SunTls12Prf").getProvider();
            return mac.getProvider() instanceof ObservingProvider && generates instanceof ObservingProvider
                    ? Optional.empty()
                    : Optional.of("the provider " + mac.getProvider().getName()
                            + " computes its secrets, and cannot be observed");
        } catch (GeneralSecurityException | SecurityException e) {
            return Optional.of("this JDK does not let its secrets be observed (" + e.getMessage() + ")");
        } finally {
            SecretObserver.leave(before);
        }
    }

    /** One algorithm of another provider, observed. */
    private static final class Observed extends Service {
        private final Provider inherited;

        Observed(Provider provider, String type, String algorithm, Provider inherited) {
            super(provider, type, algorithm, ObservingProvider.class.getName(), null, null);
            this.inherited = inherited;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return getType().equals(HMAC)
                    ? new ObservedMac(Mac.getInstance(getAlgorithm(), inherited))
                    : new ObservedKeyGenerator(KeyGenerator.getInstance(getAlgorithm(), inherited));
        }

        @Override
        public boolean supportsParameter(@Nullable Object parameter) {
            return true;
        }
    }
}
