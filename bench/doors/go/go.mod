module door

go 1.19

require riskrule v0.2.0

replace riskrule => ../../../bindings/go
