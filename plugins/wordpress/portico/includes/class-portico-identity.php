<?php
/**
 * Portico_Identity
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Which customer the signed-in user is. Nothing that a page or a browser sends counts.
 */
final class Portico_Identity {

	/**
	 * The name of the user meta with the Stripe customer ID. It begins with `_`, so that users can't edit it themselves,
	 * and test mode and live mode have their own.
	 *
	 * @param string $mode 'test' or 'live'.
	 * @return string
	 */
	public static function meta_key( $mode ) {
		return '_portico_customer_' . $mode;
	}

	/**
	 * The signed-in user's identity.
	 *
	 * @return string An email address or a Stripe customer ID; '' if nobody is signed in, or the user has none.
	 */
	public static function current() {
		$user = wp_get_current_user();
		if ( ! $user->exists() ) {
			return '';
		}
		if ( 'email' === Portico_Settings::identify_by() ) {
			return $user->user_email;
		}
		$mode = Portico_Settings::mode();
		$id   = (string) get_user_meta( $user->ID, self::meta_key( $mode ), true );
		/**
		 * Filters the Stripe customer ID of the signed-in user, for sites that store it elsewhere.
		 *
		 * @param string  $id   `cus_…`, or '' if the user has none.
		 * @param WP_User $user The user.
		 * @param string  $mode 'test' or 'live'.
		 */
		$id = (string) apply_filters( 'portico_customer_id', $id, $user, $mode );
		return preg_match( '/^cus_\w{1,251}$/', $id ) ? $id : '';
	}
}
