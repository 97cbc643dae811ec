/** The only package that speaks D-Bus: the tray item, its menu and the notifications on the session bus, and systemd. */
package io.github.pidkeeper.app.dbus;
