import type { Harness } from "./harness";

const autoload = "Illuminate/autoload.php";

/** A small Laravel application, with Laravel's own configuration, router and middleware. */
const application = `<?php
require '${autoload}';

use Illuminate\\Auth\\GenericUser;
use Illuminate\\Contracts\\Debug\\ExceptionHandler;
use Illuminate\\Foundation\\Application;
use Illuminate\\Foundation\\Exceptions\\Handler;
use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Auth;

class Kernel extends Illuminate\\Foundation\\Http\\Kernel
{
    protected $routeMiddleware = ['auth' => Illuminate\\Auth\\Middleware\\Authenticate::class];
}

class FirstError extends Handler
{
    public function report(Throwable $error) {}

    public function render($request, Throwable $error)
    {
        fwrite(STDERR, $error->getMessage());
        exit(1);
    }
}

$app = new Application(__DIR__);
$app->singleton(Illuminate\\Contracts\\Http\\Kernel::class, Kernel::class);
$app->singleton(ExceptionHandler::class, FirstError::class);
$app->booted(function () {
    $identity = getenv('IDENTITY');
    $user = ['id' => 1, 'email' => $identity, 'stripe_customer_id' => $identity];
    Auth::viaRequest('signed-in', fn () => new GenericUser($user));
    require 'routes/web.php';
});
$kernel = $app->make(Illuminate\\Contracts\\Http\\Kernel::class);
echo $kernel->handle(Request::create('/portal-proof'))->getContent();`;

const providers = [
  "Auth\\AuthServiceProvider",
  "Filesystem\\FilesystemServiceProvider",
  "View\\ViewServiceProvider",
]
  .map((name) => `Illuminate\\${name}::class`)
  .join(", ");

/** The line that the snippet tells merchants to add to this file. */
const servicesLine = (code: string) => /^\/\/ ('portico' => .*)$/m.exec(code)?.[1] ?? "";

export const laravel: Harness = {
  needs: [["php", "-r", `require '${autoload}';`]],
  files: (code) => ({
    "routes/web.php": code,
    "config/services.php": `<?php return [${servicesLine(code)}];`,
    "config/app.php": `<?php return ['env' => 'production', 'timezone' => 'UTC', 'providers' => [${providers}]];`,
    "config/auth.php": `<?php return ['defaults' => ['guard' => 'web'], 'guards' => ['web' => ['driver' => 'signed-in']]];`,
    "config/view.php": `<?php return ['paths' => [], 'compiled' => __DIR__];`,
    // Laravel stores the list of its packages in this folder.
    "bootstrap/cache/.gitignore": "*",
    "main.php": application,
  }),
  commands: [["php", "main.php"]],
};
