package cc.xtracker.dispatcher.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON objects without any space between their parts, in the order of the calls. Only what
 * RFC 8259 section 7 demands is escaped, so other alphabets travel as they are. Used once.
 */
final class CompactJson {
  private static final int USUAL_LENGTH = 384;
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

  CompactJson open() {
    text.append('{');
    return this;
  }

  CompactJson close() {
    text.append('}');
    return this;
  }

  CompactJson name(String name) {
    if (text.charAt(text.length() - 1) != '{') {
      text.append(',');
    }
    quote(name);
    text.append(':');
    return this;
  }

  CompactJson text(String name, @Nullable String value) {
    name(name);
    if (value == null) {
      text.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  CompactJson number(String name, @Nullable Long value) {
    name(name);
    text.append(value);
    return this;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ') {
            text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
