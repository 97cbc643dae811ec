/** The only package that speaks D-Bus: the tray item and its menu on the session bus. */
package io.github.pidkeeper.app.dbus;
