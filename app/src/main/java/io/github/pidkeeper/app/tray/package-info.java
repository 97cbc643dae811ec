/** What the tray says and what can be chosen from it, as values; how a desktop shows it is told elsewhere. */
package io.github.pidkeeper.app.tray;
