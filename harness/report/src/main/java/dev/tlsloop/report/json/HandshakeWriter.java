package dev.tlsloop.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tlsloop.Alert;
import dev.tlsloop.Negotiated;
import dev.tlsloop.NegotiationMismatch;
import dev.tlsloop.Refusal;
import dev.tlsloop.Side;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.report.ladder.Certificates;
import dev.tlsloop.report.ladder.ChainTree;
import dev.tlsloop.report.ladder.Ladder;
import dev.tlsloop.report.ladder.Offer;
import dev.tlsloop.report.ladder.Offers;
import dev.tlsloop.report.ladder.Step;
import dev.tlsloop.report.words.Headline;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The object of one handshake. */
final class HandshakeWriter {
    private final JsonGenerator json;

    HandshakeWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(String title, Outcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", title);
        json.writeStringField("result", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        json.writeStringField("verdict", Headline.of(outcome).sentence());
        text("remedy", Headline.of(outcome).remedy());
        json.writeObjectFieldStart("engines");
        json.writeStringField("client", outcome.engines().client());
        json.writeStringField("server", outcome.engines().server());
        json.writeEndObject();
        writeResult(outcome);
        json.writeStringField("clientCertificate", outcome.clientCertificate().toString());
        writeNegotiated(outcome);
        json.writeArrayFieldStart("offers");
        for (Offer offer : Offers.of(outcome)) {
            write(offer);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("messages");
        StepWriter steps = new StepWriter(json);
        for (Step step : Ladder.of(outcome)) {
            steps.write(step);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeResult(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Refused refused) {
            json.writeStringField("refusedBy", refused.side().toString());
            json.writeFieldName("refusal");
            write(refused.refusal());
            if (refused.reported().isPresent()) {
                json.writeFieldName("reported");
                write(refused.reported().get());
            }
        } else if (outcome instanceof Outcome.Stalled stalled) {
            json.writeObjectFieldStart("progress");
            for (Side side : Side.values()) {
                json.writeStringField(side.toString(), stalled.of(side).name());
            }
            json.writeEndObject();
        } else if (outcome instanceof Outcome.Disagreed disagreed) {
            texts("differences", disagreed.differences());
        }
    }

    private void write(Refusal refusal) throws IOException {
        json.writeStartObject();
        json.writeStringField("reason", refusal.reason().name());
        if (refusal.alert().isPresent()) {
            write(refusal.alert().get());
        }
        json.writeBooleanField("reportedByPeer", refusal.reportedByPeer());
        if (refusal.depth().isPresent()) {
            json.writeNumberField("depth", refusal.depth().getAsInt());
        }
        if (refusal.certificate().isPresent()) {
            json.writeFieldName("certificate");
            write(refusal.certificate().get());
        }
        if (refusal.mismatch().isPresent()) {
            write(refusal.mismatch().get());
        }
        json.writeStringField("detail", refusal.detail());
        json.writeEndObject();
    }

    private void write(Alert alert) throws IOException {
        json.writeObjectFieldStart("alert");
        json.writeNumberField("code", alert.code());
        json.writeStringField("text", alert.toString());
        json.writeEndObject();
    }

    private void write(NegotiationMismatch mismatch) throws IOException {
        json.writeObjectFieldStart("mismatch");
        json.writeStringField("what", mismatch.what());
        texts("offered", mismatch.offered());
        texts("accepted", mismatch.accepted());
        json.writeEndObject();
    }

    private void writeNegotiated(Outcome outcome) throws IOException {
        json.writeObjectFieldStart("negotiated");
        for (Side side : Side.values()) {
            Optional<Negotiated> negotiated = ChainTree.negotiated(outcome, side);
            if (negotiated.isPresent()) {
                json.writeFieldName(side.toString());
                write(negotiated.get());
            }
        }
        json.writeEndObject();
    }

    private void write(Negotiated negotiated) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", negotiated.version().toString());
        json.writeStringField("cipherSuite", negotiated.cipher().name());
        text("group", negotiated.group().map(group -> group.name()));
        text("alpn", negotiated.alpn().map(Object::toString));
        text("serverName", negotiated.serverName().map(Object::toString));
        json.writeBooleanField("resumed", negotiated.resumed());
        json.writeArrayFieldStart("peerChain");
        for (X509Certificate certificate : negotiated.peerChain()) {
            write(certificate);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(X509Certificate certificate) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", Certificates.name(certificate.getSubjectX500Principal()));
        json.writeStringField("issuer", Certificates.name(certificate.getIssuerX500Principal()));
        json.writeStringField("serialNumber", certificate.getSerialNumber().toString(16));
        json.writeStringField(
                "notBefore", certificate.getNotBefore().toInstant().toString());
        json.writeStringField("notAfter", certificate.getNotAfter().toInstant().toString());
        json.writeEndObject();
    }

    private void write(Offer offer) throws IOException {
        json.writeStartObject();
        json.writeStringField("what", offer.what());
        texts("offered", offer.offered());
        if (offer.accepted().isPresent()) {
            texts("accepted", offer.accepted().get());
        }
        texts("common", offer.common());
        text("chosen", offer.chosen());
        json.writeEndObject();
    }

    private void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values.toArray(String[]::new), 0, values.size());
    }
}
