/** What every page of the window is made of: theme, glyphs, layouts. */
package io.github.pidkeeper.app.window.look;
