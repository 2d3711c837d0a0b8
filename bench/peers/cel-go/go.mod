module peer

go 1.24

require github.com/google/cel-go v0.28.1
