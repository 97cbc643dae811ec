/** The journal of a broker in the window: what was done to it, and what was refused. */
package io.github.pidkeeper.app.window.journal;
