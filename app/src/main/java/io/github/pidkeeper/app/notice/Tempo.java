package io.github.pidkeeper.app.notice;

import java.time.Duration;

/**
 * How long is waited before something is told, and how much is told at most.
 *
 * @param settling how long a broker has to stand as it does before that counts
 * @param silence the same where it does not answer: longer than until it has been asked twice more
 * @param seldom the same where it is asked again only at the next check
 * @param waking how long nothing is told after the machine has woken up, or the session has begun: much is out of step then
 * @param calm how long a broker that kept changing has to stand as it does: the period by the most, so that one that changes
 *     regularly either is told each time or never comes to rest
 * @param restless after how long of changing all the time that is told
 * @param changes how many changes that takes at least
 * @param period in which no more than so many notices are given of one broker
 * @param most so many
 */
public record Tempo(
        Duration settling,
        Duration silence,
        Duration seldom,
        Duration waking,
        Duration calm,
        Duration restless,
        int changes,
        Duration period,
        int most) {

    public static final Tempo USUAL = new Tempo(
            Duration.ofSeconds(3),
            Duration.ofSeconds(12),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            Duration.ofSeconds(30),
            5,
            Duration.ofHours(1),
            4);
}
