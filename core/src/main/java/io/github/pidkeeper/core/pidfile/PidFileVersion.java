package io.github.pidkeeper.core.pidfile;

import java.util.Optional;

/**
 * One version of a pid file that is plain and may be acted upon.
 *
 * @param rights who it belongs to, and who may do what with it; empty where the system knows nothing of the kind
 */
public record PidFileVersion(FileStamp stamp, PidFileContent content, Optional<FileRights> rights) {}
