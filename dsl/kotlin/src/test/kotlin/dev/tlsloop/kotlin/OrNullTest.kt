package dev.tlsloop.kotlin

import dev.tlsloop.Alert
import dev.tlsloop.CipherSuite
import dev.tlsloop.Connection
import dev.tlsloop.ConnectionSettings
import dev.tlsloop.Context
import dev.tlsloop.Endpoint
import dev.tlsloop.NamedGroup
import dev.tlsloop.Negotiated
import dev.tlsloop.Reason
import dev.tlsloop.Refusal
import dev.tlsloop.ServerName
import dev.tlsloop.Session
import dev.tlsloop.Side
import dev.tlsloop.TlsVersion
import java.lang.reflect.Modifier
import java.util.Optional
import java.util.OptionalInt
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

class OrNullTest {
  @ParameterizedTest
  @ValueSource(
    classes =
      [
        Negotiated::class,
        Refusal::class,
        Connection::class,
        ConnectionSettings::class,
        Session::class,
        Endpoint::class,
        Context::class,
      ]
  )
  fun everyOptionalHasAnExtension(type: Class<*>) {
    val optionals =
      type.declaredMethods
        .filter { Modifier.isPublic(it.modifiers) && !Modifier.isStatic(it.modifiers) && it.parameterCount == 0 }
        .filter { it.returnType == Optional::class.java || it.returnType == OptionalInt::class.java }
        .map { "get${it.name.replaceFirstChar(Char::uppercase)}OrNull" }

    assertEquals(optionals.sorted(), optionals.filter { it in extensionsOf(type) }.sorted())
  }

  @Test
  fun aValueThatIsPresentIsReturned() {
    val settings = ConnectionSettings.forServer("localhost")

    assertEquals(ServerName("localhost"), settings.serverNameOrNull)
  }

  @Test
  fun aValueThatIsAbsentIsNull() {
    assertEquals(listOf(null, null), listOf(negotiated.alpnOrNull, negotiated.serverNameOrNull))
  }

  @Test
  fun theGroupIsReturned() {
    assertEquals(NamedGroup.X25519, negotiated.groupOrNull)
  }

  @Test
  fun aNumberThatIsAbsentIsNull() {
    assertEquals(
      listOf(null, null),
      listOf(Refusal.of(Reason.OTHER, "").depthOrNull, clientContext {}.verifyDepthOrNull),
    )
  }

  @Test
  fun aNumberThatIsPresentIsReturned() {
    assertEquals(3, clientContext { verifyDepth(3) }.verifyDepthOrNull)
  }

  @Test
  fun theAlertOfARefusalIsReturned() {
    assertEquals(Alert.UNKNOWN_CA, Refusal.reportedByPeer(Alert.UNKNOWN_CA).alertOrNull)
  }

  @Test
  fun theSideOfAContextIsReturned() {
    assertEquals(Side.CLIENT, clientContext {}.sideOrNull)
  }

  private fun extensionsOf(type: Class<*>): Set<String> =
    listOf("OrNullKt", "ContextOrNullKt")
      .flatMap { Class.forName("dev.tlsloop.kotlin.$it").methods.toList() }
      .filter { it.parameterTypes.firstOrNull() == type }
      .map { it.name }
      .toSet()

  private companion object {
    val negotiated =
      Negotiated(
        TlsVersion.TLS_1_3,
        CipherSuite(0x1302),
        Optional.of(NamedGroup.X25519),
        Optional.empty(),
        Optional.empty(),
        false,
        listOf(),
      )
  }
}
