package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.log.LogFiles;
import io.github.pidkeeper.core.log.LogFilesContract;

class PortableLogFilesTest extends LogFilesContract {

    private final LogFiles files =
            new PortableLogFiles(PortableUsers.ofThisSystem().self());

    @Override
    protected LogFiles files() {
        return files;
    }
}
