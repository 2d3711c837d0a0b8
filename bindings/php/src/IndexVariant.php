<?php

declare(strict_types=1);

namespace Riskrule;

/** What R is in the index T = sum of w x R. */
enum IndexVariant: int
{
    /** The representative value of the band that holds p x q. */
    case Representative = 0;
    /** p x q */
    case Product = 1;
    /** p */
    case Likelihood = 2;
}
