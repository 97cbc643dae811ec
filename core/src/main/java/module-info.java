/** What is true about a broker and its pid file, and what is safe to do about it. No user interface, no desktop. */
@org.jspecify.annotations.NullMarked
module io.github.pidkeeper.core {
    exports io.github.pidkeeper.core.broker;
    exports io.github.pidkeeper.core.broker.conf;
    exports io.github.pidkeeper.core.discovery;
    exports io.github.pidkeeper.core.figures;
    exports io.github.pidkeeper.core.lifecycle;
    exports io.github.pidkeeper.core.log;
    exports io.github.pidkeeper.core.machine;
    exports io.github.pidkeeper.core.owner;
    exports io.github.pidkeeper.core.pidfile;
    exports io.github.pidkeeper.core.process;
    exports io.github.pidkeeper.core.readiness;
    exports io.github.pidkeeper.core.text;
    exports io.github.pidkeeper.core.verdict;
    exports io.github.pidkeeper.core.watch;

    requires static transitive org.jspecify;
    requires org.slf4j;
    requires typesafe.config;
}
