/** The built program among others that do something to the same broker. */
@NullMarked
package io.github.pidkeeper.app.races;

import org.jspecify.annotations.NullMarked;
