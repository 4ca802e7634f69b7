<?php
/**
 * The page Settings > Portico.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Adds the page to the menu of those who may change settings.
 */
function portico_add_settings_page() {
	add_options_page( __( 'Portico Customer Portal', 'portico' ), __( 'Portico', 'portico' ), 'manage_options', 'portico', 'portico_render_settings_page' );
}
add_action( 'admin_menu', 'portico_add_settings_page' );

/**
 * Adds a link to the page in the list of plugins.
 *
 * @param string[] $links HTML.
 * @return string[]
 */
function portico_add_settings_link( $links ) {
	$url = admin_url( 'options-general.php?page=portico' );
	array_unshift( $links, sprintf( '<a href="%1$s">%2$s</a>', esc_url( $url ), esc_html__( 'Settings', 'portico' ) ) );
	return $links;
}
add_filter( 'plugin_action_links_' . plugin_basename( PORTICO_FILE ), 'portico_add_settings_link' );

/**
 * Renders the page.
 */
function portico_render_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<?php portico_render_connection(); ?>
		<form action="options.php" method="post">
			<?php
			settings_fields( 'portico' );
			do_settings_sections( 'portico' );
			submit_button();
			?>
		</form>
		<h2><?php esc_html_e( 'In your pages', 'portico' ); ?></h2>
		<p><?php esc_html_e( 'Add the block “Portico: customer portal” to a page, or “Portico: restricted content” around what only customers may read. The shortcodes do the same:', 'portico' ); ?></p>
		<p><code>[portico-portal]</code></p>
		<p><code>[portico-gate plan="Team" status="active,trialing"]…[/portico-gate]</code></p>
	</div>
	<?php
}

/**
 * Says whether the portal can open, and whether the installation answers.
 */
function portico_render_connection() {
	$missing = portico_missing_sentence();
	if ( '' !== $missing ) {
		portico_render_notice( 'warning', $missing );
	}
	if ( '' === portico_setting( 'origin' ) || '' === portico_key( 'api_key', portico_setting( 'mode' ) ) ) {
		portico_render_notice( 'info', __( 'Without an API key, restricted content stays closed for everyone.', 'portico' ) );
		return;
	}
	// The question is about a customer who doesn't exist, whichever way customers are identified.
	$nobody = 'email' === portico_setting( 'identify_by' ) ? 'nobody@example.invalid' : 'cus_nobody';
	$found  = portico_subscriptions( $nobody );
	if ( is_wp_error( $found ) ) {
		portico_render_notice( 'error', $found->get_error_message() );
	} else {
		portico_render_notice( 'success', __( 'Your Portico installation answers, and accepts the API key.', 'portico' ) );
	}
}

/**
 * Prints a notice of the dashboard.
 *
 * @param string $kind     success, info, warning or error.
 * @param string $sentence Plain text.
 */
function portico_render_notice( $kind, $sentence ) {
	printf( '<div class="notice notice-%1$s inline"><p>%2$s</p></div>', esc_attr( $kind ), esc_html( $sentence ) );
}
