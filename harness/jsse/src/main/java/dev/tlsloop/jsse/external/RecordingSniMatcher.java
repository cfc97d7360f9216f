package dev.tlsloop.jsse.external;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * Delegates to a user-supplied SNIMatcher and records the name that it rejected, because not every engine reports it.
 */
final class RecordingSniMatcher extends SNIMatcher {
    private final SNIMatcher matcher;
    private @Nullable SNIServerName refused;

    private RecordingSniMatcher(SNIMatcher matcher, int type) {
        super(type);
        this.matcher = matcher;
    }

    /** Stands before each matcher in those parameters. */
    static void watch(SSLParameters parameters) {
        Collection<SNIMatcher> matchers = parameters.getSNIMatchers();
        if (matchers != null && !matchers.isEmpty()) {
            parameters.setSNIMatchers(List.copyOf(matchers.stream()
                    .map(m -> new RecordingSniMatcher(m, m.getType()))
                    .toList()));
        }
    }

    /** The name that a matcher in those parameters did not take. */
    static Optional<SNIServerName> refusedBy(SSLParameters parameters) {
        return Stream.ofNullable(parameters.getSNIMatchers())
                .flatMap(Collection::stream)
                .filter(RecordingSniMatcher.class::isInstance)
                .map(matcher -> ((RecordingSniMatcher) matcher).refused)
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public boolean matches(SNIServerName name) {
        boolean taken = matcher.matches(name);
        if (!taken) {
            refused = name;
        }
        return taken;
    }
}
