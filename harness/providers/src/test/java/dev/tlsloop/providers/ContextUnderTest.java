package dev.tlsloop.providers;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.Party;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.VerifyMode;

/** An engine that runs contexts of tlsloop. */
record ContextUnderTest(String name, Engine engine) implements EngineUnderTest {
    @Override
    public Party client(SideSettings settings) {
        return common(Context.client(), settings).build();
    }

    @Override
    public Party server(SideSettings settings) {
        ContextBuilder server = common(Context.server(), settings);
        settings.trust().ifPresent(trust -> server.verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT));
        settings.onlyName()
                .ifPresent(only -> server.onServerName((connection, name, context) ->
                        name.filter(asked -> asked.name().equals(only)).isPresent()
                                ? ServerNameAnswer.proceed()
                                : ServerNameAnswer.alert(dev.tlsloop.Alert.UNRECOGNIZED_NAME)));
        return server.build();
    }

    private ContextBuilder common(ContextBuilder builder, SideSettings settings) {
        builder.engine(engine).versions(settings.version(), settings.version());
        settings.credential().ifPresent(builder::credential);
        settings.trust().ifPresent(builder::trust);
        return settings.alpn().isEmpty()
                ? builder
                : builder.alpn(settings.alpn().toArray(String[]::new));
    }
}
