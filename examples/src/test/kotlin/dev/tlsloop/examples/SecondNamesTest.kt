package dev.tlsloop.examples

import dev.tlsloop.Connection
import dev.tlsloop.Context
import dev.tlsloop.contract.PyOpenSslItem
import dev.tlsloop.kotlin.pyopenssl.ConnectionType
import dev.tlsloop.kotlin.pyopenssl.ContextType
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class SecondNamesTest {
  @Test
  @PyOpenSslItem("F2")
  fun theTwoTypesHaveTheirSecondNames() {
    assertEquals(
      listOf(Context::class, Connection::class),
      listOf(ContextType::class, ConnectionType::class),
    )
  }
}
