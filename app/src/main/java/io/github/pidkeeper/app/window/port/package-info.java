/** What the window asks of the rest of the application. */
package io.github.pidkeeper.app.window.port;
