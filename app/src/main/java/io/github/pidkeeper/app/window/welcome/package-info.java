/** The page for somebody who has configured nothing yet. */
package io.github.pidkeeper.app.window.welcome;
