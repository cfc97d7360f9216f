package dev.tlsloop.examples

import dev.tlsloop.Context
import dev.tlsloop.Reason.UNKNOWN_ISSUER
import dev.tlsloop.Side.CLIENT
import dev.tlsloop.fixtures.Authority
import dev.tlsloop.jsse.Jsse
import dev.tlsloop.kotest.because
import dev.tlsloop.kotest.handshake
import dev.tlsloop.kotest.shouldFailOn
import dev.tlsloop.kotest.shouldSucceed
import dev.tlsloop.kotlin.serverContext
import dev.tlsloop.pem.Pem
import dev.tlsloop.pem.Pkcs12
import java.io.IOException
import java.nio.file.Path
import java.security.KeyStore
import java.security.cert.CertificateFactory
import java.security.cert.X509Certificate
import kotlin.io.path.inputStream
import kotlin.io.path.writeText
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource

/** Journey J4 with files of the `openssl` command: an authority, and a server's key and certificate from it. */
class FilesOfOpenSslTest {
  @Test
  fun anApplicationThatTrustsThemRefusesAnImpostor() {
    handshake {
      client(Jsse.endpoint(production()))
      server { credential(Authority.create().issue("api.test")) }
      withServerName("api.test")
    } shouldFailOn CLIENT because UNKNOWN_ISSUER
  }

  @ParameterizedTest
  @MethodSource("servers")
  fun anApplicationThatTrustsThemAcceptsTheirServer(server: Context) {
    handshake {
      client(Jsse.endpoint(production()) { it.endpointIdentificationAlgorithm = "HTTPS" })
      server(server)
      withServerName("api.test")
    }
      .shouldSucceed()
  }

  @Test
  fun anApplicationThatPresentsThemIsAccepted() {
    handshake {
      client { trust(Pem.trust(file("ca.crt"))) }
      server(presenting())
      withServerName("api.test")
    }
      .shouldSucceed()
  }

  @Test
  fun anApplicationThatPresentsThemIsRefusedByAStranger() {
    handshake {
      client { trust(Authority.create()) }
      server(presenting())
      withServerName("api.test")
    } shouldFailOn CLIENT because UNKNOWN_ISSUER
  }

  companion object {
    private const val SECRET = "secret"
    @TempDir @JvmStatic lateinit var directory: Path

    @BeforeAll
    @JvmStatic
    fun openSslWritesTheFiles() {
      file("api.ext").writeText("subjectAltName=DNS:api.test\nbasicConstraints=critical,CA:FALSE\n")
      listOf(
          "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ca.key",
          "req -x509 -new -key ca.key -subj /CN=Root -out ca.crt",
          "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out api.key",
          "req -new -key api.key -subj /CN=api.test -out api.csr",
          "x509 -req -in api.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile api.ext -out api.crt",
          "pkcs12 -export -inkey api.key -in api.crt -certfile ca.crt -passout pass:$SECRET -out api.p12",
        )
        .forEach(::openSsl)
    }

    @JvmStatic
    fun servers() =
      listOf(Pem.credential(file("api.crt"), file("api.key")), Pkcs12.credential(file("api.p12"), SECRET.toCharArray()))
        .map { serverContext { credential(it) } }

    private fun production() = OthersContexts.trusting(certificate("ca.crt"))

    private fun presenting() = Jsse.endpoint(OthersContexts.presenting(keyStore("api.p12"), SECRET.toCharArray()))

    private fun certificate(name: String) =
      file(name).inputStream().use { CertificateFactory.getInstance("X.509").generateCertificate(it) }
        as X509Certificate

    private fun keyStore(name: String) =
      KeyStore.getInstance("PKCS12").apply { file(name).inputStream().use { load(it, SECRET.toCharArray()) } }

    private fun file(name: String): Path = directory.resolve(name)

    private fun openSsl(arguments: String) {
      val process = start(listOf("openssl") + arguments.split(" "))
      val output = process.inputReader().readText()
      check(process.waitFor() == 0) { "openssl $arguments failed: $output" }
    }

    private fun start(command: List<String>): Process =
      try {
        ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start()
      } catch (e: IOException) {
        throw AssertionError(
          "this test reads files that the openssl command writes, and it cannot be run;" +
            " install it (apt-get install openssl) and see that it is on the PATH",
          e,
        )
      }
  }
}
