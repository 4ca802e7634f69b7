<?php
/**
 * Runs code inside WordPress's dashboard, as its first administrator. The request is JSON. So is the answer, between two
 * bytes that text doesn't have.
 */

// The tests' server is open to every program on this machine.
if ( ! hash_equals( getenv( 'SITE_RUN_KEY' ), $_SERVER['HTTP_X_KEY'] ?? '' ) ) {
	http_response_code( 403 );
	exit;
}
define( 'WP_ADMIN', true );
require dirname( getenv( 'SITE_CONTENT' ), 2 ) . '/core/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 );
$run = static function ( $code, $in ) {
	return eval( $code );
};
$asked = json_decode( file_get_contents( 'php://input' ), true );
echo "\1", json_encode( $run( $asked['code'], $asked['input'] ) ), "\1";
