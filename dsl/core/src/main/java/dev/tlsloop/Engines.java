package dev.tlsloop;

import java.util.ServiceLoader;

/** A lookup of the default engine, for contexts that name no engine. */
final class Engines {
    private Engines() {}

    static Engine standard() {
        for (Engine engine : ServiceLoader.load(Engine.class, Engine.class.getClassLoader())) {
            if (engine.isDefault()) {
                return engine;
            }
        }
        throw new IllegalStateException("this context names no engine, and no default engine was found; add"
                + " dev.tlsloop:tlsloop-harness to the class path or the module path, or name one with engine(...)");
    }
}
