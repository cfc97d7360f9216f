package dev.tlsloop.jsse.engine;

/** Tells our managers, around each step, whose connection the engine is working for. */
public interface Managed {
    /** For an engine whose managers are not ours. */
    Managed BY_OTHERS = new Managed() {
        @Override
        public void enter() {}

        @Override
        public void leave() {}
    };

    void enter();

    void leave();
}
