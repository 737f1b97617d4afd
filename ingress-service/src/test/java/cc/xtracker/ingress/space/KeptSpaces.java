package cc.xtracker.ingress.space;

import cc.xtracker.ingress.auth.ApiKey;
import cc.xtracker.ingress.auth.KeyDirectory;
import cc.xtracker.ingress.auth.KnownKey;
import cc.xtracker.ingress.auth.SecretHash;
import cc.xtracker.ingress.rate.Rate;
import cc.xtracker.model.id.SpaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The naive model of the space and key tables: what their SQL must do, in memory. */
final class KeptSpaces implements SpaceTable, KeyDirectory {
  private final Map<SpaceId, Space> spaces = new LinkedHashMap<>();
  private final List<ApiKey> keys = new ArrayList<>();

  @Override
  public void insert(Space space, List<ApiKey> first) {
    spaces.put(space.id(), space);
    keys.addAll(first);
  }

  @Override
  public Optional<Space> find(SpaceId space) {
    return Optional.ofNullable(spaces.get(space));
  }

  @Override
  public List<Space> all() {
    return List.copyOf(spaces.values());
  }

  @Override
  public Optional<Space> limit(SpaceId space, @Nullable Rate rate) {
    return Optional.ofNullable(
        spaces.computeIfPresent(
            space, (id, before) -> new Space(id, before.name(), before.createdAt(), rate)));
  }

  @Override
  public boolean delete(SpaceId space, Instant at) {
    keys.removeIf(key -> key.space().equals(space));
    return spaces.remove(space) != null;
  }

  @Override
  public boolean succeed(ApiKey successor, Instant now, Instant previousValidUntil) {
    if (!spaces.containsKey(successor.space())) {
      return false;
    }
    keys.replaceAll(key -> sameLine(key, successor) ? ending(key, previousValidUntil) : key);
    return keys.add(successor);
  }

  @Override
  public CompletableFuture<Found> find(SecretHash hash) {
    return CompletableFuture.completedFuture(
        keys.stream()
            .filter(key -> key.hash().equals(hash))
            .findFirst()
            .<Found>map(key -> new Found.Known(new KnownKey(key, rate(key.space()))))
            .orElseGet(Found.Unknown::new));
  }

  private @Nullable Rate rate(SpaceId space) {
    return find(space).map(Space::rate).orElse(null);
  }

  private static boolean sameLine(ApiKey key, ApiKey successor) {
    return key.space().equals(successor.space()) && key.kind() == successor.kind();
  }

  private static ApiKey ending(ApiKey key, Instant at) {
    Instant until = key.validUntil();
    return new ApiKey(
        key.hash(), key.space(), key.kind(), until == null || until.isAfter(at) ? at : until);
  }
}
