package dev.tlsloop.checks;

import dev.tlsloop.Alert;
import dev.tlsloop.Availability;
import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Credential;
import dev.tlsloop.Endpoint;
import dev.tlsloop.Engine;
import dev.tlsloop.Revocation;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures one flaw with every available verifier. The JDK presents the certificates because it does not check its own;
 * libssl presents the staples because the JDK cannot staple a given response.
 */
final class FlawMeasurement {
    static final String ACCEPTED = "accepted";
    static final String UNPRESENTABLE = "unpresentable";
    private static final Pattern MAJOR = Pattern.compile("\\d+");
    private static final Authority HOST = Authority.create("Root of the server");
    private static final Credential SERVER_OF_CLIENTS = HOST.issue(FlawCase.NAME);

    private final FlawCase flawCase;
    private final Chain chain;
    private final Path directory;
    private final List<String> codes = new ArrayList<>();

    FlawMeasurement(FlawCase flawCase, Path directory) {
        this(flawCase, flawCase.chain(), directory);
    }

    /** Measures the given chain in place of the one with the flaw. */
    FlawMeasurement(FlawCase flawCase, Chain chain, Path directory) {
        this.flawCase = flawCase;
        this.chain = chain;
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

    /** Whether libssl refuses the credential, which it checks when the endpoint starts. */
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
            rows.add(judgedByClient(verifier));
            rows.add(judgedByServer(verifier));
        }
        new FlawCommands(flawCase, chain, directory).row().ifPresent(rows::add);
        return rows;
    }

    private FlawRow judgedByClient(Engine verifier) {
        ContextBuilder server = Context.server()
                .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .credential(chain.credential());
        if (flawCase.family() == FlawCase.Family.STAPLE) {
            server.engine(OpenSsl.engine()).onOcspStaple(chain.staple());
        }
        Context client = checking(Context.client().engine(verifier).trust(chain), verifier);
        return row(verifier, Side.CLIENT, outcome(client, server.build()));
    }

    private FlawRow judgedByServer(Engine verifier) {
        if (!isPresentableByClient()) {
            return row(verifier, Side.SERVER, UNPRESENTABLE, "-", "-");
        }
        ContextBuilder declared = Context.server()
                .engine(verifier)
                .versions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_3)
                .credential(SERVER_OF_CLIENTS)
                .trust(chain)
                .verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT);
        Context server = checking(declared, verifier);
        Context client =
                Context.client().trust(HOST).credential(chain.credential()).build();
        return row(verifier, Side.SERVER, outcome(client, server));
    }

    /** Whether a client can present the flaw; no engine staples on a client, so the context is refused. */
    private boolean isPresentableByClient() {
        if (flawCase.family() != FlawCase.Family.STAPLE) {
            return true;
        }
        ContextBuilder client = Context.client().credential(chain.credential()).onOcspStaple(chain.staple());
        try {
            return client.build().ocspStapleCallback().isPresent();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static Outcome outcome(Context client, Context server) {
        return Loopback.between(client, server).withServerName(FlawCase.NAME).handshake();
    }

    private Context checking(ContextBuilder declared, Engine verifier) {
        return switch (flawCase.family()) {
            case CERTIFICATE -> listening(declared, verifier);
            case STAPLE -> listening(declared.revocation(Revocation.STAPLE), verifier);
            case LIST -> listening(declared.revocation(Revocation.CRL_ALL).crls(chain.crls()), verifier);
        };
    }

    /** The error codes of OpenSSL, which only a callback gets; the JDK has none. */
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
                flawCase.flawName(), flawCase.position(), verifier.name(), major(verifier), side, answer, alert, code);
    }
}
