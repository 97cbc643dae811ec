package io.github.pidkeeper.app.window;

import io.github.pidkeeper.core.process.Pinning;
import io.github.pidkeeper.core.process.PortHolder;
import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.process.Sources;
import io.github.pidkeeper.core.verdict.Scene;
import java.nio.file.Path;
import java.util.List;

/** A machine on which nothing runs. */
public record NoProcesses() implements ProcessTable {

    @Override
    public Pinning pin(long pid) {
        return new Pinning.Gone();
    }

    @Override
    public List<Long> startedFrom(List<Path> executables) {
        return List.of();
    }

    @Override
    public PortHolder holderOf(int port) {
        return new PortHolder.Nobody();
    }

    @Override
    public Sources sources() {
        return Scene.SOURCES;
    }

    @Override
    public long ownPid() {
        return 2;
    }

    @Override
    public long largestPid() {
        return 4_194_304;
    }
}
