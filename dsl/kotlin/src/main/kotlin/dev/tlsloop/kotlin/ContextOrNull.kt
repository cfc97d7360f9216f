package dev.tlsloop.kotlin

import dev.tlsloop.AlpnCallback
import dev.tlsloop.CipherString
import dev.tlsloop.Context
import dev.tlsloop.Engine
import dev.tlsloop.InfoCallback
import dev.tlsloop.KeyLogCallback
import dev.tlsloop.NextProtocolAdvertiseCallback
import dev.tlsloop.NextProtocolSelectCallback
import dev.tlsloop.OcspResponseCallback
import dev.tlsloop.OcspStapleCallback
import dev.tlsloop.ServerNameCallback
import dev.tlsloop.Side
import dev.tlsloop.VerifyCallback
import java.time.Instant
import javax.crypto.spec.DHParameterSpec
import javax.security.auth.x500.X500Principal

/** [Context.side], or null if it is empty. */
val Context.sideOrNull: Side?
  get() = side().orElse(null)

/** [Context.verifyCallback], or null if it is empty. */
val Context.verifyCallbackOrNull: VerifyCallback?
  get() = verifyCallback().orElse(null)

/** [Context.verifyDepth], or null if it is empty. */
val Context.verifyDepthOrNull: Int?
  get() = verifyDepth().let { if (it.isPresent) it.asInt else null }

/** [Context.verifyAt], or null if it is empty. */
val Context.verifyAtOrNull: Instant?
  get() = verifyAt().orElse(null)

/** [Context.cipherList], or null if it is empty. */
val Context.cipherListOrNull: CipherString?
  get() = cipherList().orElse(null)

/** [Context.alpnCallback], or null if it is empty. */
val Context.alpnCallbackOrNull: AlpnCallback?
  get() = alpnCallback().orElse(null)

/** [Context.serverNameCallback], or null if it is empty. */
val Context.serverNameCallbackOrNull: ServerNameCallback?
  get() = serverNameCallback().orElse(null)

/** [Context.clientCas], or null if it is empty. */
val Context.clientCasOrNull: List<X500Principal>?
  get() = clientCas().orElse(null)

/** [Context.temporaryDh], or null if it is empty. */
val Context.temporaryDhOrNull: DHParameterSpec?
  get() = temporaryDh().orElse(null)

/** [Context.appData], or null if it is empty. */
val Context.appDataOrNull: Any?
  get() = appData().orElse(null)

/** [Context.infoCallback], or null if it is empty. */
val Context.infoCallbackOrNull: InfoCallback?
  get() = infoCallback().orElse(null)

/** [Context.keyLogCallback], or null if it is empty. */
val Context.keyLogCallbackOrNull: KeyLogCallback?
  get() = keyLogCallback().orElse(null)

/** [Context.ocspResponseCallback], or null if it is empty. */
val Context.ocspResponseCallbackOrNull: OcspResponseCallback?
  get() = ocspResponseCallback().orElse(null)

/** [Context.ocspStapleCallback], or null if it is empty. */
val Context.ocspStapleCallbackOrNull: OcspStapleCallback?
  get() = ocspStapleCallback().orElse(null)

/** [Context.nextProtocolAdvertiseCallback], or null if it is empty. */
val Context.nextProtocolAdvertiseCallbackOrNull: NextProtocolAdvertiseCallback?
  get() = nextProtocolAdvertiseCallback().orElse(null)

/** [Context.nextProtocolSelectCallback], or null if it is empty. */
val Context.nextProtocolSelectCallbackOrNull: NextProtocolSelectCallback?
  get() = nextProtocolSelectCallback().orElse(null)

/** [Context.engine], or null if it is empty. */
val Context.engineOrNull: Engine?
  get() = engine().orElse(null)
