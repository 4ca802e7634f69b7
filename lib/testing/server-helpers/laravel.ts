import type { HelperHarness } from "./helper-harness";

const autoload = "Illuminate/autoload.php";
const providers = ["Auth\\Auth", "Filesystem\\Filesystem", "View\\View"]
  .map((name) => `Illuminate\\${name}ServiceProvider::class`)
  .concat("App\\Providers\\PorticoServiceProvider::class")
  .join(", ");

export const laravel: HelperHarness = {
  label: "Laravel",
  needs: [["php", "-r", `require '${autoload}';`]],
  helper: [
    "app/Providers/PorticoServiceProvider.php",
    "config/portico.php",
    "resources/views/components/portico-portal.blade.php",
  ],
  shop: {
    "resources/views/billing.blade.php": `<title>Billing</title><x-portico-portal :nonce="$nonce" :options="compact('locale')" />`,
    "composer.json": JSON.stringify({ autoload: { "psr-4": { "App\\": "app/" } } }),
    "config/app.php": `<?php return ['debug' => true, 'env' => 'local', 'timezone' => 'UTC', 'providers' => [${providers}]];`,
    "config/auth.php": `<?php return ['defaults' => ['guard' => 'web'], 'guards' => ['web' => ['driver' => 'signed-in']]];`,
    "config/view.php": `<?php return ['paths' => [resource_path('views')], 'compiled' => base_path('compiled')];`,
    "compiled/.gitignore": "*",
    // Laravel stores the list of its packages in this folder.
    "bootstrap/cache/.gitignore": "*",
    "main.php": `<?php
require '${autoload}';
require 'app/Providers/PorticoServiceProvider.php';

use Illuminate\\Auth\\GenericUser;
use Illuminate\\Contracts\\Debug\\ExceptionHandler;
use Illuminate\\Foundation\\Application;
use Illuminate\\Foundation\\Exceptions\\Handler;
use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Auth;
use Illuminate\\Support\\Facades\\Route;

class Kernel extends Illuminate\\Foundation\\Http\\Kernel {}

class Unlogged extends Handler
{
    public function report(Throwable $error) {}
}

/** Answers a request of the case in a new application, because an application reads its settings once. */
function page(array $case): array
{
    foreach (array_keys($_SERVER) as $name) {
        if (str_starts_with($name, 'PORTICO_')) unset($_SERVER[$name]);
    }
    $_SERVER = $case['settings'] + $_SERVER;
    $app = new Application(__DIR__);
    $app->singleton(Illuminate\\Contracts\\Http\\Kernel::class, Kernel::class);
    $app->singleton(ExceptionHandler::class, Unlogged::class);
    $app->booted(function () use ($case) {
        $user = ['id' => 1, 'email' => $case['identity'], 'stripe_customer_id' => $case['identity']];
        Auth::viaRequest('signed-in', fn () => $case['identity'] === null ? null : new GenericUser($user));
        Route::get('/billing', fn () => view('billing', $case));
    });

    $response = $app->make(Illuminate\\Contracts\\Http\\Kernel::class)->handle(Request::create('/billing'));

    return ['body' => $response->getContent(), 'cache' => $response->headers->get('Cache-Control')];
}

echo json_encode(array_map('page', json_decode(getenv('CASES'), true)), JSON_THROW_ON_ERROR);`,
  },
  commands: [["php", "main.php"]],
  missing: (setting) => `Set PORTICO_${setting.toUpperCase()} (portico.${setting}) to show the portal.`,
};
