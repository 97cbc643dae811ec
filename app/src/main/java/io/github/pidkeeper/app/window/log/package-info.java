/** The log of a broker in the window: its end at once, all of it by and by, whatever its size. */
package io.github.pidkeeper.app.window.log;
