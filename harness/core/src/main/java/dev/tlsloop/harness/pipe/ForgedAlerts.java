package dev.tlsloop.harness.pipe;

import dev.tlsloop.Alert;
import dev.tlsloop.wire.WireMessage;
import dev.tlsloop.wire.WireReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The alerts that arrive in one direction although its sender did not send them, because a fault made them. */
final class ForgedAlerts {
    private final WireReader sent = new WireReader();
    private final WireReader arrived = new WireReader();
    private final List<Alert> genuine = new ArrayList<>();
    private final List<Alert> forged = new ArrayList<>();

    void onSent(ByteBuffer piece) {
        genuine.addAll(alerts(sent, piece));
    }

    void onArrived(ByteBuffer piece) {
        for (Alert alert : alerts(arrived, piece)) {
            if (!genuine.remove(alert)) {
                forged.add(alert);
            }
        }
    }

    List<Alert> soFar() {
        return List.copyOf(forged);
    }

    private static List<Alert> alerts(WireReader reader, ByteBuffer piece) {
        return reader.read(piece).stream()
                .filter(WireMessage.ClearAlert.class::isInstance)
                .map(message -> new Alert(((WireMessage.ClearAlert) message).description()))
                .toList();
    }
}
