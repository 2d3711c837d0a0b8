package riskrule_test

import (
	"os"
	"strings"
	"testing"
)

// The example of the README is the one that is run.
func TestReadmeShowsTheExample(t *testing.T) {
	readme, example := source(t, "README.md"), source(t, "example_test.go")
	start := strings.Index(readme, "```go\n") + len("```go\n")
	shown := readme[start : start+strings.Index(readme[start:], "```")]
	if start < len("```go\n") || len(strings.Split(shown, "\n")) < 10 {
		t.Fatal("the README has no example")
	}
	if !strings.Contains(outdented(example), outdented(shown)) {
		t.Errorf("example_test.go does not have what the README shows:\n%s", shown)
	}
}

func source(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func outdented(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimLeft(lines[i], "\t ")
	}
	return strings.Join(lines, "\n")
}
