package io.github.pidkeeper.core.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes certificates for a test with openssl(1), in a directory of the test. */
public record Certificates(Path directory) {

    /** One that nobody signed but itself; its key is beside it. */
    public Path selfSigned(String name) throws IOException, InterruptedException {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                key(name).toString(),
                "-out",
                file(name).toString());
        return file(name);
    }

    /** One that another has signed, as a company's own authority does. */
    public Path signedBy(String authority, String name) throws IOException, InterruptedException {
        Path request = directory.resolve(name + ".csr");
        openssl(
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-keyout",
                key(name).toString(),
                "-out",
                request.toString());
        openssl(
                "x509",
                "-req",
                "-in",
                request.toString(),
                "-CA",
                file(authority).toString(),
                "-CAkey",
                key(authority).toString(),
                "-CAcreateserial",
                "-days",
                "2",
                "-out",
                file(name).toString());
        return file(name);
    }

    public Path key(String name) {
        return directory.resolve(name + ".key");
    }

    Path file(String name) {
        return directory.resolve(name + ".crt");
    }

    /** In the form that Java reads, with the password {@code secret}. */
    Path store(String name) throws IOException, InterruptedException {
        Path store = directory.resolve(name + ".p12");
        openssl(
                "pkcs12",
                "-export",
                "-in",
                file(name).toString(),
                "-inkey",
                key(name).toString(),
                "-passout",
                "pass:secret",
                "-out",
                store.toString());
        return store;
    }

    private void openssl(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path said = directory.resolve("openssl.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(command + ", see " + said).isZero();
    }
}
