package cc.xtracker.stack.demo;

/** The space of the story, and its two credentials. */
record Tenant(String spaceId, String bearer, String ingestToken) {
  String adminPath(String rest) {
    return "/admin/spaces/" + spaceId + rest;
  }

  @Override
  public String toString() {
    return "Tenant[" + spaceId + "]";
  }
}
