<?php
/**
 * Messages in pages, and the settings that are missing.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * The settings that are still missing before the portal opens, in words.
 *
 * @return string[]
 */
function portico_missing() {
	$mode    = portico_setting( 'mode' );
	$missing = array(
		__( 'the address of your Portico installation', 'portico' ) => portico_setting( 'origin' ),
		__( 'the portal ID', 'portico' )  => portico_setting( 'portal_id' ),
		__( 'the secret key', 'portico' ) => portico_key( 'secret_key', $mode ),
	);
	return array_keys( $missing, '', true );
}

/**
 * A sentence about missing settings, or an empty string.
 *
 * @return string
 */
function portico_missing_sentence() {
	$missing = portico_missing();
	if ( array() === $missing ) {
		return '';
	}
	return 'live' === portico_setting( 'mode' )
		/* translators: %s: list of settings. */
		? sprintf( __( 'Portico can’t open in live mode yet. Missing: %s.', 'portico' ), wp_sprintf( '%l', $missing ) )
		/* translators: %s: list of settings. */
		: sprintf( __( 'Portico can’t open in test mode yet. Missing: %s.', 'portico' ), wp_sprintf( '%l', $missing ) );
}

/**
 * A notice in a page, for administrators only, with a link to the settings.
 *
 * @param string $sentence Plain text.
 * @return string HTML, or an empty string for everyone else.
 */
function portico_notice( $sentence ) {
	if ( ! current_user_can( 'manage_options' ) ) {
		return '';
	}
	return sprintf(
		'<div class="portico-notice" role="note"><p><strong>%1$s</strong> %2$s <a href="%3$s">%4$s</a></p></div>',
		esc_html__( 'Only administrators see this.', 'portico' ),
		portico_text( $sentence ),
		esc_url( admin_url( 'options-general.php?page=portico' ) ),
		esc_html__( 'Open the settings', 'portico' )
	);
}

/**
 * A message in a page, for its reader.
 *
 * @param string $sentence Plain text.
 * @return string HTML.
 */
function portico_message( $sentence ) {
	return '' === $sentence ? '' : sprintf( '<p class="portico-message">%s</p>', portico_text( $sentence ) );
}

/**
 * Escapes plain text for a page. A shortcode in it stays text, too, because WordPress may look for shortcodes
 * afterwards.
 *
 * @param string $text Plain text.
 * @return string HTML.
 */
function portico_text( $text ) {
	return str_replace( '[', '&#91;', esc_html( $text ) );
}

/**
 * Asks plugins that cache pages to leave out this one. WordPress itself tells browsers and proxies not to keep pages of
 * signed-in users.
 */
function portico_forbid_caching() {
	if ( ! defined( 'DONOTCACHEPAGE' ) ) {
		// All of these plugins use this name.
		define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound
	}
}
