module riskrule

go 1.19
