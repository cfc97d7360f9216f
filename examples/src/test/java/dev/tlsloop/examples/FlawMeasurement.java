package dev.tlsloop.examples;

import dev.tlsloop.Alert;
import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Side;
import dev.tlsloop.TlsVersion;
import dev.tlsloop.UnsupportedSettingException;
import dev.tlsloop.VerifyMode;
import dev.tlsloop.fixtures.Authority;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Outcome;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks every verifier at hand about one flaw. The JDK presents, which looks at nothing that it presents. */
final class FlawMeasurement {
    static final String VERIFY = "openssl-verify";
    static final String ACCEPTED = "accepted";
    static final String UNPRESENTABLE = "unpresentable";
    private static final Pattern ERROR = Pattern.compile("^error (\\d+) at \\d+ depth", Pattern.MULTILINE);
    private static final Pattern MAJOR = Pattern.compile("\\d+");
    private static final Authority HOST = Authority.create("Root of the server");
    private static final Credential SERVER_OF_CLIENTS = HOST.issue(FlawCase.NAME);

    private final FlawCase flawCase;
    private final Chain chain;
    private final Path directory;
    private final List<String> codes = new ArrayList<>();

    FlawMeasurement(FlawCase flawCase, Path directory) {
        this.flawCase = flawCase;
        this.chain = flawCase.chain();
        this.directory = directory;
    }

    static List<Engine> engines() {
        return List.of(Jsse.engine(), OpenSsl.engine());
    }

    static int major(Engine engine) {
        String version =
                engine.availability() instanceof Availability.Available here ? here.version() : "nothing at all";
        Matcher number = MAJOR.matcher(version);
        if (!number.find()) {
            throw new AssertionError("an engine tells its version; " + engine.name() + " has " + version);
        }
        return Integer.parseInt(number.group());
    }

    /** libssl looks at what it is to present when the endpoint starts. */
    static boolean isRefusedByLibsslToPresent(FlawCase flawCase) {
        Context server = Context.server()
                .engine(OpenSsl.engine())
                .credential(flawCase.chain().credential())
                .build();
        try (Endpoint started = server.start()) {
            return started.context().isEmpty();
        } catch (UnsupportedSettingException e) {
            return true;
        }
    }

    List<FlawRow> rows() throws IOException, InterruptedException {
        List<FlawRow> rows = new ArrayList<>();
        for (Engine verifier : engines()) {
            rows.add(row(verifier, Side.CLIENT, judgedByClient(verifier)));
            rows.add(row(verifier, Side.SERVER, judgedByServer(verifier)));
        }
        rows.add(judgedByCommand());
        return rows;
    }

    private Outcome judgedByClient(Engine verifier) {
        Context server = Context.server()
                .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .credential(chain.credential())
                .build();
        Context client = listening(Context.client().engine(verifier).trust(chain), verifier);
        return Loopback.between(client, server).serverName(FlawCase.NAME).handshake();
    }

    private Outcome judgedByServer(Engine verifier) {
        ContextBuilder declared = Context.server()
                .engine(verifier)
                .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .credential(SERVER_OF_CLIENTS)
                .trust(chain)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        Context server = listening(declared, verifier);
        Context client =
                Context.client().trust(HOST).credential(chain.credential()).build();
        return Loopback.between(client, server).serverName(FlawCase.NAME).handshake();
    }

    /** OpenSSL's own numbers are told to a callback only; the JDK has none. */
    private Context listening(ContextBuilder declared, Engine verifier) {
        codes.clear();
        if (verifier.name().equals("openssl")) {
            declared.onVerify(v -> {
                if (!v.ok()) {
                    codes.add(String.valueOf(v.code().code()));
                }
                return v.ok();
            });
        }
        return declared.build();
    }

    private FlawRow row(Engine verifier, Side side, Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused && refused.side() == side) {
            String alert = refused.refusal()
                    .alert()
                    .map(Alert::code)
                    .map(String::valueOf)
                    .orElse("-");
            return row(verifier, side, refused.refusal().reason().name(), alert, codes());
        }
        return row(verifier, side, outcome instanceof Outcome.Success ? ACCEPTED : UNPRESENTABLE, "-", "-");
    }

    private String codes() {
        return codes.isEmpty() ? "-" : String.join(",", codes);
    }

    private FlawRow row(Engine verifier, Side side, String answer, String alert, String code) {
        return new FlawRow(
                flawCase.flawName(), flawCase.place(), verifier.name(), major(verifier), side, answer, alert, code);
    }

    private FlawRow judgedByCommand() throws IOException, InterruptedException {
        List<X509Certificate> presented = chain.credential().chain();
        List<String> command = new ArrayList<>(
                List.of("openssl", "verify", "-x509_strict", "-no-CApath", "-no-CAstore", "-purpose", "sslserver"));
        command.addAll(List.of("-verify_hostname", FlawCase.NAME, "-CAfile", file("root", Pem.text(chain))));
        if (presented.size() > 1) {
            X509Certificate[] issuers = presented.subList(1, presented.size()).toArray(X509Certificate[]::new);
            command.addAll(List.of("-untrusted", file("issuers", Pem.text(issuers))));
        }
        command.add(file("leaf", Pem.text(presented.get(0))));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean accepted = process.waitFor() == 0;
        String errors = ERROR.matcher(printed).results().map(r -> r.group(1)).collect(Collectors.joining(","));
        return new FlawRow(
                flawCase.flawName(),
                flawCase.place(),
                VERIFY,
                major(OpenSsl.engine()),
                Side.CLIENT,
                accepted ? ACCEPTED : "refused",
                "-",
                errors.isEmpty() ? "-" : errors);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name + ".pem"), content).toString();
    }
}
