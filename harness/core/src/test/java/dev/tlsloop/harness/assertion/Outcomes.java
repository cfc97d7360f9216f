package dev.tlsloop.harness.assertion;

import dev.tlsloop.Alert;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Negotiated;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Party;
import dev.tlsloop.Reason;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.ClientCertificate;
import dev.tlsloop.harness.EngineNames;
import dev.tlsloop.harness.HandshakeProgress;
import dev.tlsloop.harness.NegotiatedParameters;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.harness.pipe.TranscriptRecorder;
import dev.tlsloop.harness.transcript.Transcript;
import dev.tlsloop.harness.transcript.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** One outcome of each kind, the same every time. */
public final class Outcomes {
    public static final Party GREEN = new Named("green");
    private static final EngineNames ENGINES = new EngineNames("jsse 17.0.15", "openssl 3.0.19");

    private static final ClientCertificate NOT_ASKED = new ClientCertificate.NotAsked();

    private Outcomes() {}

    public static Outcome success() {
        return success(NegotiatedParameters.tls13("h2"));
    }

    public static Outcome success(Negotiated agreed) {
        return new Outcome.Success(agreed, agreed, GREEN, NOT_ASKED, ENGINES, transcript());
    }

    public static Outcome expired() {
        return refused(Refusal.of(Reason.CERTIFICATE_EXPIRED, "PKIX path validation failed:\n  validity check failed")
                .withAlert(Alert.CERTIFICATE_UNKNOWN)
                .withCertificate(1, intermediate()));
    }

    public static Outcome nothingInCommon() {
        NegotiationMismatch versions =
                new NegotiationMismatch("versions", List.of("TLS 1.3"), List.of("TLS 1.2", "TLS 1.1"));
        return refused(Refusal.of(Reason.NO_COMMON_VERSION, "").withMismatch(versions));
    }

    public static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(
                Side.CLIENT, refusal, Optional.empty(), Optional.empty(), NOT_ASKED, ENGINES, refusedBy(Side.CLIENT));
    }

    public static Outcome lateRefusal() {
        return new Outcome.Refused(
                Side.SERVER,
                Refusal.of(Reason.REJECTED_BY_CALLBACK, "").withCause(new IllegalStateException("not today")),
                Optional.of(Refusal.of(Reason.BAD_RECORD, "unexpected record")),
                Optional.of(NegotiatedParameters.tls13()),
                NOT_ASKED,
                ENGINES,
                refusedBy(Side.SERVER));
    }

    public static Outcome mutual() {
        Negotiated client = NegotiatedParameters.tls13();
        return new Outcome.Success(
                client, NegotiatedParameters.authenticated(intermediate()), GREEN, NOT_ASKED, ENGINES, transcript());
    }

    public static Outcome withheld(ClientCertificate.Why why) {
        Negotiated agreed = NegotiatedParameters.tls13();
        List<X500Principal> named = List.of(new X500Principal("CN=Root"), new X500Principal("CN=Other"));
        return new Outcome.Success(
                agreed, agreed, GREEN, new ClientCertificate.Withheld(why, named), ENGINES, transcript());
    }

    public static Outcome stalled() {
        return stalled(HandshakeProgress.ESTABLISHED);
    }

    public static Outcome stalled(HandshakeProgress client) {
        return new Outcome.Stalled(client, HandshakeProgress.WAITS, NOT_ASKED, ENGINES, new Transcript(List.of()));
    }

    public static Outcome disagreed() {
        return new Outcome.Disagreed(
                NegotiatedParameters.tls13("h2"), NegotiatedParameters.tls12(), NOT_ASKED, ENGINES, transcript());
    }

    public static X509Certificate intermediate() {
        try (InputStream pem = Outcomes.class.getResourceAsStream("/intermediate.pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transcript transcript() {
        return recorder().transcript();
    }

    private static Transcript refusedBy(Side side) {
        TranscriptRecorder recorder = recorder();
        recorder.recordRefusal(side, Optional.empty());
        recorder.recordSent(side, Wire.record(23, 19));
        recorder.settle(side);
        return recorder.transcript();
    }

    private static TranscriptRecorder recorder() {
        TranscriptRecorder recorder = new TranscriptRecorder();
        recorder.recordSent(Side.CLIENT, Wire.clientHello(Wire.versions(0x0304, 0x0303), Wire.serverName("localhost")));
        recorder.recordSent(Side.SERVER, Wire.serverHello(0x1302, Wire.extension(43, "0304")));
        return recorder;
    }

    private record Named(String name) implements Party {
        @Override
        public Endpoint start() {
            throw new IllegalStateException("not to be started");
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
