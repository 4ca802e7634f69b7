<?php
/**
 * Removes what the plugin stored. Nothing at Portico or Stripe changes.
 *
 * @package Portico
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

global $wpdb;

delete_option( 'portico_settings' );
foreach ( array( 'test', 'live' ) as $portico_mode ) {
	delete_metadata( 'user', 0, '_portico_customer_' . $portico_mode, '', true );
}
// phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress can't delete transients by the beginning of their names.
$wpdb->query(
	$wpdb->prepare(
		"DELETE FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s",
		$wpdb->esc_like( '_transient_portico_' ) . '%',
		$wpdb->esc_like( '_transient_timeout_portico_' ) . '%'
	)
);
