package io.github.pidkeeper.app.instance;

import io.github.pidkeeper.core.machine.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A program that enters the doorway: says "first" and stays until it is ended, or hands over and says "handed over". */
final class Visitor {

    private Visitor() {}

    public static void main(String[] arguments) throws Exception {
        var doorway = new Doorway(Machine.current().locks(), Path.of(arguments[0]));
        System.out.println("here");
        // All begin at once, as soon as the test says so.
        if (System.in.read() < 0) {
            return;
        }
        while (true) {
            switch (doorway.enter(Duration.ofMillis(100))) {
                case Doorway.Entry.First(var listening) -> {
                    listening.begin((_, connection) -> connection.close());
                    System.out.println("first");
                    System.in.transferTo(System.out);
                    listening.close();
                    return;
                }
                case Doorway.Entry.Barred(var reason) -> throw new IllegalStateException(reason);
                case Doorway.Entry.Taken() -> {
                    if (handedOver(doorway)) {
                        System.out.println("handed over");
                        return;
                    }
                }
            }
        }
    }

    private static boolean handedOver(Doorway doorway) {
        try {
            doorway.speak(Request.of(Request.Kind.OPEN)).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
