package cc.xtracker.operator.audit;

import cc.xtracker.model.topic.CloudEventHeaders;
import cc.xtracker.model.topic.TraceParent;
import cc.xtracker.operator.Operator;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, without any value that was given.
 *
 * @param operation method and path as the resource has them
 * @param fields names at the top of the body
 */
record Call(
    Operator operator,
    String operation,
    Subject subject,
    List<String> fields,
    @Nullable String requestId,
    @Nullable TraceParent trace) {
  private static final String REQUEST_ID = "X-Request-Id";
  private static final Pattern REQUEST_ID_FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

  /** Leaves the body to be read once more. */
  static Call of(ContainerRequestContext request, ResourceInfo resource) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    String path = path(resource.getResourceClass()) + path(resource.getResourceMethod());
    return new Call(
        Operator.of(request).orElseThrow(),
        request.getMethod() + " " + path,
        Subject.of(path, request.getUriInfo().getPathParameters()),
        FieldNames.of(body),
        requestId(request.getHeaderString(REQUEST_ID)),
        TraceParent.read(request.getHeaderString(CloudEventHeaders.TRACEPARENT)).orElse(null));
  }

  private static String path(AnnotatedElement annotated) {
    return Optional.ofNullable(annotated.getAnnotation(Path.class)).map(Path::value).orElse("");
  }

  private static @Nullable String requestId(@Nullable String given) {
    return given != null && REQUEST_ID_FORM.matcher(given).matches() ? given : null;
  }
}
