package dev.throng.cluster;

/** One shop for all namespaces whose tests neither count its requests nor disturb it. */
final class CommonShop {
  private static final String NAMESPACE = "shops";

  private static final class Address {
    static final String ADDRESS = await();
  }

  private CommonShop() {}

  static void deploy(Node node) {
    node.createNamespace(NAMESPACE);
    node.kubectl().run("apply", "--namespace", NAMESPACE, "-f", Space.SHOP);
  }

  /**
   * Adds a Service which leads to it. The operator takes each such Service for a target of its own,
   * so that runs need not wait for each other.
   */
  static void addService(Api namespace, String name) {
    namespace.create(
        "services",
        """
        {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "%s"},
         "spec": {"ports": [{"name": "http", "port": 80}]}}
        """
            .formatted(name));
    namespace.create(
        "endpointslices",
        """
        {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
         "metadata": {"name": "%1$s", "labels": {"kubernetes.io/service-name": "%1$s"}},
         "endpoints": [{"addresses": ["%2$s"], "conditions": {"ready": true}}],
         "ports": [{"name": "http", "port": 8080}]}
        """
            .formatted(name, Address.ADDRESS));
  }

  private static String await() {
    Command kubectl = Node.started().kubectl().with("--namespace", NAMESPACE);
    kubectl.run("wait", "--for=condition=Available", "deployment/shop", "--timeout=120s");
    return kubectl.run("get", "pods", "--output=jsonpath={.items[0].status.podIP}");
  }
}
