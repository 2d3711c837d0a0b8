#include <riskrule/riskrule.h>
#include <stdio.h>

int main(void) {
  printf("riskrule %s\n", riskrule_version());
  return riskrule_abi_version() == 1 ? 0 : 1;
}
