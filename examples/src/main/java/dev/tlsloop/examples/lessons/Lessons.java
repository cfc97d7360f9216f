package dev.tlsloop.examples.lessons;

import dev.tlsloop.examples.course.Lesson;
import dev.tlsloop.openssl.OpenSsl;
import java.util.List;

/** The course: the lessons in their order. */
public final class Lessons {
    private Lessons() {}

    /** All lessons, in the order of the course. */
    public static List<Lesson> all() {
        return List.of(
                Lesson.of(1, "Hello, one round trip", Hello.class, "hello")
                        .passing("handshake", Hello::handshake)
                        .failing(
                                "olderServer", Hello::olderServer, "it failed on the server because NO_COMMON_VERSION"),
                Lesson.of(2, "What a certificate proves", Certificates.class, "certificates")
                        .passing("handshake", Certificates::handshake)
                        .failing(
                                "selfSigned",
                                Certificates::selfSigned,
                                "it failed on the client because UNKNOWN_ISSUER")
                        .failing(
                                "copiedCertificate",
                                Certificates::copiedCertificate,
                                "it failed on the client because BAD_SIGNATURE"),
                Lesson.of(3, "Names", Names.class, "names")
                        .passing("wildcard", Names::wildcard)
                        .passing("otherNames", Names::otherNames)
                        .failing("twoLabels", Names::twoLabels, "it failed on the client because NAME_MISMATCH")
                        .failing("commonName", Names::commonName, "it failed on the client because NAME_MISMATCH")
                        .passing("commonNameAlone", Names::commonNameAlone),
                Lesson.of(4, "Time", Time.class, "time")
                        .passing("lastSecond", Time::lastSecond)
                        .failing(
                                "oneSecondLater",
                                Time::oneSecondLater,
                                "it failed on the client because CERTIFICATE_EXPIRED")
                        .failing(
                                "slowClock",
                                Time::slowClock,
                                "it failed on the client because CERTIFICATE_NOT_YET_VALID")
                        .failing(
                                "expiredIntermediate",
                                Time::expiredIntermediate,
                                "it failed on the client because CERTIFICATE_EXPIRED")
                        .passing("expiredRoot", Time::expiredRoot),
                Lesson.of(5, "Mutual TLS", MutualTls.class, "mutual-tls")
                        .passing("handshake", MutualTls::handshake)
                        .failing("stranger", MutualTls::stranger, "it failed on the server because UNKNOWN_ISSUER")
                        .failing(
                                "strangerInTls12",
                                MutualTls::strangerInTls12,
                                "it failed on the server because UNKNOWN_ISSUER"),
                Lesson.of(6, "Choosing together", Choosing.class, "choosing")
                        .passing("retry", Choosing::retry)
                        .failing("noGroup", Choosing::noGroup, "it failed on the server because NO_COMMON_GROUP")
                        .failing("noSuite", Choosing::noSuite, "it failed on the server because NO_COMMON_CIPHER"),
                Lesson.of(7, "One address, many names", OneAddress.class, "one-address")
                        .passing("handshake", OneAddress::handshake)
                        .failing(
                                "unknownName",
                                OneAddress::unknownName,
                                "it failed on the server because UNRECOGNIZED_NAME")
                        .failing(
                                "unknownProtocol",
                                OneAddress::unknownProtocol,
                                "it failed on the server because NO_COMMON_PROTOCOL"),
                Lesson.of(8, "Remembering", Remembering.class, "remembering")
                        .passing("resumed", Remembering::resumed)
                        .failing("otherServer", Remembering::otherServer, "it was a full handshake")
                        .passing("ticketInTls12", Remembering::ticketInTls12)
                        .passing("sessionId", Remembering::sessionId),
                Lesson.of(9, "Taking it back", TakingBack.class, "taking-back")
                        .passing("list", TakingBack::list)
                        .failing("revoked", TakingBack::revoked, "it failed on the client because REVOKED")
                        .passing("noCheck", TakingBack::noCheck)
                        .passingOn(OpenSsl.engine(), "staple", TakingBack::staple)
                        .failingOn(
                                OpenSsl.engine(),
                                "revokedStaple",
                                TakingBack::revokedStaple,
                                "it failed on the client because REVOKED")
                        .passing("mustStaple", TakingBack::mustStaple)
                        .failing(
                                "mustStapleChecked",
                                TakingBack::mustStapleChecked,
                                "it failed on the client because REVOCATION_UNKNOWN")
                        .passing("softFail", TakingBack::softFail)
                        .failing(
                                "hardFail", TakingBack::hardFail, "it failed on the client because REVOCATION_UNKNOWN"),
                Lesson.of(10, "Forward secrecy", ForwardSecrecy.class, "forward-secrecy")
                        .passingOn(OpenSsl.engine(), "staticRsa", ForwardSecrecy::staticRsa)
                        .failingOn(
                                OpenSsl.engine(),
                                "ecdhe",
                                ForwardSecrecy::ecdhe,
                                "a private key opens only RSA key exchange of TLS 1.2")
                        .failingOn(
                                OpenSsl.engine(),
                                "tls13",
                                ForwardSecrecy::tls13,
                                "a private key opens only RSA key exchange of TLS 1.2"),
                Lesson.of(11, "Secrets", Secrets.class, "secrets")
                        .passing("keys", Secrets::keys)
                        .failing("serversSecret", Secrets::serversSecret, "the tag of the record does not verify")
                        .passing("keyUpdate", Secrets::keyUpdate)
                        .passingOn(OpenSsl.engine(), "exporter", Secrets::exporter),
                Lesson.of(12, "An attacker in the middle", Middle.class, "middle")
                        .passing("downgrade", Middle::downgrade)
                        .failing("olderServer", Middle::olderServer, "it failed on the server because BAD_RECORD")
                        .passing("flippedBit", Middle::flippedBit)
                        .passing("cutHandshake", Middle::cutHandshake)
                        .passing("cutData", Middle::cutData)
                        .passing("impostor", Middle::impostor));
    }
}
