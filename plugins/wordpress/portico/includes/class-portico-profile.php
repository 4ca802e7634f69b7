<?php
/**
 * Portico_Profile
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * The Stripe customer ID in a user's profile. Only administrators see and change it: whoever sets it decides whose
 * billing the user sees.
 */
final class Portico_Profile {

	const NONCE = 'portico_profile';

	/**
	 * Adds the hooks.
	 */
	public static function register() {
		add_action( 'show_user_profile', array( self::class, 'show' ) );
		add_action( 'edit_user_profile', array( self::class, 'show' ) );
		add_action( 'user_profile_update_errors', array( self::class, 'check' ) );
		add_action( 'personal_options_update', array( self::class, 'save' ) );
		add_action( 'edit_user_profile_update', array( self::class, 'save' ) );
	}

	/**
	 * The fields.
	 *
	 * @param WP_User $user Whose profile this is.
	 */
	public static function show( $user ) {
		if ( ! self::may_edit( $user->ID ) ) {
			return;
		}
		$labels = array(
			'live' => __( 'Customer ID (live mode)', 'portico' ),
			'test' => __( 'Customer ID (test mode)', 'portico' ),
		);
		echo '<h2>' . esc_html__( 'Stripe customer', 'portico' ) . '</h2><table class="form-table" role="presentation">';
		wp_nonce_field( self::NONCE, self::NONCE, false );
		foreach ( $labels as $mode => $label ) {
			printf(
				'<tr><th><label for="portico-%1$s">%2$s</label></th><td><input class="regular-text code" id="portico-%1$s" name="portico_customer_%1$s" value="%3$s" placeholder="cus_…" autocomplete="off"></td></tr>',
				esc_attr( $mode ),
				esc_html( $label ),
				esc_attr( get_user_meta( $user->ID, Portico_Identity::meta_key( $mode ), true ) )
			);
		}
		echo '</table><p class="description">' . esc_html__( 'This user sees and manages the billing of this customer.', 'portico' ) . '</p>';
	}

	/**
	 * Refuses what isn't a customer ID.
	 *
	 * @param WP_Error $errors Of the profile.
	 */
	public static function check( $errors ) {
		foreach ( Portico_Settings::MODES as $mode ) {
			$id = self::sent( $mode );
			if ( null !== $id && '' !== $id && ! preg_match( '/^cus_\w{1,251}$/', $id ) ) {
				$errors->add( 'portico_customer', __( 'A Stripe customer ID begins with cus_. Copy it from the customer’s page in Stripe.', 'portico' ) );
			}
		}
	}

	/**
	 * Saves the fields.
	 *
	 * @param int $user_id Whose profile this is.
	 */
	public static function save( $user_id ) {
		if ( ! self::may_edit( $user_id ) ) {
			return;
		}
		foreach ( Portico_Settings::MODES as $mode ) {
			$id = self::sent( $mode );
			if ( '' === $id ) {
				delete_user_meta( $user_id, Portico_Identity::meta_key( $mode ) );
			} elseif ( null !== $id && preg_match( '/^cus_\w{1,251}$/', $id ) ) {
				update_user_meta( $user_id, Portico_Identity::meta_key( $mode ), $id );
			}
		}
	}

	/**
	 * What the form sent, if it is our form.
	 *
	 * @param string $mode 'test' or 'live'.
	 * @return string|null
	 */
	private static function sent( $mode ) {
		$name  = 'portico_customer_' . $mode;
		$nonce = isset( $_POST[ self::NONCE ] ) ? sanitize_text_field( wp_unslash( $_POST[ self::NONCE ] ) ) : '';
		if ( ! wp_verify_nonce( $nonce, self::NONCE ) || ! isset( $_POST[ $name ] ) ) {
			return null;
		}
		return trim( sanitize_text_field( wp_unslash( $_POST[ $name ] ) ) );
	}

	/**
	 * Whether the signed-in user may set whose billing a user sees.
	 *
	 * @param int $user_id Whose profile this is.
	 * @return bool
	 */
	private static function may_edit( $user_id ) {
		return current_user_can( 'manage_options' ) && current_user_can( 'edit_user', $user_id );
	}
}
