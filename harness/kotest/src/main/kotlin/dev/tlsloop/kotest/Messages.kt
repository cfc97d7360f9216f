package dev.tlsloop.kotest

import dev.tlsloop.NamedGroup
import dev.tlsloop.Side
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.assertion.GoldenTranscript
import dev.tlsloop.harness.assertion.MessageExpectations
import dev.tlsloop.harness.transcript.HandshakeKind
import dev.tlsloop.harness.transcript.MessageType
import io.kotest.matchers.Matcher
import java.nio.file.Path
import java.security.cert.X509Certificate

/**
 * The side sent such a message. In TLS 1.3 most are encrypted: it fails unless the handshake ran with secrets, and says
 * so.
 *
 * ```
 * handshake { client(alice); server(mutual); withSecrets() } should haveSent(SERVER, CERTIFICATE_REQUEST)   // passes
 * handshake { client(client); server(server); withSecrets() } should haveSent(SERVER, CERTIFICATE_REQUEST)  // fails
 * ```
 */
fun haveSent(sender: Side, type: MessageType): Matcher<Outcome> = meet(MessageExpectations.sent(sender, type))

/**
 * The side sent no such message. It fails as well if an encrypted record may hold one.
 *
 * ```
 * handshake { client(client); server(server); withSecrets() } should haveNotSent(SERVER, CERTIFICATE_REQUEST)  // passes
 * handshake { client(client); server(server) } should haveNotSent(SERVER, CERTIFICATE_REQUEST)  // fails: encrypted
 * ```
 */
fun haveNotSent(sender: Side, type: MessageType): Matcher<Outcome> = meet(MessageExpectations.didNotSend(sender, type))

/**
 * The handshake made its keys that way. [beResumed] takes any resumption.
 *
 * ```
 * pair.outcome() should haveHandshake(FULL)                               // passes
 * pair.resume().use { it.outcome() should haveHandshake(RESUMED_BY_PSK) }  // passes in TLS 1.3
 * ```
 */
fun haveHandshake(kind: HandshakeKind): Matcher<Outcome> = meet(MessageExpectations.handshake(kind))

/**
 * The server asked for another key share with a HelloRetryRequest. The handshake may have failed later.
 *
 * ```
 * handshake { client(client); server { groups(SECP384R1) } } should haveRetry()  // passes: the key share is another
 * handshake { client(client); server(server) } should haveRetry()                // fails
 * ```
 */
fun haveRetry(): Matcher<Outcome> = meet(MessageExpectations.retry())

/**
 * The server sent no HelloRetryRequest.
 *
 * ```
 * handshake { client(client); server(server) } should haveNoRetry()                // passes
 * handshake { client(client); server { groups(SECP384R1) } } should haveNoRetry()  // fails: the key share is another
 * ```
 */
fun haveNoRetry(): Matcher<Outcome> = meet(MessageExpectations.noRetry())

/**
 * The side sent key shares of these groups in this order, of both hellos after a retry.
 *
 * ```
 * handshake { client { groups(X25519) }; server(server) } should haveKeyShares(CLIENT, X25519)     // passes
 * handshake { client { groups(X25519) }; server(server) } should haveKeyShares(CLIENT, SECP256R1)  // fails
 * ```
 */
fun haveKeyShares(sender: Side, vararg groups: NamedGroup): Matcher<Outcome> =
  meet(MessageExpectations.keyShares(sender, *groups))

/**
 * The side signed with that scheme. In TLS 1.3 it takes a handshake with secrets.
 *
 * ```
 * handshake { client(client); server(server); withSecrets() } should haveSignatureScheme(SERVER, "ed25519")  // passes
 * handshake { client(client); server(server) } should haveSignatureScheme(SERVER, "ed25519")  // fails: encrypted
 * ```
 */
fun haveSignatureScheme(signer: Side, scheme: String): Matcher<Outcome> =
  meet(MessageExpectations.signatureScheme(signer, scheme))

/**
 * The side presented that certificate as its leaf, also in a handshake that failed.
 *
 * ```
 * outcome should havePresented(SERVER, credential.chain.first())  // passes
 * outcome should havePresented(CLIENT, credential.chain.first())  // fails: it was not asked for one
 * ```
 */
fun havePresented(presenter: Side, leaf: X509Certificate): Matcher<Outcome> =
  meet(MessageExpectations.presented(presenter, leaf))

/**
 * The stable transcript is the text of that file. `-Dtlsloop.golden.update=true` makes the test write the file.
 *
 * ```
 * outcome should matchGolden(Path.of("src/test/resources/handshake.txt"))  // passes if the handshake is as before
 * ```
 */
fun matchGolden(file: Path): Matcher<Outcome> = meet(GoldenTranscript.at(file))

/** The stable transcript is the text of that file; see [matchGolden]. */
infix fun Outcome.shouldMatchGolden(file: Path): Outcome = apply { expect(matchGolden(file)) }

/** The side sent such a message; see [haveSent]. */
fun Outcome.shouldHaveSent(sender: Side, type: MessageType): Outcome = apply { expect(haveSent(sender, type)) }

/** The side sent no such message; see [haveNotSent]. An encrypted record that may hold it fails as well. */
fun Outcome.shouldNotHaveSent(sender: Side, type: MessageType): Outcome = apply { expect(haveNotSent(sender, type)) }

/**
 * The handshake made its keys that way.
 *
 * ```
 * pair.outcome() shouldHaveHandshake FULL            // passes
 * pair.outcome() shouldHaveHandshake RESUMED_BY_PSK  // fails
 * ```
 */
infix fun Outcome.shouldHaveHandshake(kind: HandshakeKind): Outcome = apply { expect(haveHandshake(kind)) }

/** The server asked for another key share with a HelloRetryRequest; see [haveRetry]. */
fun Outcome.shouldHaveRetry(): Outcome = apply { expect(haveRetry()) }

/** The server sent no HelloRetryRequest; see [haveNoRetry]. */
fun Outcome.shouldHaveNoRetry(): Outcome = apply { expect(haveNoRetry()) }

/** The side sent key shares of these groups in this order; see [haveKeyShares]. */
fun Outcome.shouldHaveKeyShares(sender: Side, vararg groups: NamedGroup): Outcome = apply {
  expect(haveKeyShares(sender, *groups))
}

/** The side signed with that scheme; see [haveSignatureScheme]. */
fun Outcome.shouldHaveSignatureScheme(signer: Side, scheme: String): Outcome = apply {
  expect(haveSignatureScheme(signer, scheme))
}

/** The side presented that certificate as its leaf; see [havePresented]. */
fun Outcome.shouldHavePresented(presenter: Side, leaf: X509Certificate): Outcome = apply {
  expect(havePresented(presenter, leaf))
}
