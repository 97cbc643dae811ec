/** The configured brokers under watch, as the tray's process and the window's both need them. */
package io.github.pidkeeper.app.live;
