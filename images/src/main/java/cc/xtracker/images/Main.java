package cc.xtracker.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Behind {@code ./xtracker images} where no container engine answers. */
final class Main {
  private Main() {}

  /**
   * @param words the base image, the version, the moment of creation, the folder of the repository,
   *     and the services
   */
  public static void main(String[] words) throws IOException {
    String base = words[0];
    Path repository = Path.of(words[3]);
    Path folder = Files.createDirectories(repository.resolve("images/target/images"));
    for (String service : List.of(words).subList(4, words.length)) {
      Path application = repository.resolve(service).resolve("target/quarkus-app");
      var image = new ServiceImage(service, words[1], application, Instant.parse(words[2]));
      Path file = folder.resolve(service + ".tar");
      try {
        image.write(ServiceImage.base(base), file);
      } catch (Exception e) {
        System.err.println("There is no image of " + service + ": " + cause(e));
        System.err.println("It is built on " + base + "; BASE_IMAGE names another one.");
        System.exit(1);
      }
      System.out.println(image.name() + " is in " + repository.relativize(file));
    }
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : cause(cause);
  }
}
