// Evaluates the expressions of a corpus, one a line, with CEL for Go and the extensions of the
// Kubernetes API server, and prints each with its result. See ../cel-golden.
package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"github.com/google/cel-go/ext"
)

func main() {
	corpus, body := os.Args[1], must(os.ReadFile(os.Args[2]))
	env := must(cel.NewEnv(
		// k8s.io/apiserver/pkg/cel/environment/base.go, v0.37.2, without its own libraries and
		// without its rule that the elements of a list have one type
		cel.DefaultUTCTimeZone(true),
		cel.CrossTypeNumericComparisons(true),
		cel.OptionalTypes(),
		cel.ASTValidators(cel.ValidateDurationLiterals(), cel.ValidateTimestampLiterals(), cel.ValidateRegexLiterals()),
		ext.Strings(ext.StringsVersion(2)),
		ext.Sets(),
		ext.TwoVarComprehensions(),
		ext.Lists(ext.ListsVersion(3)),
		cel.Variable("status", cel.IntType),
		cel.Variable("headers", cel.MapType(cel.StringType, cel.StringType)),
		cel.Variable("body", cel.StringType),
		cel.Variable("json", cel.DynType),
		cel.Variable("duration", cel.DurationType),
		cel.Variable("vars", cel.MapType(cel.StringType, cel.DynType)),
		cel.Variable("token", cel.DynType),
	))
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var document any
	check(decoder.Decode(&document))
	bindings := map[string]any{
		"status":   200,
		"headers":  map[string]string{"content-type": "application/json; charset=utf-8", "x-id": "42"},
		"body":     string(body),
		"json":     native(document),
		"duration": 1500 * time.Millisecond,
		"vars":     map[string]any{"token": "t0"},
		"token":    "t0",
	}
	lines := bufio.NewScanner(must(os.Open(corpus)))
	for lines.Scan() {
		if source := lines.Text(); source != "" && !strings.HasPrefix(source, "#") {
			fmt.Printf("%s\t%s\n", source, result(env, source, bindings))
		}
	}
}

func result(env *cel.Env, source string, bindings map[string]any) string {
	ast, issues := env.Compile(source)
	if issues.Err() != nil {
		return "refused"
	}
	value, _, err := must(env.Program(ast)).Eval(bindings)
	if err != nil {
		return "error"
	}
	return text(value)
}

// Whole numbers are integers, as in Throng.
func native(value any) any {
	switch v := value.(type) {
	case json.Number:
		if whole, err := v.Int64(); err == nil {
			return whole
		}
		return must(v.Float64())
	case map[string]any:
		for key := range v {
			v[key] = native(v[key])
		}
	case []any:
		for i := range v {
			v[i] = native(v[i])
		}
	case nil:
		return types.NullValue
	}
	return value
}

func text(value ref.Val) string {
	switch v := value.(type) {
	case types.Int:
		return fmt.Sprintf("int %d", int64(v))
	case types.Uint:
		return fmt.Sprintf("uint %d", uint64(v))
	case types.Double:
		if math.IsInf(float64(v), 0) || math.IsNaN(float64(v)) {
			return fmt.Sprintf("double %v", float64(v))
		}
		return "double " + strconv.FormatFloat(float64(v), 'f', -1, 64)
	case types.String:
		return "string " + quoted(string(v))
	case types.Bytes:
		return "bytes " + hex.EncodeToString(v)
	case types.Bool:
		return fmt.Sprintf("bool %v", bool(v))
	case types.Null:
		return "null"
	case types.Duration:
		return fmt.Sprintf("duration %dns", v.Nanoseconds())
	case types.Timestamp:
		return "timestamp " + v.UTC().Format(time.RFC3339Nano)
	case *types.Type:
		return "type " + v.TypeName()
	case *types.Optional:
		if !v.HasValue() {
			return "optional none"
		}
		return "optional " + text(v.GetValue())
	case traits.Lister:
		var items []string
		for i := types.Int(0); i < v.Size().(types.Int); i++ {
			items = append(items, text(v.Get(i)))
		}
		return "[" + strings.Join(items, ", ") + "]"
	case traits.Mapper:
		var entries []string
		for i := v.Iterator(); i.HasNext() == types.True; {
			key := i.Next()
			entries = append(entries, text(key)+": "+text(v.Get(key)))
		}
		sort.Strings(entries)
		return "{" + strings.Join(entries, ", ") + "}"
	}
	return fmt.Sprintf("%T", value)
}

func quoted(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	check(encoder.Encode(text))
	return strings.TrimSpace(out.String())
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
