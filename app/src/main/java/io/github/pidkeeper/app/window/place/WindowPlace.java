package io.github.pidkeeper.app.window.place;

/** Where a window is and how large, in points; and whether it fills the screen (then the rest is where it returns to). */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {}
