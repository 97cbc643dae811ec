/** The signs of the states and the application's mark: one drawing each, the same pixels in tray and window. */
package io.github.pidkeeper.app.glyph;
