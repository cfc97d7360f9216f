package dev.tlsloop.examples;

import dev.tlsloop.Party;
import dev.tlsloop.harness.Outcome;

/**
 * A handshake of a journey that had its expected outcome.
 *
 * @param claim the asserted result, as a sentence
 * @param client the declaration of the client
 * @param server the declaration of the server
 * @param outcome the outcome of the handshake
 */
record JourneyStep(String claim, Party client, Party server, Outcome outcome) {}
