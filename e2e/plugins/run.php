<?php
/** Runs the code in SITE_CODE inside WordPress's dashboard, as its first administrator. */

define( 'WP_ADMIN', true );
require __DIR__ . '/bootstrap.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user( 1 );
$run = static function () use ( $in ) {
	return eval( getenv( 'SITE_CODE' ) );
};
answer( $run() );
