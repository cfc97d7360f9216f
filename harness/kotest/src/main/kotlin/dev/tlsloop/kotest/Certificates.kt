package dev.tlsloop.kotest

import dev.tlsloop.Side
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.Side.SERVER
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.assertion.Expectations
import dev.tlsloop.harness.assertion.MessageExpectations
import io.kotest.matchers.Matcher
import java.security.cert.X509Certificate

/**
 * The engine of that side reports this certificate as the leaf of its peer. [havePresented] is what crossed the wire.
 *
 * ```
 * outcome should havePeerCertificate(CLIENT, credential.chain.first())  // passes
 * outcome should havePeerCertificate(SERVER, credential.chain.first())  // fails: the client presented none
 * ```
 */
fun havePeerCertificate(verifier: Side, leaf: X509Certificate): Matcher<Outcome> =
  meet(Expectations.peerCertificate(verifier, leaf))

/**
 * The server presented that certificate as its leaf.
 *
 * ```
 * outcome shouldHaveServerCertificate credential.chain.first()  // passes
 * ```
 */
infix fun Outcome.shouldHaveServerCertificate(leaf: X509Certificate): Outcome = apply {
  expect(havePresented(SERVER, leaf))
}

/** The server presented another certificate as its leaf, or none. */
infix fun Outcome.shouldNotHaveServerCertificate(leaf: X509Certificate): Outcome = apply {
  expect(meet(MessageExpectations.didNotPresent(SERVER, leaf)))
}

/**
 * The client presented that certificate as its leaf.
 *
 * ```
 * handshake { client(alice); server(mutual) } shouldHaveClientCertificate credential.chain.first()  // passes
 * ```
 */
infix fun Outcome.shouldHaveClientCertificate(leaf: X509Certificate): Outcome = apply {
  expect(havePresented(CLIENT, leaf))
}

/** The client presented another certificate as its leaf, or none. */
infix fun Outcome.shouldNotHaveClientCertificate(leaf: X509Certificate): Outcome = apply {
  expect(meet(MessageExpectations.didNotPresent(CLIENT, leaf)))
}

/** The engine of that side reports this certificate as the leaf of its peer; see [havePeerCertificate]. */
fun Outcome.shouldHavePeerCertificate(verifier: Side, leaf: X509Certificate): Outcome = apply {
  expect(havePeerCertificate(verifier, leaf))
}

/** The engine of that side reports another certificate of its peer, or none. */
fun Outcome.shouldNotHavePeerCertificate(verifier: Side, leaf: X509Certificate): Outcome = apply {
  expect(havePeerCertificate(verifier, leaf).invert())
}

/**
 * The side presented another certificate as its leaf, or none. An encrypted record that may hold one fails it as well.
 */
fun Outcome.shouldNotHavePresented(presenter: Side, leaf: X509Certificate): Outcome = apply {
  expect(meet(MessageExpectations.didNotPresent(presenter, leaf)))
}
