<?php

namespace App\Providers;

use Illuminate\Support\Facades\View;
use Illuminate\Support\ServiceProvider;
use RuntimeException;

/** Gives the component <x-portico-portal /> the settings of the signed-in user's portal. */
class PorticoServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        View::composer('components.portico-portal', fn ($view) => $view->with('settings', $this->settings()));
    }

    /** The settings, or null for visitors. */
    private function settings(): ?array
    {
        foreach (['origin', 'portal_id', 'secret_key'] as $name) {
            if (! config("portico.$name")) {
                $variable = 'PORTICO_'.strtoupper($name);
                throw new RuntimeException("Set $variable (portico.$name) to show the portal.");
            }
        }
        $attribute = config('portico.customer_id_attribute');
        $identity = (string) data_get(auth()->user(), $attribute ?: 'email');

        return $identity === '' ? null : [
            'portal_id' => config('portico.portal_id'),
            $attribute ? 'customer_id' : 'email' => $identity,
            'hash' => hash_hmac('sha256', $identity, config('portico.secret_key')),
        ];
    }
}
