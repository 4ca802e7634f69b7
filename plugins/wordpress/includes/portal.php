<?php
/**
 * The portal in a page: [portico-portal] and its block.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/** The parts of the portal that a page can show alone. */
const PORTICO_SECTIONS = array( 'subscriptions', 'payment_method', 'billing_details', 'tax_ids', 'invoices' );

/**
 * Shows the portal of the signed-in user.
 *
 * @param array|string $attributes The shortcode's attributes: sections, open and locale, all optional.
 * @return string HTML.
 */
function portico_portal_shortcode( $attributes ) {
	$defaults   = array(
		'sections' => '',
		'open'     => '',
		'locale'   => '',
	);
	$attributes = shortcode_atts( $defaults, $attributes, 'portico-portal' );
	return portico_portal_html( array_map( 'strval', $attributes ) );
}
add_shortcode( 'portico-portal', 'portico_portal_shortcode' );

/**
 * The portal's element, with its script, or the reason why there is none.
 *
 * @param array<string, string> $wishes sections, open and locale.
 * @return string HTML.
 */
function portico_portal_html( $wishes ) {
	$missing = portico_missing_sentence();
	if ( '' !== $missing ) {
		return portico_notice( $missing );
	}
	if ( ! is_user_logged_in() ) {
		return sprintf(
			'<p class="portico-message"><a href="%1$s">%2$s</a></p>',
			esc_url( wp_login_url( (string) get_permalink() ) ),
			esc_html__( 'Log in to manage your subscription', 'portico' )
		);
	}
	portico_forbid_caching();
	$identity = portico_identity();
	if ( '' === $identity ) {
		return portico_message( __( 'Your account isn’t linked to a subscription yet.', 'portico' ) )
			. portico_notice( __( 'Your user has no customer ID. Add it on your profile page.', 'portico' ) );
	}
	portico_enqueue_loader( portico_loader_settings( $identity, $wishes ) );
	return '<div id="portico-portal" class="portico-portal"></div>';
}

/**
 * The settings of the loader for this customer and page.
 *
 * @param string                $identity The customer.
 * @param array<string, string> $wishes   sections, open and locale.
 * @return array<string, mixed>
 */
function portico_loader_settings( $identity, $wishes ) {
	$settings = array(
		'portal_id'                       => portico_setting( 'portal_id' ),
		portico_setting( 'identify_by' ) => $identity,
		'hash'                            => portico_hash( $identity ),
		'locale'                          => '' === $wishes['locale'] ? get_bloginfo( 'language' ) : $wishes['locale'],
	);
	$sections = array_intersect( PORTICO_SECTIONS, wp_parse_list( $wishes['sections'] ) );
	if ( array() !== $sections ) {
		$settings['sections'] = array_values( $sections );
	}
	if ( '' !== $wishes['open'] ) {
		$settings['open'] = sanitize_key( $wishes['open'] );
	}
	return $settings;
}

/**
 * Adds the loader of the installation to the page, after the loader's settings.
 *
 * @param array<string, mixed> $settings The loader's settings.
 */
function portico_enqueue_loader( $settings ) {
	$loading = array(
		'in_footer' => true,
		'strategy'  => 'async',
	);
	// The address has the loader's version; a query would only defeat the browser's cache.
	wp_enqueue_script( 'portico-loader', portico_setting( 'origin' ) . '/embed/v1.js', array(), null, $loading ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
	// The JSON contains no < or &, so no value can end the script element.
	$json = wp_json_encode( $settings, JSON_HEX_TAG | JSON_HEX_AMP );
	wp_add_inline_script( 'portico-loader', "window.porticoSettings = $json;", 'before' );
}
