package dev.tlsloop.jsse.evidence;

import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The refusal of the JDK's trust manager that a provider gave a name of a key exchange which it does not know. The class
 * that throws throws for key usages, too, and only its message has the name.
 */
public final class UnknownAuthType {
    private static final String THROWER = "sun.security.validator.EndEntityChecker";
    private static final Pattern NAME = Pattern.compile("^Unknown authType: (.+)$");

    private UnknownAuthType() {}

    public static Optional<Refusal> refusal(Throwable e) {
        return ExceptionCauses.of(e)
                .filter(UnknownAuthType::isOfTheJdk)
                .map(t -> NAME.matcher(String.valueOf(t.getMessage())))
                .filter(Matcher::matches)
                .map(name -> Refusal.of(Reason.OTHER, "the trust manager does not know authType " + name.group(1)))
                .findFirst();
    }

    private static boolean isOfTheJdk(Throwable t) {
        StackTraceElement[] trace = t.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(THROWER);
    }
}
