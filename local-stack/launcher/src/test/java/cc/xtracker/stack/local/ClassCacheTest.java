package cc.xtracker.stack.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
  @TempDir private Path application;
  private ClassCache cache;

  @BeforeEach
  void open() {
    cache = ClassCache.of(application);
  }

  @Test
  void isWhatTheBuildLeftUntilSomethingIsRecorded() {
    assertThat(cache.isTrained()).isFalse();
    assertThat(cache.toUse()).isEqualTo("-XX:AOTCache=" + application.resolve("app.aot"));
  }

  @Test
  void usesARecordingOnceItIsAdopted() throws IOException {
    Files.createFile(cache.recording());
    assertThat(cache.isTrained()).isFalse();

    cache.adoptRecording();

    assertThat(cache.isTrained()).isTrue();
    assertThat(cache.toUse()).isEqualTo("-XX:AOTCache=" + application.resolve("trained.aot"));
    assertThat(cache.recording()).doesNotExist();
  }

  @Test
  void missesARecordingThatIsNotThere() {
    assertThatThrownBy(cache::adoptRecording)
        .isInstanceOf(StackFailure.class)
        .hasMessage("Nothing was recorded at " + application.resolve("recording.aot") + ".");
  }
}
