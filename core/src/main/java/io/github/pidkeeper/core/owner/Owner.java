package io.github.pidkeeper.core.owner;

import java.util.Optional;
import java.util.regex.Pattern;

/** Who supervises a broker's process, and therefore has to be asked to stop it. */
public sealed interface Owner {

    /** Nobody: it was started by hand or by this program. */
    record Nobody() implements Owner {}

    /**
     * A systemd service: a signal behind its back would have it revived.
     *
     * @param ofUser it belongs to the user's own manager, not to the system's
     */
    record SystemdUnit(String name, boolean ofUser) implements Owner {

        /** systemd.unit(5), less the names that only systemd itself gives; a template that is not an instance is no service. */
        private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,247}(?<!@)\\.service");

        /** The manager of a user's services is a service too, and stopping it would stop everything of that user. */
        private static final Pattern MANAGER = Pattern.compile("user(-runtime-dir)?@.*\\.service");

        /** Empty for what is not the name of a service: a scope, a slice, a template, or the manager of a user's services. */
        public static Optional<SystemdUnit> parse(String name, boolean ofUser) {
            return Optional.of(new SystemdUnit(name, ofUser)).filter(SystemdUnit::isService);
        }

        /** Whether it is a service that may be stopped and started: neither a scope nor what holds services of a user. */
        public boolean isService() {
            return SERVICE.matcher(name).matches() && !MANAGER.matcher(name).matches();
        }
    }

    /** A container engine. */
    record Container(String id) implements Owner {}
}
