package riskrule_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"sync"
	"testing"
	"time"

	"riskrule"
)

func long(t *testing.T) *riskrule.Expression {
	t.Helper()
	expression := got(riskrule.Compile("count(for i in 1..9000000 return i * i)", &riskrule.CompileOptions{
		Limits: riskrule.Limits{Steps: 1 << 40, ArenaBytes: 1 << 33},
	}))(t)
	t.Cleanup(func() { expression.Close() })
	return expression
}

func stopped(t *testing.T, err, cause error) {
	t.Helper()
	var of *riskrule.Error
	if !errors.As(err, &of) || of.Status != riskrule.Stopped || !errors.Is(err, cause) {
		t.Errorf("expected to be stopped by %v, found %v", cause, err)
	}
}

func TestContextEndsAnEvaluation(t *testing.T) {
	expression := long(t)
	ctx, cancel := context.WithTimeout(background, 20*time.Millisecond)
	defer cancel()
	begin := time.Now()
	_, err := expression.Evaluate(ctx, nil)
	stopped(t, err, context.DeadlineExceeded)
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("it took %v to stop", took)
	}
	_, err = expression.Evaluate(ctx, nil) // does not even begin
	stopped(t, err, context.DeadlineExceeded)
}

func TestEachEvaluationHasItsOwnContext(t *testing.T) {
	expression := got(riskrule.Compile("count(for i in 1..200000 return i * i)", nil))(t)
	defer expression.Close()
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		all.Add(1)
		go func(i int) {
			defer all.Done()
			ctx, cancel := context.WithCancel(background)
			defer cancel()
			if i%2 == 0 {
				cancel()
			}
			value, err := expression.Evaluate(ctx, nil)
			if i%2 == 0 {
				stopped(t, err, context.Canceled)
			} else if err != nil || string(value) != "200000\n" {
				t.Errorf("%s %v", value, err)
			}
		}(i)
	}
	all.Wait()
}

func TestLimitsAreErrorsThatNameThem(t *testing.T) {
	expression := got(riskrule.Compile("count(for i in 1..100000 return i)", &riskrule.CompileOptions{
		Limits: riskrule.Limits{Steps: 1000},
	}))(t)
	defer expression.Close()
	_, err := expression.Evaluate(background, nil)
	var of *riskrule.Error
	if !errors.As(err, &of) || of.Status != riskrule.Stopped || of.Diagnostics[0].Code != "limit.steps" {
		t.Errorf("%v", err)
	}
	if errors.Is(err, context.Canceled) {
		t.Error("no context ended it")
	}
}

func TestContextEndsAssessmentAndExploration(t *testing.T) {
	ctx, cancel := context.WithCancel(background)
	cancel()
	matter := read(t, "../../seeds/matters/example-road-project.json")
	_, err := matter.Assess(ctx, nil)
	stopped(t, err, context.Canceled)
	_, err = matter.Explore(ctx, nil, riskrule.JSON)
	stopped(t, err, context.Canceled)
}

func line(t *testing.T) []byte {
	t.Helper()
	return append(bytes.ReplaceAll(got(os.ReadFile(songjiang))(t), []byte("\n"), []byte(" ")), '\n')
}

func TestJob(t *testing.T) {
	job := got(riskrule.StartJob(bytes.Repeat(line(t), 5), &riskrule.JobOptions{Threads: 2}))(t)
	defer job.Close()
	result := got(job.Result(background))(t)
	if n := bytes.Count(result, []byte(`"assessment"`)); bytes.Count(result, []byte("\n")) != 5 || n != 5 {
		t.Errorf("%d assessments", n)
	}
	if progress := got(job.Poll())(t); progress != (riskrule.Progress{Done: 5, Total: 5, Over: true}) {
		t.Errorf("%v", progress)
	}
}

func TestContextEndsAJob(t *testing.T) {
	job := got(riskrule.StartJob(bytes.Repeat(line(t), 2000), &riskrule.JobOptions{Threads: 1}))(t)
	defer job.Close()
	ctx, cancel := context.WithTimeout(background, 20*time.Millisecond)
	defer cancel()
	_, err := job.Result(ctx)
	stopped(t, err, context.DeadlineExceeded)
	_, err = job.Result(background)
	var of *riskrule.Error
	if !errors.As(err, &of) || of.Status != riskrule.Stopped {
		t.Errorf("the job ran to its end: %v", err)
	}
}
