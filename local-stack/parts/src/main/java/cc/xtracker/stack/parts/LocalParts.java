package cc.xtracker.stack.parts;

import cc.xtracker.stack.kafka.LocalKafka;
import cc.xtracker.stack.kafka.Topics;
import cc.xtracker.stack.postgres.LocalPostgres;
import cc.xtracker.stack.process.Part;
import cc.xtracker.stack.process.Ports;
import cc.xtracker.stack.process.ProcessMark;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Both as processes of this machine. */
final class LocalParts implements PartsProvider {
  private final LocalKafka kafka;
  private final LocalPostgres postgres;
  private final Map<Part, ProcessMark> running = new LinkedHashMap<>();

  LocalParts(Path directory) {
    this.kafka =
        new LocalKafka(
            directory.resolve("kafka"), Ports.free(), Ports.free(), directory.resolve("kafka.log"));
    this.postgres =
        new LocalPostgres(
            directory.resolve("postgres"),
            Ports.free(),
            UUID.randomUUID().toString(),
            directory.resolve("postgres.log"));
  }

  /** Kafka first and not waited for: it takes its time while PostgreSQL takes another core. */
  @Override
  public RealParts start() {
    running.put(kafka, kafka.launch());
    running.put(postgres, postgres.launch());
    Part.awaitReady(running);
    Topics.create(kafka.bootstrapServers());
    return new RealParts(kafka.bootstrapServers(), postgres.server());
  }

  @Override
  public void stop() {
    running.forEach(Part::stop);
    running.clear();
  }

  @Override
  public List<ProcessMark> processes() {
    return List.copyOf(running.values());
  }
}
