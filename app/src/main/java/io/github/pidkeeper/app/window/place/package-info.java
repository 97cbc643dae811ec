/** Remembers where the window was. */
package io.github.pidkeeper.app.window.place;
