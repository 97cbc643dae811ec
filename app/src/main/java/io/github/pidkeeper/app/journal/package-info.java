/** The journal as people read it, on the command line and in the window. */
package io.github.pidkeeper.app.journal;
