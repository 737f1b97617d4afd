package cc.xtracker.ingress.field;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one request that its endpoint knows, each written once. */
public record Fields(Map<String, Given> given) {
  /** Of a request that writes nothing. */
  public static final Fields NONE = new Fields(Map.of());

  /** Not copied: the decoder that filled the map lets go of it. */
  public Fields {}

  public @Nullable Given get(String name) {
    return given.get(name);
  }
}
