package io.github.pidkeeper.core.readiness;

import io.github.pidkeeper.core.text.Message;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/**
 * What a client of MQTT within TLS brings that is to speak with one broker only: trust in the certificate that the broker's
 * configuration names, byte for byte, and nothing to show for itself. For one connection.
 */
public final class BrokerTls {

    private final PinnedCertificate trust;
    private final NoClientCertificate identity = new NoClientCertificate();

    private BrokerTls(byte[] certificate) {
        this.trust = new PinnedCertificate(certificate);
    }

    /** What came of looking for the certificate. */
    public sealed interface Sought {

        record Found(BrokerTls tls) implements Sought {}

        /** It is not to be had, and so nobody can be recognised by it. */
        record Missing(Message reason) implements Sought {}
    }

    /** Reads the certificate anew, from the file that the broker has it from. */
    public static Sought by(Path certificate) {
        return switch (new CertificateFile(certificate).read()) {
            case CertificateFile.Reading.None(var reason) -> new Sought.Missing(reason);
            case CertificateFile.Reading.Certificate(byte[] encoded) -> new Sought.Found(new BrokerTls(encoded));
        };
    }

    /** Whose certificate the peer has shown, if it was another one. */
    public Optional<String> other() {
        return trust.other();
    }

    /** Whether the peer has shown the broker's certificate, and asked for one in return. */
    public boolean wantsCertificate() {
        return trust.wasShown() && identity.wasAsked();
    }

    public TrustManagerFactory trust() {
        return new TrustManagerFactory(new OneTrust(trust), provider(), "one certificate") {};
    }

    public KeyManagerFactory identity() {
        return new KeyManagerFactory(new NoIdentity(identity), provider(), "no certificate") {};
    }

    private static Provider provider() {
        try {
            return SSLContext.getInstance("TLS").getProvider();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static final class OneTrust extends TrustManagerFactorySpi {

        private final TrustManager manager;

        OneTrust(TrustManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore ignored) {
            // What is trusted is settled.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters ignored) {
            // What is trusted is settled.
        }

        @Override
        protected TrustManager[] engineGetTrustManagers() {
            return new TrustManager[] {manager};
        }
    }

    private static final class NoIdentity extends KeyManagerFactorySpi {

        private final KeyManager manager;

        NoIdentity(KeyManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(@Nullable KeyStore ignored, char @Nullable [] password) {
            // There is none.
        }

        @Override
        protected void engineInit(ManagerFactoryParameters ignored) {
            // There is none.
        }

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {manager};
        }
    }
}
