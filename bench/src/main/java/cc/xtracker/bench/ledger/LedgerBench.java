package cc.xtracker.bench.ledger;

import cc.xtracker.ingress.ledger.Candidate;
import cc.xtracker.ingress.ledger.LedgerUnavailableException;
import cc.xtracker.stack.postgres.LocalPostgres;
import cc.xtracker.stack.postgres.PostgresSettings;
import cc.xtracker.stack.process.Checkout;
import cc.xtracker.stack.process.Folders;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import cc.xtracker.stack.process.StackFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The ledger's transaction of new keys, when there are many and when there are none. */
public final class LedgerBench {
  public static final long KEYS = 50_000_000;

  /** What group commit makes of 512 connections: while one half waits the other is answered. */
  private static final int BATCH = 256;

  private static final int ROUNDS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** An empty ledger is as fast at any moment. */
  private static final Duration EMPTY_TURN = Duration.ofSeconds(20);

  /** A full one is slowest in the first minute after a checkpoint. */
  private static final Duration FULL_TURN = Duration.ofSeconds(60);

  /** Where the growth of the cost is looked at before all keys are there: parts of them. */
  private static final List<Double> STAGES = List.of(0.1, 0.4);

  /** A key, its row and the WAL of both, with room to spare. */
  private static final long BYTES_PER_KEY = 300;

  private final Path directory;
  private final RandomGenerator random = new SplittableRandom();

  /** Time in transactions only: making the events is not counted. */
  public record Turn(double keysPerSecond, long walBytesPerKey) {}

  /** One turn on the way to all keys. */
  public record Stage(long keys, long indexBytes, Turn turn) {}

  /**
   * @param growth between empty and full
   * @param ratio of the rates, full to empty: the median of the rounds
   */
  public record Result(
      long keys,
      int batch,
      long indexBytes,
      List<Turn> empty,
      List<Stage> growth,
      List<Turn> full,
      double ratio) {}

  /**
   * @param directory for PostgreSQL, deleted afterwards
   */
  public LedgerBench(Path directory) {
    this.directory = directory;
  }

  /**
   * @param line gets the table, and what happens meanwhile
   * @param raw gets what was seen, and its name
   */
  public void run(long keys, Consumer<String> line, BiConsumer<String, Object> raw) {
    for (Origin origin : Origin.values()) {
      Result result = measure(origin, keys, line);
      String name = origin.name().toLowerCase(Locale.ROOT);
      line.accept(
          "| %s uids, ledger at %,d keys against empty | %.2f | %.2f | %s |"
              .formatted(
                  name,
                  keys,
                  result.ratio(),
                  origin.reach(),
                  result.ratio() >= origin.reach() ? "yes" : "NO"));
      raw.accept(name, result);
    }
  }

  private Result measure(Origin origin, long keys, Consumer<String> line) {
    Folders.delete(directory);
    requireRoom(keys);
    makeDirectory();
    LocalPostgres postgres =
        new LocalPostgres(
            directory.resolve("data"),
            Ports.free(),
            "bench",
            directory.resolve("postgres.log"),
            ProductionDatabase.settings().over(PostgresSettings.LOCAL));
    ProcessMark process = postgres.launch();
    Thread endWithThisProcess = new Thread(() -> postgres.stop(process));
    Runtime.getRuntime().addShutdownHook(endWithThisProcess);
    try {
      postgres.awaitReady(process);
      Ledger empty = new Ledger(postgres.server(), "empty");
      turn(empty, origin, WARM_UP);
      Ledger full = new Ledger(postgres.server(), "filled");
      List<Stage> growth = grow(full, origin, keys, line);
      return takeTurns(origin, keys, empty, full, growth);
    } catch (LedgerUnavailableException e) {
      throw new StackFailure("The ledger says: " + e.getMessage(), e);
    } finally {
      postgres.stop(process);
      Folders.delete(directory);
    }
  }

  /** Fills the ledger, with a turn at each stage. */
  private List<Stage> grow(Ledger ledger, Origin origin, long keys, Consumer<String> line)
      throws LedgerUnavailableException {
    List<Stage> stages = new ArrayList<>();
    long filled = 0;
    for (double part : STAGES) {
      long stage = (long) (part * keys);
      ledger.fill(origin, filled, stage, line);
      filled = stage;
      stages.add(new Stage(stage, ledger.indexBytes(), turn(ledger, origin, FULL_TURN)));
    }
    ledger.fill(origin, filled, keys, line);
    return stages;
  }

  /** Whatever else the machine does, it does to both. */
  private Result takeTurns(Origin origin, long keys, Ledger empty, Ledger full, List<Stage> growth)
      throws LedgerUnavailableException {
    long indexBytes = full.indexBytes();
    List<Turn> emptyTurns = new ArrayList<>();
    List<Turn> fullTurns = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      empty.empty();
      emptyTurns.add(turn(empty, origin, EMPTY_TURN));
      fullTurns.add(turn(full, origin, FULL_TURN));
    }
    return new Result(
        keys, BATCH, indexBytes, emptyTurns, growth, fullTurns, median(emptyTurns, fullTurns));
  }

  private Turn turn(Ledger ledger, Origin origin, Duration length)
      throws LedgerUnavailableException {
    ledger.ready();
    long walBefore = ledger.walBytes();
    long countedKeys = 0;
    long nanos = 0;
    while (nanos < length.toNanos()) {
      long now = System.currentTimeMillis();
      List<Candidate> batch = Stream.generate(() -> origin.next(random, now)).limit(BATCH).toList();
      long begun = System.nanoTime();
      ledger.count(batch);
      nanos += System.nanoTime() - begun;
      countedKeys += BATCH;
    }
    long wal = ledger.walBytes() - walBefore;
    return new Turn(countedKeys * 1e9 / nanos, wal / countedKeys);
  }

  private static double median(List<Turn> empty, List<Turn> full) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < empty.size(); i++) {
      ratios.add(full.get(i).keysPerSecond() / empty.get(i).keysPerSecond());
    }
    return ratios.stream().sorted().toList().get(ratios.size() / 2);
  }

  private void makeDirectory() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireRoom(long keys) {
    long free = Checkout.root().toFile().getUsableSpace();
    long needed = keys * BYTES_PER_KEY;
    if (free < needed) {
      throw new StackFailure(
          "%,d keys need %,d MB of disk; %,d MB are free."
              .formatted(keys, needed / 1_000_000, free / 1_000_000));
    }
  }
}
