<?php
/**
 * The customer ID on a user's profile page. Only those who may edit users can change it: with another customer's ID,
 * a user would see that customer's subscriptions.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * The fields by mode. A mode has no field if another plugin stores its customer IDs.
 *
 * @return array<string, string> Labels.
 */
function portico_profile_fields() {
	$settings = portico_settings();
	$fields   = portico_customer_id_labels();
	foreach ( array_keys( $fields ) as $mode ) {
		if ( '' !== $settings[ "meta_key_{$mode}" ] ) {
			unset( $fields[ $mode ] );
		}
	}
	return $fields;
}

/**
 * Whether the profile page of a user has the fields.
 *
 * @param int $user_id The user.
 * @return bool
 */
function portico_may_edit_customer_id( $user_id ) {
	return 'customer_id' === portico_setting( 'identify_by' )
		&& array() !== portico_profile_fields()
		&& current_user_can( 'edit_users' )
		&& current_user_can( 'edit_user', $user_id );
}

/**
 * Renders the fields.
 *
 * @param WP_User $user The user.
 */
function portico_render_customer_id( $user ) {
	if ( ! portico_may_edit_customer_id( $user->ID ) ) {
		return;
	}
	wp_nonce_field( "portico_customer_id_{$user->ID}", 'portico_nonce' );
	?>
	<h2><?php esc_html_e( 'Portico', 'portico' ); ?></h2>
	<table class="form-table" role="presentation">
		<?php foreach ( portico_profile_fields() as $mode => $label ) : ?>
			<tr>
				<th><label for="portico-customer-id-<?php echo esc_attr( $mode ); ?>"><?php echo esc_html( $label ); ?></label></th>
				<td><input type="text" class="regular-text code" id="portico-customer-id-<?php echo esc_attr( $mode ); ?>" name="portico_customer_id[<?php echo esc_attr( $mode ); ?>]" value="<?php echo esc_attr( get_user_meta( $user->ID, portico_own_meta_key( $mode ), true ) ); ?>" placeholder="cus_…"></td>
			</tr>
		<?php endforeach; ?>
	</table>
	<?php
}
add_action( 'show_user_profile', 'portico_render_customer_id' );
add_action( 'edit_user_profile', 'portico_render_customer_id' );

/**
 * The labels of the two fields.
 *
 * @return array<string, string>
 */
function portico_customer_id_labels() {
	return array(
		'test' => __( 'Customer ID in test mode', 'portico' ),
		'live' => __( 'Customer ID in live mode', 'portico' ),
	);
}

/**
 * Saves the fields. Runs only if the form had them, and then checks the form's nonce.
 *
 * @param int $user_id The user.
 */
function portico_save_customer_id( $user_id ) {
	if ( ! isset( $_POST['portico_customer_id'], $_POST['portico_nonce'] ) || ! portico_may_edit_customer_id( $user_id ) ) {
		return;
	}
	check_admin_referer( "portico_customer_id_{$user_id}", 'portico_nonce' );
	$sent = map_deep( wp_unslash( (array) $_POST['portico_customer_id'] ), 'sanitize_text_field' );
	foreach ( array_keys( portico_profile_fields() ) as $mode ) {
		$id = isset( $sent[ $mode ] ) && is_string( $sent[ $mode ] ) ? $sent[ $mode ] : '';
		if ( '' === $id ) {
			delete_user_meta( $user_id, portico_own_meta_key( $mode ) );
		} elseif ( preg_match( '/^[!-.0-?A-~]{1,255}$/D', $id ) ) {
			update_user_meta( $user_id, portico_own_meta_key( $mode ), wp_slash( $id ) );
		}
	}
}
add_action( 'personal_options_update', 'portico_save_customer_id' );
add_action( 'edit_user_profile_update', 'portico_save_customer_id' );

/**
 * Shows why a customer ID isn't saved, on the profile page itself.
 *
 * @param WP_Error $errors The form's errors.
 * @param bool     $update Whether the user exists.
 * @param stdClass $user   The user as entered.
 */
function portico_check_customer_id( $errors, $update, $user ) {
	if ( ! $update || ! isset( $_POST['portico_customer_id'], $_POST['portico_nonce'] ) || ! portico_may_edit_customer_id( $user->ID ) ) {
		return;
	}
	check_admin_referer( "portico_customer_id_{$user->ID}", 'portico_nonce' );
	$sent = map_deep( wp_unslash( (array) $_POST['portico_customer_id'] ), 'sanitize_text_field' );
	foreach ( portico_profile_fields() as $mode => $label ) {
		if ( isset( $sent[ $mode ] ) && ! preg_match( '/^[!-.0-?A-~]{0,255}$/D', (string) $sent[ $mode ] ) ) {
			/* translators: %s: label of a field. */
			$errors->add( "portico_{$mode}", esc_html( sprintf( __( '%s: That’s not a customer ID of Stripe, such as cus_NffrFeUfNV2Hib.', 'portico' ), $label ) ) );
		}
	}
}
add_action( 'user_profile_update_errors', 'portico_check_customer_id', 10, 3 );
