package dev.tlsloop.jsse.provider;

import dev.tlsloop.NamedGroup;
import java.lang.reflect.Method;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Sets named groups on SSLParameters: with {@code setNamedGroups} from JDK 20 on, before that with algorithm
 * constraints that leave only the chosen ones, in the JDK's order.
 */
public sealed interface NamedGroupSetter {
    /** The groups that SunJSSE implements, in its order of preference. */
    List<NamedGroup> KNOWN = List.of(
            NamedGroup.X25519,
            NamedGroup.SECP256R1,
            NamedGroup.SECP384R1,
            NamedGroup.SECP521R1,
            NamedGroup.X448,
            NamedGroup.FFDHE2048,
            NamedGroup.FFDHE3072,
            NamedGroup.FFDHE4096,
            NamedGroup.FFDHE6144,
            NamedGroup.FFDHE8192);

    void applyTo(SSLParameters p);

    /** The groups that are on. */
    List<NamedGroup> groups();

    /** On the JDK's own provider, of which it is known what works. */
    static NamedGroupSetter of(List<NamedGroup> chosen, ProviderCapabilities capabilities) {
        if (chosen.isEmpty()) {
            return new Unchanged(KNOWN);
        }
        return NamedGroupsMethod.SETTER.isPresent()
                ? byName(chosen, capabilities)
                : byConstraints(chosen, capabilities);
    }

    /** The ways to set groups that a probe may try, the better one first. */
    static List<NamedGroupSetter> ways(List<NamedGroup> chosen) {
        return Stream.concat(
                        NamedGroupsMethod.SETTER.stream().<NamedGroupSetter>map(setter -> new ByName(chosen, setter)),
                        Stream.of(new ByConstraints(chosen)))
                .toList();
    }

    private static NamedGroupSetter byName(List<NamedGroup> chosen, ProviderCapabilities capabilities) {
        if (!KNOWN.containsAll(chosen)) {
            checkKnown(chosen, NamedGroupsMethod.ofTheJdk(), capabilities);
        }
        NamedGroupSetter settings = new ByName(chosen, NamedGroupsMethod.SETTER.orElseThrow());
        settings.applyTo(new SSLParameters());
        return settings;
    }

    private static NamedGroupSetter byConstraints(List<NamedGroup> chosen, ProviderCapabilities capabilities) {
        checkKnown(chosen, KNOWN, capabilities);
        List<NamedGroup> ordered = KNOWN.stream().filter(chosen::contains).toList();
        if (!ordered.equals(chosen)) {
            throw capabilities.refusal(
                    "groups("
                            + String.join(
                                    ", ", chosen.stream().map(NamedGroup::name).toList()) + ") in that order",
                    "before JDK 20 its order is fixed",
                    "give them as " + ordered + ", run on JDK 20 or later, or on the engine openssl");
        }
        return new ByConstraints(ordered);
    }

    /** JDK 20 and later pass over a name that they do not know. */
    private static void checkKnown(List<NamedGroup> chosen, List<NamedGroup> known, ProviderCapabilities capabilities) {
        for (NamedGroup group : chosen) {
            if (!known.contains(group)) {
                throw capabilities.refusal(
                        "groups(" + group + ")",
                        "the JDK does not have it",
                        "run it on the engine openssl, or leave it out");
            }
        }
    }

    /** Nothing was chosen. */
    record Unchanged(List<NamedGroup> groups) implements NamedGroupSetter {
        @Override
        public void applyTo(SSLParameters p) {}
    }

    /** From JDK 20 on; the method is looked up because this is compiled for 17. */
    record ByName(List<NamedGroup> groups, Method setter) implements NamedGroupSetter {
        @Override
        public void applyTo(SSLParameters p) {
            try {
                Object names = groups.stream().map(NamedGroup::name).toArray(String[]::new);
                setter.invoke(p, names);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("SSLParameters.setNamedGroups failed: " + e.getMessage(), e);
            }
        }
    }

    /** JDK 17: everything that is not chosen is forbidden. */
    record ByConstraints(List<NamedGroup> groups) implements NamedGroupSetter {
        @Override
        public void applyTo(SSLParameters p) {
            p.setAlgorithmConstraints(new OnlyThese(groups));
        }
    }

    /** Permits everything but the groups that were not chosen. */
    record OnlyThese(List<NamedGroup> groups) implements AlgorithmConstraints {
        private static final String SIGNATURES_OF_SUN_JSSE = "sun.security.ssl.SignatureScheme";

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
            if (!primitives.contains(CryptoPrimitive.KEY_AGREEMENT)) {
                return true;
            }
            Optional<NamedGroup> group = NamedGroup.ofName(algorithm);
            return group.isEmpty() ? isOther(algorithm) : groups.contains(group.get()) || isAskedForSignatures();
        }

        /** SunJSSE 17 asks about the curve of a signature in the words of a key exchange, and groups are none. */
        private static boolean isAskedForSignatures() {
            return StackWalker.getInstance()
                    .walk(frames ->
                            frames.anyMatch(frame -> frame.getClassName().equals(SIGNATURES_OF_SUN_JSSE)));
        }

        /** Bouncy Castle asks for the two parts of a hybrid one by one. */
        private boolean isOther(String algorithm) {
            return !algorithm.startsWith("ML-KEM")
                    || groups.stream().anyMatch(group -> group.name().contains("MLKEM"));
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
            return permits(primitives, algorithm, parameters);
        }
    }

    /** {@code SSLParameters.setNamedGroups} and its twin, where the JDK has them. */
    final class NamedGroupsMethod {
        private static final Optional<Method> SETTER = named("setNamedGroups");

        private NamedGroupsMethod() {}

        /** A JDK may have more by now than when this was written; what it has it has on by default. */
        static List<NamedGroup> ofTheJdk() {
            try {
                SSLParameters defaults = SSLContext.getDefault().getDefaultSSLParameters();
                Object names = named("getNamedGroups").orElseThrow().invoke(defaults);
                Stream<NamedGroup> more = names == null
                        ? Stream.empty()
                        : Stream.of((String[]) names).flatMap(name -> NamedGroup.ofName(name).stream());
                return Stream.concat(KNOWN.stream(), more).toList();
            } catch (ReflectiveOperationException | NoSuchAlgorithmException e) {
                throw new IllegalStateException("the JDK does not tell its groups: " + e.getMessage(), e);
            }
        }

        private static Optional<Method> named(String name) {
            return Stream.of(SSLParameters.class.getMethods())
                    .filter(m -> m.getName().equals(name))
                    .findFirst();
        }
    }
}
