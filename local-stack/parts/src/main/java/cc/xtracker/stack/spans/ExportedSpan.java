package cc.xtracker.stack.spans;

/**
 * A span as it was exported.
 *
 * @param parentId empty when it begins its trace
 */
public record ExportedSpan(String traceId, String spanId, String parentId, String name) {}
