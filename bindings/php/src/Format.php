<?php

declare(strict_types=1);

namespace Riskrule;

/** How a report or an answer is written. */
enum Format: int
{
    case Json = 0;
    /** For a terminal, without colours. */
    case Text = 1;
    case Markdown = 2;
    case Html = 3;
}
