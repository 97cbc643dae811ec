/** This program, ended by force at every point of every operation. */
@NullMarked
package io.github.pidkeeper.core.crashes;

import org.jspecify.annotations.NullMarked;
