/** Programs that do something to one broker at the same instant. */
@NullMarked
package io.github.pidkeeper.core.races;

import org.jspecify.annotations.NullMarked;
