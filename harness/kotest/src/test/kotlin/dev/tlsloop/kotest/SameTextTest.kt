package dev.tlsloop.kotest

import dev.tlsloop.Alert
import dev.tlsloop.AlpnProtocol
import dev.tlsloop.CipherSuite
import dev.tlsloop.NamedGroup
import dev.tlsloop.Reason.CERTIFICATE_EXPIRED
import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.Revocation
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.Side.SERVER
import dev.tlsloop.TlsVersion.TLS_1_2
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.VerifyMode
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.assertion.Expectation
import dev.tlsloop.harness.assertion.Expectations
import dev.tlsloop.harness.assertion.OutcomeAssert
import dev.tlsloop.harness.assertion.TlsAssertions.assertThat
import dev.tlsloop.harness.fault.Fault
import dev.tlsloop.harness.transcript.HandshakeKind.FULL
import dev.tlsloop.harness.transcript.HandshakeKind.RESUMED_BY_TICKET
import dev.tlsloop.harness.transcript.MessageType.CERTIFICATE_REQUEST
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.groupOrNull
import dev.tlsloop.kotlin.serverContext
import io.kotest.matchers.Matcher
import io.kotest.matchers.should
import io.kotest.matchers.shouldBe
import io.kotest.matchers.shouldNot
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

/** What fails prints the same in Java and in Kotlin, to the letter. */
class SameTextTest {
  @ParameterizedTest
  @MethodSource("sentences")
  fun aSentenceFailsWithTheTextOfItsJavaTwin(
    outcome: Outcome,
    java: OutcomeAssert.() -> Unit,
    kotlin: Outcome.() -> Unit,
  ) {
    textOf { outcome.kotlin() } shouldBe textOf { assertThat(outcome).java() }
  }

  @ParameterizedTest
  @MethodSource("matchers")
  fun aMatcherFailsWithTheTextOfItsExpectation(unmet: Outcome, matcher: Matcher<Outcome>, expectation: Expectation) {
    textOf { unmet should matcher } shouldBe textOf { assertThat(unmet).meets(expectation) }
  }

  @ParameterizedTest
  @MethodSource("metMatchers")
  fun aNegatedMatcherFailsWithTheTextOfItsExpectation(
    met: Outcome,
    matcher: Matcher<Outcome>,
    expectation: Expectation,
  ) {
    textOf { met shouldNot matcher } shouldBe textOf { assertThat(met).doesNotMeet(expectation) }
  }

  companion object {
    private val ca = Authority.create()
    private val server = serverContext { credential(ca.issue("localhost")).alpn("h2") }
    private val success = handshake {
      client { trust(ca).alpn("h2") }
      server(server)
    }
    private val refused = handshake {
      client {}
      server(server)
    }
    private val other = clientContext {}
    private val used = (success as Outcome.Success).client
    private val alice = clientContext {
      trust(ca)
      credential(ca.issue("alice"))
    }
    private val mutual = handshake {
      client(alice)
      server {
        credential(ca.issue("localhost"))
        trust(ca)
        verify(VerifyMode.PEER)
      }
    }
    private val resumed = loopback {
      client { trust(ca) }
      server(server)
    }
      .open()
      .use { first -> first.resume().use { it.outcome() } }
    private val served = used.peerChain.first()
    private val presented = (mutual as Outcome.Success).server.peerChain.first()
    private val usedAlert = (refused as Outcome.Refused).alert().orElseThrow()
    private val stalled = handshake {
      client { trust(ca) }
      server(server)
      withFault(Fault.from(SERVER).atByte(0).stall())
    }
    private val chacha = CipherSuite(0x1303)
    private val leaf = ca.issue("leaf").chain.first()
    private val retried = handshake {
      client { trust(ca).groups(NamedGroup.SECP256R1, NamedGroup.SECP384R1) }
      server { credential(ca.issue("localhost")).groups(NamedGroup.SECP384R1) }
    }

    @JvmStatic
    fun sentences() =
      listOf(
        sentence(refused, { succeeded() }, { shouldSucceed() }),
        sentence(refused, { failedOn(SERVER) }, { shouldFailOn(SERVER) }),
        sentence(success, { failedOn(CLIENT) }, { this shouldFailOn CLIENT }),
        sentence(
          refused,
          { failedOn(CLIENT).because(CERTIFICATE_EXPIRED) },
          { shouldFailOn(CLIENT) because CERTIFICATE_EXPIRED },
        ),
        sentence(
          refused,
          { failedOn(CLIENT).withAlert(Alert.UNRECOGNIZED_NAME) },
          { shouldFailOn(CLIENT) withAlert Alert.UNRECOGNIZED_NAME },
        ),
        sentence(refused, { failedOn(CLIENT).atDepth(7) }, { shouldFailOn(CLIENT) atDepth 7 }),
        sentence(success, { succeeded().withVersion(TLS_1_2) }, { this shouldNegotiate TLS_1_2 }),
        sentence(success, { succeeded().withCipher(chacha) }, { this shouldNegotiate chacha }),
        sentence(
          success,
          { succeeded().withGroup(NamedGroup.FFDHE8192) },
          { this shouldNegotiate NamedGroup.FFDHE8192 },
        ),
        sentence(success, { succeeded().withAlpn("http/1.1") }, { this shouldNegotiate AlpnProtocol.HTTP_1_1 }),
        sentence(success, { succeeded().withAlpn("http/1.1") }, { this shouldNegotiate "http/1.1" }),
        sentence(success, { succeeded().servedBy(other) }, { this shouldBeServedBy other }),
        sentence(success, { succeeded().resumed() }, { shouldBeResumed() }),
        sentence(success, { sent(SERVER, CERTIFICATE_REQUEST) }, { shouldHaveSent(SERVER, CERTIFICATE_REQUEST) }),
        sentence(
          success,
          { didNotSend(SERVER, CERTIFICATE_REQUEST) },
          { shouldNotHaveSent(SERVER, CERTIFICATE_REQUEST) },
        ),
        sentence(
          success,
          { succeeded().withHandshake(RESUMED_BY_TICKET) },
          { this shouldHaveHandshake RESUMED_BY_TICKET },
        ),
        sentence(success, { succeeded().withRetry() }, { shouldHaveRetry() }),
        sentence(retried, { succeeded().withoutRetry() }, { shouldHaveNoRetry() }),
        sentence(
          success,
          { succeeded().withKeyShares(SERVER, NamedGroup.X448) },
          { shouldHaveKeyShares(SERVER, NamedGroup.X448) },
        ),
        sentence(
          success,
          { succeeded().withSignatureScheme(SERVER, "ed25519") },
          { shouldHaveSignatureScheme(SERVER, "ed25519") },
        ),
        sentence(success, { presented(CLIENT, leaf) }, { shouldHavePresented(CLIENT, leaf) }),
        sentence(success, { succeeded().withClientCertificate() }, { shouldHaveClientCertificate() }),
        sentence(success, { succeeded().withoutAlpn() }, { shouldNegotiateNoProtocol() }),
        sentence(refused, { meets(Expectations.fullHandshake()) }, { shouldHaveFullHandshake() }),
        sentence(success, { doesNotMeet(Expectations.success()) }, { shouldNotSucceed() }),
        sentence(refused, { doesNotMeet(Expectations.failureOn(CLIENT)) }, { this shouldNotFailOn CLIENT }),
        sentence(success, { doesNotMeet(Expectations.version(TLS_1_3)) }, { this shouldNotNegotiate TLS_1_3 }),
        sentence(success, { doesNotMeet(Expectations.cipher(used.cipher)) }, { this shouldNotNegotiate used.cipher }),
        sentence(
          success,
          { doesNotMeet(Expectations.group(used.groupOrNull!!)) },
          { this shouldNotNegotiate used.groupOrNull!! },
        ),
        sentence(success, { doesNotMeet(Expectations.alpn("h2")) }, { this shouldNotNegotiate AlpnProtocol.HTTP_2 }),
        sentence(success, { doesNotMeet(Expectations.alpn("h2")) }, { this shouldNotNegotiate "h2" }),
        sentence(success, { doesNotMeet(Expectations.servedBy(server)) }, { this shouldNotBeServedBy server }),
        sentence(resumed, { doesNotMeet(Expectations.resumption()) }, { shouldNotBeResumed() }),
        sentence(mutual, { succeeded().withoutClientCertificate() }, { shouldNotHaveClientCertificate() }),
        sentence(success, { failed() }, { shouldNotSucceed() }),
        sentence(refused, { didNotFailOn(CLIENT) }, { this shouldNotFailOn CLIENT }),
        sentence(success, { stalled() }, { shouldStall() }),
        sentence(success, { disagreed() }, { shouldDisagree() }),
        sentence(stalled, { didNotStall() }, { shouldNotStall() }),
        sentence(
          refused,
          { failedOn(CLIENT).notBecause(UNKNOWN_ISSUER) },
          { shouldFailOn(CLIENT) notBecause UNKNOWN_ISSUER },
        ),
        sentence(
          refused,
          { failedOn(CLIENT).withoutAlert(usedAlert) },
          { shouldFailOn(CLIENT) withoutAlert usedAlert },
        ),
        sentence(success, { succeeded().withoutVersion(TLS_1_3) }, { this shouldNotNegotiate TLS_1_3 }),
        sentence(success, { succeeded().withoutCipher(used.cipher) }, { this shouldNotNegotiate used.cipher }),
        sentence(success, { succeeded().withoutAlpn("h2") }, { this shouldNotNegotiate "h2" }),
        sentence(success, { succeeded().notServedBy(server) }, { this shouldNotBeServedBy server }),
        sentence(success, { succeeded().servedBy("else") }, { this shouldBeServedBy "else" }),
        sentence(success, { succeeded().withoutHandshake(FULL) }, { this shouldNotHaveHandshake FULL }),
        sentence(
          success,
          { succeeded().withoutKeyShares(SERVER, used.groupOrNull!!) },
          { shouldNotHaveKeyShares(SERVER, used.groupOrNull!!) },
        ),
        sentence(success, { succeeded().withServerCertificate(leaf) }, { this shouldHaveServerCertificate leaf }),
        sentence(
          success,
          { succeeded().withoutServerCertificate(served) },
          { this shouldNotHaveServerCertificate served },
        ),
        sentence(success, { succeeded().withClientCertificate(leaf) }, { this shouldHaveClientCertificate leaf }),
        sentence(
          mutual,
          { succeeded().withoutClientCertificate(presented) },
          { this shouldNotHaveClientCertificate presented },
        ),
        sentence(
          success,
          { succeeded().withPeerCertificate(CLIENT, leaf) },
          { shouldHavePeerCertificate(CLIENT, leaf) },
        ),
        sentence(
          success,
          { succeeded().withoutPeerCertificate(CLIENT, served) },
          { shouldNotHavePeerCertificate(CLIENT, served) },
        ),
        sentence(success, { didNotPresent(SERVER, served) }, { shouldNotHavePresented(SERVER, served) }),
        sentence(
          success,
          { satisfies { throw AssertionError("it is not so") } },
          { this shouldSatisfy { throw AssertionError("it is not so") } },
        ),
      )

    @JvmStatic
    fun matchers() =
      listOf(
        Arguments.of(refused, succeed(), Expectations.success()),
        Arguments.of(success, stall(), Expectations.stall()),
        Arguments.of(success, disagree(), Expectations.disagreement()),
        Arguments.of(success, negotiate(TLS_1_2), Expectations.version(TLS_1_2)),
        Arguments.of(success, negotiate(chacha), Expectations.cipher(chacha)),
        Arguments.of(success, negotiate(NamedGroup.FFDHE8192), Expectations.group(NamedGroup.FFDHE8192)),
        Arguments.of(success, negotiate(AlpnProtocol.HTTP_1_1), Expectations.alpn("http/1.1")),
        Arguments.of(success, negotiateNoProtocol(), Expectations.noAlpn()),
        Arguments.of(success, failOn(CLIENT), Expectations.failureOn(CLIENT)),
        Arguments.of(refused, failBecause(CERTIFICATE_EXPIRED), Expectations.reason(CERTIFICATE_EXPIRED)),
        Arguments.of(refused, haveSentAlert(Alert.UNRECOGNIZED_NAME), Expectations.alert(Alert.UNRECOGNIZED_NAME)),
        Arguments.of(refused, failAtDepth(7), Expectations.depth(7)),
        Arguments.of(refused, haveFailedRevocationCheck(Revocation.CRL), Expectations.revocationCheck(Revocation.CRL)),
        Arguments.of(success, beServedBy(other), Expectations.servedBy(other)),
        Arguments.of(success, beResumed(), Expectations.resumption()),
        Arguments.of(refused, haveFullHandshake(), Expectations.fullHandshake()),
        Arguments.of(success, haveClientCertificate(), Expectations.clientCertificate()),
      )

    @JvmStatic
    fun metMatchers() =
      listOf(
        Arguments.of(success, succeed(), Expectations.success()),
        Arguments.of(success, negotiate("h2"), Expectations.alpn("h2")),
        Arguments.of(success, haveFullHandshake(), Expectations.fullHandshake()),
        Arguments.of(success, beServedBy(server), Expectations.servedBy(server)),
        Arguments.of(refused, failOn(CLIENT), Expectations.failureOn(CLIENT)),
      )

    private fun sentence(outcome: Outcome, java: OutcomeAssert.() -> Unit, kotlin: Outcome.() -> Unit) =
      Arguments.of(outcome, java, kotlin)

    private fun textOf(sentence: () -> Unit): String? = assertThrows(AssertionError::class.java) { sentence() }.message
  }
}
