<?php
/**
 * Plugin Name:       Portico Customer Portal
 * Description:       Shows signed-in users their Stripe subscriptions in a page, and shows content only to customers with a plan. Needs a Portico installation.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The Portico contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       portico
 * Domain Path:       /languages
 *
 * The MIT license is compatible with the GPL.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

define( 'PORTICO_FILE', __FILE__ );

require_once __DIR__ . '/includes/options.php';
require_once __DIR__ . '/includes/identity.php';
require_once __DIR__ . '/includes/messages.php';
require_once __DIR__ . '/includes/subscriptions.php';
require_once __DIR__ . '/includes/portal.php';
require_once __DIR__ . '/includes/gate.php';
require_once __DIR__ . '/includes/gate-tags.php';
require_once __DIR__ . '/includes/blocks.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/sanitize.php';
	require_once __DIR__ . '/includes/settings-page.php';
	require_once __DIR__ . '/includes/settings-fields.php';
	require_once __DIR__ . '/includes/admin-notices.php';
	require_once __DIR__ . '/includes/user-profile.php';
	require_once __DIR__ . '/includes/privacy.php';
}

/**
 * Loads the translations in the plugin's own folder. WordPress itself loads those of translate.wordpress.org.
 */
function portico_load_textdomain() {
	load_plugin_textdomain( 'portico', false, dirname( plugin_basename( PORTICO_FILE ) ) . '/languages' );
}
add_action( 'init', 'portico_load_textdomain', 5 );
