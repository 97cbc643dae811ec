import io.github.pidkeeper.app.glyph.AppIcon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The application's mark as files of an icon theme, each drawn for its size: {@code Icons.java THEME NAME SIZE...}. */
final class Icons {

    private Icons() {}

    public static void main(String[] args) throws IOException {
        var icon = new AppIcon();
        for (int at = 2; at < args.length; at++) {
            int size = Integer.parseInt(args[at]);
            Path place = Path.of(args[0], size + "x" + size, "apps");
            Files.createDirectories(place);
            Files.write(place.resolve(args[1] + ".png"), icon.render(size).png());
        }
    }
}
