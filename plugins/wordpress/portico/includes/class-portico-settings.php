<?php
/**
 * Portico_Settings
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * What the site's owner has set. One row of the options, which WordPress doesn't load with every page.
 */
final class Portico_Settings {

	const OPTION = 'portico_settings';
	const MODES  = array( 'test', 'live' );

	/**
	 * The stored settings, with defaults for what is missing. Keys are sealed.
	 *
	 * @return array{origin: string, mode: string, identify_by: string, test: array, live: array}
	 */
	public static function all() {
		$stored   = get_option( self::OPTION, array() );
		$defaults = array(
			'origin'      => '',
			'mode'        => 'test',
			'identify_by' => 'customer_id',
		);
		$settings = wp_parse_args( is_array( $stored ) ? $stored : array(), $defaults );
		foreach ( self::MODES as $mode ) {
			$settings[ $mode ] = wp_parse_args(
				isset( $settings[ $mode ] ) ? $settings[ $mode ] : array(),
				array(
					'portal_id' => '',
					'proof_key' => '',
					'api_key'   => '',
				)
			);
		}
		return $settings;
	}

	/**
	 * The address of the Portico installation, without a slash at the end.
	 *
	 * @return string
	 */
	public static function origin() {
		return self::all()['origin'];
	}

	/**
	 * The mode that the site uses.
	 *
	 * @return string 'test' or 'live'.
	 */
	public static function mode() {
		return self::all()['mode'];
	}

	/**
	 * What identifies the customer, as the portal's own settings say.
	 *
	 * @return string 'email' or 'customer_id'.
	 */
	public static function identify_by() {
		return self::all()['identify_by'];
	}

	/**
	 * The portal's ID in the site's mode.
	 *
	 * @return string
	 */
	public static function portal_id() {
		return self::all()[ self::mode() ]['portal_id'];
	}

	/**
	 * A key of the site's mode. `PORTICO_PROOF_KEY` and `PORTICO_API_KEY` in wp-config.php come first.
	 *
	 * @param string $name 'proof_key' (a secret key or a signing key) or 'api_key'.
	 * @return string The key, or '' if there is none.
	 */
	public static function key( $name ) {
		$constant = 'PORTICO_' . strtoupper( $name );
		if ( defined( $constant ) ) {
			return (string) constant( $constant );
		}
		return Portico_Secret::unseal( self::all()[ self::mode() ][ $name ] );
	}

	/**
	 * What is missing before the portal can open, in the reader's language.
	 *
	 * @return string[]
	 */
	public static function missing() {
		$missing = array();
		if ( '' === self::origin() ) {
			$missing[] = __( 'the address of your Portico installation', 'portico' );
		}
		if ( '' === self::portal_id() ) {
			$missing[] = __( 'the portal ID', 'portico' );
		}
		if ( '' === self::key( 'proof_key' ) ) {
			$missing[] = __( 'the secret key', 'portico' );
		}
		return $missing;
	}
}
