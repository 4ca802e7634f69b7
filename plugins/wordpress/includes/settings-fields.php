<?php
/**
 * The fields of the settings page.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * The label of every field.
 *
 * @return array<string, string>
 */
function portico_field_labels() {
	return array(
		'origin'          => __( 'Address of your installation', 'portico' ),
		'mode'            => __( 'Mode', 'portico' ),
		'identify_by'     => __( 'Customers are identified by', 'portico' ),
		'portal_id_test'  => __( 'Portal ID in test mode', 'portico' ),
		'secret_key_test' => __( 'Secret key in test mode', 'portico' ),
		'api_key_test'    => __( 'API key in test mode', 'portico' ),
		'meta_key_test'   => __( 'User meta key in test mode', 'portico' ),
		'portal_id_live'  => __( 'Portal ID in live mode', 'portico' ),
		'secret_key_live' => __( 'Secret key in live mode', 'portico' ),
		'api_key_live'    => __( 'API key in live mode', 'portico' ),
		'meta_key_live'   => __( 'User meta key in live mode', 'portico' ),
	);
}

/**
 * Registers the sections and fields.
 */
function portico_add_fields() {
	$sections = array(
		'portico_general' => __( 'General', 'portico' ),
		'portico_test'    => __( 'Test mode', 'portico' ),
		'portico_live'    => __( 'Live mode', 'portico' ),
	);
	foreach ( $sections as $id => $title ) {
		add_settings_section( $id, $title, '__return_null', 'portico' );
	}
	foreach ( portico_field_labels() as $name => $label ) {
		$mode    = substr( $name, -5 );
		$section = '_test' === $mode || '_live' === $mode ? "portico{$mode}" : 'portico_general';
		$args    = array(
			'name'      => $name,
			'label_for' => "portico-{$name}",
		);
		add_settings_field( "portico_{$name}", $label, portico_field_renderer( $name ), 'portico', $section, $args );
	}
}
add_action( 'admin_init', 'portico_add_fields' );

/**
 * The function that renders a field.
 *
 * @param string $name The field's name.
 * @return callable
 */
function portico_field_renderer( $name ) {
	if ( 'mode' === $name || 'identify_by' === $name ) {
		return 'portico_render_choice';
	}
	return preg_match( '/^(secret|api)_key_/', $name ) ? 'portico_render_key' : 'portico_render_text';
}

/**
 * Renders a choice of two.
 *
 * @param array<string, string> $args The field's name and ID.
 */
function portico_render_choice( $args ) {
	$settings = portico_settings();
	$choices  = 'mode' === $args['name']
		? array(
			'test' => __( 'Test mode', 'portico' ),
			'live' => __( 'Live mode', 'portico' ),
		)
		: array(
			'email'       => __( 'Email address', 'portico' ),
			'customer_id' => __( 'Customer ID in user meta', 'portico' ),
		);
	printf( '<select id="%1$s" name="portico_settings[%2$s]">', esc_attr( $args['label_for'] ), esc_attr( $args['name'] ) );
	foreach ( $choices as $value => $label ) {
		printf( '<option value="%1$s"%2$s>%3$s</option>', esc_attr( $value ), selected( $settings[ $args['name'] ], $value, false ), esc_html( $label ) );
	}
	echo '</select>';
	if ( 'identify_by' === $args['name'] ) {
		portico_render_help( __( 'The same as in the settings of your portal. Choose the email address only if your site verifies the addresses of new users: anyone with a customer’s address sees that customer’s subscriptions.', 'portico' ) );
	}
}

/**
 * Renders a text field.
 *
 * @param array<string, string> $args The field's name and ID.
 */
function portico_render_text( $args ) {
	$settings = portico_settings();
	printf(
		'<input type="text" class="regular-text code" id="%1$s" name="portico_settings[%2$s]" value="%3$s" autocomplete="off" spellcheck="false">',
		esc_attr( $args['label_for'] ),
		esc_attr( $args['name'] ),
		esc_attr( $settings[ $args['name'] ] )
	);
	if ( 'origin' === $args['name'] ) {
		portico_render_help( __( 'Such as https://billing.example.com. Also add this site’s address to the allowed origins of your portal.', 'portico' ) );
	} elseif ( 0 === strpos( $args['name'], 'meta_key' ) ) {
		portico_render_help( __( 'Leave it empty to enter customer IDs on the profile pages of your users. If another plugin stores them, enter its key; users must not be able to change it.', 'portico' ) );
	}
}

/**
 * Renders the field of a key, without the key.
 *
 * @param array<string, string> $args The field's name and ID.
 */
function portico_render_key( $args ) {
	$kind     = substr( $args['name'], 0, -5 );
	$mode     = substr( $args['name'], -4 );
	$constant = portico_key_constant( $kind, $mode );
	if ( defined( $constant ) ) {
		/* translators: %s: name of a constant. */
		echo esc_html( sprintf( __( 'Set in wp-config.php, as %s.', 'portico' ), $constant ) );
		return;
	}
	$is_saved = '' !== portico_key( $kind, $mode );
	printf(
		'<input type="password" class="regular-text code" id="%1$s" name="portico_keys[%2$s]" value="" placeholder="%3$s" autocomplete="new-password">',
		esc_attr( $args['label_for'] ),
		esc_attr( $args['name'] ),
		esc_attr( $is_saved ? __( 'Saved. Enter another key to replace it.', 'portico' ) : '' )
	);
	if ( $is_saved ) {
		printf(
			' <label><input type="checkbox" name="portico_keys[remove][]" value="%1$s"> %2$s</label>',
			esc_attr( $args['name'] ),
			esc_html__( 'Remove', 'portico' )
		);
	}
	/* translators: %s: name of a constant. */
	portico_render_help( sprintf( __( 'Or define %s in wp-config.php, which keeps it out of the database.', 'portico' ), $constant ) );
}

/**
 * Prints the text under a field.
 *
 * @param string $text Plain text.
 */
function portico_render_help( $text ) {
	printf( '<p class="description">%s</p>', esc_html( $text ) );
}
