package dev.tlsloop.report.fields;

/** The fields of the status_request extension, whose form depends on the message around it. */
final class StatusFields {
    private StatusFields() {}

    static String request(FieldReader data, Place place) {
        long type = data.number("status_type", 1, code -> code == 1 ? "ocsp" : "type " + code);
        if (type != 1) {
            data.remaining("content", Codes::size);
            return "";
        }
        if (place == Place.CERTIFICATE) {
            data.vector("response", 3, bytes -> "an OCSP response, " + Codes.size(bytes));
            return "an OCSP response";
        }
        data.list("responder_id_list", 2, "responder", list -> list.vector("ResponderID", 2, Codes::size));
        data.vector("request_extensions", 2, Codes::size);
        return "ocsp";
    }
}
