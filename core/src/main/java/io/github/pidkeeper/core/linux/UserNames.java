package io.github.pidkeeper.core.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of users, from the passwd file alone: a directory service could be asked only through the C library, which may
 * block for as long as the network does. Whom the file does not know is called by number. A name that was found is kept:
 * it is for showing only.
 */
final class UserNames {

    private final Path passwd;
    private final Map<Long, String> found = new ConcurrentHashMap<>();

    UserNames(Path passwd) {
        this.passwd = passwd;
    }

    String of(long uid) {
        String known = found.get(uid);
        if (known != null) {
            return known;
        }
        try {
            String name = find(new String(Files.readAllBytes(passwd), StandardCharsets.UTF_8), uid);
            if (!name.equals(Long.toString(uid))) {
                found.put(uid, name);
            }
            return name;
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
