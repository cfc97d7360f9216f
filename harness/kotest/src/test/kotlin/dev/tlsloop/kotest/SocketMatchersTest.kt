package dev.tlsloop.kotest

import dev.tlsloop.Alert
import dev.tlsloop.Reason.CERTIFICATE_EXPIRED
import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.TlsVersion.TLS_1_2
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.harness.assertion.SocketExpectation
import dev.tlsloop.harness.assertion.SocketExpectations
import dev.tlsloop.harness.assertion.TlsAssertions.assertThat
import dev.tlsloop.harness.socket.ConnectionEnd
import dev.tlsloop.harness.socket.SocketOutcome
import dev.tlsloop.harness.socket.TlsClient
import dev.tlsloop.harness.socket.TlsServer
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.serverContext
import io.kotest.matchers.Matcher
import io.kotest.matchers.should
import io.kotest.matchers.shouldBe
import io.kotest.matchers.shouldNot
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

/** A matcher on a connection over a socket fails with the text of its Java twin, to the letter. */
class SocketMatchersTest {
  @ParameterizedTest
  @MethodSource("unmet")
  fun aMatcherFailsWithTheTextOfItsExpectation(
    unmet: SocketOutcome,
    matcher: Matcher<SocketOutcome>,
    expectation: SocketExpectation,
  ) {
    textOf { unmet should matcher } shouldBe textOf { assertThat(unmet).meets(expectation) }
  }

  @ParameterizedTest
  @MethodSource("met")
  fun aNegatedMatcherFailsWithTheTextOfItsExpectation(
    met: SocketOutcome,
    matcher: Matcher<SocketOutcome>,
    expectation: SocketExpectation,
  ) {
    textOf { met shouldNot matcher } shouldBe textOf { assertThat(met).doesNotMeet(expectation) }
  }

  @Test
  fun anEstablishedOutcomeIsCastForTheNextLine() {
    reached.shouldBeEstablished()
    reached.negotiated.version shouldBe TLS_1_3
  }

  @Test
  fun anOutcomeThatIsNotEstablishedFailsWithTheTextOfItsJavaTwin() {
    textOf { refused.shouldBeEstablished() } shouldBe textOf { assertThat(refused).established() }
  }

  companion object {
    private val ca = Authority.create()
    private val server = serverContext { credential(ca.issue("localhost")) }
    private val client = clientContext { trust(ca) }
    private val stranger = clientContext {}
    private val reached = TlsServer.serve(server).use { TlsClient.call(client, it.address()) }
    private val refused = TlsServer.serve(server).use { TlsClient.call(stranger, it.address()) }

    @JvmStatic
    fun unmet(): List<Arguments> =
      listOf(
        row(refused, beEstablished(), SocketExpectations.established()),
        row(refused, receiveData(), SocketExpectations.receivedData()),
        row(reached, receiveNoData(), SocketExpectations.receivedNoData()),
        row(reached, endWith(ConnectionEnd.DEADLINE), SocketExpectations.end(ConnectionEnd.DEADLINE)),
        row(reached, beEstablishedWith(TLS_1_2), SocketExpectations.version(TLS_1_2)),
        row(reached, beEstablishedWith("h2"), SocketExpectations.alpn("h2")),
        row(refused, beEstablishedWithoutAlpn(), SocketExpectations.noAlpn()),
        row(refused, seePeerCertificate(), SocketExpectations.peerCertificate()),
        row(reached, resumeSession(), SocketExpectations.resumption()),
        row(reached, serveWith(server), SocketExpectations.servedBy(server)),
        row(reached, refusePeer(), SocketExpectations.refusedPeer()),
        row(refused, beRefusedByPeer(), SocketExpectations.refusedByPeer()),
        row(refused, seeRefusalBecause(CERTIFICATE_EXPIRED), SocketExpectations.reason(CERTIFICATE_EXPIRED)),
        row(reached, seeRefusalWith(Alert.UNKNOWN_CA), SocketExpectations.alert(Alert.UNKNOWN_CA)),
        row(refused, refuseAtDepth(1), SocketExpectations.depth(1)),
        row(refused, beAbandoned(), SocketExpectations.abandoned()),
        row(refused, receiveOtherThanTls(), SocketExpectations.notTls()),
      )

    @JvmStatic
    fun met(): List<Arguments> =
      listOf(
        row(reached, beEstablished(), SocketExpectations.established()),
        row(reached, receiveData(), SocketExpectations.receivedData()),
        row(reached, endWith(ConnectionEnd.CLOSE_NOTIFY), SocketExpectations.end(ConnectionEnd.CLOSE_NOTIFY)),
        row(reached, beEstablishedWith(TLS_1_3), SocketExpectations.version(TLS_1_3)),
        row(reached, beEstablishedWithoutAlpn(), SocketExpectations.noAlpn()),
        row(reached, seePeerCertificate(), SocketExpectations.peerCertificate()),
        row(reached, serveWith(client), SocketExpectations.servedBy(client)),
        row(refused, refusePeer(), SocketExpectations.refusedPeer()),
        row(refused, seeRefusalBecause(UNKNOWN_ISSUER), SocketExpectations.reason(UNKNOWN_ISSUER)),
        row(refused, refuseAtDepth(0), SocketExpectations.depth(0)),
      )

    private fun row(outcome: SocketOutcome, matcher: Matcher<SocketOutcome>, expectation: SocketExpectation) =
      Arguments.of(outcome, matcher, expectation)

    private fun textOf(claim: () -> Unit) = assertThrows(AssertionError::class.java) { claim() }.message
  }
}
