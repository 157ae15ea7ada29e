package main

import (
	"context"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/trace"
)

// A server whose spans go to a collector: by the SDK's defaults it records what its caller wants recorded, and nothing else.
func target() error {
	address, collector := os.Args[2], os.Args[3]
	background := context.Background()
	exporter, err := otlptracehttp.New(background, otlptracehttp.WithEndpointURL(collector))
	if err != nil {
		return err
	}
	provider := trace.NewTracerProvider(
		trace.WithBatcher(exporter, trace.WithMaxQueueSize(100_000), trace.WithBatchTimeout(200*time.Millisecond)),
		trace.WithSampler(trace.ParentBased(trace.NeverSample())))
	otel.SetTracerProvider(provider)
	otel.SetTextMapPropagator(propagation.TraceContext{})

	served := http.NewServeMux()
	served.HandleFunc("/quick", func(http.ResponseWriter, *http.Request) {})
	served.HandleFunc("/slow", func(http.ResponseWriter, *http.Request) { time.Sleep(50 * time.Millisecond) })
	served.HandleFunc("/broken", func(answer http.ResponseWriter, _ *http.Request) { answer.WriteHeader(http.StatusInternalServerError) })
	server := &http.Server{Addr: address, Handler: otelhttp.NewHandler(served, "request")}

	ended, stop := signal.NotifyContext(background, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ended.Done()
		server.Shutdown(background)
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		return err
	}
	return provider.Shutdown(background)
}
