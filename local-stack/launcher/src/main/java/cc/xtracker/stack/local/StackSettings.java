package cc.xtracker.stack.local;

import cc.xtracker.stack.process.StackFailure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a person can choose about a stack.
 *
 * @param replicas number of processes of each service
 * @param allowedNetworks private networks, as CIDR, that the dispatcher may call all the same
 * @param collector where spans go, by OTLP over HTTP; empty for nowhere
 * @param training whether the services record what they do, for later starts
 * @param fsync whether PostgreSQL waits for the disk; without, a crash of the machine loses what
 *     was committed, one of a process does not
 */
public record StackSettings(
    Map<ServiceKind, Integer> replicas,
    List<String> allowedNetworks,
    String collector,
    boolean training,
    boolean fsync) {
  private static final int MOST_REPLICAS = 9;
  private static final String LOOPBACK = "127.0.0.0/8";
  private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F.:]+/\\d{1,3}");
  private static final Pattern COLLECTOR = Pattern.compile("(https?://\\S+)?");

  /** Made after what it is held against. */
  public static final StackSettings DEFAULT =
      new StackSettings(
          Map.of(ServiceKind.BINDING, 1, ServiceKind.INGRESS, 1, ServiceKind.DISPATCHER, 1),
          List.of(),
          "",
          false,
          true);

  public StackSettings {
    replicas = Map.copyOf(replicas);
    allowedNetworks = List.copyOf(allowedNetworks);
    for (int count : replicas.values()) {
      if (count < 1 || count > MOST_REPLICAS) {
        throw new StackFailure(
            "A service runs as 1 to " + MOST_REPLICAS + " processes, not " + count + ".");
      }
    }
    for (String network : allowedNetworks) {
      if (!CIDR.matcher(network).matches()) {
        throw new StackFailure("A network is written like 127.0.0.0/8, not " + network + ".");
      }
    }
    if (!COLLECTOR.matcher(collector).matches()) {
      throw new StackFailure(
          "Traces go to a URL like http://localhost:4318, not " + collector + ".");
    }
  }

  public int replicas(ServiceKind kind) {
    return replicas.getOrDefault(kind, 1);
  }

  /** Clients find several processes at one address. */
  boolean hasFront(ServiceKind kind) {
    return replicas(kind) > 1;
  }

  public StackSettings withReplicas(ServiceKind kind, int count) {
    Map<ServiceKind, Integer> changed = new EnumMap<>(replicas);
    changed.put(kind, count);
    return new StackSettings(changed, allowedNetworks, collector, training, fsync);
  }

  public StackSettings withAllowedNetworks(List<String> networks) {
    return new StackSettings(replicas, networks, collector, training, fsync);
  }

  /** For receivers that live beside the stack: webhooks may not go there by default. */
  public StackSettings alsoAllowingThisMachine() {
    return alsoAllowing(LOOPBACK);
  }

  public StackSettings alsoAllowing(String network) {
    if (allowedNetworks.contains(network)) {
      return this;
    }
    List<String> more = new ArrayList<>(allowedNetworks);
    more.add(network);
    return withAllowedNetworks(more);
  }

  /**
   * @param url empty for no spans
   */
  public StackSettings withCollector(String url) {
    return new StackSettings(replicas, allowedNetworks, url, training, fsync);
  }

  public StackSettings inTraining() {
    return new StackSettings(replicas, allowedNetworks, collector, true, fsync);
  }

  /** For tests, whose machine does not crash and whose disk others keep busy. */
  public StackSettings withoutFsync() {
    return new StackSettings(replicas, allowedNetworks, collector, training, false);
  }
}
