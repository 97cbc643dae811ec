package io.github.pidkeeper.core.readiness;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Asks in MQTT within TLS, and only a peer that presents itself with the broker's own certificate.
 *
 * <p>A broker that wants a certificate of its clients has answered by wanting it: nothing of the kind is kept here. In
 * TLS 1.3 (RFC 8446, 4.4.2.4) it says so after the handshake has ended for its client, in place of the CONNACK; in TLS 1.2
 * it breaks off the handshake.
 */
final class TlsProbe {

    /** The first handshake of a program loads some hundred classes, and takes most of its time for that. */
    private static final int HARDER_THAN_PLAIN = 2;

    private static final byte[] NOBODYS = {};

    /** Asks, and blocks for at most about twice the limit. */
    Readiness probe(Approach.MqttInTls question, Duration limit) {
        return question.certificate().isPresent()
                ? probe(question, question.certificate().get(), limit)
                : unrecognised(question, new Readiness.Unprobed(), limit);
    }

    private static Readiness probe(Approach.MqttInTls question, Path certificate, Duration limit) {
        return switch (new CertificateFile(certificate).read()) {
            case CertificateFile.Reading.None(var reason) ->
                unrecognised(question, new Readiness.NoCertificate(certificate, reason), limit);
            case CertificateFile.Reading.Certificate(byte[] encoded) -> handshake(question, encoded, limit);
        };
    }

    /** Who listens without a certificate too is asked whether it has one to show, whosever it may be, and not spoken to. */
    private static Readiness unrecognised(Approach.MqttInTls question, Readiness shown, Duration limit) {
        if (question.material().isEmpty()) {
            return shown;
        }
        var readiness = handshake(question, NOBODYS, limit);
        return readiness instanceof Readiness.OtherCertificate ? shown : readiness;
    }

    private static Readiness handshake(Approach.MqttInTls question, byte[] expected, Duration limit) {
        var attempt = new Attempt(new PinnedCertificate(expected), new NoClientCertificate());
        var context = attempt.context();
        var deadline = new Deadline(limit.multipliedBy(HARDER_THAN_PLAIN));
        var readiness = new Knock(question.addresses(), question.port(), deadline)
                .talk(line -> attempt.talk(line, context, new MqttTalk(deadline), deadline));
        return readiness instanceof Readiness.NoHandshake
                ? new Readiness.NoHandshake(
                        question.material().map(TlsFiles::new).flatMap(TlsFiles::reason))
                : readiness;
    }

    /** One handshake, and what was seen of the other side in it. */
    private record Attempt(PinnedCertificate trust, NoClientCertificate identity) {

        SSLContext context() {
            try {
                var context = SSLContext.getInstance("TLS");
                context.init(new KeyManager[] {identity}, new TrustManager[] {trust}, null);
                return context;
            } catch (GeneralSecurityException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }

        Readiness talk(Line line, SSLContext context, MqttTalk talk, Deadline deadline) throws IOException {
            boolean proven = false;
            try {
                var tls = (SSLSocket) context.getSocketFactory()
                        .createSocket(line, line.getInetAddress().getHostAddress(), line.getPort(), true);
                tls.startHandshake();
                proven = true;
                return talk.over(tls.getInputStream(), tls.getOutputStream());
            } catch (IOException e) {
                return meaning(line, deadline, proven, e);
            }
        }

        private Readiness meaning(Line line, Deadline deadline, boolean proven, IOException failure)
                throws IOException {
            if (trust.other().isPresent()) {
                return new Readiness.OtherCertificate(trust.other().get());
            }
            if (isTimeout(failure)) {
                throw new SocketTimeoutException();
            }
            if (trust.wasShown() && identity.wasAsked()) {
                return new Readiness.WantsCertificate(deadline.elapsed());
            }
            if (trust.wasShown() && !proven) {
                return new Readiness.Unproven();
            }
            if (!proven && line.getInputStream().beganAsTls()) {
                return new Readiness.NoHandshake(Optional.empty());
            }
            throw failure;
        }

        /** The library wraps it, and not always alike. */
        private static boolean isTimeout(Throwable failure) {
            return failure instanceof SocketTimeoutException
                    || (failure.getCause() != null && isTimeout(failure.getCause()));
        }
    }
}
