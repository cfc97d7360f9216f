package dev.tlsloop.report.page;

import dev.tlsloop.harness.Outcome;

/**
 * A handshake on a page.
 *
 * @param title its title; empty if the verdict is the title
 * @param outcome its outcome
 */
public record Handshake(String title, Outcome outcome) {}
