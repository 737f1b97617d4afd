package cc.xtracker.stack.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a shell or another program needs to use a running stack. */
record StackEnv(Map<String, String> variables) {

  static StackEnv of(Blueprint blueprint) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (ServiceKind kind : ServiceKind.values()) {
      variables.put(variable(kind.id()) + "_URL", blueprint.url(kind));
      variables.put(variable(kind.id()) + "_URLS", String.join(",", blueprint.urls(kind)));
    }
    StackState state = blueprint.state();
    variables.put("ADMIN_TOKEN", state.secrets().adminToken());
    variables.put("INTERNAL_TOKEN", state.secrets().internalToken());
    variables.put("KAFKA_BOOTSTRAP_SERVERS", blueprint.kafka().bootstrapServers());
    for (ServiceKind kind : ServiceKind.values()) {
      variables.put(
          "DATABASE_" + variable(kind.id()) + "_URL", blueprint.postgres().server().uri(kind.id()));
    }
    for (String name : state.launched()) {
      state
          .running(name)
          .ifPresent(
              running ->
                  variables.put(variable(name) + "_PID", String.valueOf(running.process().pid())));
    }
    return new StackEnv(variables);
  }

  /** To be sourced by a shell: no value of ours needs quotes. */
  String render() {
    return variables.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** {@code ingress-2} is {@code INGRESS_2}. */
  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
