// cel-go: the program is planned once with constant folding; values are made beforehand (N), or read from and written
// to JSON text (J). The line protocol is in README.md.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/google/cel-go/cel"
)

type workload struct {
	Inputs []struct{ Name, Type string }
	Cel    string
	Cases  []struct {
		In  map[string]any
		Out any
	}
	Hostile bool
}

var types = map[string]*cel.Type{"number": cel.DoubleType, "string": cel.StringType, "boolean": cel.BoolType,
	"date": cel.TimestampType, "list": cel.DynType}

type ready struct {
	program cel.Program
	rows    []map[string]any
	texts   [][]byte
	kinds   map[string]string
	work    workload
}

var asJSON bool

func native(row map[string]any, kinds map[string]string) map[string]any {
	for name, kind := range kinds {
		if kind == "date" {
			row[name], _ = time.Parse("2006-01-02", row[name].(string))
		}
	}
	return row
}

func (r *ready) evaluate(i int) (any, error) {
	row := r.rows[i]
	if asJSON {
		row = map[string]any{}
		if err := json.Unmarshal(r.texts[i], &row); err != nil {
			return nil, err
		}
		row = native(row, r.kinds)
	}
	out, _, err := r.program.Eval(row)
	if err != nil {
		return nil, err
	}
	if asJSON {
		if _, err := json.Marshal(out.Value()); err != nil {
			return nil, err
		}
	}
	return out.Value(), nil
}

func prepare(work workload) (*ready, error) {
	options, kinds := []cel.EnvOption{}, map[string]string{}
	for _, input := range work.Inputs {
		options = append(options, cel.Variable(input.Name, types[input.Type]))
		kinds[input.Name] = input.Type
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, err
	}
	ast, issues := env.Compile(work.Cel)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	program, err := env.Program(ast, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return nil, err
	}
	return &ready{program: program, kinds: kinds, work: work}, nil
}

func load(path string) (map[string]any, *ready) {
	text, err := os.ReadFile(path)
	var work workload
	if err == nil {
		err = json.Unmarshal(text, &work)
	}
	if err != nil {
		return map[string]any{"error": err.Error()}, nil
	}
	if work.Cel == "" {
		return map[string]any{"unsupported": "the engine has no such construct"}, nil
	}
	started := time.Now()
	r, err := prepare(work)
	loaded := time.Since(started).Nanoseconds()
	if err != nil {
		return map[string]any{"error": clipped(err.Error())}, nil
	}
	for _, one := range work.Cases {
		line, _ := json.Marshal(one.In)
		r.texts = append(r.texts, line)
		r.rows = append(r.rows, native(one.In, r.kinds))
	}
	started = time.Now()
	_, _ = r.evaluate(0)
	first := time.Since(started).Nanoseconds()
	for i, one := range work.Cases {
		found, err := r.evaluate(i)
		if err != nil {
			return map[string]any{"error": clipped(err.Error())}, nil
		}
		if !work.Hostile && !reflect.DeepEqual(found, one.Out) {
			return map[string]any{"differs": map[string]any{"in": one.In, "expected": one.Out, "found": found}}, nil
		}
	}
	return map[string]any{"checked": len(work.Cases), "load_ns": loaded, "first_ns": first}, r
}

func clipped(text string) string { return text[:min(len(text), 300)] }

func measure(r *ready, budget time.Duration) map[string]any {
	for count, i := 1, 0; ; {
		started := time.Now()
		for n := 0; n < count; n++ {
			_, _ = r.evaluate(i)
			i = (i + 1) % len(r.rows)
		}
		spent := time.Since(started)
		if spent >= budget*8/10 {
			return map[string]any{"ns": float64(spent.Nanoseconds()) / float64(count), "count": count, "bytes": 0}
		}
		grown := float64(budget) / float64(max(spent, 100))
		count = int(float64(count)*min(max(grown, 1.3), 64)) + 1
	}
}

func main() {
	asJSON = len(os.Args) > 1 && os.Args[1] == "J"
	var current *ready
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		words := strings.Fields(in.Text())
		out := map[string]any{"error": "unknown command, or nothing is loaded"}
		switch {
		case len(words) == 2 && words[0] == "load":
			out, current = load(words[1])
		case len(words) == 3:
			out = map[string]any{"unsupported": "no trace"}
		case len(words) == 2 && current != nil:
			ms, _ := strconv.Atoi(words[1])
			out = measure(current, time.Duration(ms)*time.Millisecond)
		}
		line, _ := json.Marshal(out)
		fmt.Println(string(line))
	}
}
