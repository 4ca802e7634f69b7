<?php
/**
 * WordPress's own tools for personal data: a text for the privacy policy, and the export and erasure of customer IDs.
 *
 * @package Portico
 */

defined( 'ABSPATH' ) || exit;

/**
 * Suggests a paragraph for the site's privacy policy.
 */
function portico_add_privacy_policy_content() {
	$text = __( 'When you manage your subscription on this site, or read content for subscribers, we send your email address or customer ID to our billing portal, to find your subscriptions. The answer is kept for a minute.', 'portico' );
	wp_add_privacy_policy_content( __( 'Portico Customer Portal', 'portico' ), wp_kses_post( wpautop( $text ) ) );
}
add_action( 'admin_init', 'portico_add_privacy_policy_content' );

/**
 * Adds the exporter of customer IDs.
 *
 * @param array[] $exporters All exporters.
 * @return array[]
 */
function portico_add_exporter( $exporters ) {
	$exporters['portico'] = array(
		'exporter_friendly_name' => __( 'Portico Customer Portal', 'portico' ),
		'callback'               => 'portico_export_customer_ids',
	);
	return $exporters;
}
add_filter( 'wp_privacy_personal_data_exporters', 'portico_add_exporter' );

/**
 * Exports the customer IDs of a user.
 *
 * @param string $email The user's address.
 * @return array<string, mixed>
 */
function portico_export_customer_ids( $email ) {
	$user = get_user_by( 'email', $email );
	$data = array();
	foreach ( $user ? portico_customer_id_labels() : array() as $mode => $label ) {
		$id = get_user_meta( $user->ID, portico_own_meta_key( $mode ), true );
		if ( '' !== $id ) {
			$data[] = array(
				'name'  => $label,
				'value' => $id,
			);
		}
	}
	$item = array(
		'group_id'    => 'portico',
		'group_label' => __( 'Portico Customer Portal', 'portico' ),
		'item_id'     => 'portico-customer-ids',
		'data'        => $data,
	);
	return array(
		'data' => array() === $data ? array() : array( $item ),
		'done' => true,
	);
}

/**
 * Adds the eraser of customer IDs.
 *
 * @param array[] $erasers All erasers.
 * @return array[]
 */
function portico_add_eraser( $erasers ) {
	$erasers['portico'] = array(
		'eraser_friendly_name' => __( 'Portico Customer Portal', 'portico' ),
		'callback'             => 'portico_erase_customer_ids',
	);
	return $erasers;
}
add_filter( 'wp_privacy_personal_data_erasers', 'portico_add_eraser' );

/**
 * Erases the customer IDs of a user.
 *
 * @param string $email The user's address.
 * @return array<string, mixed>
 */
function portico_erase_customer_ids( $email ) {
	$user    = get_user_by( 'email', $email );
	$removed = false;
	foreach ( $user ? portico_customer_id_labels() : array() as $mode => $label ) {
		$removed = delete_user_meta( $user->ID, portico_own_meta_key( $mode ) ) || $removed;
	}
	return array(
		'items_removed'  => $removed,
		'items_retained' => false,
		'messages'       => array(),
		'done'           => true,
	);
}
