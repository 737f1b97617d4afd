package cc.xtracker.operator.audit;

import cc.xtracker.model.id.SpaceId;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about.
 *
 * @param space null where none is concerned, or none that can exist
 * @param object the last id in the path, or that of what was made
 */
record Subject(@Nullable SpaceId space, @Nullable String object) {
  private static final Pattern ID = Pattern.compile("\\{(\\w+)}");
  private static final String SPACE = "space";

  /** {@code /admin/spaces/<space>/…}, as {@code Location} has it. */
  private static final int SPACE_SEGMENT = 3;

  /** What is longer is no id of ours. */
  private static final int MAX_LENGTH = 200;

  /**
   * @param path with its ids left open
   * @param ids by their names in the path
   */
  static Subject of(String path, MultivaluedMap<String, String> ids) {
    List<String> names = ID.matcher(path).results().map((MatchResult id) -> id.group(1)).toList();
    return new Subject(
        space(ids.getFirst(SPACE)),
        names.isEmpty() ? null : bounded(ids.getFirst(names.getLast())));
  }

  /**
   * @param made where the answer says that something new is; null if it is not about that
   */
  Subject orMade(@Nullable URI made) {
    if (made == null) {
      return this;
    }
    String[] segments = made.getPath().split("/", -1);
    return new Subject(
        segments.length > SPACE_SEGMENT ? space(segments[SPACE_SEGMENT]) : space,
        bounded(segments[segments.length - 1]));
  }

  private static @Nullable SpaceId space(@Nullable String text) {
    try {
      return text == null ? null : new SpaceId(text);
    } catch (IllegalArgumentException noSpace) {
      return null;
    }
  }

  private static @Nullable String bounded(@Nullable String id) {
    return id == null || id.length() <= MAX_LENGTH ? id : id.substring(0, MAX_LENGTH);
  }
}
