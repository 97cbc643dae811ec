/** Measures what this program promises, beside what that is to be compared with; run by packaging/bench/bench.sh. */
@NullMarked
package io.github.pidkeeper.core.bench;

import org.jspecify.annotations.NullMarked;
