<?php

declare(strict_types=1);

namespace Riskrule;

enum Mode: int
{
    /** DMN's semantics: what goes wrong is null. */
    case Standard = 0;
    /** Unknown names, wrong types and impossible comparisons do not compile. */
    case Strict = 1;
}
