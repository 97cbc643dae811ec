package io.github.pidkeeper.core.portable;

import io.github.pidkeeper.core.process.ProcessTable;
import io.github.pidkeeper.core.watch.Sentinel;
import io.github.pidkeeper.core.watch.SentinelContract;

class PortableSentinelIT extends SentinelContract {

    @Override
    protected Sentinel sentinel() {
        return new PortableSentinel();
    }

    @Override
    protected ProcessTable processes() {
        return new PortableProcessTable(PortableUsers.ofThisSystem());
    }
}
