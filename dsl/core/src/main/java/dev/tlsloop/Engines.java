package dev.tlsloop;

import java.util.ServiceLoader;

/** Finds the engine of a context that names none: always the one called jsse, whatever else is there. */
final class Engines {
    private static final String STANDARD = "jsse";

    private Engines() {}

    static Engine standard() {
        for (Engine engine : ServiceLoader.load(Engine.class, Engine.class.getClassLoader())) {
            if (engine.name().equals(STANDARD)) {
                return engine;
            }
        }
        throw new IllegalStateException("no engine called \"" + STANDARD
                + "\" was found; add dev.tlsloop:tlsloop-jsse to the class path or the module path,"
                + " or name an engine with engine(...)");
    }
}
