<?php
/**
 * Removes everything that the plugin stored, on every site of a network. Customer IDs that another plugin stored stay.
 *
 * @package Portico
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/options.php';

/**
 * Removes everything that the plugin stored on the current site.
 */
function portico_uninstall_site() {
	global $wpdb;
	delete_option( 'portico_settings' );
	delete_option( 'portico_keys' );
	foreach ( array( 'test', 'live' ) as $mode ) {
		delete_metadata( 'user', 0, portico_own_meta_key( $mode ), '', true );
	}
	// The names of the answers contain a hash, so only the database knows them.
	$names = $wpdb->get_col( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->prepare(
			"SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s OR option_name LIKE %s",
			$wpdb->esc_like( '_transient_portico_' ) . '%',
			$wpdb->esc_like( '_transient_timeout_portico_' ) . '%'
		)
	);
	array_map( 'delete_option', $names );
}

if ( is_multisite() ) {
	$portico_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $portico_sites as $portico_site ) {
		switch_to_blog( $portico_site );
		portico_uninstall_site();
		restore_current_blog();
	}
} else {
	portico_uninstall_site();
}
