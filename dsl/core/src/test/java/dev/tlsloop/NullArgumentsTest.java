package dev.tlsloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.bio.MemoryBio;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call refuses null at once, with an error text that names the argument. */
class NullArgumentsTest {
    private static final Context SERVER =
            Context.server().credential(SampleCredential.credential()).build();

    /** All settings by reflection, so that the test covers those added later. */
    static Stream<Method> settings() {
        return Arrays.stream(ContextBuilder.class.getMethods())
                .filter(m -> m.getReturnType() == ContextBuilder.class && m.getParameterCount() == 1)
                .filter(m -> !m.getParameterTypes()[0].isPrimitive());
    }

    private static NullPointerException givenNull(Method setting) {
        Object argument =
                setting.isVarArgs() ? Array.newInstance(setting.getParameterTypes()[0].getComponentType(), 1) : null;
        Throwable thrown = assertThrows(
                        InvocationTargetException.class, () -> setting.invoke(Context.server(), argument))
                .getCause();
        return (NullPointerException) thrown;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void eachSettingNamesItsNullArgument(Method setting) {
        String description = givenNull(setting).getMessage();
        assertTrue(
                description.matches("the [a-z ]+ of " + setting.getName()
                        + "\\(\\.\\.\\.\\) is null; give one, or leave the call out"),
                description);
    }

    static Stream<Arguments> calls() {
        X509Certificate none = null;
        return Stream.of(
                calling(
                        () -> Context.of(null),
                        "the method of Context.of(...) is null; give one, such as Method.SSLv23"),
                calling(
                        () -> SERVER.on(null),
                        "the engine of on(...) is null; give one, or use the context itself, which runs on the JDK's"),
                calling(
                        () -> Context.server().versions(null, TlsVersion.TLS_1_3),
                        "the lowest of versions(lowest, highest) is null; give one, or leave the call out"),
                calling(
                        () -> Context.server().versions(TlsVersion.TLS_1_2, null),
                        "the highest of versions(lowest, highest) is null; give one, or leave the call out"),
                calling(
                        () -> Context.server().onServerName("a.test", null),
                        "the context of onServerName(name, context) is null; give one, or leave the call out"),
                calling(
                        () -> Context.server().onServerName(null, SERVER),
                        "the server name is null; give one, or leave the name out"),
                calling(
                        () -> Context.server().trust((Trust[]) null),
                        "the trust of trust(...) is null; give one, or leave the call out"),
                calling(
                        () -> ConnectionSettings.forServer((ServerName) null),
                        "the name of ConnectionSettings.forServer(...) is null; give one, or leave the call out"),
                calling(
                        () -> ConnectionSettings.forServer((String) null),
                        "the server name is null; give one, or leave the name out"),
                calling(
                        () -> ConnectionSettings.none().withVerifyName(null),
                        "the name of withVerifyName(...) is null; give one, or leave the call out"),
                calling(
                        () -> ConnectionSettings.none().withAlpn(null),
                        "the protocol of withAlpn(...) is null; give one, or leave the call out"),
                calling(
                        () -> ConnectionSettings.none().withSession(null),
                        "the session of withSession(...) is null; give one, or leave the call out"),
                calling(
                        () -> ConnectionSettings.none().withAppData(null),
                        "the data of withAppData(...) is null; give one, or leave the call out"),
                calling(() -> ServerName.ofBytes(null), "the server name is null; give one, or leave the name out"),
                calling(() -> AlpnProtocol.listOf("h2", null), "the ALPN protocol is null; give its name, such as h2"),
                calling(() -> AlpnProtocol.ofBytes(null), "the ALPN protocol is null; give its name, such as h2"),
                calling(
                        () -> CipherString.parse(null),
                        "the text of a cipher string is null; give one, such as ECDHE+AESGCM"),
                calling(
                        () -> Credential.of(null, SampleCredential.credential().chain()),
                        "the private key of a credential is null; give it with its chain"),
                calling(
                        () -> Credential.unchecked(SampleCredential.credential().privateKey(), null),
                        "the certificate of a credential is null; give one, or leave the call out"),
                calling(() -> Trust.of(none), "the anchor of Trust.of(...) is null; give one, or leave the call out"),
                calling(
                        () -> new MemoryBio().write((byte[]) null),
                        "the source of write(...) is null; give one, empty for no bytes"),
                calling(() -> new MemoryBio().read(null), "the target of read(...) is null; give a buffer with room"));
    }

    private static Arguments calling(Executable call, String description) {
        return arguments(call, description);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void eachCallNamesItsNullArgument(Executable call, String description) {
        assertEquals(description, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void aRefusedNullKeepsTheOldValue() {
        ContextBuilder builder = Context.client();
        assertThrows(NullPointerException.class, () -> builder.verify((VerifyMode) null));
        assertEquals(List.of(VerifyMode.PEER), List.copyOf(builder.build().verifyModes()));
    }
}
