package cc.xtracker.stack.parts;

import cc.xtracker.stack.postgres.PostgresServer;
import cc.xtracker.stack.process.ProcessMark;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What the supervisor tells everybody: where its parts are, and who runs them.
 *
 * @param processes what has to be killed if the supervisor is found dead
 */
record Notice(ProcessMark supervisor, List<ProcessMark> processes, RealParts parts) {

  static Notice of(Properties text) {
    return new Notice(
        ProcessMark.parse(text.getProperty("supervisor")),
        Arrays.stream(text.getProperty("processes").split(" "))
            .filter(mark -> !mark.isEmpty())
            .map(ProcessMark::parse)
            .toList(),
        new RealParts(
            text.getProperty("kafka"),
            new PostgresServer(
                text.getProperty("postgres.host"),
                Integer.parseInt(text.getProperty("postgres.port")),
                text.getProperty("postgres.username"),
                text.getProperty("postgres.password"))));
  }

  Properties asProperties() {
    PostgresServer postgres = parts.postgres();
    var text = new Properties();
    text.setProperty("supervisor", supervisor.text());
    text.setProperty(
        "processes", processes.stream().map(ProcessMark::text).collect(Collectors.joining(" ")));
    text.setProperty("kafka", parts.kafkaBootstrapServers());
    text.setProperty("postgres.host", postgres.host());
    text.setProperty("postgres.port", String.valueOf(postgres.port()));
    text.setProperty("postgres.username", postgres.username());
    text.setProperty("postgres.password", postgres.password());
    return text;
  }
}
