package io.github.pidkeeper.core.broker.conf;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an address means that NanoMQ is told to bind to. It takes it apart at the first colon, or behind a bracket, and has
 * strtol(3) and getaddrinfo(3) read the port: blanks, a sign and zeros may stand before it, and a word is the name of a
 * service. All releases from 0.23.1 to 0.25.6 do so.
 */
sealed interface NanoMqBind {

    /** A port of this machine. */
    record At(Endpoint endpoint) implements NanoMqBind {}

    /** It binds, and to which port the system settles: there is none, or it is 0, or the name of a service. */
    record Somewhere() implements NanoMqBind {}

    /** It exits. */
    record Nowhere() implements NanoMqBind {}

    /**
     * What an address means.
     *
     * @param withPath for WebSocket, which has a path behind the port
     */
    static NanoMqBind of(String written, boolean withPath) {
        var parts = Form.PARTS.matcher(written);
        if (!parts.matches() || !(withPath || parts.group("path").matches("/?"))) {
            return new Nowhere();
        }
        String host = Optional.ofNullable(parts.group("literal")).orElse(parts.group("host"));
        Optional<String> port = Optional.ofNullable(parts.group("port"));
        if (host.indexOf(' ') >= 0 || Form.NUMBER.matcher(host).matches()) {
            return new Nowhere();
        }
        if (port.isEmpty()) {
            return host.isEmpty() || host.equals("*") ? new Nowhere() : new Somewhere();
        }
        var number = Form.PORT.matcher(port.get());
        if (!number.matches()) {
            return Form.SERVICE.matcher(port.get()).matches() ? new Somewhere() : new Nowhere();
        }
        return at(host, new BigInteger(number.group(1)));
    }

    private static NanoMqBind at(String host, BigInteger port) {
        if (port.signum() == 0) {
            return new Somewhere();
        }
        return Endpoint.port(port.toString())
                .<NanoMqBind>map(it -> new At(new Endpoint(Optional.of(host), it)))
                .orElseGet(Nowhere::new);
    }

    /** The forms of its parts. */
    final class Form {

        private static final Pattern PARTS =
                Pattern.compile("(?:\\[(?<literal>[^\\]/?#]*)]|(?<host>[^\\[:/?#][^:/?#]*|))(?::(?<port>[^/?#]*))?"
                        + "(?<path>(?:[/?#].*)?)");

        /** Of a number alone an address in a network is made that no machine has. */
        private static final Pattern NUMBER = Pattern.compile("[0-9]+");

        private static final Pattern PORT = Pattern.compile("\\s*([+-]?[0-9]+)");
        private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_.+/-]*[A-Za-z][A-Za-z0-9_.+/-]*");

        private Form() {}
    }
}
