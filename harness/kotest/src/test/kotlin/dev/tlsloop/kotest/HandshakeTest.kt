package dev.tlsloop.kotest

import dev.tlsloop.Alert
import dev.tlsloop.AlpnProtocol
import dev.tlsloop.CipherSuite
import dev.tlsloop.NamedGroup
import dev.tlsloop.Reason.CLOSED_EARLY
import dev.tlsloop.Reason.NAME_MISMATCH
import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.Reason.UNRECOGNIZED_NAME
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.Side.SERVER
import dev.tlsloop.TlsVersion.TLS_1_2
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.harness.Loopback
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.fault.Fault
import dev.tlsloop.harness.transcript.Event
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.serverContext
import dev.tlsloop.wire.ExtensionType
import dev.tlsloop.wire.WireMessage.ClientHelloMessage
import io.kotest.assertions.assertSoftly
import io.kotest.matchers.and
import io.kotest.matchers.should
import io.kotest.matchers.shouldBe
import io.kotest.matchers.shouldNot
import io.kotest.matchers.types.shouldBeInstanceOf
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.MethodSource

class HandshakeTest {
  @Test
  fun aTrustedServerIsAccepted() {
    val outcome = handshake {
      client { trust(ca) }
      server { credential(localhost) }
    }

    outcome shouldNegotiate TLS_1_3
  }

  @Test
  fun aStrangersServerIsRefused() {
    val outcome = handshake {
      client { trust(Authority.create()) }
      server { credential(localhost) }
    }

    outcome shouldFailOn CLIENT because UNKNOWN_ISSUER atDepth 0
  }

  @Test
  fun anotherServerNameIsVerified() {
    val outcome = handshake {
      client { trust(ca) }
      server { credential(localhost) }
      withServerName("other.test")
    }

    outcome shouldFailOn CLIENT because NAME_MISMATCH
  }

  @Test
  fun aServerNameReachesTheServer() {
    val outcome = handshake {
      client { trust(ca) }
      server { onServerName("green.test", green) }
      withServerName("green.test")
    }

    outcome shouldBeServedBy green
  }

  @Test
  fun withoutAServerNameTheServerSeesNone() {
    val outcome = handshake {
      client { trust(ca) }
      server { onServerName("localhost", green) }
      withoutServerName()
    }

    outcome shouldFailOn SERVER because UNRECOGNIZED_NAME withAlert Alert.UNRECOGNIZED_NAME
  }

  @Test
  fun aPartyThatExistsIsTakenAsItIs() {
    val outcome = handshake {
      client(client)
      server(green)
      withServerName("green.test")
    }

    outcome shouldBeServedBy green
  }

  @Test
  fun aFaultDisturbs() {
    val outcome = handshake {
      client(client)
      server { credential(localhost) }
      withFault(Fault.from(SERVER).atByte(0).cut())
    }

    outcome shouldFailOn CLIENT because CLOSED_EARLY
  }

  @Test
  fun anOcspResponseIsRequested() {
    val outcome = handshake {
      client(client)
      server { credential(localhost) }
      withOcspRequest()
    }

    outcome.offered(ExtensionType.STATUS_REQUEST) shouldBe true
  }

  @Test
  fun anOcspResponseIsNotRequestedByDefault() {
    val outcome = handshake {
      client(client)
      server { credential(localhost) }
    }

    outcome.offered(ExtensionType.STATUS_REQUEST) shouldBe false
  }

  @Test
  fun aBlockMayCallASuspendingFunction() = suspending {
    val outcome = handshake {
      client { trust(suspended(ca)) }
      server { credential(suspended(localhost)) }
      withServerName(suspended("localhost"))
    }

    outcome shouldNegotiate TLS_1_3
  }

  @Test
  fun aPreparedHandshakeMayCallASuspendingFunction() = suspending {
    val prepared = loopback {
      client { trust(suspended(ca)) }
      server(green)
      withServerName(suspended("green.test"))
    }

    prepared.handshake().shouldSucceed()
  }

  @Test
  fun aComparisonPrintsTheReport() {
    val outcome = handshake {
      client {}
      server { credential(localhost) }
    }

    val error = assertThrows(AssertionError::class.java) { outcome shouldBe success }

    error.message!!.contains("but was:<$outcome>") shouldBe true
  }

  @Test
  fun aTypeCheckPrintsTheReport() {
    val outcome = handshake {
      client {}
      server { credential(localhost) }
    }

    val error = assertThrows(AssertionError::class.java) { outcome.shouldBeInstanceOf<Outcome.Success>() }

    error.message!!.contains("$outcome") shouldBe true
  }

  @Test
  fun aSessionIsOffered() {
    val server = serverContext { credential(localhost) }
    client.start().use { started ->
      server.start().use { running ->
        val first = Loopback.between(started, running).open().use { it.client().session().get() }
        val outcome = handshake {
          client(started)
          server(running)
          withSession(first)
        }
        outcome.shouldBeResumed()
      }
    }
  }

  @Test
  fun aPairStaysOpen() {
    val recipe = loopback {
      client(client)
      server { credential(localhost) }
    }
    val arrived = recipe.open().use { it.transfer(CLIENT, "hello".toByteArray()) }
    String(arrived) shouldBe "hello"
  }

  @Test
  fun anotherHandshakeIsAFullOne() {
    val outcome = handshake {
      client(client)
      server { credential(localhost) }
    }

    outcome should haveFullHandshake()
  }

  @Test
  fun aSuccessIsASuccessOnTheNextLine() {
    val outcome = handshake {
      client { trust(ca).alpn("h2") }
      server { credential(localhost).alpn("h2") }
    }
    outcome.shouldSucceed()
    outcome.server.alpn.get() shouldBe AlpnProtocol.HTTP_2
  }

  @Test
  fun aRefusalIsARefusalOnTheNextLine() {
    val outcome = handshake {
      client {}
      server { credential(localhost) }
    }
    outcome shouldFailOn CLIENT
    outcome.reason() shouldBe UNKNOWN_ISSUER
  }

  @Test
  fun matchersComposeWithKotests() {
    val outcome = handshake {
      client { trust(ca).versions(TLS_1_2, TLS_1_2) }
      server { credential(localhost) }
    }

    outcome should (negotiate(TLS_1_2) and negotiateNoProtocol() and haveFullHandshake())
  }

  @Test
  fun softAssertionsAreCollected() {
    val outcome = handshake {
      client(client)
      server { credential(localhost) }
    }
    val error =
      assertThrows(AssertionError::class.java) {
        assertSoftly {
          outcome shouldNegotiate TLS_1_2
          outcome shouldNegotiate "h2"
        }
      }
    error.message!!.lines().count { it.startsWith("2) expected   : the handshake to negotiate alpn h2") } shouldBe 1
  }

  @Test
  fun aSmartCastAssertionIsNotCollected() {
    val outcome = handshake {
      client {}
      server { credential(localhost) }
    }
    var reached = false
    assertThrows(AssertionError::class.java) {
      assertSoftly {
        outcome.shouldSucceed()
        reached = true
      }
    }
    reached shouldBe false
  }

  @Test
  fun aNegatedMatcherPassesForTheOpposite() {
    val outcome = handshake {
      client {}
      server { credential(localhost) }
    }

    outcome shouldNot succeed()
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  fun aMistakeInTheDeclarationIsOneSentence(declare: HandshakeScope.() -> Unit, sentence: String) {
    val error = assertThrows(IllegalStateException::class.java) { handshake(declare) }

    error.message shouldBe sentence
  }

  @ParameterizedTest
  @MethodSource("met")
  fun anAssertionThatHoldsReturnsTheOutcome(outcome: Outcome, assertion: Outcome.() -> Outcome) {
    outcome.assertion() shouldBe outcome
  }

  private fun suspending(test: suspend () -> Unit) {
    var result: Result<Unit>? = null
    test.startCoroutine(Continuation(EmptyCoroutineContext) { result = it })
    result!!.getOrThrow()
  }

  /** Suspends, and goes on at once. */
  private suspend fun <T> suspended(value: T): T = suspendCoroutine { it.resume(value) }

  private fun Outcome.offered(extension: Int): Boolean =
    transcript()
      .entries
      .mapNotNull { (it.event as? Event.Sent)?.message as? ClientHelloMessage }
      .any { sent -> sent.hello.extensions.any { it.type == extension } }

  companion object {
    private val ca = Authority.create()
    private val localhost = ca.issue("localhost")
    private val green = serverContext { credential(ca.issue("green.test")) }
    private val client = clientContext { trust(ca) }

    private val success = handshake {
      client(client)
      server { credential(localhost) }
    }
    private val refused = handshake {
      client {}
      server { credential(localhost) }
    }

    @JvmStatic
    fun met() =
      listOf(
        holds(success) { shouldHaveFullHandshake() },
        holds(success) { shouldNegotiateNoProtocol() },
        holds(success) { shouldNotBeResumed() },
        holds(success) { shouldNotHaveClientCertificate() },
        holds(success) { shouldNotBeServedBy(green) },
        holds(success) { shouldNotNegotiate(TLS_1_2) },
        holds(success) { shouldNotNegotiate(CipherSuite(0x1303)) },
        holds(success) { shouldNotNegotiate(NamedGroup.FFDHE8192) },
        holds(success) { shouldNotNegotiate(AlpnProtocol.HTTP_2) },
        holds(success) { shouldNotNegotiate("h2") },
        holds(success) { shouldNotFailOn(CLIENT) },
        holds(refused) { shouldNotFailOn(SERVER) },
        holds(refused) { shouldNotSucceed() },
      )

    @JvmStatic
    fun mistakes() =
      listOf(
        mistake(
          "a handshake needs a client and a server; given: no client; add client { } to declare one, or client(party)"
        ) {
          server(green)
        },
        mistake(
          "a handshake needs a client and a server; given: no server; add server { } to declare one, or server(party)"
        ) {
          client(client)
        },
        mistake("a handshake has one client; given: two; leave one of them out") {
          client(client)
          client {}
        },
        mistake("a handshake has one server; given: two; leave one of them out") {
          server(green)
          server(green)
        },
      )

    private fun holds(outcome: Outcome, assertion: Outcome.() -> Outcome) = Arguments.of(outcome, assertion)

    private fun mistake(sentence: String, declare: HandshakeScope.() -> Unit) = Arguments.of(declare, sentence)
  }
}
