/** It names the engine, because the runtime scope is for the class path alone. */
module demo {
    requires dev.tlsloop.harness;
    requires dev.tlsloop.jsse;
    requires dev.tlsloop.fixtures;
}
