/** The five journeys, each a file to read and to copy from, and the command line that runs them. */
@NullMarked
package dev.tlsloop.examples;

import org.jspecify.annotations.NullMarked;
