<?php
/**
 * Finds the customer of the signed-in user.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * The identity of the signed-in user in Stripe: an email address or a customer ID, as the settings say. Empty for
 * visitors and for users without an identity. Only the server's session decides, never the request.
 *
 * @return string
 */
function portico_identity() {
	$user = wp_get_current_user();
	if ( ! $user->exists() ) {
		return '';
	}
	$by       = portico_setting( 'identify_by' );
	$identity = 'customer_id' === $by
		? get_user_meta( $user->ID, portico_meta_key( portico_setting( 'mode' ) ), true )
		: $user->user_email;

	/**
	 * Filters the identity, for example to return an empty string for users whose email address isn't verified.
	 *
	 * @since 0.1.0
	 *
	 * @param string  $identity An email address or a customer ID.
	 * @param WP_User $user     The signed-in user.
	 * @param string  $by       email or customer_id.
	 */
	$identity = apply_filters( 'portico_identity', $identity, $user, $by );
	return is_string( $identity ) ? $identity : '';
}

/**
 * The proof of an identity: its HMAC-SHA256 with the secret key, in hexadecimal digits.
 *
 * @param string $identity An email address or a customer ID.
 * @return string
 */
function portico_hash( $identity ) {
	return hash_hmac( 'sha256', $identity, portico_key( 'secret_key', portico_setting( 'mode' ) ) );
}
