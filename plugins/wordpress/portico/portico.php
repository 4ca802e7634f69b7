<?php
/**
 * Plugin Name:       Portico: customer portal for Stripe
 * Plugin URI:        https://github.com/portico/portico
 * Description:       Lets signed-in users manage their own billing in Portico, and shows content by plan.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            Portico
 * License:           MIT
 * Text Domain:       portico
 * Domain Path:       /languages
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

define( 'PORTICO_VERSION', '0.1.0' );
define( 'PORTICO_FILE', __FILE__ );

foreach ( array( 'secret', 'settings', 'settings-page', 'identity', 'profile', 'proof', 'rest', 'portal', 'subscriptions', 'gate', 'notices' ) as $portico_part ) {
	require_once __DIR__ . '/includes/class-portico-' . $portico_part . '.php';
}

add_action(
	'init',
	static function () {
		load_plugin_textdomain( 'portico', false, dirname( plugin_basename( PORTICO_FILE ) ) . '/languages' );
	}
);

Portico_Settings_Page::register();
Portico_Profile::register();
Portico_Rest::register();
Portico_Portal::register();
Portico_Gate::register();
Portico_Notices::register();
