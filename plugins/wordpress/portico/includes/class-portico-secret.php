<?php
/**
 * Portico_Secret
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Encrypts keys with the salts of wp-config.php, so that a copy of the database alone doesn't contain them.
 */
final class Portico_Secret {

	/**
	 * Encrypts a key for the database.
	 *
	 * @param string $key The key.
	 * @return string Base64 of the nonce and the ciphertext.
	 */
	public static function seal( $key ) {
		$nonce = random_bytes( SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode -- The database stores text.
		return base64_encode( $nonce . sodium_crypto_secretbox( $key, $nonce, self::own_key() ) );
	}

	/**
	 * Decrypts what `seal` made.
	 *
	 * @param string $sealed From the database.
	 * @return string The key, or '' if the salts have changed since.
	 */
	public static function unseal( $sealed ) {
		// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode -- See seal.
		$bytes = base64_decode( (string) $sealed, true );
		if ( false === $bytes || strlen( $bytes ) <= SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ) {
			return '';
		}
		$nonce = substr( $bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES );
		$key   = sodium_crypto_secretbox_open( substr( $bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES ), $nonce, self::own_key() );
		return false === $key ? '' : $key;
	}

	/**
	 * The key that encrypts the keys.
	 *
	 * @return string 32 bytes.
	 */
	private static function own_key() {
		return hash( 'sha256', 'portico' . wp_salt( 'secure_auth' ), true );
	}
}
