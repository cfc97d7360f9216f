package dev.tlsloop.checks;

import dev.tlsloop.Side;
import dev.tlsloop.fixtures.Chain;
import dev.tlsloop.openssl.OpenSsl;
import dev.tlsloop.pem.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs the {@code openssl} command that can verify one flaw. */
record FlawCommands(FlawCase flawCase, Chain chain, Path directory) {
    static final String VERIFY = "openssl-verify";
    static final String OCSP = "openssl-ocsp";
    private static final Pattern ERROR = Pattern.compile("^error (\\d+) at \\d+ depth", Pattern.MULTILINE);
    private static final Pattern OCSP_ERROR = Pattern.compile("error:138(\\p{XDigit}{5}):");
    private static final int HEXADECIMAL = 16;

    /** The row of the command's result; empty if there is no response to verify. */
    Optional<FlawRow> row() throws IOException, InterruptedException {
        if (flawCase.family() != FlawCase.Family.STAPLE) {
            return Optional.of(verified());
        }
        Optional<byte[]> response = chain.staple().response();
        return response.isEmpty() ? Optional.empty() : Optional.of(answered(response.get()));
    }

    private FlawRow verified() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("openssl", "verify", "-x509_strict", "-no-CApath", "-no-CAstore", "-purpose", "sslserver"));
        command.addAll(List.of("-verify_hostname", FlawCase.NAME, "-CAfile", file("root", Pem.text(chain))));
        if (presented().size() > 1) {
            command.addAll(List.of("-untrusted", issuers()));
        }
        if (flawCase.family() == FlawCase.Family.LIST) {
            command.add("-crl_check_all");
            for (X509CRL list : chain.crls()) {
                String name = list.getIssuerX500Principal().getName().replaceAll("\\W", "");
                command.addAll(List.of("-CRLfile", file(name, Pem.text(list))));
            }
        }
        command.add(leaf());
        String printed = printed(command);
        String errors = ERROR.matcher(printed).results().map(r -> r.group(1)).collect(Collectors.joining(","));
        return row(VERIFY, printed.endsWith("leaf.pem: OK\n"), errors);
    }

    private FlawRow answered(byte[] response) throws IOException, InterruptedException {
        Path der = Files.write(directory.resolve("response.der"), response);
        List<String> command = List.of(
                "openssl",
                "ocsp",
                "-no_nonce",
                "-CAfile",
                file("root", Pem.text(chain)),
                "-verify_other",
                issuers(),
                "-issuer",
                file("issuer", Pem.text(presented().get(1))),
                "-cert",
                leaf(),
                "-respin",
                der.toString());
        String printed = printed(command);
        String errors = OCSP_ERROR
                .matcher(printed)
                .results()
                .map(r -> String.valueOf(Integer.parseInt(r.group(1), HEXADECIMAL)))
                .distinct()
                .collect(Collectors.joining(","));
        boolean good = printed.contains("Response verify OK") && printed.contains("leaf.pem: good");
        return row(OCSP, good, errors);
    }

    private FlawRow row(String command, boolean accepted, String errors) {
        return new FlawRow(
                flawCase.flawName(),
                flawCase.position(),
                command,
                FlawMeasurement.major(OpenSsl.engine()),
                Side.CLIENT,
                accepted ? FlawMeasurement.ACCEPTED : "refused",
                "-",
                errors.isEmpty() ? "-" : errors);
    }

    private static String printed(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private List<X509Certificate> presented() {
        return chain.credential().chain();
    }

    private String leaf() throws IOException {
        return file("leaf", Pem.text(presented().get(0)));
    }

    private String issuers() throws IOException {
        return file(
                "issuers", Pem.text(presented().subList(1, presented().size()).toArray(X509Certificate[]::new)));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name + ".pem"), content).toString();
    }
}
