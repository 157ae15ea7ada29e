{{- define "throng.name" -}}
{{- if contains "throng" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-throng{{ end }}
{{- end }}

{{- /* Of what has no namespace: releases of the same name must not meet there. */ -}}
{{- define "throng.clusterName" -}}
{{ include "throng.name" . }}-{{ .Release.Namespace }}
{{- end }}

{{- define "throng.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (.Values.serviceAccount.create | ternary (include "throng.name" .) "default") }}
{{- end }}

{{- define "throng.selector" -}}
app.kubernetes.io/name: throng-operator
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "throng.labels" -}}
{{ include "throng.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: throng
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "throng.operatorImage" -}}
{{ .Values.image.operator }}{{ include "throng.tag" (list . .Values.image.operator) }}
{{- end }}

{{- define "throng.runnerImage" -}}
{{ .Values.image.runner }}{{ include "throng.tag" (list . .Values.image.runner) }}
{{- end }}

{{- /* Nothing for an image that is given by its digest. */ -}}
{{- define "throng.tag" -}}
{{- $root := first . }}
{{- if not (contains "@" (last .)) }}:{{ $root.Values.image.tag | default $root.Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "throng.restrictedContainer" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{- define "throng.restrictedPod" -}}
runAsNonRoot: true
seccompProfile: {type: RuntimeDefault}
{{- end }}
