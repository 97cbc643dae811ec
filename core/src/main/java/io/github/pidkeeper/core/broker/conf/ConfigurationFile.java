package io.github.pidkeeper.core.broker.conf;

import io.github.pidkeeper.core.text.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that is, or should be, a broker's configuration. It may be anything: it is not waited for, nor read for ever. */
record ConfigurationFile(Path path) {

    private static final int LARGEST = 512 * 1024;

    /** Its text; bytes that are no UTF-8 (a comment in an old encoding) are replaced, as they hold no setting. */
    String text() throws Mistake {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw Mistake.at(path, 0, Phrase.CONFIGURATION_NOT_A_FILE);
        }
        try (var in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Mistake.at(path, 0, Phrase.CONFIGURATION_TOO_LARGE, LARGEST / 1024);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw Mistake.missing(path);
        } catch (IOException e) {
            throw Mistake.unreadable(path);
        }
    }
}
