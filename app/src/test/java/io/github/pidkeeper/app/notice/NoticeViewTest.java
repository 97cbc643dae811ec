package io.github.pidkeeper.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pidkeeper.app.glyph.Glyph;
import io.github.pidkeeper.app.i18n.Texts;
import io.github.pidkeeper.app.notice.Notice.Choice;
import io.github.pidkeeper.app.tray.TrayAction.Verb;
import io.github.pidkeeper.core.broker.BrokerName;
import io.github.pidkeeper.core.text.Phrase;
import io.github.pidkeeper.core.verdict.BrokerState;
import io.github.pidkeeper.core.verdict.Evidence.Bearing;
import io.github.pidkeeper.core.verdict.Evidence.Check;
import io.github.pidkeeper.core.verdict.PidFileHealth;
import io.github.pidkeeper.core.verdict.Verdict;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a notice says. */
class NoticeViewTest {

    private static final BrokerName PLANT = new BrokerName("plant-floor");

    private final NoticeView view = view(Locale.ENGLISH);

    @Test
    void aFailureSaysWhatHasBecomeOfTheProcessAndOffersAStart() {
        Notice notice = of(Topic.FAILED, Seen.failed());
        assertThat(notice)
                .isEqualTo(new Notice(
                        PLANT,
                        Glyph.FAILED,
                        true,
                        "plant-floor has failed: it should run and does not",
                        "Pidkeeper started pid 1 (09:53); that process has exited without being asked to.",
                        new Choice(Verb.OPEN, "Show"),
                        Optional.of(new Choice(Verb.START, "Start"))));
    }

    @Test
    void aRestartThatLeftItStoppedIsTheFirstThingToSayOfAFailure() {
        Verdict verdict = Seen.failed()
                .with(Seen.evidence(
                        Check.OPERATION, Bearing.CONTRADICTS, Phrase.OPERATION_RESTART_STOPPED_ONLY, Seen.NOW));
        assertThat(of(Topic.FAILED, verdict).body())
                .isEqualTo("A restart begun at 09:53 was cut short after the broker had stopped: start it.");
    }

    @Test
    void whatDoesNotAnswerIsOfferedARestart() {
        Notice notice = of(Topic.UNRESPONSIVE, Seen.unresponsive(278718));
        assertThat(notice.summary()).isEqualTo("plant-floor is alive and does not answer");
        assertThat(notice.body()).isEqualTo("Port 1883 refuses connections.");
        assertThat(notice.glyph()).isEqualTo(Glyph.ATTENTION);
        assertThat(notice.remedy()).contains(new Choice(Verb.RESTART, "Restart"));
    }

    @Test
    void anotherUsersBrokerThatDoesNotAnswerIsNotOfferedOne() {
        Verdict verdict = Seen.verdict(
                BrokerState.NOT_PERMITTED,
                PidFileHealth.TRUE,
                Optional.of(Seen.process(812)),
                Seen.evidence(Check.PROCESS, Bearing.CONTRADICTS, Phrase.PROCESS_NOT_PERMITTED, 812L, "root", "ada"),
                Seen.evidence(Check.MQTT, Bearing.CONTRADICTS, Phrase.MQTT_REFUSED, 1883));
        Notice notice = of(Topic.UNRESPONSIVE, verdict);
        assertThat(notice.summary()).isEqualTo("plant-floor is alive and does not answer");
        assertThat(notice.body()).isEqualTo("Port 1883 refuses connections.");
        assertThat(notice.remedy()).isEmpty();
    }

    @Test
    void whatIsGoneSaysWhichProcessItWas() {
        Notice notice = of(Topic.GONE, Seen.stopped(PidFileHealth.STALE), 278718);
        assertThat(notice.summary()).isEqualTo("plant-floor is stopped");
        assertThat(notice.body())
                .isEqualTo("Pid 278718 has exited, and this user has not stopped it through Pidkeeper.");
        assertThat(notice.glyph()).isEqualTo(Glyph.STOPPED_STALE);
        assertThat(notice.remedy()).contains(new Choice(Verb.START, "Start"));
    }

    @Test
    void whatIsGoneWithoutAKnownProcessIsToldAllTheSame() {
        assertThat(of(Topic.GONE, Seen.stopped()).body())
                .isEqualTo("Its process has exited, and this user has not stopped it through Pidkeeper.");
    }

    @Test
    void whatIsBackSaysSinceWhen() {
        Notice notice = of(Topic.BACK, Seen.running(278718));
        assertThat(notice.summary()).isEqualTo("plant-floor is running again");
        assertThat(notice.body()).isEqualTo("pid 278718 · since 2026-11-22 23:41");
        assertThat(notice.glyph()).isEqualTo(Glyph.RUNNING);
        assertThat(notice.remedy()).isEmpty();
    }

    @Test
    void aRestartSaysWhoHasTakenWhosePlace() {
        Notice notice = of(Topic.RESTARTED, Seen.running(999), 812);
        assertThat(notice.summary()).isEqualTo("plant-floor is running again");
        assertThat(notice.body())
                .isEqualTo("Pid 812 has exited, and pid 999 is running since 2026-11-22 23:41; this user has not"
                        + " restarted it through Pidkeeper.");
    }

    @Test
    void aWrongPidFileIsToldBesideTheState() {
        Notice notice = of(Topic.PID_FILE, mismatched());
        assertThat(notice.summary()).isEqualTo("plant-floor is running; its pid file is mismatched");
        assertThat(notice.body())
                .isEqualTo("Pid file names 278843, a child of the broker and not the broker itself; later.");
        assertThat(notice.glyph()).isEqualTo(Glyph.ATTENTION);
        assertThat(notice.remedy()).isEmpty();
    }

    @Test
    void aPidFileThatIsWrongAsWellIsToldInTheSameNotice() {
        assertThat(of(Topic.BACK, mismatched()).body())
                .isEqualTo("pid 278718 · since 2026-11-22 23:41\n"
                        + "Pid file names 278843, a child of the broker and not the broker itself; later.");
    }

    @Test
    void whatKeepsChangingSaysWhenMoreIsTold() {
        Notice notice = of(Topic.RESTLESS, Seen.running(1));
        assertThat(notice.summary()).isEqualTo("plant-floor keeps changing");
        assertThat(notice.body()).endsWith("how it stands once that has not changed for 15 min.");
        assertThat(notice.glyph()).isEqualTo(Glyph.ATTENTION);
        assertThat(notice.remedy()).isEmpty();
    }

    @Test
    void whatHasKeptChangingSaysThatItHasCeasedTo() {
        Standing standing = Standing.of(Seen.running(278718)).orElseThrow();
        Notice notice = view.of(PLANT, new Word.Tell(Topic.BACK, standing, Optional.empty(), true));
        assertThat(notice.summary()).isEqualTo("plant-floor is running again");
        assertThat(notice.body())
                .isEqualTo("It kept changing, and has not changed for 15 min.\npid 278718 · since 2026-11-22 23:41");
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void onlyWhatHasFailedOrIsStuckIsUrgent(Topic topic) {
        assertThat(of(topic, Seen.stuck(1)).urgent()).isEqualTo(topic == Topic.FAILED || topic == Topic.STUCK);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everythingIsSaidInBothLanguagesAlsoWhereThereIsNoEvidence(Topic topic) {
        Verdict bare = Seen.verdict(BrokerState.STUCK, PidFileHealth.UNSAFE, Optional.of(Seen.process(1)));
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            Notice notice = of(view(locale), topic, bare, 7);
            assertThat(notice.summary())
                    .contains("plant-floor")
                    .doesNotContain("{")
                    .doesNotContain("notice.");
            assertThat(notice.body()).doesNotContain("{").doesNotContain("notice.");
        }
    }

    @Test
    void inChineseTheSentencesEndAsChineseOnesDo() {
        Notice notice = of(view(Locale.SIMPLIFIED_CHINESE), Topic.FAILED, Seen.failed(), 1);
        assertThat(notice.summary()).isEqualTo("plant-floor 失败：应当运行但没有运行");
        assertThat(notice.body()).isEqualTo("Pidkeeper 曾启动 PID 1（09:53）；该进程未经请求就退出了。");
    }

    @Test
    void noCommandLineIsShown() {
        Verdict verdict = Seen.verdict(
                BrokerState.UNRESPONSIVE,
                PidFileHealth.TRUE,
                Optional.of(Seen.process(1)),
                Seen.evidence(
                        Check.PROCESS, Bearing.CONTRADICTS, Phrase.PROCESS_OTHER_ARGUMENTS, 1L, "-c old.conf", "none"),
                Seen.evidence(Check.PROCESS, Bearing.CONTRADICTS, Phrase.PROCESS_SUSPENDED, 1L));
        assertThat(of(Topic.UNRESPONSIVE, verdict).body())
                .isEqualTo("1 is suspended: it does nothing until it is let go on.");
    }

    @Test
    void aBodyIsCutWhereItWouldFillTheScreen() {
        Verdict verdict = Seen.running(1, PidFileHealth.UNSAFE)
                .with(Seen.evidence(
                        Check.PID_FILE,
                        Bearing.CONTRADICTS,
                        Phrase.PID_FILE_UNSAFE,
                        Path.of("/run/m.pid"),
                        "x".repeat(5000)));
        assertThat(of(Topic.PID_FILE, verdict).body()).hasSize(301).endsWith("…");
    }

    private static Verdict mismatched() {
        return Seen.running(278718, PidFileHealth.MISMATCHED)
                .with(Seen.evidence(
                        Check.PID_FILE,
                        Bearing.CONTRADICTS,
                        Phrase.PID_FILE_NAMES_CHILD,
                        Path.of("/run/m.pid"),
                        278843L,
                        "later"));
    }

    private Notice of(Topic topic, Verdict verdict) {
        Standing standing = Standing.of(verdict).orElseThrow();
        return view.of(PLANT, new Word.Tell(topic, standing, Optional.empty(), false));
    }

    private Notice of(Topic topic, Verdict verdict, long before) {
        return of(view, topic, verdict, before);
    }

    private static Notice of(NoticeView view, Topic topic, Verdict verdict, long before) {
        Standing standing = Standing.of(verdict).orElseThrow();
        return view.of(PLANT, new Word.Tell(topic, standing, Optional.of(Seen.process(before)), false));
    }

    private static NoticeView view(Locale locale) {
        return new NoticeView(
                Texts.of(locale, TimeZone.getTimeZone("UTC"), InstantSource.fixed(Seen.NOW)), Tempo.USUAL);
    }
}
