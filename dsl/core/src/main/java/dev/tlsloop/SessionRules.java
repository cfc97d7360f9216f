package dev.tlsloop;

import java.time.Duration;
import java.util.Set;

/** What is refused about sessions, one sentence a mistake. */
final class SessionRules {
    private static final int LONGEST_ID = 32;

    private SessionRules() {}

    static void check(ContextSettings b) {
        checkTimeout(b.sessionTimeout);
        checkCache(b.sessionCacheMode);
        ContextRules.refuseIf(
                b.sessionIdContext.length > LONGEST_ID,
                "sessionIdContext(...) is too long with " + b.sessionIdContext.length + " bytes; give " + LONGEST_ID
                        + " or less, such as a hash of what it stands for");
    }

    private static void checkTimeout(Duration timeout) {
        boolean wholeSeconds = timeout.getNano() == 0;
        long seconds = timeout.getSeconds();
        ContextRules.refuseIf(
                !wholeSeconds || seconds < 1 || seconds > Integer.MAX_VALUE,
                "sessionTimeout(" + timeout + ") is not 1 to " + Integer.MAX_VALUE + " whole seconds; give such a"
                        + " number, or sessionCacheMode(OFF) with options(NO_TICKET) to resume nothing");
    }

    private static void checkCache(Set<SessionCacheMode> modes) {
        ContextRules.refuseIf(
                modes.isEmpty(), "sessionCacheMode() is given no mode; give OFF, or at least one of the others");
        ContextRules.refuseIf(
                modes.contains(SessionCacheMode.OFF) && modes.size() > 1,
                "sessionCacheMode(" + modes + ") mixes OFF with others; give OFF alone, or leave it out");
    }
}
