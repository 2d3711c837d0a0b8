<?php

declare(strict_types=1);

// For those who do not use Composer.
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Riskrule\\')) {
        $path = __DIR__ . '/src/' . substr($class, strlen('Riskrule\\')) . '.php';
        if (is_file($path)) {
            require $path;
        }
    }
});
