<?php
/**
 * Asks the installation for a customer’s subscriptions.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/** How long an answer is kept. */
const PORTICO_ANSWER_SECONDS = 60;
/** How long after a failure the installation isn’t asked again, so that pages don’t wait for it each time. */
const PORTICO_AWAY_SECONDS = 10;
/** How long a page waits for an answer. */
const PORTICO_TIMEOUT_SECONDS = 3;

/**
 * A customer’s subscriptions. They may be up to a minute old.
 *
 * @param string $identity An email address or a customer ID, as the settings say.
 * @return array[]|WP_Error Rows of status and plans. The error's message is for administrators.
 */
function portico_subscriptions( $identity ) {
	$origin  = portico_setting( 'origin' );
	$api_key = portico_key( 'api_key', portico_setting( 'mode' ) );
	if ( '' === $origin || '' === $api_key ) {
		return new WP_Error( 'portico_missing', __( 'Restricted content needs the address of your Portico installation and an API key.', 'portico' ) );
	}
	$by = portico_setting( 'identify_by' );
	// The names contain the key and the address, so an answer is forgotten as soon as either changes.
	$about  = array( $origin, $api_key, $by );
	$answer = portico_transient_name( 'answer', array_merge( $about, array( $identity ) ) );
	$away   = portico_transient_name( 'away', $about );
	foreach ( array( $answer, $away ) as $name ) {
		$known = get_transient( $name );
		if ( is_array( $known ) ) {
			return $known;
		}
		if ( is_string( $known ) ) {
			return new WP_Error( 'portico_away', $known );
		}
	}

	$found = portico_ask( $origin, $api_key, 'customer_id' === $by ? 'customer' : 'email', $identity );
	if ( ! is_wp_error( $found ) ) {
		set_transient( $answer, $found, PORTICO_ANSWER_SECONDS );
	} else {
		// A refusal that is about this customer alone must not close the content for everyone.
		$name = 'portico_refused' === $found->get_error_code() ? $answer : $away;
		set_transient( $name, $found->get_error_message(), PORTICO_AWAY_SECONDS );
	}
	return $found;
}

/**
 * The name of a transient. It is a hash, because it depends on a key and on personal data.
 *
 * @param string   $kind  answer or away.
 * @param string[] $about The values that the answer depends on.
 * @return string
 */
function portico_transient_name( $kind, $about ) {
	return "portico_{$kind}_" . hash_hmac( 'sha256', implode( "\n", $about ), wp_salt() );
}

/**
 * Asks the installation, with the API key and without following redirects, which would carry the key elsewhere.
 *
 * @param string $origin   The installation's address.
 * @param string $api_key  The API key.
 * @param string $field    email or customer.
 * @param string $identity The customer.
 * @return array[]|WP_Error
 */
function portico_ask( $origin, $api_key, $field, $identity ) {
	$response = wp_remote_get(
		$origin . '/api/v1/subscriptions?' . $field . '=' . rawurlencode( $identity ),
		array(
			'timeout'             => PORTICO_TIMEOUT_SECONDS,
			'redirection'         => 0,
			'limit_response_size' => 2 * MB_IN_BYTES,
			'headers'             => array(
				'Authorization' => 'Bearer ' . $api_key,
				'Accept'        => 'application/json',
			),
		)
	);
	if ( is_wp_error( $response ) ) {
		/* translators: %s: technical reason. */
		return new WP_Error( 'portico_away', sprintf( __( 'Your Portico installation can’t be reached: %s', 'portico' ), $response->get_error_message() ) );
	}
	$status = wp_remote_retrieve_response_code( $response );
	$body   = json_decode( wp_remote_retrieve_body( $response ), true );
	if ( 200 === $status && isset( $body['data'] ) && is_array( $body['data'] ) ) {
		return array_values( array_filter( $body['data'], 'is_array' ) );
	}
	$reason = isset( $body['error']['message'] ) ? (string) $body['error']['message'] : '';
	if ( 422 === $status ) {
		/* translators: %s: technical reason. */
		return new WP_Error( 'portico_refused', sprintf( __( 'Portico refused the question about this customer: %s', 'portico' ), $reason ) );
	}
	if ( 401 === $status ) {
		return new WP_Error( 'portico_away', __( 'Portico refused the API key. Make a new one on the Keys page of its dashboard.', 'portico' ) );
	}
	/* translators: 1: HTTP status code, 2: technical reason. */
	return new WP_Error( 'portico_away', sprintf( __( 'Portico answered with status %1$d: %2$s', 'portico' ), $status, $reason ) );
}
