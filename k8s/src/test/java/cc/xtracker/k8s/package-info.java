/**
 * Are the manifests and the compose file true?
 *
 * <pre>
 *   k8s/overlays ── kubectl kustomize ──► k8s/rendered ──► Manifest ──┬─► schemas: what Kubernetes and operators take
 *   docker-compose.yml ──────────────────────────────────► Compose ──┤
 *                                                                     └─► what they name: settings, topics, images,
 *                                                                         ports, secrets, meters, paths
 * </pre>
 *
 * <p>What they name is read from where it is really said: the sources of the services, the topics
 * of {@code common-model}, the documents.
 */
package cc.xtracker.k8s;
