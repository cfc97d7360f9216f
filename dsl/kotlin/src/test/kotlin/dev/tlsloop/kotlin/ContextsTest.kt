package dev.tlsloop.kotlin

import dev.tlsloop.AlpnProtocol
import dev.tlsloop.Connection
import dev.tlsloop.Context
import dev.tlsloop.Method
import dev.tlsloop.Side
import dev.tlsloop.TlsVersion
import dev.tlsloop.TlsVersion.TLS_1_2
import dev.tlsloop.kotlin.pyopenssl.ConnectionType
import dev.tlsloop.kotlin.pyopenssl.ContextType
import java.time.Duration
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class ContextsTest {
  @Test
  fun aClientBlockDeclaresAClient() {
    val client = clientContext { alpn("h2") }

    assertEquals(listOf(AlpnProtocol.HTTP_2), client.alpn())
  }

  @Test
  fun aServerBlockDeclaresAServer() {
    val server = serverContext { onServerName("a.test", contextOf(Method.SSLv23) {}) }

    assertEquals(Side.SERVER, server.side().get())
  }

  @Test
  fun aMistakeInABlockIsTheBuildersMistake() {
    assertThrows(IllegalStateException::class.java) { serverContext {} }
  }

  @Test
  fun aMethodBlockStartsFromTheMethodsVersions() {
    val context = contextOf(Method.TLSv1_2) {}

    assertEquals(setOf(TLS_1_2), context.protocols())
  }

  @Test
  fun aChangeLeavesTheOriginalAlone() {
    val client = clientContext {}

    client.copy { versions(TLS_1_2, TLS_1_2) }

    assertTrue(TlsVersion.TLS_1_3 in client.protocols())
  }

  @Test
  fun callbacksAreLambdasOfABlock() {
    val client = clientContext {
      onInfo { _, where, value -> println("$where $value") }
      onOcspResponse { _, response -> response.isPresent }
      sessionTimeout(Duration.ofSeconds(60))
    }

    assertEquals(Duration.ofSeconds(60), client.sessionTimeout())
  }

  @Test
  fun aBlockMayCallASuspendingFunction() {
    var client: Context? = null

    suspend { client = clientContext { alpn(protocolOfTheTest()) } }
      .startCoroutine(Continuation(EmptyCoroutineContext) {})

    assertEquals(listOf(AlpnProtocol.HTTP_2), client?.alpn())
  }

  @Test
  fun aBlockRunsExactlyOnce() {
    val method: String

    val client = clientContext {
      method = "h2"
      alpn(method)
    }

    assertEquals(listOf(AlpnProtocol(method)), client.alpn())
  }

  @Test
  fun theNamesOfPyOpenSslAreTheSameTypes() {
    assertEquals(listOf(Context::class, Connection::class), listOf(ContextType::class, ConnectionType::class))
  }

  /** Suspends, and goes on at once. */
  private suspend fun protocolOfTheTest(): String = suspendCoroutine { it.resume("h2") }
}
