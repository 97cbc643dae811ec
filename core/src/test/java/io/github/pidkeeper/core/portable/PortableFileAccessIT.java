package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.pidfile.FileAccess;
import io.github.pidkeeper.core.pidfile.FileAccessContract;

class PortableFileAccessIT extends FileAccessContract {

    @Override
    protected FileAccess files() {
        return new PortableFileAccess(PortableUsers.ofThisSystem().self());
    }
}
