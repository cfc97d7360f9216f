package dev.tlsloop.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An extension that writes the handshakes of a failed test to files: a report, and a capture for Wireshark.
 *
 * <pre>{@code
 * @TlsReports
 * class HandshakeTest {
 *     @Test
 *     void trustsItsAuthority() {
 *         Authority ca = Authority.create();
 *         Context server = Context.server().credential(ca.issue("localhost")).build();
 *         Context client = Context.client().trust(ca).build();
 *         assertThat(Loopback.between(client, server).handshake()).succeeded();
 *     }
 * }
 * }</pre>
 *
 * <p>The files are in {@code target/tlsloop/}, in {@code build/tlsloop/} of a Gradle project, or in the folder of the system
 * property {@code tlsloop.reports.dir}. Their names are the class, the method and the index of the invocation. A suppressed
 * exception of the failure and the standard error stream have their paths. A test that passes or is aborted writes nothing.
 *
 * <p>The report has the last 20 handshakes that ran on the thread of the test, its {@code @BeforeEach} and its
 * {@code @AfterEach}. A handshake on the thread of a pool is in it only if one of tlsloop's assertions on it failed. A
 * handshake in a constructor or a {@code @BeforeAll} belongs to no test. Secrets are in the files only of a run with
 * {@code withSecrets()}, or with the system property {@code tlsloop.reports=full}.
 *
 * @see <a href="https://docs.junit.org/5.14.4/user-guide/#extensions-registration">JUnit 5, registering extensions</a>
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TlsReportsExtension.class)
public @interface TlsReports {}
