/**
 * The fault matrix: situations that are made for real, each in a pid namespace of its own, with innocents standing by, and
 * what the built program does in them.
 */
@NullMarked
package io.github.pidkeeper.app.faults;

import org.jspecify.annotations.NullMarked;
