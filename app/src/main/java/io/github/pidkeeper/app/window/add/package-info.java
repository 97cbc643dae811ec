/** The page on which a broker is described to be watched. */
package io.github.pidkeeper.app.window.add;
