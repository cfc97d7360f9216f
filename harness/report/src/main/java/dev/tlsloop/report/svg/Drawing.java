package dev.tlsloop.report.svg;

import dev.tlsloop.report.words.VisibleText;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A writer of SVG elements. Each text and each attribute goes through it, so hidden characters are visible. */
final class Drawing {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Drawing() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the root element. */
    void open(String element, Map<String, String> attributes) {
        write(() -> {
            xml.writeStartElement(element);
            xml.writeDefaultNamespace(NAMESPACE);
            attributes(attributes);
        });
    }

    /** Opens an element inside another one. */
    void begin(String element, Map<String, String> attributes) {
        write(() -> {
            xml.writeStartElement(element);
            attributes(attributes);
        });
    }

    /** Closes the last element that is open. */
    void end() {
        write(xml::writeEndElement);
    }

    /** Writes an element without content. */
    void shape(String element, Map<String, String> attributes) {
        write(() -> {
            xml.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    /** Writes an element with text. */
    void text(String element, Map<String, String> attributes, String content) {
        begin(element, attributes);
        write(() -> xml.writeCharacters(VisibleText.of(content)));
        end();
    }

    /** Writes the style sheet of the project, whose lines are kept. */
    void style(String css) {
        begin("style", Map.of());
        write(() -> xml.writeCharacters(css));
        end();
    }

    String finished() {
        write(() -> {
            xml.writeEndDocument();
            xml.close();
        });
        return text.append('\n').toString();
    }

    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        for (String name : attributes.keySet().stream().sorted().toList()) {
            xml.writeAttribute(name, VisibleText.of(attributes.getOrDefault(name, "")));
        }
    }

    /** A string takes every character, so a failure is one of this class. */
    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }
}
