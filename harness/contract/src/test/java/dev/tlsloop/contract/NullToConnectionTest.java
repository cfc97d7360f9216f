package dev.tlsloop.contract;

import static dev.tlsloop.Side.CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tlsloop.Connection;
import dev.tlsloop.ConnectionSettings;
import dev.tlsloop.Context;
import dev.tlsloop.harness.Loopback;
import dev.tlsloop.harness.Pair;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Null arguments of an open connection or pair, refused with a message before the engine runs. */
class NullToConnectionTest {
    private static final Context SERVER =
            Context.server().credential(ContractCredentials.LOCALHOST).build();

    static Stream<Arguments> calls() {
        return Stream.of(
                calling(
                        c -> c.exportKeyingMaterial("EXPERIMENTAL-a", 16, null),
                        "the context of exportKeyingMaterial(...) is null; leave it out for none"),
                calling(
                        c -> c.exportKeyingMaterial(null, 16),
                        "the label of exportKeyingMaterial(...) is null; give one, such as EXPORTER-Channel-Binding"),
                calling(c -> c.write(null), "the buffer of write(...) is null; give one, empty for no bytes"),
                calling(c -> c.read(null), "the buffer of read(...) is null; give one with room"),
                calling(c -> c.peek(null), "the buffer of peek(...) is null; give one with room"),
                calling(c -> c.use(null), "the context of use(...) is null; give one"),
                calling(c -> c.appData(null), "the data of appData(...) is null; give an object"),
                calling(
                        c -> c.shutdownState(null),
                        "the state of shutdownState(...) is null; give a set, empty for none"),
                calling(
                        c -> c.endpoint().open(null, ConnectionSettings.none()),
                        "the side of open(side, settings) is null; give Side.CLIENT or Side.SERVER"),
                calling(
                        c -> c.endpoint().open(CLIENT, null),
                        "the settings of open(side, settings) are null; give ConnectionSettings.none() for nothing"));
    }

    private static Arguments calling(Consumer<Connection> call, String description) {
        return arguments(call, description);
    }

    static Stream<Arguments> callsToPairs() {
        return Stream.of(
                arguments(
                        (Consumer<Pair>) pair -> pair.transfer(null, new byte[1]),
                        "the side of transfer(from, data) is null; give Side.CLIENT or Side.SERVER"),
                arguments(
                        (Consumer<Pair>) pair -> pair.transfer(CLIENT, null),
                        "the data of transfer(from, data) is null; give an array, empty for no bytes"),
                arguments(
                        (Consumer<Pair>) pair -> pair.closeNotify(null),
                        "the side of closeNotify(first) is null; give Side.CLIENT or Side.SERVER"),
                arguments(
                        (Consumer<Pair>) pair -> pair.truncate(null),
                        "the side of truncate(sender) is null; give Side.CLIENT or Side.SERVER"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aConnectionNamesWhatItLacks(Consumer<Connection> call, String description) {
        Context client = Context.client().trust(ContractCredentials.CA).build();
        try (Pair pair = Loopback.between(client, SERVER).open()) {
            assertEquals(
                    description,
                    assertThrows(NullPointerException.class, () -> call.accept(pair.client()))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("callsToPairs")
    void aPairNamesWhatItLacks(Consumer<Pair> call, String description) {
        Context client = Context.client().trust(ContractCredentials.CA).build();
        try (Pair pair = Loopback.between(client, SERVER).open()) {
            assertEquals(
                    description,
                    assertThrows(NullPointerException.class, () -> call.accept(pair))
                            .getMessage());
        }
    }
}
