package dev.tlsloop.report.fields;

import javax.security.auth.x500.X500Principal;

/** The fields of the messages about certificates. */
final class CertificateFields {
    static final int CERTIFICATE_STATUS = 22;

    private CertificateFields() {}

    static void certificate(FieldReader body, Negotiation agreed) {
        if (agreed.isTls13()) {
            body.vector("certificate_request_context", 1, Codes::brief);
            body.list(
                    "certificate_list",
                    3,
                    "certificate",
                    list -> list.group("CertificateEntry", entry -> {
                        String subject = one(entry, "cert_data");
                        ExtensionFields.list(entry, Place.CERTIFICATE);
                        return subject;
                    }));
        } else {
            body.list("certificate_list", 3, "certificate", list -> one(list, "certificate"));
        }
    }

    static void request(FieldReader body, Negotiation agreed) {
        if (agreed.isTls13()) {
            body.vector("certificate_request_context", 1, Codes::brief);
            ExtensionFields.list(body, Place.CERTIFICATE_REQUEST);
            return;
        }
        body.list("certificate_types", 1, "type", types -> types.number("type", 1, CertificateFields::kind));
        if (agreed.hasSignatureScheme()) {
            schemes(body, "supported_signature_algorithms");
        }
        authorities(body);
    }

    static void verify(FieldReader body, Negotiation agreed) {
        if (agreed.hasSignatureScheme()) {
            body.number("algorithm", 2, Codes::scheme);
        }
        body.vector("signature", 2, bytes -> "over all messages so far, " + Codes.size(bytes));
    }

    static void status(FieldReader body) {
        body.number("status_type", 1, code -> code == 1 ? "ocsp" : "type " + code);
        body.vector("response", 3, bytes -> "an OCSP response, " + Codes.size(bytes));
    }

    static void schemes(FieldReader fields, String name) {
        fields.list(name, 2, "scheme", list -> list.number("scheme", 2, Codes::scheme));
    }

    static void authorities(FieldReader fields) {
        fields.list("authorities", 2, "name", list -> list.vector("DistinguishedName", 2, CertificateFields::name));
    }

    private static String one(FieldReader list, String name) {
        String[] subject = {""};
        list.within(name, 3, der -> {
            subject[0] = DerFields.certificate(der);
            return subject[0];
        });
        return subject[0];
    }

    static String name(byte[] der) {
        try {
            String name = new X500Principal(der).getName();
            return name.isEmpty() ? "no name" : name;
        } catch (IllegalArgumentException e) {
            return "unreadable, " + Codes.size(der);
        }
    }

    private static String kind(long code) {
        return switch ((int) code) {
            case 1 -> "rsa_sign";
            case 2 -> "dss_sign";
            case 64 -> "ecdsa_sign";
            case 65 -> "rsa_fixed_ecdh";
            case 66 -> "ecdsa_fixed_ecdh";
            default -> "type " + code;
        };
    }
}
