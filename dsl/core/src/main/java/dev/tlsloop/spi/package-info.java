/**
 * For authors of engines: a machine that steps is all an engine writes; a connection's life is written here once.
 *
 * <p>This package is unstable: a minor release may change it without a deprecation.
 */
@NullMarked
package dev.tlsloop.spi;

import org.jspecify.annotations.NullMarked;
