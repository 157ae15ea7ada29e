// Two programs for .ci/traces/check: an OpenTelemetry collector, and a server that is instrumented by OpenTelemetry.
package main

import (
	"fmt"
	"os"
)

func main() {
	programs := map[string]func() error{"collector": collector, "target": target}
	if len(os.Args) < 2 || programs[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: traces collector --config FILE | traces target ADDRESS COLLECTOR")
		os.Exit(2)
	}
	if err := programs[os.Args[1]](); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
