package dev.tlsloop.providers;

import dev.tlsloop.Context;
import dev.tlsloop.ContextBuilder;
import dev.tlsloop.Engine;
import dev.tlsloop.Party;
import dev.tlsloop.ServerNameAnswer;
import dev.tlsloop.VerifyMode;

/** An engine that runs declarations of ours. */
record Declared(String name, Engine engine) implements Shipped {
    @Override
    public Party client(Wish wish) {
        return common(Context.client(), wish).build();
    }

    @Override
    public Party server(Wish wish) {
        ContextBuilder server = common(Context.server(), wish);
        wish.trust().ifPresent(trust -> server.verify(VerifyMode.PEER, VerifyMode.FAIL_IF_NO_PEER_CERT));
        wish.onlyName()
                .ifPresent(only -> server.onServerName((connection, name, context) ->
                        name.filter(asked -> asked.name().equals(only)).isPresent()
                                ? ServerNameAnswer.proceed()
                                : ServerNameAnswer.alert(dev.tlsloop.Alert.UNRECOGNIZED_NAME)));
        return server.build();
    }

    private ContextBuilder common(ContextBuilder builder, Wish wish) {
        builder.engine(engine).versions(wish.version(), wish.version());
        wish.credential().ifPresent(builder::credential);
        wish.trust().ifPresent(builder::trust);
        return wish.alpn().isEmpty() ? builder : builder.alpn(wish.alpn().toArray(String[]::new));
    }
}
