package dev.tlsloop.kotest

import dev.tlsloop.ConnectionSettings
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.Side.SERVER
import dev.tlsloop.TlsVersion.TLS_1_2
import dev.tlsloop.TlsVersion.TLS_1_3
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.socket.SocketConnection
import dev.tlsloop.harness.socket.SocketListener
import dev.tlsloop.harness.transcript.Event
import dev.tlsloop.kotlin.clientContext
import dev.tlsloop.kotlin.serverContext
import io.kotest.matchers.shouldBe
import java.lang.reflect.Modifier
import java.util.Optional
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

class OrNullTest {
  @ParameterizedTest
  @ValueSource(classes = [Outcome.Refused::class, Event.Refuses::class, SocketConnection::class, SocketListener::class])
  fun everyOptionalHasAnExtension(type: Class<*>) {
    val optionals =
      type.declaredMethods
        .filter { Modifier.isPublic(it.modifiers) && it.parameterCount == 0 && it.returnType == Optional::class.java }
        .map { "${it.name}OrNull" }

    (optionals.toSet() - extensionsOf(type)) shouldBe setOf()
  }

  @Test
  fun theAlertOfARefusalIsReturned() {
    refused.alertOrNull shouldBe refused.alert().get()
  }

  @Test
  fun theLaterReportOfTheOtherSideIsReturned() {
    refused.reportedOrNull shouldBe refused.reported.get()
  }

  @Test
  fun parametersThatAreAbsentAreNull() {
    refused.completedOrNull shouldBe null
  }

  @Test
  fun anAlertInTheClearIsReturned() {
    oldServer.transcript().clearAlertOrNull(SERVER) shouldBe oldServer.alert().get()
  }

  @Test
  fun anAlertThatWasNotSentIsNull() {
    refused.transcript().clearAlertOrNull(SERVER) shouldBe null
  }

  @Test
  fun theAlertOfAnEventIsReturned() {
    val refusals = oldServer.transcript().entries.mapNotNull { it.event as? Event.Refuses }

    refusals.map { it.alertOrNull } shouldBe listOf(oldServer.alert().get())
  }

  @Test
  fun theNamesOfASocketThatIsNotConnectedAreNull() {
    clientContext {}
      .start()
      .use { endpoint ->
        SocketConnection.open(endpoint, ConnectionSettings.forServer("localhost")).use {
          listOf(it.peerNameOrNull, it.socketNameOrNull, it.failureOrNull) shouldBe listOf(null, null, null)
        }
      }
  }

  private fun extensionsOf(type: Class<*>): Set<String> =
    Class.forName("dev.tlsloop.kotest.OrNullKt")
      .methods
      .filter { it.parameterTypes.firstOrNull() == type }
      .map { it.name.removePrefix("get").replaceFirstChar(Char::lowercase) }
      .toSet()

  private companion object {
    val oldServer = handshake {
      client { versions(TLS_1_3, TLS_1_3) }
      server {
        credential(Authority.create().issue("localhost"))
        versions(TLS_1_2, TLS_1_2)
      }
    }
      .shouldFailOn(SERVER)
    val refused = handshake {
      client {}
      server(serverContext { credential(Authority.create().issue("localhost")) })
    }
      .shouldFailOn(CLIENT)
  }
}
