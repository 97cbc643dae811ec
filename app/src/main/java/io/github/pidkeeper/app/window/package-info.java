/** The window: a process of its own, the only part of the application that loads JavaFX. */
package io.github.pidkeeper.app.window;
