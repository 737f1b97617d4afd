package cc.xtracker.k8s.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the mappings of each service are: its own, and those of the libraries that it shares. */
public final class Modules {
  private static final Map<String, List<String>> OF_SERVICE =
      Map.of(
          "ingress", List.of("preflight", "operator-http", "outbox", "tracing", "ingress-service"),
          "binding", List.of("preflight", "operator-http", "outbox", "tracing", "binding-service"),
          "dispatcher",
              List.of("preflight", "operator-http", "outbox", "tracing", "dispatcher-service"));

  private Modules() {}

  public static List<String> of(String service) {
    return OF_SERVICE.get(service);
  }

  /** Each module with the services that it is part of; what many share comes first. */
  static Map<String, List<String>> users() {
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (String service : List.of("ingress", "binding", "dispatcher")) {
      for (String module : of(service)) {
        users.computeIfAbsent(module, none -> new ArrayList<>()).add(service);
      }
    }
    return users;
  }
}
