/** What races and crash points share: programs of the tests, namespaces of their own, and a broker among bystanders. */
@NullMarked
package io.github.pidkeeper.core.arena;

import org.jspecify.annotations.NullMarked;
