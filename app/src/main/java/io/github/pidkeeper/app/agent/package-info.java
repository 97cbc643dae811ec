/** The tray's process: watches the brokers, shows them in the tray, and opens the window in a process of its own. */
package io.github.pidkeeper.app.agent;
