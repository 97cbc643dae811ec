package io.github.pidkeeper.app.window.figures;

import java.util.List;

/**
 * What is shown of a broker's activity at one moment.
 *
 * @param tiles none where there is nothing to draw
 * @param more the other figures, in one line; empty text where there are none
 * @param notes why figures are absent, a sentence each
 */
public record ActivityView(List<ActivityTile> tiles, String more, List<String> notes) {

    public ActivityView {
        tiles = List.copyOf(tiles);
        notes = List.copyOf(notes);
    }
}
