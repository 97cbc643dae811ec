/** This program as a process of its own, as a shell sees it. */
package io.github.pidkeeper.app.program;
