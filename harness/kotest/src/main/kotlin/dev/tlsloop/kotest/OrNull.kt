package dev.tlsloop.kotest

import dev.tlsloop.Alert
import dev.tlsloop.Negotiated
import dev.tlsloop.Refusal
import dev.tlsloop.Side
import dev.tlsloop.harness.Outcome
import dev.tlsloop.harness.socket.SocketConnection
import dev.tlsloop.harness.socket.SocketListener
import dev.tlsloop.harness.transcript.Event
import dev.tlsloop.harness.transcript.Transcript
import java.io.IOException
import java.net.SocketAddress

/** [Outcome.Refused.alert], or null if it is empty. */
val Outcome.Refused.alertOrNull: Alert?
  get() = alert().orElse(null)

/** [Outcome.Refused.reported], or null if it is empty. */
val Outcome.Refused.reportedOrNull: Refusal?
  get() = reported.orElse(null)

/** [Outcome.Refused.completed], or null if it is empty. */
val Outcome.Refused.completedOrNull: Negotiated?
  get() = completed.orElse(null)

/** [SocketConnection.peerName], or null if it is empty. */
val SocketConnection.peerNameOrNull: SocketAddress?
  get() = peerName().orElse(null)

/** [SocketConnection.socketName], or null if it is empty. */
val SocketConnection.socketNameOrNull: SocketAddress?
  get() = socketName().orElse(null)

/** [SocketConnection.failure], or null if it is empty. */
val SocketConnection.failureOrNull: IOException?
  get() = failure().orElse(null)

/** [SocketListener.socketName], or null if it is empty. */
val SocketListener.socketNameOrNull: SocketAddress?
  get() = socketName().orElse(null)

/** [Event.Refuses.alert], or null if it is empty. */
val Event.Refuses.alertOrNull: Alert?
  get() = alert.orElse(null)

/** [Transcript.clearAlert], or null if that side sent no alert in the clear. */
fun Transcript.clearAlertOrNull(sender: Side): Alert? = clearAlert(sender).orElse(null)

/** [SocketListener.accept], or null if no client is waiting. */
fun SocketListener.acceptOrNull(): SocketConnection? = accept().orElse(null)
