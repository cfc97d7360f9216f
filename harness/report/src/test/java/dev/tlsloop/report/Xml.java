package dev.tlsloop.report;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page or a picture, read as XML: it throws if the text is not well-formed. */
record Xml(Document document) {
    static Xml of(String text) throws Exception {
        return new Xml(DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text))));
    }

    /** All elements of that name, or of any name for {@code *}, in their order. */
    Stream<Element> all(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    /** The elements that have that class. */
    Stream<Element> ofClass(String name) {
        return all("*").filter(element ->
                List.of(element.getAttribute("class").split(" ")).contains(name));
    }

    /** The names of all elements, each once. */
    Stream<String> elements() {
        return all("*").map(Node::getNodeName).distinct();
    }

    /** The values of all attributes of that name. */
    Stream<String> attributes(String name) {
        return all("*").filter(element -> element.hasAttribute(name)).map(element -> element.getAttribute(name));
    }

    String text() {
        return document.getDocumentElement().getTextContent();
    }
}
