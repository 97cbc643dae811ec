/** Threads and time as the window sees them. */
package io.github.pidkeeper.app.window.fx;
