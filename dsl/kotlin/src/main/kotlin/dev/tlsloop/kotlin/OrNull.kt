package dev.tlsloop.kotlin

import dev.tlsloop.Alert
import dev.tlsloop.AlpnProtocol
import dev.tlsloop.Connection
import dev.tlsloop.ConnectionSettings
import dev.tlsloop.Context
import dev.tlsloop.Credential
import dev.tlsloop.Endpoint
import dev.tlsloop.KeyLogCallback
import dev.tlsloop.NamedGroup
import dev.tlsloop.Negotiated
import dev.tlsloop.NegotiationMismatch
import dev.tlsloop.Refusal
import dev.tlsloop.Revocation
import dev.tlsloop.ServerName
import dev.tlsloop.Session
import java.security.cert.X509Certificate

/** [Negotiated.group], or null if it is empty. */
val Negotiated.groupOrNull: NamedGroup?
  get() = group.orElse(null)

/** [Negotiated.alpn], or null if it is empty. */
val Negotiated.alpnOrNull: AlpnProtocol?
  get() = alpn.orElse(null)

/** [Negotiated.serverName], or null if it is empty. */
val Negotiated.serverNameOrNull: ServerName?
  get() = serverName.orElse(null)

/** [Refusal.alert], or null if it is empty. */
val Refusal.alertOrNull: Alert?
  get() = alert.orElse(null)

/** [Refusal.depth], or null if it is empty. */
val Refusal.depthOrNull: Int?
  get() = depth.let { if (it.isPresent) it.asInt else null }

/** [Refusal.certificate], or null if it is empty. */
val Refusal.certificateOrNull: X509Certificate?
  get() = certificate.orElse(null)

/** [Refusal.mismatch], or null if it is empty. */
val Refusal.mismatchOrNull: NegotiationMismatch?
  get() = mismatch.orElse(null)

/** [Refusal.cause], or null if it is empty. */
val Refusal.causeOrNull: Throwable?
  get() = cause.orElse(null)

/** [Refusal.revocationCheck], or null if it is empty. */
val Refusal.revocationCheckOrNull: Revocation?
  get() = revocationCheck.orElse(null)

/** [Connection.context], or null if it is empty. */
val Connection.contextOrNull: Context?
  get() = context().orElse(null)

/** [Connection.refusal], or null if it is empty. */
val Connection.refusalOrNull: Refusal?
  get() = refusal().orElse(null)

/** [Connection.negotiated], or null if it is empty. */
val Connection.negotiatedOrNull: Negotiated?
  get() = negotiated().orElse(null)

/** [Connection.credential], or null if it is empty. */
val Connection.credentialOrNull: Credential?
  get() = credential().orElse(null)

/** [Connection.ocspResponse], or null if it is empty. */
val Connection.ocspResponseOrNull: ByteArray?
  get() = ocspResponse().orElse(null)

/** [Connection.session], or null if it is empty. */
val Connection.sessionOrNull: Session?
  get() = session().orElse(null)

/** [Connection.serverName], or null if it is empty. */
val Connection.serverNameOrNull: ServerName?
  get() = serverName().orElse(null)

/** [Connection.clientRandom], or null if it is empty. */
val Connection.clientRandomOrNull: ByteArray?
  get() = clientRandom().orElse(null)

/** [Connection.serverRandom], or null if it is empty. */
val Connection.serverRandomOrNull: ByteArray?
  get() = serverRandom().orElse(null)

/** [Connection.masterKey], or null if it is empty. */
val Connection.masterKeyOrNull: ByteArray?
  get() = masterKey().orElse(null)

/** [Connection.finished], or null if it is empty. */
val Connection.finishedOrNull: ByteArray?
  get() = finished().orElse(null)

/** [Connection.peerFinished], or null if it is empty. */
val Connection.peerFinishedOrNull: ByteArray?
  get() = peerFinished().orElse(null)

/** [Connection.nextProtocol], or null if it is empty. */
val Connection.nextProtocolOrNull: AlpnProtocol?
  get() = nextProtocol().orElse(null)

/** [Connection.appData], or null if it is empty. */
val Connection.appDataOrNull: Any?
  get() = appData().orElse(null)

/** [ConnectionSettings.serverName], or null if it is empty. */
val ConnectionSettings.serverNameOrNull: ServerName?
  get() = serverName.orElse(null)

/** [ConnectionSettings.verifyName], or null if it is empty. */
val ConnectionSettings.verifyNameOrNull: ServerName?
  get() = verifyName.orElse(null)

/** [ConnectionSettings.alpn], or null if it is empty. */
val ConnectionSettings.alpnOrNull: List<AlpnProtocol>?
  get() = alpn.orElse(null)

/** [ConnectionSettings.session], or null if it is empty. */
val ConnectionSettings.sessionOrNull: Session?
  get() = session.orElse(null)

/** [ConnectionSettings.appData], or null if it is empty. */
val ConnectionSettings.appDataOrNull: Any?
  get() = appData.orElse(null)

/** [ConnectionSettings.secrets], or null if it is empty. */
val ConnectionSettings.secretsOrNull: KeyLogCallback?
  get() = secrets.orElse(null)

/** [Session.context], or null if it is empty. */
val Session.contextOrNull: Context?
  get() = context().orElse(null)

/** [Session.serialised], or null if it is empty. */
val Session.serialisedOrNull: ByteArray?
  get() = serialised().orElse(null)

/** [Endpoint.context], or null if it is empty. */
val Endpoint.contextOrNull: Context?
  get() = context().orElse(null)

/** [Endpoint.tlsObject], or null if it is empty. */
val Endpoint.tlsObjectOrNull: Any?
  get() = tlsObject().orElse(null)
