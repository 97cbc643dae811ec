/** Which test stands for which row of the matrix of faults, and how it came out. */
@NullMarked
package io.github.pidkeeper.core.fault;

import org.jspecify.annotations.NullMarked;
