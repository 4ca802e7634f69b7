<?php
/**
 * Portico_Subscriptions
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * What a customer subscribes to, as Portico's API says. An answer counts for a minute.
 */
final class Portico_Subscriptions {

	const FRESH_SECONDS = MINUTE_IN_SECONDS;
	/** While Portico can't be reached, pages shouldn't wait for it one after the other. */
	const FAILED_SECONDS = 15;

	/**
	 * The subscriptions of an identity.
	 *
	 * @param string $identity An email address or a Stripe customer ID.
	 * @return array[]|WP_Error Each with `status` and `plans`; an error if Portico doesn't answer.
	 */
	public static function of( $identity ) {
		$kept = get_transient( self::name( $identity ) );
		if ( is_array( $kept ) ) {
			return isset( $kept['failed'] ) ? new WP_Error( 'portico_failed', $kept['failed'] ) : $kept['found'];
		}
		$found = self::ask( $identity );
		if ( is_wp_error( $found ) ) {
			set_transient( self::name( $identity ), array( 'failed' => $found->get_error_message() ), self::FAILED_SECONDS );
		} else {
			set_transient( self::name( $identity ), array( 'found' => $found ), self::FRESH_SECONDS );
		}
		return $found;
	}

	/**
	 * Forgets the answer, so that the next question reaches Portico.
	 *
	 * @param string $identity See `of`.
	 */
	public static function forget( $identity ) {
		delete_transient( self::name( $identity ) );
	}

	/**
	 * Where an answer is kept. Another mode, installation or portal has another place.
	 *
	 * @param string $identity See `of`.
	 * @return string
	 */
	private static function name( $identity ) {
		$about = array( Portico_Settings::origin(), Portico_Settings::mode(), Portico_Settings::identify_by(), $identity );
		return 'portico_' . hash( 'sha256', implode( "\n", $about ) );
	}

	/**
	 * Asks Portico.
	 *
	 * @param string $identity See `of`.
	 * @return array[]|WP_Error
	 */
	private static function ask( $identity ) {
		$key = Portico_Settings::key( 'api_key' );
		if ( '' === $key || '' === Portico_Settings::origin() ) {
			return new WP_Error( 'portico_failed', __( 'Gated content needs an API key.', 'portico' ) );
		}
		$by       = 'email' === Portico_Settings::identify_by() ? 'email' : 'customer';
		$response = wp_remote_get(
			add_query_arg( array( $by => rawurlencode( $identity ) ), Portico_Settings::origin() . '/api/v1/subscriptions' ),
			array(
				'headers'     => array( 'Authorization' => 'Bearer ' . $key ),
				'timeout'     => 5,
				'redirection' => 0,
			)
		);
		if ( is_wp_error( $response ) ) {
			return $response;
		}
		$body = json_decode( wp_remote_retrieve_body( $response ), true );
		if ( 200 === wp_remote_retrieve_response_code( $response ) && isset( $body['data'] ) && is_array( $body['data'] ) ) {
			return $body['data'];
		}
		/* translators: %s: the HTTP status, such as 503. */
		$message = sprintf( __( 'Portico answered with status %s.', 'portico' ), wp_remote_retrieve_response_code( $response ) );
		return new WP_Error( 'portico_failed', isset( $body['error']['message'] ) ? $message . ' ' . $body['error']['message'] : $message );
	}
}
