/** A broker whose faults are chosen by flags, for tests that need real processes. */
@NullMarked
package io.github.pidkeeper.core.standin;

import org.jspecify.annotations.NullMarked;
