<?php
/** Installs WordPress, or a network of sites, with WordPress's own functions. */

define( 'WP_INSTALLING', true );
require __DIR__ . '/bootstrap.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

// The installer would send the new administrator an email.
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Example', 'admin', 'admin@example.com', true, '', 'admin-password' );
update_option( 'show_avatars', 0 );
if ( $in['network'] ) {
	global $wpdb;
	foreach ( $wpdb->tables( 'ms_global' ) as $table => $prefixed ) {
		$wpdb->$table = $prefixed;
	}
	install_network();
	populate_network( 1, 'localhost:' . parse_url( $in['url'], PHP_URL_PORT ), 'admin@example.com', 'Network', '/', false );
}
answer( true );
