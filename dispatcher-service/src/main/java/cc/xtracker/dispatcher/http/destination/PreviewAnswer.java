package cc.xtracker.dispatcher.http.destination;

import cc.xtracker.dispatcher.destination.Webhook;
import cc.xtracker.dispatcher.webhook.Sample;
import cc.xtracker.dispatcher.webhook.StandardWebhooksSignature;
import cc.xtracker.dispatcher.webhook.WebhookHeaders;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The request that a sample event would make.
 *
 * @param headers as they are sent, but for the values of the operator's own and of the signature,
 *     which are masked
 * @param body the JSON that is sent
 */
record PreviewAnswer(
    String method,
    String url,
    Map<String, String> headers,
    @JsonRawValue String body,
    boolean signed) {

  static PreviewAnswer of(Webhook webhook, Sample sample, WebhookHeaders headers) {
    Map<String, String> sent =
        headers.of(webhook, sample.id(), sample.body().getBytes(StandardCharsets.UTF_8));
    boolean signed = sent.containsKey(StandardWebhooksSignature.SIGNATURE_HEADER);
    sent.replaceAll(
        (name, value) ->
            webhook.headers().containsKey(name)
                    || name.equals(StandardWebhooksSignature.SIGNATURE_HEADER)
                ? DestinationJson.MASK
                : value);
    return new PreviewAnswer(
        webhook.method(), webhook.url().toString(), sent, sample.body(), signed);
  }
}
