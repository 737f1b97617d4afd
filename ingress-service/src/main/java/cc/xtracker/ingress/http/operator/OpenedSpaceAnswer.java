package cc.xtracker.ingress.http.operator;

import cc.xtracker.ingress.space.OpenedSpace;

/** A new space; the only time that its secrets are shown. */
record OpenedSpaceAnswer(String spaceId, String name, String bearer, String ingestToken) {

  static OpenedSpaceAnswer of(OpenedSpace opened) {
    return new OpenedSpaceAnswer(
        opened.space().id().value(),
        opened.space().name().value(),
        opened.bearer().text(),
        opened.ingestToken().text());
  }
}
