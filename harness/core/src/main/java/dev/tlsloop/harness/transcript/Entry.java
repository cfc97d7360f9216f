package dev.tlsloop.harness.transcript;

import dev.tlsloop.Side;

/**
 * One line of a {@link Transcript}. Components may be added in later releases.
 *
 * @param step the number of the line, from 1; there is no clock
 * @param side the sender, or the side that the event is about
 * @param event the event
 * @param length its size on the wire in bytes; 0 if no bytes were sent
 */
public record Entry(int step, Side side, Event event, long length) {}
