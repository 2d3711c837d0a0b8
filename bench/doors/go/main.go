// The package for Go as a driver of bench/doors: values of a call in and out, and bytes of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"riskrule"
	"strconv"
	"strings"
	"time"
)

type work struct {
	FEEL  string
	Cases []struct {
		In struct {
			Likelihood, Impact float64
			Matter             string
		}
		Out json.RawMessage
	}
}

// A ready workload: evaluate gives what check compares with the answer of a case.
type ready struct {
	evaluate func(i int) (interface{}, error)
	check    func(found interface{}, out json.RawMessage) bool
	ring     int
}

func tenths(x float64) int64 { return int64(math.Round(x * 10)) }

func product(w work) (*ready, error) {
	inputs := []riskrule.Input{{Name: "likelihood"}, {Name: "impact"}}
	expression, err := riskrule.Compile(w.FEEL, &riskrule.CompileOptions{Inputs: inputs})
	if err != nil {
		return nil, err
	}
	call, err := expression.NewCall()
	if err != nil {
		return nil, err
	}
	rows := make([][2]int64, len(w.Cases))
	for i, one := range w.Cases {
		rows[i] = [2]int64{tenths(one.In.Likelihood), tenths(one.In.Impact)}
	}
	ctx := context.Background()
	evaluate := func(i int) (interface{}, error) {
		if err := call.SetNumber(0, rows[i][0], -1); err != nil {
			return nil, err
		}
		if err := call.SetNumber(1, rows[i][1], -1); err != nil {
			return nil, err
		}
		return call.Run(ctx)
	}
	check := func(found interface{}, out json.RawMessage) bool {
		number, is := found.(riskrule.Number)
		a, wrong := strconv.ParseFloat(number.String(), 64)
		b, bad := strconv.ParseFloat(string(out), 64)
		return is && wrong == nil && bad == nil && a == b
	}
	return &ready{evaluate, check, len(rows)}, nil
}

func assessment(w work) *ready {
	text, ctx := []byte(w.Cases[0].In.Matter), context.Background()
	evaluate := func(int) (interface{}, error) {
		matter, err := riskrule.ReadMatter(text, "matter.json")
		if err != nil {
			return nil, err
		}
		defer matter.Close()
		assessment, err := matter.Assess(ctx, nil)
		if err != nil {
			return nil, err
		}
		defer assessment.Close()
		return assessment.Render(riskrule.JSON)
	}
	check := func(found interface{}, out json.RawMessage) bool {
		var expected string
		return json.Unmarshal(out, &expected) == nil && expected == string(found.([]byte))
	}
	return &ready{evaluate, check, 1}
}

func load(path string) (*ready, map[string]interface{}) {
	var w work
	file, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(file, &w)
	}
	if err != nil {
		return nil, map[string]interface{}{"error": err.Error()}
	}
	started := time.Now()
	r := assessment(w)
	if w.FEEL != "" {
		if r, err = product(w); err != nil {
			return nil, map[string]interface{}{"error": err.Error()}
		}
	}
	loaded := time.Since(started).Nanoseconds()
	for i, one := range w.Cases {
		found, err := r.evaluate(i)
		if err != nil {
			return nil, map[string]interface{}{"error": err.Error()}
		}
		if !r.check(found, one.Out) {
			return nil, map[string]interface{}{"differs": map[string]interface{}{"in": i, "expected": one.Out, "found": fmt.Sprint(found)}}
		}
	}
	return r, map[string]interface{}{"checked": len(w.Cases), "load_ns": loaded}
}

var sink interface{}

func measure(r *ready, budget float64) map[string]interface{} {
	i := 0
	for count := 1.0; ; {
		started := time.Now()
		for n := 0.0; n < count; n++ {
			sink, _ = r.evaluate(i)
			if i++; i == r.ring {
				i = 0
			}
		}
		spent := float64(time.Since(started).Nanoseconds())
		if spent >= budget*0.8 {
			return map[string]interface{}{"ns": spent / count, "count": count}
		}
		count = math.Ceil(count * math.Min(math.Max(budget/math.Max(spent, 100), 1.3), 64))
	}
}

func main() {
	var r *ready
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		words := strings.Fields(lines.Text())
		out := map[string]interface{}{"error": "unknown command, or nothing is loaded"}
		if words[0] == "load" {
			r, out = load(words[1])
		} else if words[0] == "time" && r != nil {
			if ms, err := strconv.ParseFloat(words[1], 64); err == nil {
				out = measure(r, ms*1e6)
			}
		}
		line, _ := json.Marshal(out)
		fmt.Println(string(line))
	}
}
