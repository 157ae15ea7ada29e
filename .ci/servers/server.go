// server PORT [CERTIFICATE KEY]: writes each request's path to stdout.
package main

import (
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	paths := log.New(os.Stdout, "", 0)
	server := &http.Server{
		Addr:        "127.0.0.1:" + os.Args[1],
		IdleTimeout: 2 * time.Second,
		ErrorLog:    log.New(os.Stderr, "", log.LstdFlags),
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			paths.Println(r.URL.Path)
			w.Write([]byte("ok"))
		}),
	}
	if len(os.Args) > 3 {
		log.Fatal(server.ListenAndServeTLS(os.Args[2], os.Args[3]))
	}
	log.Fatal(server.ListenAndServe())
}
