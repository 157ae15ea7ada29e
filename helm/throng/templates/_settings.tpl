{{- /* The operator's environment; an empty value is its default. */ -}}
{{- define "throng.settings" -}}
- name: THRONG_OPERATOR_NAMESPACE
  valueFrom: {fieldRef: {fieldPath: metadata.namespace}}
{{- $settings := dict
  "RUNNER_IMAGE" (include "throng.runnerImage" .)
  "WATCHED_NAMESPACES" (join "," .Values.watchNamespaces)
  "ALLOWED_TARGETS" (join "," .Values.limits.allowedTargets)
  "ALLOWED_NAMESPACES" (join "," .Values.limits.allowedNamespaces)
  "ALLOWED_HOOK_HOSTS" (join "," .Values.limits.allowedHookHosts)
  "POD_FIELDS" (join "," .Values.limits.podFields)
  "ALLOWED_IMAGES" (join "," .Values.limits.allowedImages)
  "ALLOWED_SERVICE_ACCOUNTS" (join "," .Values.limits.allowedServiceAccounts)
  "ALLOW_JAVA" .Values.limits.allowJava
  "MAX_USERS_PER_TEST" .Values.limits.maxUsersPerTest
  "MAX_WORKERS_PER_TEST" .Values.limits.maxWorkersPerTest
  "MAX_USERS_PER_NAMESPACE" .Values.limits.maxUsersPerNamespace
  "MAX_WORKERS_PER_NAMESPACE" .Values.limits.maxWorkersPerNamespace
  "QUEUE_BY_TARGET" .Values.queueByTarget
  "NETWORK_POLICIES" .Values.networkPolicies.runs
  "RUNS_DO_NOT_DISRUPT" .Values.runs.doNotDisrupt
  "RUNS_DISRUPTION_BUDGET" .Values.runs.podDisruptionBudget
  "LEADER_ELECTION" (gt (int .Values.replicas) 1)
  "LEASE_NAME" (include "throng.name" .)
  "CLUSTER_DOMAIN" .Values.clusterDomain
  "LOG_FORMAT" .Values.log.format
  "LOG_LEVEL" .Values.log.level
  "MASTER_LINGER" .Values.masterLinger
}}
{{- range $name, $value := $settings }}
{{- /* Helm reads the numbers of a file as floats. */}}
{{- $text := kindIs "float64" $value | ternary (printf "%.0f" $value) (toString $value) }}
{{- if not (or (kindIs "invalid" $value) (eq $text "")) }}
- {name: THRONG_{{ $name }}, value: {{ $text | quote }}}
{{- end }}
{{- end }}
{{- end }}
