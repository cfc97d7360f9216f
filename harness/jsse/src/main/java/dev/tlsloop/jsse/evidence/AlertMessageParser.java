package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Alert;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The alerts in the messages of SunJSSE. They are the only place where it says which alert came in; which alert it sent
 * is in front of the message from JDK 19 on.
 */
final class AlertMessageParser {
    private static final Pattern RECEIVED = Pattern.compile("Received (?:fatal )?alert: (\\w+)");
    private static final Pattern SENT = Pattern.compile("^\\((\\w+)\\) ");

    private AlertMessageParser() {}

    /** The peer's alert that this message reports. */
    static Optional<Alert> receivedAlert(Throwable e) {
        return find(RECEIVED, e).or(() -> NativeErrorCodes.receivedAlert(e));
    }

    /** The alert that was sent for the fault that this message reports. */
    static Optional<Alert> sent(Throwable e) {
        return find(SENT, e).or(() -> NativeErrorCodes.sent(e));
    }

    private static Optional<Alert> find(Pattern pattern, Throwable e) {
        Matcher matcher = pattern.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? Alert.ofName(matcher.group(1)) : Optional.empty();
    }
}
