package dev.tlsloop.jsse.engine;

import dev.tlsloop.Alert;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.jsse.managers.HandshakeEvidence;
import dev.tlsloop.spi.HandshakeStateName;
import dev.tlsloop.wire.HandshakeType;

/**
 * Where a handshake stands, told from its records. What TLS 1.3 hides is told from what our managers were asked: the
 * order of its messages is fixed (RFC 8446, 2), and whether there are certificates is known.
 */
final class HandshakeState implements RecordTracker.Listener, HandshakeStateName {
    private static final int KEY_UPDATE_RECORD = 27;
    private static final int FATAL = 0x200;
    private static final int CLOSE_NOTIFY = 0x100;

    private final Side side;
    private final HandshakeEvidence evidence;
    private final InfoCallbackInvoker info;
    private String name = OpenSslStateNames.BEFORE;
    private boolean begun;
    private boolean greeted;
    private boolean serverHid;
    private boolean serverFlightTold;
    private boolean clientHid;
    private boolean clientFlightTold;
    private boolean done;
    private boolean refused;
    private boolean alertTold;

    HandshakeState(Side side, HandshakeEvidence evidence, InfoCallbackInvoker info) {
        this.side = side;
        this.evidence = evidence;
        this.info = info;
    }

    @Override
    public String stateName() {
        return name;
    }

    /** Before each step of a handshake; there is input to look at. */
    void begin(int pending) {
        if (!begun) {
            begun = true;
            info.start();
            info.loop();
        }
        if (side == Side.SERVER && !greeted && pending > 0) {
            greeted = true;
            info.loop();
        }
    }

    @Override
    public void message(Side sender, int type) {
        if (!done && !refused) {
            loop(sender, type);
        }
    }

    @Override
    public void changeCipherSpec(Side sender) {
        if (!done && !refused) {
            name = OpenSslStateNames.ofChangeCipherSpec(side, sender);
            info.loop();
        }
    }

    @Override
    public void hidden(Side sender, int length) {
        if (refused) {
            return;
        }
        if (done) {
            reportPostHandshake(sender, length);
        } else if (sender != side) {
            hide(sender);
        } else if (side == Side.SERVER && clientHid) {
            finish();
            loop(sender, HandshakeType.NEW_SESSION_TICKET);
        } else {
            hide(sender);
            reportFlights();
        }
    }

    @Override
    public void alert(Side sender, int levelAndCode) {
        reportAlert(sender, levelAndCode);
    }

    void needsInput() {
        if (!done) {
            info.exit(-1);
        }
    }

    void establish() {
        finish();
        rest();
    }

    /** From here on what is written is an alert. */
    void startRefusing() {
        refused = true;
        name = OpenSslStateNames.ERROR;
    }

    void refuse(Refusal refusal) {
        refusal.alert()
                .map(Alert::code)
                .ifPresent(code -> reportAlert(refusal.reportedByPeer() ? side.peer() : side, FATAL + code));
        info.exit(-1);
    }

    void close(Side sender) {
        reportAlert(sender, CLOSE_NOTIFY);
        alertTold = false;
    }

    private void reportAlert(Side sender, int levelAndCode) {
        if (alertTold) {
            return;
        }
        alertTold = true;
        if (sender == side) {
            info.alertWritten(levelAndCode);
        } else {
            info.alertRead(levelAndCode);
        }
    }

    private void hide(Side sender) {
        if (sender == Side.CLIENT) {
            clientHid = true;
        } else if (!serverHid) {
            serverHid = true;
            loop(sender, OpenSslStateNames.ENCRYPTED_EXTENSIONS);
        }
    }

    private void reportFlights() {
        if (serverHid && !serverFlightTold) {
            serverFlightTold = true;
            reportServerFlight();
        }
        if (clientHid && !clientFlightTold) {
            clientFlightTold = true;
            reportClientFlight();
        }
    }

    private void reportServerFlight() {
        if (evidence.asksForCertificate()) {
            loop(Side.SERVER, HandshakeType.CERTIFICATE_REQUEST);
        }
        if (evidence.serverPresents()) {
            loop(Side.SERVER, HandshakeType.CERTIFICATE);
            loop(Side.SERVER, OpenSslStateNames.CERTIFICATE_VERIFY);
        }
        loop(Side.SERVER, HandshakeType.FINISHED);
    }

    private void reportClientFlight() {
        if (evidence.asksForCertificate()) {
            loop(Side.CLIENT, HandshakeType.CERTIFICATE);
        }
        if (evidence.clientPresents()) {
            loop(Side.CLIENT, OpenSslStateNames.CERTIFICATE_VERIFY);
        }
        loop(Side.CLIENT, HandshakeType.FINISHED);
    }

    private void finish() {
        if (!done) {
            reportFlights();
            done = true;
            name = OpenSslStateNames.FINISHED;
            info.done();
        }
    }

    /** The operation returns, and nothing is left to do. */
    private void rest() {
        name = OpenSslStateNames.FINISHED;
        info.exit(1);
    }

    /** Behind a handshake of TLS 1.3 come tickets and key updates; which is which, their length tells. */
    private void reportPostHandshake(Side sender, int length) {
        boolean ticket = length > KEY_UPDATE_RECORD && sender == Side.SERVER;
        if (serverHid && ticket) {
            loop(sender, HandshakeType.NEW_SESSION_TICKET);
            rest();
        }
    }

    private void loop(Side sender, int type) {
        name = OpenSslStateNames.of(side, sender, type);
        info.loop();
    }
}
