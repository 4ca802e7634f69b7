<?php
/**
 * Portico_Notices
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Tells administrators what is missing, and nobody else.
 */
final class Portico_Notices {

	/**
	 * Adds the hooks.
	 */
	public static function register() {
		add_action( 'admin_notices', array( self::class, 'show' ) );
	}

	/**
	 * The notice in the administration, except on the settings page, which marks the fields themselves.
	 */
	public static function show() {
		$missing = Portico_Settings::missing();
		$screen  = get_current_screen();
		if ( array() === $missing || ! current_user_can( 'manage_options' ) || ( $screen && Portico_Settings_Page::screen() === $screen->id ) ) {
			return;
		}
		printf(
			'<div class="notice notice-warning"><p>%s <a href="%s">%s</a></p></div>',
			esc_html( self::say_missing( $missing ) ),
			esc_url( Portico_Settings_Page::url() ),
			esc_html__( 'Open the settings', 'portico' )
		);
	}

	/**
	 * A sentence that names what is missing.
	 *
	 * @param string[] $missing See Portico_Settings::missing.
	 * @return string
	 */
	public static function say_missing( $missing ) {
		/* translators: %s: a list of what is missing, such as "the portal ID, the secret key". */
		return sprintf( __( 'Portico can’t show the customer portal yet. Add %s.', 'portico' ), implode( ', ', $missing ) );
	}

	/**
	 * A notice in a page of the site. Others see nothing.
	 *
	 * @param string $text The notice.
	 * @return string HTML.
	 */
	public static function for_administrators( $text ) {
		if ( ! current_user_can( 'manage_options' ) ) {
			return '';
		}
		$note = __( 'Only administrators see this.', 'portico' );
		return '<p class="portico-notice"><strong>Portico:</strong> ' . esc_html( $text . ' ' . $note ) . '</p>';
	}
}
