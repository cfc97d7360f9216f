package dev.tlsloop.kotlin

/** Keeps the receivers of nested blocks apart: a `server { }` inside a `client { }` does not compile. */
@DslMarker @Target(AnnotationTarget.CLASS, AnnotationTarget.TYPE) annotation class TlsDsl
