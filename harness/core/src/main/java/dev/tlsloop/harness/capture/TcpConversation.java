package dev.tlsloop.harness.capture;

import dev.tlsloop.Side;
import dev.tlsloop.harness.capture.Packet.Flag;
import dev.tlsloop.harness.transcript.Arrival;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** A TCP connection that carries what arrived in a run: the three-way handshake, the bytes in segments, and the close. */
final class TcpConversation {
    private static final int SEGMENTS_UNTIL_ACKNOWLEDGED = 2;
    private static final byte[] NO_BYTES = {};

    private final Sender client = new Sender();
    private final Sender server = new Sender();
    private final List<Packet> packets = new ArrayList<>();

    private TcpConversation() {}

    /** The packets in order. */
    static List<Packet> of(List<Arrival> arrivals) {
        TcpConversation conversation = new TcpConversation();
        conversation.connect();
        arrivals.forEach(conversation::add);
        conversation.close();
        return List.copyOf(conversation.packets);
    }

    private void connect() {
        send(Side.CLIENT, EnumSet.of(Flag.SYN), NO_BYTES);
        send(Side.SERVER, EnumSet.of(Flag.SYN, Flag.ACK), NO_BYTES);
        acknowledge(Side.CLIENT);
    }

    private void add(Arrival arrival) {
        Side sender = arrival.sender();
        if (arrival instanceof Arrival.Bytes arrived) {
            sendAll(sender, arrived.bytes());
        } else if (arrival instanceof Arrival.Fault fault) {
            sender(sender).comments.add("fault in the stream of the " + sender + ": " + fault.what());
        } else {
            finish(sender);
        }
    }

    private void sendAll(Side sender, byte[] bytes) {
        for (int from = 0; from < bytes.length; from += Packet.MOST_BYTES) {
            int to = Math.min(bytes.length, from + Packet.MOST_BYTES);
            send(
                    sender,
                    to == bytes.length ? EnumSet.of(Flag.PSH, Flag.ACK) : EnumSet.of(Flag.ACK),
                    Arrays.copyOfRange(bytes, from, to));
            if (sender(sender.peer()).unacknowledged == SEGMENTS_UNTIL_ACKNOWLEDGED) {
                acknowledge(sender.peer());
            }
        }
    }

    /** The run ends with its connections, whether or not a side ended its stream. */
    private void close() {
        for (Side side : Side.values()) {
            if (!sender(side).finished) {
                sender(side).comments.add("the run ended here, without an end of the stream of the " + side);
                finish(side);
            }
        }
        for (Side side : Side.values()) {
            if (sender(side).unacknowledged > 0) {
                acknowledge(side);
            }
        }
    }

    private void finish(Side side) {
        send(side, EnumSet.of(Flag.FIN, Flag.ACK), NO_BYTES);
        sender(side).finished = true;
    }

    private void acknowledge(Side side) {
        send(side, EnumSet.of(Flag.ACK), NO_BYTES);
    }

    private void send(Side side, EnumSet<Flag> flags, byte[] payload) {
        Sender sender = sender(side);
        Sender receiver = sender(side.peer());
        boolean isNumbered = flags.contains(Flag.SYN) || flags.contains(Flag.FIN);
        boolean carriesComments = isNumbered || payload.length > 0;
        int acknowledged = flags.contains(Flag.ACK) ? receiver.next : 0;
        packets.add(new Packet(
                side, flags, sender.next, acknowledged, payload, carriesComments ? sender.takeComments() : List.of()));
        sender.next += payload.length + (isNumbered ? 1 : 0);
        sender.unacknowledged = 0;
        receiver.unacknowledged += carriesComments ? 1 : 0;
    }

    private Sender sender(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /** One side: its next sequence number, and how many segments of its peer it has not acknowledged. */
    private static final class Sender {
        private final List<String> comments = new ArrayList<>();
        private int next;
        private int unacknowledged;
        private boolean finished;

        private List<String> takeComments() {
            List<String> taken = List.copyOf(comments);
            comments.clear();
            return taken;
        }
    }
}
