<?php

declare(strict_types=1);

namespace Riskrule;

/** What the result of a Call is. Other: times, durations, lists, contexts, ranges, functions, to be had as FEEL or JSON. */
enum Kind: int
{
    case Null = 0;
    case Boolean = 1;
    case Number = 2;
    case Text = 3;
    case Date = 4;
    case Other = 5;
}
