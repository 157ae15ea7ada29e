// Shows statuses of LoadTests to what GitOps tools judge them by: kstatus, which Flux uses, Argo CD's health script as it stands in
// docs/gitops.md, in the Lua that Argo CD runs it in, and the kubectl commands for CI that stand there. Prints what each says of the
// golden plans, each kind once. See check.
//
//	go run . PLANS GITOPS_MD
package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
	"sigs.k8s.io/yaml"
)

// As the CRD's default has it.
var unseen = map[string]any{"observedGeneration": int64(-1)}

func main() {
	page := string(must(os.ReadFile(os.Args[2])))
	script, commands := healthScript(page), waits(page)
	judged := map[string]bool{}
	for _, folder := range must(filepath.Glob(filepath.Join(os.Args[1], "*"))) {
		test := read(filepath.Join(folder, "in-loadtest.yaml"))
		for _, seen := range []any{unseen, read(filepath.Join(folder, "out-plan.yaml"))["status"]} {
			test["status"] = seen
			flux := must(status.Compute(&unstructured.Unstructured{Object: test}))
			kind := append(facts(test), flux.Status.String(), health(script, test), ci(commands, test))
			judged[strings.Join(kind, "\t")] = true
		}
	}
	for _, line := range slices.Sorted(maps.Keys(judged)) {
		fmt.Println(line)
	}
}

// What people would judge by: phase, verdict, whether the spec was refused, whether a run is held back, or is to come, and whether the
// verdict is on the spec as it is now.
func facts(test map[string]any) []string {
	phase, _, _ := unstructured.NestedString(test, "status", "phase")
	verdict, _, _ := unstructured.NestedString(test, "status", "verdict")
	conditions, _, _ := unstructured.NestedSlice(test, "status", "conditions")
	generation, _, _ := unstructured.NestedInt64(test, "metadata", "generation")
	facts := []string{phase, verdict}
	for _, element := range conditions {
		condition := element.(map[string]any)
		switch held := condition["reason"] == "Suspended" || condition["reason"] == "Stopped" || condition["reason"] == "Waiting"; {
		case condition["type"] == "Accepted" && condition["status"] == "False":
			facts = append(facts, "refused")
		case condition["type"] == "Running" && held:
			facts = append(facts, "held back: "+condition["reason"].(string))
		case condition["type"] == "Reconciling" && condition["status"] == "True":
			facts = append(facts, "a run waits or goes on")
		case condition["type"] == "Finished" && condition["status"] == "True" && condition["observedGeneration"] != generation:
			facts = append(facts, "the verdict is on an earlier spec")
		}
	}
	return append(facts[:2], strings.Join(facts[2:], ", "))
}

// The lines of the first block in YAML that holds the script, without their indent.
func healthScript(page string) string {
	block := regexp.MustCompile(`(?s)resource\.customizations\.health\.throng\.dev_LoadTest: \|\n(.*?)\n` + "```")
	found := block.FindStringSubmatch(page)
	if found == nil {
		panic("no health script")
	}
	return found[1]
}

// A kubectl wait for a condition, and the exit code where it does not come; empty: it is waited for.
type wait struct{ condition, wanted, otherwise string }

func waits(page string) []wait {
	var commands []wait
	line := regexp.MustCompile(`(?m)^kubectl wait --for=condition=(\w+)(?:=(\w+))? lt/shop --timeout=\S+(?: \|\| .*exit (\d);.*)?$`)
	for _, found := range line.FindAllStringSubmatch(page, -1) {
		commands = append(commands, wait{found[1], cmp.Or(found[2], "True"), found[3]})
	}
	if len(commands) == 0 {
		panic("no kubectl wait")
	}
	return commands
}

// How the commands end on this status. As kubectl does, a condition counts only if it tells of the spec as it is now.
func ci(commands []wait, object map[string]any) string {
	generation, _, _ := unstructured.NestedInt64(object, "metadata", "generation")
	conditions, _, _ := unstructured.NestedSlice(object, "status", "conditions")
	for _, command := range commands {
		met := slices.ContainsFunc(conditions, func(element any) bool {
			condition := element.(map[string]any)
			return condition["type"] == command.condition && condition["status"] == command.wanted &&
				condition["observedGeneration"].(int64) >= generation
		})
		if !met {
			return cmp.Or(command.otherwise, "waits")
		}
	}
	return "0"
}

// As github.com/argoproj/argo-cd/v3/util/lua does: the resource is the global obj, the answer a table with a status.
func health(script string, object map[string]any) string {
	state := lua.NewState()
	defer state.Close()
	state.SetGlobal("obj", toLua(state, object))
	check(state.DoString(script))
	answer := state.Get(-1).(*lua.LTable)
	if answer.RawGetString("message").Type() != lua.LTString {
		panic("a health without a message")
	}
	return answer.RawGetString("status").String()
}

func toLua(state *lua.LState, value any) lua.LValue {
	switch value := value.(type) {
	case map[string]any:
		table := state.NewTable()
		for key, element := range value {
			table.RawSetString(key, toLua(state, element))
		}
		return table
	case []any:
		table := state.NewTable()
		for _, element := range value {
			table.Append(toLua(state, element))
		}
		return table
	case string:
		return lua.LString(value)
	case bool:
		return lua.LBool(value)
	case int64:
		return lua.LNumber(value)
	case float64:
		return lua.LNumber(value)
	case nil:
		return lua.LNil
	}
	panic(fmt.Sprintf("%T in a resource", value))
}

func read(file string) map[string]any {
	plan := regexp.MustCompile(`(?m)^- !<\w+>`).ReplaceAll(must(os.ReadFile(file)), []byte("- "))
	object := unstructured.Unstructured{}
	json := must(yaml.YAMLToJSON(plan))
	check(yaml.Unmarshal(json, &object.Object))
	return whole(object.Object).(map[string]any)
}

// Whole numbers as Kubernetes' own reader has them.
func whole(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for key := range value {
			value[key] = whole(value[key])
		}
	case []any:
		for i := range value {
			value[i] = whole(value[i])
		}
	case float64:
		if value == float64(int64(value)) {
			return int64(value)
		}
	}
	return value
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
