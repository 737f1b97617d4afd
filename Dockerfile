# One file for the three services: docker build --build-arg SERVICE=ingress-service -t xtracker/ingress-service:0.1.0 .
# ./xtracker images builds all of them.
ARG JDK=eclipse-temurin:25-jdk-noble
ARG JRE=eclipse-temurin:25-jre-noble

FROM ${JDK} AS build
ARG SOURCE_DATE_EPOCH=1795305600
WORKDIR /src
COPY . .
# All at once, so that the three images share this stage. The class cache that Maven would make fits no other JVM.
RUN ./mvnw -q -B -ntp -DskipTests -Dquarkus.package.jar.aot.enabled=false package \
      -pl ingress-service,binding-service,dispatcher-service,local-stack/launcher -am \
 && find . -path '*/target/*' -exec touch -h -d "@${SOURCE_DATE_EPOCH}" {} +

FROM ${JRE} AS service
ARG SERVICE
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="${SERVICE}" \
      org.opencontainers.image.description="XTRACKER, a server-side conversion tracker: ${SERVICE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre-noble"
WORKDIR /app
# What changes least comes first.
COPY --from=build /src/${SERVICE}/target/quarkus-app/lib/ lib/
COPY --from=build /src/${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /src/${SERVICE}/target/quarkus-app/quarkus-run.jar ./
COPY --from=build /src/${SERVICE}/target/quarkus-app/app/ app/
# Made by the very JVM that will read it, from the very files (JEP 514).
RUN ["java", "-XX:+UseCompactObjectHeaders", "-XX:AOTCacheOutput=app.aot", "-Dquarkus.appcds.generate=true", "-jar", "quarkus-run.jar"]
USER 10001:10001
EXPOSE 8080
# A JVM of its own for a moment: there is no curl to count on. Kubernetes does not look here, it asks by itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
  CMD ["java", "-Xmx16m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "lib/main/cc.xtracker.operator-http-0.1.0.jar", "cc.xtracker.operator.Readiness"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:MetaspaceSize=128m", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=app.aot", "-jar", "quarkus-run.jar"]

# Shows the webhooks of a trial (docker-compose.yml).
FROM ${JRE} AS receiver
WORKDIR /app
COPY mvnw ./
COPY --from=build /src/local-stack/parts/target/classes/ classes/
COPY --from=build /src/local-stack/launcher/target/classes/ classes/
USER 10001:10001
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-cp", "classes", "cc.xtracker.stack.launcher.Main", "receiver", "9099"]
