package cc.xtracker.k8s.configuration;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Reads mappings as the compiler does, and their Javadoc, which no class file has. */
public final class MappingReader extends TreePathScanner<Void, List<Mapping>> {
  private final DocTrees comments;

  private MappingReader(DocTrees comments) {
    this.comments = comments;
  }

  /** Those of all main code in a module, by their prefixes. */
  public static List<Mapping> read(Path module) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> found = Files.walk(module.resolve("src/main/java"))) {
      List<Path> sources = found.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  none -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      List<Mapping> mappings = new ArrayList<>();
      new MappingReader(DocTrees.instance(task)).scan(task.parse(), mappings);
      mappings.sort(Comparator.comparing(Mapping::prefix));
      return mappings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Void visitClass(ClassTree type, List<Mapping> mappings) {
    argument(type.getModifiers(), "ConfigMapping")
        .ifPresent(prefix -> mappings.add(new Mapping(prefix, comment(), keys(type, prefix))));
    return super.visitClass(type, mappings);
  }

  /** A method with a body only works on what the others say. */
  private List<Mapping.Key> keys(ClassTree type, String prefix) {
    List<Mapping.Key> keys = new ArrayList<>();
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getBody() == null) {
        keys.add(
            new Mapping.Key(
                prefix + "." + dashed(method.getName().toString()),
                method.getReturnType().toString(),
                argument(method.getModifiers(), "WithDefault").orElse(""),
                comment(new TreePath(getCurrentPath(), method))));
      }
    }
    return keys;
  }

  /** The text that an annotation was given. */
  private static Optional<String> argument(ModifiersTree modifiers, String annotation) {
    return modifiers.getAnnotations().stream()
        .filter(each -> each.getAnnotationType().toString().equals(annotation))
        .map(AnnotationTree::getArguments)
        .flatMap(List::stream)
        .map(MappingReader::text)
        .findFirst();
  }

  private static String text(ExpressionTree argument) {
    return switch (argument) {
      case AssignmentTree named -> text(named.getExpression());
      case com.sun.source.tree.LiteralTree literal -> literal.getValue().toString();
      default -> throw new AssertionError(argument + " is not a literal");
    };
  }

  private String comment() {
    return comment(getCurrentPath());
  }

  private String comment(TreePath path) {
    DocCommentTree comment = comments.getDocCommentTree(path);
    return comment == null
        ? ""
        : comment.getFullBody().stream()
            .map(MappingReader::markdown)
            .collect(Collectors.joining())
            .replaceAll("\\s+", " ")
            .replace("|", "\\|");
  }

  private static String markdown(DocTree part) {
    return switch (part) {
      case LiteralTree code -> "`" + code.getBody().getBody() + "`";
      case LinkTree link -> "`" + dashed(link.getReference().toString()) + "`";
      default -> part.toString();
    };
  }

  /** {@code #maxAge()} is what Java calls the key {@code max-age} of the same mapping. */
  private static String dashed(String method) {
    return method.replaceAll("[#()]", "").replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
