<?php

declare(strict_types=1);

namespace Riskrule;

/** How a call ended; the statuses of riskrule.h. */
enum Status: int
{
    case Ok = 0;
    case BadInput = 1;
    case BadArgument = 2;
    case NoMemory = 3;
    case Internal = 4;
    case Stopped = 5;

    /** As other doors write it: `bad_input`. */
    public function word(): string
    {
        return strtolower((string) preg_replace('/(?<=[a-z])(?=[A-Z])/', '_', $this->name));
    }
}
