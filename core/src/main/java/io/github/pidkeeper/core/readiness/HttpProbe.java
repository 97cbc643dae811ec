package io.github.pidkeeper.core.readiness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Asks a broker's REST interface, without credentials. Only the beginning of the first line of the answer is read: however
 * much follows, and however slowly, makes no difference.
 */
final class HttpProbe {

    private static final int OK = 200;
    private static final int UNAUTHORISED = 401;
    /** {@code HTTP/1.1 401}. */
    private static final int STATUS_LINE = 12;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] [1-5][0-9]{2}");
    private static final int POLITE = 4096;

    /** What it says other than 200 or 401 counts as another language. */
    Readiness probe(List<InetAddress> addresses, int port, Duration limit) {
        var deadline = new Deadline(limit);
        return new Knock(addresses, port, deadline).talk(line -> {
            line.getOutputStream().write(request(line, port));
            String begin = new String(line.getInputStream().readNBytes(STATUS_LINE), US_ASCII);
            if (!STATUS.matcher(begin).matches()) {
                return new Readiness.NotMqtt();
            }
            int status = Integer.parseInt(begin.substring(STATUS_LINE - 3));
            var latency = deadline.elapsed();
            takeWhatIsThere(line.getInputStream());
            return status == OK || status == UNAUTHORISED
                    ? new Readiness.AnswersHttp(latency, port, status)
                    : new Readiness.NotMqtt();
        });
    }

    private static byte[] request(Line line, int port) {
        String host = line.getInetAddress().getHostAddress();
        String authority = (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        return ("GET /api/v4/brokers HTTP/1.1\r\nHost: " + authority
                        + "\r\nUser-Agent: pidkeeper\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** Who hangs up on what has arrived already makes the other side see a broken connection. */
    private static void takeWhatIsThere(InputStream in) throws IOException {
        in.skipNBytes(Math.min(POLITE, Math.max(0, in.available())));
    }
}
