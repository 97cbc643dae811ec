/** What is true about a broker and its pid file, and what is safe to do about it. No user interface, no desktop. */
@org.jspecify.annotations.NullMarked
module io.github.pidkeeper.core {
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires typesafe.config;
}
