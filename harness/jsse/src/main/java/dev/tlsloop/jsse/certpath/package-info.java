/** Certification path validation: chains, names and revocation, and the depth of each defect. */
@NullMarked
package dev.tlsloop.jsse.certpath;

import org.jspecify.annotations.NullMarked;
