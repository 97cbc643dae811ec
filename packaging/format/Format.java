import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The format check of the build, and with {@code apply} the formatter: {@code Format.java check|apply DIRECTORY...}. */
final class Format {

    private static final Formatter PALANTIR = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        List<Path> unformatted = Stream.of(args)
                .skip(1)
                .map(Path::of)
                .flatMap(Format::sources)
                .parallel()
                .filter(source -> !isFormatted(source, apply))
                .toList();
        if (apply) {
            unformatted.forEach(source -> System.out.println("formatted " + source));
        } else if (!unformatted.isEmpty()) {
            unformatted.forEach(source -> System.err.println("not formatted: " + source));
            System.err.println("To format them: mvn -q -pl packaging/format validate -Dformat=apply");
            System.exit(1);
        }
    }

    private static Stream<Path> sources(Path directory) {
        try {
            return Files.walk(directory).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFormatted(Path source, boolean apply) {
        try {
            String text = Files.readString(source);
            String formatted = PALANTIR.formatSourceAndFixImports(text);
            if (apply && !formatted.equals(text)) {
                Files.writeString(source, formatted);
            }
            return formatted.equals(text);
        } catch (FormatterException e) {
            throw new IllegalStateException(source + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
