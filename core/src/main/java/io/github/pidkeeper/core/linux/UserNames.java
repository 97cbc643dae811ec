package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The names of users, from the passwd file alone: a directory service could be asked only through the C library, which may
 * block for as long as the network does. Whom the file does not know is called by number.
 */
record UserNames(Path passwd) {

    String of(long uid) {
        try {
            return find(new String(Files.readAllBytes(passwd), StandardCharsets.UTF_8), uid);
        } catch (IOException _) {
            return Long.toString(uid);
        }
    }

    static String find(String text, long uid) {
        String number = Long.toString(uid);
        return text.lines()
                .map(line -> line.split(":", 4))
                .filter(fields -> fields.length == 4 && fields[2].equals(number))
                .map(fields -> fields[0])
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(number);
    }
}
