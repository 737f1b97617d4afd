package cc.xtracker.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/http.md} that begin with a request. */
record AnswerTable(String title, List<Row> rows) {
  private static final Path DOCUMENT = Path.of("..", "docs", "http.md");
  private static final Pattern CODE = Pattern.compile("`(.*)`");

  /** One request and its answer; an empty header or credential is none. */
  record Row(String request, String header, String credential, int status, String body) {}

  static List<AnswerTable> all() {
    List<AnswerTable> tables = new ArrayList<>();
    String title = "";
    List<String> columns = List.of();
    for (String line : lines()) {
      if (line.startsWith("## ")) {
        title = line.substring(3);
      } else if (line.startsWith("| request ")) {
        columns = cells(line);
        tables.add(new AnswerTable(title, new ArrayList<>()));
      } else if (line.startsWith("| `") && !columns.isEmpty()) {
        tables.getLast().rows.add(row(columns, cells(line)));
      } else if (line.isBlank()) {
        columns = List.of();
      }
    }
    return tables;
  }

  private static Row row(List<String> columns, List<String> cells) {
    return new Row(
        cell("request", columns, cells),
        cell("header", columns, cells),
        columns.contains("credential") ? cell("credential", columns, cells) : "its own",
        Integer.parseInt(cell("status", columns, cells)),
        cell("body", columns, cells));
  }

  private static String cell(String column, List<String> columns, List<String> cells) {
    int index = columns.indexOf(column);
    String cell = index < 0 ? "" : cells.get(index);
    Matcher code = CODE.matcher(cell);
    return code.matches() ? code.group(1) : cell.equals("``") ? "" : cell;
  }

  private static List<String> cells(String line) {
    String inner = line.strip();
    return List.of(inner.substring(1, inner.length() - 1).split("\\|", -1)).stream()
        .map(String::strip)
        .toList();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
