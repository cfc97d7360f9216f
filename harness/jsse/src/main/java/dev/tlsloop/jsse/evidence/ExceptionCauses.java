package dev.tlsloop.jsse.evidence;

import java.util.stream.Stream;

/** An exception and its causes, outermost first. */
public final class ExceptionCauses {
    /** More than any engine nests, so that a cycle of causes ends. */
    private static final int MOST = 20;

    private ExceptionCauses() {}

    public static Stream<Throwable> of(Throwable e) {
        return Stream.iterate(e, t -> t != null, Throwable::getCause).limit(MOST);
    }
}
