/** Runs start, stop and restart, and shows how far they have come. */
package io.github.pidkeeper.app.window.operation;
