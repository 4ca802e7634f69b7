<?php
/**
 * Portico_Proof
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Proves to Portico who a customer is.
 */
final class Portico_Proof {

	const SECRET_KEY  = '/^portico_(test|live)_[A-Za-z0-9]{43}$/';
	const SIGNING_KEY = '/^portico_sign_(test|live)_([A-Za-z0-9]{20})_[A-Za-z0-9]{43}$/';

	/**
	 * The proof of an identity: a signed token if the site has a signing key, and otherwise a hash.
	 *
	 * @param string $identity An email address or a Stripe customer ID.
	 * @return array{token?: string, hash?: string}
	 */
	public static function of( $identity ) {
		$key = Portico_Settings::key( 'proof_key' );
		return preg_match( self::SIGNING_KEY, $key, $parts )
			? array( 'token' => self::token( $identity, $key, $parts ) )
			: array( 'hash' => hash_hmac( 'sha256', $identity, $key ) );
	}

	/**
	 * A token that opens the portal once, within five minutes.
	 *
	 * @param string   $identity See `of`.
	 * @param string   $key      The signing key.
	 * @param string[] $parts    The key's mode and name.
	 * @return string
	 */
	private static function token( $identity, $key, $parts ) {
		$now     = time();
		$header  = array(
			'alg' => 'HS256',
			'typ' => 'portal+jwt',
			'kid' => 'sig_' . $parts[2],
		);
		$claims  = array(
			'aud'  => Portico_Settings::portal_id(),
			'mode' => $parts[1],
			'sub'  => $identity,
			'iat'  => $now,
			'exp'  => $now + 300,
			'jti'  => wp_generate_uuid4(),
		);
		$content = self::encode( wp_json_encode( $header ) ) . '.' . self::encode( wp_json_encode( $claims ) );
		return $content . '.' . self::encode( hash_hmac( 'sha256', $content, $key, true ) );
	}

	/**
	 * Base64url.
	 *
	 * @param string $bytes Any bytes.
	 * @return string
	 */
	private static function encode( $bytes ) {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- The form of a JWT.
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
