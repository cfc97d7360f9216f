package dev.tlsloop.kotest

import io.kotest.matchers.shouldBe
import java.nio.file.Path
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** What the compiler refuses, beside a twin that it accepts. */
class CompilationTest(@param:TempDir private val directory: Path) {
  @Test
  fun aServerInsideAClientIsRefused() {
    val nested =
      """
      fun nested(ca: Authority) = handshake {
        client {
          trust(ca)
          server { credential(ca.issue("localhost")) }
        }
      }
      """
    diagnostics(directory, nested) shouldBe listOf("4: DSL_SCOPE_VIOLATION")
  }

  @Test
  fun aServerBesideAClientCompiles() {
    val beside =
      """
      fun beside(ca: Authority) = handshake {
        client {
          trust(ca)
        }
        server { credential(ca.issue("localhost")) }
      }
      """
    diagnostics(directory, beside) shouldBe listOf()
  }

  @Test
  fun aSuccessIsSmartCast() {
    val cast =
      """
      fun cipherOf(outcome: Outcome): CipherSuite {
        outcome.shouldSucceed()
        return outcome.client.cipher
      }
      fun reasonOf(outcome: Outcome): Reason {
        outcome shouldFailOn Side.CLIENT
        return outcome.reason()
      }
      """
    diagnostics(directory, cast) shouldBe listOf()
  }

  @Test
  fun anUnjudgedOutcomeIsNotCast() {
    val uncast =
      """
      fun cipherOf(outcome: Outcome): CipherSuite {
        return outcome.client.cipher
      }
      """
    diagnostics(directory, uncast) shouldBe listOf("2: UNRESOLVED_REFERENCE")
  }

  @Test
  fun javaReturnTypesAreNoPlatformTypes() {
    val unnecessary =
      """
      fun transcript(outcome: Outcome) = outcome.transcript()?.entries()
      fun engines(outcome: Outcome) = outcome.engines()?.client()
      fun authority() = Authority.create()?.certificate()
      fun builder() = Context.client()?.build()
      """
    diagnostics(directory, unnecessary) shouldBe (1..4).map { "$it: UNNECESSARY_SAFE_CALL" }
  }

  @Test
  fun javaParameterTypesAreNoPlatformTypes() {
    val nulls =
      """
      fun loopback(party: Party) = Loopback.between(party, null)
      fun issue(ca: Authority) = ca.issue(null)
      fun name() = handshake { withServerName(null) }
      """
    diagnostics(directory, nulls) shouldBe (1..3).map { "$it: NULL_FOR_NONNULL_TYPE" }
  }
}
