<?php
/**
 * Notices in the dashboard about missing settings.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Tells administrators on the pages "Dashboard" and "Plugins" which settings are missing. The settings page has
 * its own notices.
 */
function portico_admin_notices() {
	$screen   = get_current_screen();
	$sentence = portico_missing_sentence();
	if ( ! $screen || ! in_array( $screen->id, array( 'dashboard', 'plugins' ), true ) || ! current_user_can( 'manage_options' ) || '' === $sentence ) {
		return;
	}
	printf(
		'<div class="notice notice-warning is-dismissible"><p>%1$s <a href="%2$s">%3$s</a></p></div>',
		esc_html( $sentence ),
		esc_url( admin_url( 'options-general.php?page=portico' ) ),
		esc_html__( 'Open the settings', 'portico' )
	);
}
add_action( 'admin_notices', 'portico_admin_notices' );
