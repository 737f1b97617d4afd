package cc.xtracker.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * {@code k8s/rendered}, which all other tests look at, is what the manifests render to. With
 * kubectl by rendering anew; without it by the digest of the files it was rendered from.
 */
class RenderingTest {
  private static final Set<String> INPUTS = Set.of("base", "components", "overlays", "topics");

  @InEveryOverlay
  void whatIsCheckedIsWhatTheOverlayRendersTo(Overlay overlay) throws Exception {
    if (Kubectl.isThere()) {
      assertThat(sorted(Manifest.parse(Kubectl.kustomize(overlay))))
          .as("./xtracker manifests renders again")
          .isEqualTo(sorted(overlay.manifests()));
    } else {
      assertThat(overlay.rendered())
          .as("./xtracker manifests renders again, with a kubectl of 1.28 or later")
          .contains("digest " + digest());
    }
  }

  /** Whatever the machine has, the digest is kept, for those that have no kubectl. */
  @InEveryOverlay
  void namesTheFilesItWasRenderedFrom(Overlay overlay) throws Exception {
    assertThat(overlay.rendered())
        .as("./xtracker manifests renders again")
        .contains("digest " + digest());
  }

  private static List<Manifest> sorted(List<Manifest> manifests) {
    return manifests.stream().sorted(Comparator.comparing(Manifest::toString)).toList();
  }

  /** As {@code sha256sum} would print them, once more through it. */
  private static String digest() throws IOException, NoSuchAlgorithmException {
    StringBuilder lines = new StringBuilder();
    Path folder = Checkout.ROOT.resolve("k8s");
    List<String> files =
        INPUTS.stream()
            .flatMap(input -> Checkout.files("k8s/" + input).stream())
            .map(file -> folder.relativize(file).toString())
            .sorted()
            .toList();
    for (String file : files) {
      lines.append(sha256(Files.readAllBytes(folder.resolve(file))) + "  " + file + "\n");
    }
    return sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
