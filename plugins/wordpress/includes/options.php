<?php
/**
 * The settings and the keys.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Every setting with its default. Test and live mode have their own portal and user meta key.
 *
 * @return array<string, string>
 */
function portico_default_settings() {
	return array(
		'origin'         => '',
		'mode'           => 'test',
		'identify_by'    => 'email',
		'portal_id_test' => '',
		'portal_id_live' => '',
		'meta_key_test'  => '',
		'meta_key_live'  => '',
	);
}

/**
 * The settings, complete even if the option was never saved or was damaged.
 *
 * @return array<string, string>
 */
function portico_settings() {
	$saved    = get_option( 'portico_settings' );
	$defaults = portico_default_settings();
	$known    = array_intersect_key( is_array( $saved ) ? $saved : array(), $defaults );
	$settings = array_merge( $defaults, array_filter( $known, 'is_string' ) );

	$settings['mode']        = 'live' === $settings['mode'] ? 'live' : 'test';
	$settings['identify_by'] = 'customer_id' === $settings['identify_by'] ? 'customer_id' : 'email';
	return $settings;
}

/**
 * One setting. Settings of a mode are read for the chosen mode.
 *
 * @param string $name A setting's name, without the mode.
 * @return string
 */
function portico_setting( $name ) {
	$settings = portico_settings();
	$mode     = $settings['mode'];
	return isset( $settings[ $name ] ) ? $settings[ $name ] : $settings[ "{$name}_{$mode}" ];
}

/**
 * The constant that holds a key in wp-config.php, such as PORTICO_SECRET_KEY_LIVE.
 *
 * @param string $kind secret_key or api_key.
 * @param string $mode test or live.
 * @return string
 */
function portico_key_constant( $kind, $mode ) {
	return strtoupper( "portico_{$kind}_{$mode}" );
}

/**
 * A key, or an empty string. A constant takes precedence over the database.
 *
 * @param string $kind secret_key or api_key.
 * @param string $mode test or live.
 * @return string
 */
function portico_key( $kind, $mode ) {
	$constant = portico_key_constant( $kind, $mode );
	if ( defined( $constant ) ) {
		return (string) constant( $constant );
	}
	$keys = get_option( 'portico_keys' );
	$name = "{$kind}_{$mode}";
	return is_array( $keys ) && isset( $keys[ $name ] ) ? (string) $keys[ $name ] : '';
}

/**
 * The user meta key that holds customer IDs, by default the plugin's own key. It has the site's prefix, because
 * sites of a network share their users but may have different Stripe accounts.
 *
 * @param string $mode test or live.
 * @return string
 */
function portico_meta_key( $mode ) {
	$settings = portico_settings();
	$chosen   = $settings[ "meta_key_{$mode}" ];
	return '' === $chosen ? portico_own_meta_key( $mode ) : $chosen;
}

/**
 * The plugin's own user meta key. The underscore at its beginning keeps it out of lists of custom fields.
 *
 * @param string $mode test or live.
 * @return string
 */
function portico_own_meta_key( $mode ) {
	global $wpdb;
	return "_{$wpdb->get_blog_prefix()}portico_customer_id_{$mode}";
}

/**
 * Keeps the keys out of plugins that export options by name.
 *
 * @param string[] $names Options that are not exported.
 * @return string[]
 */
function portico_keep_keys_out_of_exports( $names ) {
	$names[] = 'portico_keys';
	return $names;
}
add_filter( 'options_export_denylist', 'portico_keep_keys_out_of_exports' );
add_filter( 'options_export_blacklist', 'portico_keep_keys_out_of_exports' );
