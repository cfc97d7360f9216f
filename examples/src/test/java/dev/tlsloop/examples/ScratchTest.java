package dev.tlsloop.examples;

import dev.tlsloop.*;
import dev.tlsloop.fixtures.*;
import dev.tlsloop.harness.*;
import dev.tlsloop.jsse.Jsse;
import dev.tlsloop.openssl.OpenSsl;
import java.util.*;
import java.time.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
    static void attempt(String what, Runnable r) {
        try { r.run(); } catch (Throwable t) { System.out.println("!! " + what + " -> " + t.getClass().getSimpleName() + ": " + t.getMessage()); }
    }

    @Test
    void flawsUnderEveryKey() {
        for (KeyType t : KeyType.values()) {
            if (t.name().matches("RSA_(3072|4096)|ML_DSA_(65|87)")) continue;
            Authority root = Authority.create("Root", t);
            for (IssuerFlaw f : IssuerFlaw.values()) {
                if (f != IssuerFlaw.UNTRUSTED) attempt(t + " root, via " + f, () -> Chain.from(root).via("A", f).to("localhost"));
                if (f.places().contains(Place.ROOT)) attempt(t + " flawed root " + f, () -> Chain.from("R", t, 7, f).to("localhost"));
                if (f != IssuerFlaw.UNTRUSTED) attempt(t + " with, via " + f, () -> Chain.from("R").with(t).via("A", f).to("localhost"));
            }
            for (LeafFlaw f : LeafFlaw.values()) {
                attempt(t + " root, to " + f, () -> Chain.from(root).to("localhost", f));
                attempt(t + " leaf " + f, () -> Chain.from("R").with(t).to("localhost", f));
            }
            for (StapleFlaw f : StapleFlaw.values()) attempt(t + " staple " + f, () -> Chain.from(root).to("localhost", f).staple());
            for (CrlFlaw f : CrlFlaw.values()) attempt(t + " crl " + f, () -> Chain.from(root).via("A", f).to("localhost", f).crls());
        }
    }

    @Test
    void pairs() {
        Map<String, Integer> seen = new TreeMap<>();
        for (IssuerFlaw a : IssuerFlaw.values()) for (IssuerFlaw b : IssuerFlaw.values()) if (a.compareTo(b) < 0) {
            if (a == IssuerFlaw.UNTRUSTED || b == IssuerFlaw.UNTRUSTED) continue;
            try { Chain c = Chain.from("Root").via("A", a, b).to("www.a.test"); c.crls(); c.staple(); c.describe().svg(); }
            catch (Throwable t) { System.out.println("pair " + a + "+" + b + ": " + t.getMessage()); }
        }
        for (LeafFlaw a : LeafFlaw.values()) for (LeafFlaw b : LeafFlaw.values()) if (a.compareTo(b) < 0) {
            try { Chain.from("Root").to("www.a.test", a, b); }
            catch (Throwable t) { System.out.println("pair leaf " + a + "+" + b + ": " + t.getMessage()); }
        }
    }

    @Test
    void names() {
        Authority ca = Authority.create();
        for (LeafFlaw f : LeafFlaw.values()) for (String n : List.of("localhost", "127.0.0.1", "::1", "*.a.test", "pythön.org", "me@a.test", "spiffe://a.test/x"))
            attempt(f + " for " + n, () -> { Chain c = Chain.from(ca).to(n, f); System.out.println(f + " " + n + " " + sans(c)); });
        for (IssuerFlaw f : List.of(IssuerFlaw.NAME_EXCLUDED, IssuerFlaw.NAME_NOT_PERMITTED)) for (String n : List.of("localhost", "127.0.0.1", "::1", "*.a.test", "pythön.org", "me@a.test", "spiffe://a.test/x"))
            attempt(f + " for " + n, () -> Chain.from(ca).via("A", f).to(n));
    }
    static String sans(Chain c) {
        try { return String.valueOf(c.certificates().get(0).getSubjectAlternativeNames()); } catch (Exception e) { return e.toString(); }
    }

    @Test
    void revocation() {
        Chain chain = Chain.from("Root").via("Intermediate", CrlFlaw.REVOKED).to("localhost", StapleFlaw.UNKNOWN);
        System.out.println(chain.describe());
        attempt("jsse staple", () -> { try (Endpoint e = Context.server().credential(chain.credential()).ocspStaple(chain.staple()).build().start()) { System.out.println("started?"); } });
        for (Engine e : List.of(Jsse.engine(), OpenSsl.engine())) {
            Context server = Context.server().engine(OpenSsl.engine()).credential(chain.credential()).ocspStaple(chain.staple()).build();
            Context both = Context.client().engine(e).trust(chain).revocation(Revocation.STAPLE, Revocation.CRL_ALL).crls(chain.crls()).build();
            Context list = Context.client().engine(e).trust(chain).revocation(Revocation.CRL_ALL).crls(chain.crls()).build();
            Context staple = Context.client().engine(e).trust(chain).revocation(Revocation.STAPLE).build();
            for (Context c : List.of(both, list, staple)) System.out.println(e.name() + " " + ((Outcome.Refused) Loopback.between(c, server).handshake()).refusal());
        }
        Chain expired = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED, CrlFlaw.REVOKED).to("localhost");
        for (Engine e : List.of(Jsse.engine(), OpenSsl.engine())) {
            Context server = Context.server().credential(expired.credential()).build();
            Context list = Context.client().engine(e).trust(expired).revocation(Revocation.CRL_ALL).crls(expired.crls()).build();
            System.out.println("expired+revoked " + e.name() + " " + ((Outcome.Refused) Loopback.between(list, server).handshake()).refusal().reason());
        }
        Chain expired2 = Chain.from("Root").via("Intermediate", IssuerFlaw.EXPIRED).to("localhost");
        for (Engine e : List.of(Jsse.engine(), OpenSsl.engine())) {
            Context server = Context.server().credential(expired2.credential()).build();
            Context list = Context.client().engine(e).trust(expired2).revocation(Revocation.CRL_ALL).crls(expired2.crls()).build();
            System.out.println("expired " + e.name() + " " + ((Outcome.Refused) Loopback.between(list, server).handshake()).refusal().reason());
        }
    }

    @Test
    void keysInHandshakes() {
        for (KeyType t : KeyType.values()) {
            if (t.name().matches("RSA_(3072|4096)")) continue;
            for (Engine s : List.of(Jsse.engine(), OpenSsl.engine())) for (Engine c : List.of(Jsse.engine(), OpenSsl.engine())) {
                attempt(t + " " + s.name() + " " + c.name(), () -> {
                    Authority ca = Authority.create("Root", t);
                    Credential cr = ca.with(t).issue("localhost");
                    Outcome o = Loopback.between(Context.client().engine(c).trust(ca).build(), Context.server().engine(s).credential(cr).build()).handshake();
                    System.out.println(t + " server " + s.name() + " client " + c.name() + " " + (o instanceof Outcome.Success ? "ok" : o.toString().lines().limit(3).toList()));
                });
            }
        }
    }

    @Test
    void chains() {
        Authority deep = Authority.create("Root 0");
        for (int i = 1; i < 12; i++) deep = deep.intermediate("Level " + i);
        Chain c = Chain.from(deep).to("localhost");
        Authority d = deep;
        for (Engine e : List.of(Jsse.engine(), OpenSsl.engine())) {
            Outcome o = Loopback.between(Context.client().engine(e).trust(d).revocation(Revocation.CRL_ALL).crls(c.crls()).build(), Context.server().credential(c.credential()).build()).handshake();
            System.out.println("depth 12 " + e.name() + " " + (o instanceof Outcome.Success ? "ok" : o.toString().lines().limit(6).toList()));
        }
        Authority old = Authority.create("Old"), young = Authority.create("Young");
        Authority crossed = young.crossSignedBy(old);
        Chain x = Chain.from(crossed.intermediate("I")).to("localhost");
        for (Authority trusted : List.of(old, young)) for (Engine e : List.of(Jsse.engine(), OpenSsl.engine())) {
            Outcome o = Loopback.between(Context.client().engine(e).trust(trusted).build(), Context.server().credential(x.credential()).build()).handshake();
            System.out.println("cross " + trusted + e.name() + " " + (o instanceof Outcome.Success ? "ok" : o.toString().lines().limit(6).toList()));
            Outcome o2 = Loopback.between(Context.client().engine(e).trust(trusted).revocation(Revocation.CRL_ALL).crls(x.crls()).build(), Context.server().credential(x.credential()).build()).handshake();
            System.out.println("cross crl " + trusted + e.name() + " " + (o2 instanceof Outcome.Success ? "ok" : o2.toString().lines().limit(6).toList()));
        }
        System.out.println(x.describe());
    }
}
