/** Runs declarations on the system's libssl 3. */
@NullMarked
package dev.tlsloop.openssl;

import org.jspecify.annotations.NullMarked;
