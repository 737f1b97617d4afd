package cc.xtracker.stack.demo;

import cc.xtracker.stack.demo.JsonHttp.Answer;

/** A space, and its two credentials. */
record Tenant(String spaceId, String bearer, String ingestToken) {
  /**
   * @param space as the call that opened it answered
   */
  static Tenant of(Answer space) {
    return new Tenant(space.text("space_id"), space.text("bearer"), space.text("ingest_token"));
  }

  String adminPath(String rest) {
    return "/admin/spaces/" + spaceId + rest;
  }

  @Override
  public String toString() {
    return "Tenant[" + spaceId + "]";
  }
}
