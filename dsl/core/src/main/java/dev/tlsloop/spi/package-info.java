/** For authors of engines: a machine that steps is all an engine writes; a connection's life is written here once. */
@NullMarked
package dev.tlsloop.spi;

import org.jspecify.annotations.NullMarked;
