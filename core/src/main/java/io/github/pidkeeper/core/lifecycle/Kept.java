package io.github.pidkeeper.core.lifecycle;

import io.github.pidkeeper.core.pidfile.FileRights;
import io.github.pidkeeper.core.pidfile.FileStamp;
import java.util.Optional;

/**
 * A version of a pid file whose bytes are kept.
 *
 * @param name of the copy in the broker's folder
 * @param rights that the file had; empty where the system knows nothing of the kind
 */
record Kept(String name, FileStamp stamp, Optional<FileRights> rights) {}
