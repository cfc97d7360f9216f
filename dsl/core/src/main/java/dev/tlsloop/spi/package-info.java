/**
 * The SPI for engines: an engine implements a stepwise connection core, and this package implements the life cycle of
 * connections.
 *
 * <p>This package is unstable: a minor release may change it without a deprecation.
 */
@NullMarked
package dev.tlsloop.spi;

import org.jspecify.annotations.NullMarked;
