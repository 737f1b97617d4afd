package cc.xtracker.k8s;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a person applies: one of the folders of {@code k8s/overlays}, as it was rendered. */
enum Overlay {
  LOCAL,
  PRODUCTION;

  private List<Manifest> manifests;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String rendered() {
    return Checkout.read("k8s/rendered/" + id() + ".yaml");
  }

  synchronized List<Manifest> manifests() {
    if (manifests == null) {
      manifests = Manifest.parse(rendered());
    }
    return manifests;
  }

  Stream<Manifest> ofKind(String kind) {
    return manifests().stream().filter(manifest -> manifest.kind().equals(kind));
  }

  Manifest get(String kind, String name) {
    return ofKind(kind)
        .filter(manifest -> manifest.name().equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name + " in " + id()));
  }

  boolean has(String kind, String name) {
    return ofKind(kind).anyMatch(manifest -> manifest.name().equals(name));
  }

  /** All objects that an enum source of tests may go through. */
  static Stream<Manifest> everything() {
    return Stream.of(values()).flatMap(overlay -> overlay.manifests().stream());
  }
}
