package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.process.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Users as the JDK knows them: by name. Their numbers serve to tell them apart; root's and our own are real where the
 * system has such numbers.
 */
public record PortableUsers(User self) {

    private static final long INVENTED = 1L << 32;

    public static PortableUsers ofThisSystem() {
        String name = System.getProperty("user.name");
        return new PortableUsers(new User(ownNumber(name, Path.of(System.getProperty("user.home"))), name));
    }

    long numberOf(String name) {
        if (name.equals(self.name())) {
            return self.uid();
        }
        return name.equals("root") ? 0 : invented(name);
    }

    /** Our home directory is ours, unless somebody lent us theirs. */
    private static long ownNumber(String name, Path home) {
        try {
            return home.getFileSystem().supportedFileAttributeViews().contains("unix")
                            && Files.getOwner(home).getName().equals(name)
                    ? UnixFile.at(home).stamp().ownerUid()
                    : invented(name);
        } catch (IOException _) {
            return invented(name);
        }
    }

    /** Larger than any real one. */
    private static long invented(String name) {
        return INVENTED + Integer.toUnsignedLong(name.hashCode());
    }
}
