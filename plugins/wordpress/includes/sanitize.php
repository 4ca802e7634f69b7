<?php
/**
 * Checks what an administrator enters. A wrong value is refused with a reason, and the saved value stays.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Registers the two options with the Settings API, which checks the nonce and the capability.
 */
function portico_register_settings() {
	// Otherwise, saving would create the option so that every page loads it.
	if ( false === get_option( 'portico_keys' ) ) {
		add_option( 'portico_keys', array(), '', false );
	}
	register_setting( 'portico', 'portico_settings', array( 'sanitize_callback' => 'portico_sanitize_settings' ) );
	register_setting( 'portico', 'portico_keys', array( 'sanitize_callback' => 'portico_sanitize_keys' ) );
}
add_action( 'admin_init', 'portico_register_settings' );

/**
 * Checks the settings.
 *
 * @param mixed $sent The values as the form sends them.
 * @return array<string, string>
 */
function portico_sanitize_settings( $sent ) {
	$saved = portico_settings();
	$sent  = array_map( 'trim', array_filter( is_array( $sent ) ? $sent : array(), 'is_string' ) );
	$kept  = array_merge( $saved, array_intersect_key( $sent, $saved ) );

	$kept['mode']        = 'live' === $kept['mode'] ? 'live' : 'test';
	$kept['identify_by'] = 'customer_id' === $kept['identify_by'] ? 'customer_id' : 'email';
	$kept['origin']      = portico_sanitize_origin( $kept['origin'], $saved['origin'] );
	foreach ( array( 'test', 'live' ) as $mode ) {
		$name = "portal_id_{$mode}";
		if ( ! preg_match( '/^([A-Za-z0-9]{10,40})?$/D', $kept[ $name ] ) ) {
			portico_refuse( $name, __( 'That’s not a portal ID. Copy it from the Embed page of Portico’s dashboard.', 'portico' ) );
			$kept[ $name ] = $saved[ $name ];
		}
		$name = "meta_key_{$mode}";
		if ( ! preg_match( '/^[\w-]{0,255}$/D', $kept[ $name ] ) ) {
			portico_refuse( $name, __( 'A user meta key has only letters, digits, - and _.', 'portico' ) );
			$kept[ $name ] = $saved[ $name ];
		}
	}
	return $kept;
}

/**
 * Checks the installation's address, and shortens it to its origin.
 *
 * @param string $address As entered.
 * @param string $saved   The address saved so far.
 * @return string
 */
function portico_sanitize_origin( $address, $saved ) {
	if ( '' === $address ) {
		return '';
	}
	$parts = wp_parse_url( esc_url_raw( $address, array( 'http', 'https' ) ) );
	if ( ! isset( $parts['scheme'], $parts['host'] ) || ! preg_match( '/^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/Di', $parts['host'] ) ) {
		portico_refuse( 'origin', __( 'Enter the address of your Portico installation, such as https://billing.example.com.', 'portico' ) );
		return $saved;
	}
	$is_private = in_array( $parts['host'], array( 'localhost', '127.0.0.1', '[::1]' ), true ) || 'local' === wp_get_environment_type();
	if ( 'https' !== $parts['scheme'] && ! $is_private ) {
		portico_refuse( 'origin', __( 'The address must begin with https://, because the API key is sent to it.', 'portico' ) );
		return $saved;
	}
	return strtolower( $parts['scheme'] . '://' . $parts['host'] ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/**
 * Checks the keys. An empty field keeps the saved key, because the page never shows a key.
 *
 * @param mixed $sent As the form sends them, with a list of keys to remove.
 * @return array<string, string>
 */
function portico_sanitize_keys( $sent ) {
	$saved  = get_option( 'portico_keys' );
	$kept   = is_array( $saved ) ? $saved : array();
	$sent   = is_array( $sent ) ? $sent : array();
	$remove = isset( $sent['remove'] ) ? (array) $sent['remove'] : array();
	foreach ( array( 'secret_key', 'api_key' ) as $kind ) {
		foreach ( array( 'test', 'live' ) as $mode ) {
			$name = "{$kind}_{$mode}";
			$key  = isset( $sent[ $name ] ) && is_string( $sent[ $name ] ) ? trim( $sent[ $name ] ) : '';
			if ( in_array( $name, $remove, true ) ) {
				unset( $kept[ $name ] );
			} elseif ( portico_is_key( $key, $kind, $mode ) ) {
				$kept[ $name ] = $key;
			} elseif ( '' !== $key ) {
				/* translators: %s: beginning of a key. */
				portico_refuse( $name, sprintf( __( 'That’s not a key of this kind and mode. It begins with %s and is 43 characters longer.', 'portico' ), portico_key_prefix( $kind, $mode ) ) );
			}
		}
	}
	return $kept;
}

/**
 * The beginning of every key of a kind and mode.
 *
 * @param string $kind secret_key or api_key.
 * @param string $mode test or live.
 * @return string
 */
function portico_key_prefix( $kind, $mode ) {
	return ( 'api_key' === $kind ? 'portico_api_' : 'portico_' ) . $mode . '_';
}

/**
 * Whether a text has the form of a key.
 *
 * @param string $key  The text.
 * @param string $kind secret_key or api_key.
 * @param string $mode test or live.
 * @return bool
 */
function portico_is_key( $key, $kind, $mode ) {
	return 1 === preg_match( '/^' . portico_key_prefix( $kind, $mode ) . '[A-Za-z0-9]{43}$/D', $key );
}

/**
 * Shows why a field wasn't saved. Never repeats what was entered, because it may be a key.
 *
 * @param string $field  The field's name.
 * @param string $reason Plain text.
 */
function portico_refuse( $field, $reason ) {
	$labels = portico_field_labels();
	add_settings_error( 'portico', $field, esc_html( sprintf( '%1$s: %2$s', $labels[ $field ], $reason ) ) );
}
