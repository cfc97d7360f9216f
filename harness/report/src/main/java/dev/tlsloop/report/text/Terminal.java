package dev.tlsloop.report.text;

import dev.tlsloop.Side;
import dev.tlsloop.report.ladder.Step;

/** The colours of a terminal, as escape sequences of ECMA-48; or none. */
public enum Terminal {
    /** Text without any sequence. */
    PLAIN,
    /** Text with the eight colours that each terminal has. */
    COLOURED;

    private static final String BLUE = "34";
    private static final String MAGENTA = "35";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String FAINT = "2";

    /** The name of a line in the colour of its side or of its meaning. */
    String name(Step step, String text) {
        return switch (step.kind()) {
            case REFUSAL, FAULT -> in(RED, text);
            case ESTABLISHED -> in(GREEN, text);
            default -> side(step.side(), text);
        };
    }

    String side(Side side, String text) {
        return in(side == Side.CLIENT ? BLUE : MAGENTA, text);
    }

    String faint(String text) {
        return in(FAINT, text);
    }

    private String in(String colour, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + colour + "m" + text + "\u001b[0m";
    }
}
