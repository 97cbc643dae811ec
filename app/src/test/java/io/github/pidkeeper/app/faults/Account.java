package io.github.pidkeeper.app.faults;

import java.util.List;

/** Who runs the program. */
enum Account {
    ROOT(0),
    /** A user without rights, and not the one that most processes of a row belong to. */
    NOBODY(65_534);

    private final int uid;

    Account(int uid) {
        this.uid = uid;
    }

    int uid() {
        return uid;
    }

    /** What a command stands behind to be run by this user. */
    List<String> prefix() {
        return this == ROOT
                ? List.of()
                : List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--");
    }
}
