{{- define "throng.name" -}}
{{- if contains "throng" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-throng{{ end }}
{{- end }}

{{- define "throng.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "throng.name" .) }}
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

{{- define "throng.tag" -}}
{{- .Values.image.tag | default .Chart.AppVersion }}
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
