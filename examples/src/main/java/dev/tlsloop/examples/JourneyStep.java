package dev.tlsloop.examples;

import dev.tlsloop.Party;
import dev.tlsloop.harness.Outcome;

/**
 * One handshake of a journey, which came out as the journey asserts.
 *
 * @param claim what was asserted, as a sentence
 * @param client what was declared for the client
 * @param server what was declared for the server
 * @param outcome how it came out
 */
record JourneyStep(String claim, Party client, Party server, Outcome outcome) {}
