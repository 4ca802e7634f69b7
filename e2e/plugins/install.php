<?php
/** Installs WordPress, or a network of sites, with WordPress's own functions. The input is JSON. */

define( 'WP_INSTALLING', true );
$in = json_decode( stream_get_contents( STDIN ), true );

$_SERVER['HTTP_HOST']       = 'localhost:' . parse_url( $in['url'], PHP_URL_PORT );
$_SERVER['SERVER_NAME']     = 'localhost';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = '/';

require dirname( getenv( 'SITE_CONTENT' ), 2 ) . '/core/wp-load.php';
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
	populate_network( 1, $_SERVER['HTTP_HOST'], 'admin@example.com', 'Network', '/', false );
}
echo "\1true\1";
