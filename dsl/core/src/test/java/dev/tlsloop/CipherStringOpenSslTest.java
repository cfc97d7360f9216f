package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A comparison of the selected suites and their order with the openssl program. */
class CipherStringOpenSslTest {
    private static final Set<String> BUILT_IN = new HashSet<>(openssl("ALL:COMPLEMENTOFALL"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEFAULT",
                "ALL",
                "ALL:COMPLEMENTOFALL",
                "COMPLEMENTOFALL",
                "COMPLEMENTOFDEFAULT",
                "DEFAULT:COMPLEMENTOFDEFAULT",
                "DEFAULT:!aNULL:!MD5",
                "DEFAULT:-AES128:AES128",
                "DEFAULT:+RSA",
                "DEFAULT+AES256",
                "DEFAULTAES",
                "AES:DEFAULT",
                "HIGH",
                "HIGH:MEDIUM:LOW",
                "HIGH:!aNULL:!kRSA:!PSK:!SRP:!MD5:!RC4",
                "MEDIUM:AES",
                "eNULL",
                "NULL+SHA256",
                "aNULL",
                "ALL:!aNULL:!eNULL",
                "ALL:eNULL",
                "kRSA",
                "aRSA",
                "RSA",
                "kDHE",
                "kEDH",
                "DHE",
                "EDH",
                "DH",
                "ADH",
                "kECDHE",
                "kEECDH",
                "ECDHE",
                "EECDH",
                "ECDH",
                "AECDH",
                "aECDSA",
                "ECDSA",
                "aDSS",
                "DSS",
                "PSK",
                "kPSK",
                "kRSAPSK",
                "kDHEPSK",
                "kECDHEPSK",
                "aPSK",
                "SRP",
                "kSRP",
                "aSRP",
                "SSLv3",
                "TLSv1",
                "TLSv1.0",
                "TLSv1.2",
                "AES",
                "AES128",
                "AES256",
                "AESGCM",
                "AESCCM",
                "AESCCM8",
                "ARIA",
                "ARIAGCM",
                "ARIA128",
                "ARIA256",
                "CAMELLIA",
                "CAMELLIA128",
                "CAMELLIA256",
                "CHACHA20",
                "CBC",
                "FIPS",
                "MD5",
                "SHA",
                "SHA1",
                "SHA256",
                "SHA384",
                "ECDHE+AESGCM",
                "ECDHE+AESGCM:DHE+AESGCM",
                "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:!aNULL:!MD5:!DSS",
                "ECDHE+aRSA+AES128+SHA256",
                "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384",
                "AES256-SHA:AES128-SHA",
                "AES128-SHA+AES256:CHACHA20",
                "AES128-SHA+AES128",
                "AES128-SHA@SECLEVEL=0",
                "ALL!aNULL!AESGCM",
                "AES,CHACHA20;CAMELLIA ARIA",
                " :AES: ",
                "ALL:@STRENGTH",
                "ALL:-AESGCM:+AES256:@STRENGTH:AESGCM",
                "AES128:AES256:@STRENGTH",
                "AES128:AES256@STRENGTH+ignored",
                "ALL:-ECDHE:-RSA:ECDHE:RSA",
                "ALL:-RSA:-ECDHE:ALL",
                "AES:!RSA:RSA",
                "AES:-RSA:RSA",
                "AES:+ECDHE:+AESGCM:+kRSA",
                "DEFAULT:@SECLEVEL=2",
                "hello world:AES128-SHA",
                "foo!ignored:AES256-SHA",
                "foo$:AES",
                "AES+foo:CHACHA20",
                "A_B:AES128",
                "aes:AES128",
                "TLS_RSA_WITH_AES_128_CBC_SHA:AES256-SHA",
                "TLS_AES_128_GCM_SHA256:AES256-SHA",
                "AES:-ALL:SSLv3:TLSv1.2+RSA",
                "RC4:3DES:AES128-SHA",
                "GOST94:kGOST:AES128-SHA",
                "kDHE+AES:kECDHE+AES:!ADH:!AECDH:+SHA1",
                "TLSv1.2:+TLSv1.2+kRSA:!eNULL:!PSK",
                "EECDH+CHACHA20:EECDH+AES128:RSA+AES128:EECDH+AES256:RSA+AES256:EECDH+3DES:RSA+3DES:!MD5"
            })
    void selectsTheSuitesOfOpenSslInTheSameOrder(String text) {
        List<String> ours = CipherString.parse(text).suites().stream()
                .map(CipherSuite::openSslName)
                .filter(BUILT_IN::contains)
                .toList();

        assertEquals(openssl(text), ours);
    }

    private static List<String> openssl(String text) {
        try {
            Process process = new ProcessBuilder("openssl", "ciphers", text)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String[] names = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split(":");
            return List.of(names).stream()
                    .filter(name -> !name.startsWith("TLS_") && !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("the openssl program is needed: install the package openssl, version 3.0", e);
        }
    }
}
