package io.github.pidkeeper.core.readiness;

import io.github.pidkeeper.core.text.Beginning;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts one certificate and no other, byte for byte: who signed it, whose name is in it and how long it is valid makes no
 * difference on this machine. That the peer has the key to it, the handshake proves.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {

    private static final int LONGEST_NAME = 120;

    private final byte[] expected;
    private volatile boolean shown;
    private volatile Optional<String> other = Optional.empty();

    PinnedCertificate(byte[] expected) {
        this.expected = expected.clone();
    }

    /** Whether the peer has shown this very certificate. */
    boolean wasShown() {
        return shown;
    }

    /** Whose certificate it was that the peer has shown, if it was another one. */
    Optional<String> other() {
        return other;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        X509Certificate leaf = chain[0];
        if (!Arrays.equals(leaf.getEncoded(), expected)) {
            other = Optional.of(name(leaf));
            throw new CertificateException("another certificate");
        }
        shown = true;
    }

    private static String name(X509Certificate certificate) throws CertificateEncodingException {
        return new Beginning(certificate.getSubjectX500Principal().getName(), LONGEST_NAME).shown();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
